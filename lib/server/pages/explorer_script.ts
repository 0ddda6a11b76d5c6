/**
 * The script of the page under `/swagger-ui/`. It is plain JavaScript for
 * browsers; all it puts into the page goes in as text, never as markup.
 */
export const EXPLORER_SCRIPT = String.raw`"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const METHODS = ["get", "post", "put", "patch", "delete"];
  const MAX_SHOWN = 200000;
  let spec;

  function make(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (value === undefined || value === false) continue;
      if (name in element) element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((one) => one !== undefined));
    return element;
  }

  function resolve(schema) {
    let found = schema;
    for (let i = 0; found && found.$ref && i < 20; i++) {
      found = (spec.components.schemas || {})[found.$ref.split("/").pop()];
    }
    return found || {};
  }

  function typeOf(schema) {
    if (!schema) return "";
    if (schema.$ref) return schema.$ref.split("/").pop();
    const found = resolve(schema);
    if (found.type === "array") return "list of " + (typeOf(found.items) || "anything");
    if (found.oneOf || found.anyOf) return (found.oneOf || found.anyOf).map(typeOf).join(" or ");
    return [].concat(found.type || "anything").join(" or ") + (found.format ? " (" + found.format + ")" : "");
  }

  function example(schema, depth) {
    const found = resolve(schema);
    if (found.default !== undefined) return found.default;
    if (found.enum) return found.enum[0];
    if (depth > 4) return null;
    if (found.oneOf || found.anyOf) return example((found.oneOf || found.anyOf)[0], depth + 1);
    const type = [].concat(found.type || "object")[0];
    if (type === "object") {
      const made = {};
      for (const name of found.required || []) {
        made[name] = example((found.properties || {})[name], depth + 1);
      }
      return made;
    }
    return { array: [], integer: 0, number: 0, boolean: false, string: "" }[type] ?? null;
  }

  function parameterRow(parameter) {
    const schema = resolve(parameter.schema);
    const id = "p" + Math.random().toString(36).slice(2);
    let input;
    if (schema.enum || schema.type === "boolean") {
      input = make("select", { id });
      input.append(make("option", { value: "" }, "(not sent)"));
      for (const value of schema.enum || ["true", "false"]) {
        input.append(make("option", { value: String(value) }, String(value)));
      }
    } else {
      input = make("input", {
        id,
        type: "text",
        placeholder: schema.default === undefined ? "" : String(schema.default),
      });
    }
    input.required = Boolean(parameter.required);
    const label = make("label", { htmlFor: id }, make("code", {}, parameter.name), parameter.required ? " *" : "");
    const row = make(
      "tr",
      {},
      make("th", { scope: "row" }, label),
      make("td", {}, parameter.in),
      make("td", {}, typeOf(parameter.schema)),
      make("td", {}, input),
    );
    return { row, parameter, input };
  }

  function bodyParts(operation) {
    const content = (operation.requestBody || {}).content;
    if (!content) return undefined;
    const type = Object.keys(content)[0];
    const schema = content[type].schema;
    if (type === "multipart/form-data") {
      const input = make("input", { type: "file" });
      return {
        view: make("p", {}, make("label", {}, "File ", input)),
        read() {
          const form = new FormData();
          if (input.files[0]) form.append("file", input.files[0]);
          return { body: form };
        },
      };
    }
    const isText = type.startsWith("text/");
    const value = isText ? "" : JSON.stringify(example(schema, 0), null, 2);
    const area = make("textarea", { value, spellcheck: false });
    return {
      view: make("p", {}, make("label", {}, "Body, " + type + ": " + typeOf(schema), area)),
      read() {
        if (area.value.trim() === "") return {};
        return { body: area.value, type };
      },
    };
  }

  async function show(response, out, started) {
    const took = () => Math.round(performance.now() - started) + " ms";
    const head = make("p", { className: response.ok ? "good" : "bad" });
    const shown = make("pre", { tabIndex: 0 });
    out.replaceChildren(head, shown);
    const say = (end) => {
      head.textContent = response.status + " " + response.statusText + ", " + took() + end;
    };
    say("");
    const type = response.headers.get("content-type") || "";
    if (!/json|text|yaml|javascript/.test(type) && response.status !== 204) {
      const blob = await response.blob();
      const link = make("a", { href: URL.createObjectURL(blob), download: "download" }, "Save " + blob.size + " bytes");
      shown.replaceWith(make("p", {}, link));
      return say("");
    }
    let all = "";
    if (response.body) {
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        all += part.value;
        if (all.length <= MAX_SHOWN) shown.textContent = all;
      }
    }
    try {
      if (/^application\/json/.test(type)) all = JSON.stringify(JSON.parse(all), null, 2);
    } catch {
      // What is not JSON after all is shown as it came.
    }
    shown.textContent = all.length > MAX_SHOWN
      ? all.slice(0, MAX_SHOWN) + "\n(" + (all.length - MAX_SHOWN) + " more characters)"
      : all || "(no body)";
    say("");
  }

  function operationView(path, method, operation, base) {
    const done = operation["x-cenote-implemented"] !== false;
    const summary = make(
      "summary",
      {},
      make("span", { className: "method" }, method.toUpperCase()),
      make("code", {}, base + path),
      make("span", { className: "name" }, operation.operationId + (done ? "" : " (not implemented here)")),
    );
    const details = make("details", { className: done ? "" : "missing" }, summary);
    details.addEventListener("toggle", () => {
      if (details.open && details.childElementCount === 1) {
        details.append(content(path, method, operation, base, done));
      }
    });
    return details;
  }

  function content(path, method, operation, base, done) {
    const rows = (operation.parameters || []).map(parameterRow);
    const body = bodyParts(operation);
    const out = make("div", { "aria-live": "polite" });
    const send = make("button", { type: "submit", disabled: !done }, "Try it");
    const form = make("form", {});
    if (operation.description || operation.summary) {
      form.append(make("p", {}, operation.description || operation.summary));
    }
    if (rows.length > 0) {
      const head = make("tr", {}, ...["Parameter", "In", "Type", "Value"].map((one) => make("th", { scope: "col" }, one)));
      form.append(make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows.map((one) => one.row))));
    }
    if (body) form.append(body.view);
    form.append(make("p", {}, send), out);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const query = new URLSearchParams();
      let target = base + path;
      for (const { parameter, input } of rows) {
        if (parameter.in === "path") {
          target = target.replace("{" + parameter.name + "}", encodeURIComponent(input.value));
        } else if (input.value !== "") query.append(parameter.name, input.value);
      }
      if (query.size > 0) target += "?" + query;
      const key = byId("key").value;
      const { body: sent, type } = body ? body.read() : {};
      const headers = {};
      if (key !== "") headers.authorization = "Bearer " + key;
      if (type) headers["content-type"] = type;
      send.disabled = true;
      const started = performance.now();
      try {
        await show(await fetch(target, { method: method.toUpperCase(), headers, body: sent }), out, started);
      } catch (error) {
        out.replaceChildren(make("p", { className: "bad" }, String(error)));
      } finally {
        send.disabled = false;
      }
    });
    return make("div", {}, form);
  }

  function render() {
    const wanted = byId("filter").value.trim().toLowerCase();
    const groups = new Map();
    let count = 0;
    for (const [path, item] of Object.entries(spec.paths)) {
      const server = (item.servers || spec.servers || [{ url: "" }])[0].url;
      for (const method of METHODS) {
        const operation = item[method];
        if (!operation) continue;
        const tag = (operation.tags || ["Other"])[0];
        const text = [method, path, operation.operationId, tag].join(" ").toLowerCase();
        if (!text.includes(wanted)) continue;
        const own = operation.servers ? operation.servers[0].url : server;
        const base = own.replace(/\/+$/, "");
        groups.set(tag, [...(groups.get(tag) || []), operationView(path, method, operation, base)]);
        count++;
      }
    }
    const sections = [...groups].sort(([a], [b]) => a < b ? -1 : 1).map(([tag, views]) =>
      make("section", {}, make("h2", {}, tag + " (" + views.length + ")"), ...views)
    );
    byId("operations").replaceChildren(...sections);
    byId("status").textContent = count + (count === 1 ? " operation" : " operations");
  }

  async function load() {
    byId("status").textContent = "Loading…";
    const response = await fetch("/api-spec.json" + (byId("all").checked ? "?all=true" : ""));
    if (!response.ok) throw new Error("The description of the API cannot be loaded: " + response.status);
    spec = await response.json();
    render();
  }

  function fail(error) {
    byId("status").textContent = String(error);
    byId("status").className = "bad";
  }

  byId("settings").addEventListener("submit", (event) => event.preventDefault());
  byId("filter").addEventListener("input", () => spec && render());
  byId("all").addEventListener("change", () => load().catch(fail));
  load().catch(fail);
})();
`;
