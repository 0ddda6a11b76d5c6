/**
 * Objects of popular libraries, told by their shape: canvases, Vega charts, data
 * frames, elements of a document. No library is imported to know them.
 *
 * @module
 */
import type { MediaBundle } from "./bundle.mts";

const { apply, get, has } = Reflect;
const { entries } = Object;
const { isArray } = Array;
const { fromBase64 } = Uint8Array;
const Utf8 = TextDecoder;
const decodeUri = decodeURIComponent;

/** Rows of a data frame that go out as data, and as a table. */
const DATA_ROWS = 50;
const TABLE_ROWS = 10;

/**
 * Reads a property of any object. One that cannot be read is as good as absent:
 * a getter that throws, a proxy that was revoked.
 */
export function read(object: object, name: string | symbol): unknown {
  try {
    return has(object, name) ? get(object, name) : undefined;
  } catch {
    return undefined;
  }
}

/** The bundle of an object that looks like one of these; undefined for any other. */
export function bundleOfLookalike(object: object): MediaBundle | undefined {
  return canvas(object) ?? vega(object) ?? dataFrame(object);
}

/** The bundle of an element of a document; undefined for anything else. */
export function bundleOfElement(object: object): MediaBundle | undefined {
  const html = read(object, "outerHTML");
  if (typeof html !== "string") return undefined;
  return { [html.startsWith("<svg") ? "image/svg+xml" : "text/html"]: html };
}

function canvas(object: object): MediaBundle | undefined {
  const method = read(object, "toDataURL");
  if (typeof method !== "function") return undefined;
  const url: unknown = apply(method, object, []);
  if (typeof url !== "string" || !url.startsWith("data:")) return undefined;
  const comma = url.indexOf(",");
  if (comma < 0) return undefined;
  const [type = "", ...parameters] = url.slice(5, comma).split(";");
  const data = url.slice(comma + 1);
  const isText = type.startsWith("text/") || type === "image/svg+xml";
  const isBase64 = parameters.includes("base64");
  if (!isText) return isBase64 ? { [type]: data } : undefined;
  return {
    [type]: isBase64 ? new Utf8().decode(fromBase64(data)) : decodeUri(data),
  };
}

const VEGA_REGEXP = /\/schema\/vega(-lite)?\/v(\d+)/;

function vega(object: object): MediaBundle | undefined {
  const method = read(object, "toSpec");
  if (typeof method !== "function") return undefined;
  const spec: unknown = apply(method, object, []);
  if (typeof spec !== "object" || spec === null) return undefined;
  const schema = read(spec, "$schema");
  const match = typeof schema === "string" ? VEGA_REGEXP.exec(schema) : null;
  if (match === null) return undefined;
  const [, lite, version] = match;
  return {
    [`application/vnd.vega${lite ? "lite" : ""}.v${version}+json`]: spec,
  };
}

const COLUMN_TYPES: Readonly<Record<string, string>> = {
  Null: "null",
  Bool: "boolean",
  Boolean: "boolean",
  Int8: "integer",
  Int16: "integer",
  Int32: "integer",
  Int64: "integer",
  UInt8: "integer",
  UInt16: "integer",
  UInt32: "integer",
  UInt64: "integer",
  Float32: "number",
  Float64: "number",
  Decimal: "number",
  List: "array",
  Struct: "object",
};

function columnType(type: unknown): string {
  let name: unknown = type;
  if (typeof type === "object" && type !== null) {
    const method = read(type, "toJSON");
    const json: unknown = typeof method === "function"
      ? apply(method, type, [])
      : type;
    name = typeof json === "object" && json !== null
      ? read(json, "DataType") ?? read(json, "variant")
      : json;
    // A type with parameters is an object under its own name.
    if (typeof name === "object" && name !== null) name = entries(name)[0]?.[0];
  }
  return (typeof name === "string" ? COLUMN_TYPES[name] : undefined) ??
    "string";
}

function dataFrame(object: object): MediaBundle | undefined {
  const schema = read(object, "schema");
  if (typeof schema !== "object" || schema === null) return undefined;
  if (typeof read(object, "toRecords") !== "function") return undefined;
  const head = read(object, "head");
  if (typeof head !== "function") return undefined;
  const rows = records(apply(head, object, [DATA_ROWS]));
  const top = records(apply(head, object, [TABLE_ROWS]));
  if (rows === undefined || top === undefined) return undefined;
  const fields: { name: string; type: string }[] = [];
  for (const [name, type] of entries(schema)) {
    fields.push({ name, type: columnType(type) });
  }
  return {
    "application/vnd.dataresource+json": { data: rows, schema: { fields } },
    "text/html": toTable(fields.map(({ name }) => name), top),
  };
}

function records(frame: unknown): object[] | undefined {
  if (typeof frame !== "object" || frame === null) return undefined;
  const method = read(frame, "toRecords");
  if (typeof method !== "function") return undefined;
  const rows: unknown = apply(method, frame, []);
  if (!isArray(rows)) return undefined;
  return rows.filter((row) => typeof row === "object" && row !== null);
}

function toTable(names: readonly string[], rows: readonly object[]): string {
  let html = "<table><thead><tr>";
  for (const name of names) html += `<th>${escape(name)}</th>`;
  html += "</tr></thead><tbody>";
  for (const row of rows) {
    html += "<tr>";
    for (const name of names) {
      html += `<td>${escape(String(read(row, name)))}</td>`;
    }
    html += "</tr>";
  }
  return html + "</tbody></table>";
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark);
}
