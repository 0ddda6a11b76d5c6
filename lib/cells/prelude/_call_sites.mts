import type { ThrownFrame } from "../errors/thrown.ts";

// Taken now: a cell may put anything in place of the originals.
const { apply, get } = Reflect;

/** Longer addresses than this (`data:`) are cut: nobody reads them. */
const LONGEST_URL = 2_000;

/**
 * Takes one of V8's call sites apart. Deno has put the places of TypeScript
 * modules back to their sources in it.
 *
 * @param site A call site as `Error.prepareStackTrace` gets it.
 * @returns The frame; lines of cells as V8 counts them.
 */
export function frameOf(site: object): ThrownFrame {
  const url = urlOf(site);
  const line = number(site, "getLineNumber");
  return {
    functionName: functionName(site),
    url: url.length > LONGEST_URL ? url.slice(0, LONGEST_URL) + "…" : url,
    line,
    column: number(site, "getColumnNumber"),
  };
}

/**
 * Writes a frame as V8 does.
 *
 * @param site The call site.
 * @param place Address, line and column, as they are to be shown.
 * @param linesBefore How many lines to take off the places of evaluated code.
 */
export function functionText(
  site: object,
  place: string,
  linesBefore: number,
): string {
  const name = functionName(site);
  if (isPromiseAll(site)) return name;
  if (urlOf(site) !== "") {
    if (name === "") return is(site, "isAsync") ? `async ${place}` : place;
    return `${name} (${place})`;
  }
  let where = "<anonymous>";
  const origin = call(site, "getEvalOrigin");
  if (is(site, "isEval") && typeof origin === "string") {
    // Code of cells has no address there: `eval at f (:3:7)`.
    const shown = origin.replace(
      /\(:(\d+):(\d+)\)/g,
      (_, line, column) => `(cell:${Number(line) - linesBefore}:${column})`,
    );
    where = `${shown}, <anonymous>`;
  }
  const line = number(site, "getLineNumber");
  if (line > 0) where += `:${line}:${number(site, "getColumnNumber")}`;
  return name === "" ? where : `${name} (${where})`;
}

/** The address that line and column belong to; empty for code that has none. */
function urlOf(site: object): string {
  const file = call(site, "getFileName");
  if (typeof file === "string" && file !== "") return fileUrl(file);
  const name = call(site, "getScriptNameOrSourceURL");
  return typeof name === "string" ? name : "";
}

/** Deno gives the path of a local file and the address of any other. */
function fileUrl(file: string): string {
  if (/^[a-z][a-z\d+.-]+:/i.test(file)) return file;
  const path = file.replaceAll("\\", "/");
  if (!path.startsWith("/") && !/^[a-z]:\//i.test(path)) return file;
  const encoded = path.replaceAll("%", "%25").replaceAll("?", "%3F")
    .replaceAll("#", "%23");
  return new URL(`file://${encoded.startsWith("/") ? "" : "/"}${encoded}`).href;
}

function functionName(site: object): string {
  const prefix = is(site, "isAsync") ? "async " : "";
  if (isPromiseAll(site)) {
    return `async Promise.all (index ${number(site, "getPromiseIndex")})`;
  }
  const name = string(site, "getFunctionName");
  const method = string(site, "getMethodName");
  const type = string(site, "getTypeName");
  if (is(site, "isConstructor")) return `${prefix}new ${name || "<anonymous>"}`;
  if (is(site, "isToplevel")) return name === "" ? "" : prefix + name;
  if (name === "") {
    return type === "" ? "" : `${prefix}${type}.${method || "<anonymous>"}`;
  }
  const owner = type === "" || name.startsWith(type) ? "" : `${type}.`;
  const alias = method === "" || name.endsWith(method) ? "" : ` [as ${method}]`;
  return prefix + owner + name + alias;
}

/** V8 says so of `any` and `allSettled` too, but only for `all` has it a place in the list. */
function isPromiseAll(site: object): boolean {
  return is(site, "isPromiseAll") && string(site, "getFunctionName") === "all";
}

function call(site: object, method: string): unknown {
  const found: unknown = get(site, method);
  return typeof found === "function" ? apply(found, site, []) : undefined;
}

function is(site: object, method: string): boolean {
  return call(site, method) === true;
}

function number(site: object, method: string): number {
  const value = call(site, method);
  return typeof value === "number" ? value : 0;
}

function string(site: object, method: string): string {
  const value = call(site, method);
  return typeof value === "string" ? value : "";
}
