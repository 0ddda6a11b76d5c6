/**
 * One value as several media types, which a front end picks from.
 *
 * @module
 */

/** Media types, each with its data. */
export type MediaBundle = Readonly<Record<string, unknown>>;

// A cell may overwrite any global: what shows output is taken before one runs.
const { entries, hasOwn } = Object;
const { isArray } = Array;
const { isView } = ArrayBuffer;
const { apply, get } = Reflect;
const { isSafeInteger } = Number;
const inspect = Deno.inspect;

/** Texts longer than this are not searched for a plain form. */
const SEARCHED = 100_000;

/** The name under which an object says how it is shown. */
export const displaySymbol: unique symbol = Symbol.for("Jupyter.display");

/**
 * Makes a bundle fit to be sent: what is undefined is left out, bytes become
 * base64, and numbers become text where a type is not JSON's.
 *
 * @param given What a display method returned or `display()` got.
 * @returns The bundle; empty when there is nothing to show.
 * @throws {TypeError} When it is no object of media types.
 */
export function toBundle(given: unknown): MediaBundle {
  if (given === undefined || given === null) return {};
  if (typeof given !== "object" || isArray(given)) {
    throw new TypeError(
      `Cannot show a value: found ${inspectValue(given)} instead of media ` +
        `types; wanted an object such as { "text/plain": "…" }`,
    );
  }
  const bundle: Record<string, unknown> = {};
  for (const [type, data] of entries(given)) {
    const fit = toData(type, data);
    if (fit !== undefined) bundle[type] = fit;
  }
  return bundle;
}

function toData(type: string, data: unknown): unknown {
  if (typeof data === "string" || data === undefined) return data;
  if (typeof data === "function" || typeof data === "symbol") {
    throw new TypeError(
      `Cannot show "${type}": found a ${typeof data}; wanted text` +
        (isJsonType(type) ? " or an object" : ""),
    );
  }
  const bytes = toBytes(data);
  if (bytes !== undefined) return toBase64(bytes);
  if (isJsonType(type)) return data;
  if (data === null) return undefined;
  if (typeof data !== "object") return String(data);
  if (data instanceof URL || data instanceof String) return String(data);
  return data;
}

function isJsonType(type: string): boolean {
  return type === "application/json" || type.endsWith("+json");
}

/** The bytes of a buffer or of a view of one; undefined for anything else. */
export function toBytes(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) {
    return new Uint8Array(value);
  }
  return undefined;
}

const encodeBase64 = Uint8Array.prototype.toBase64;

/** Bytes as front ends take images. */
export function toBase64(bytes: Uint8Array): string {
  return apply(encodeBase64, bytes, []);
}

/**
 * Adds what a reader without pictures sees: every result should have a
 * `text/plain`. An empty bundle stays empty.
 */
export function withText(bundle: MediaBundle): MediaBundle {
  if (hasOwn(bundle, "text/plain")) return bundle;
  const text = textOf(bundle);
  return text === undefined ? bundle : { ...bundle, "text/plain": text };
}

function textOf(bundle: MediaBundle): string | undefined {
  const all = entries(bundle);
  for (const type of ["text/markdown", "text/latex"]) {
    const text = bundle[type];
    if (typeof text === "string") return text;
  }
  const html = bundle["text/html"];
  if (typeof html === "string" && html.length <= SEARCHED) {
    const text = textOfHtml(html);
    if (text !== "") return text;
  }
  for (const [type, data] of all) {
    if (type === "application/json") return inspectValue(data);
  }
  const [first] = all;
  return first === undefined ? undefined : `[${first[0]}]`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
  "&amp;": "&",
};

const TAG_REGEXP = /\/?([a-z][a-z0-9]*)\b[^<>]*>/iy;
const LINE_REGEXP = /^(?:br|hr|p|tr|li|div|h[1-6])$/;

/** The text of a piece of HTML; in one pass, whatever it is. */
function textOfHtml(html: string): string {
  let text = "";
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf("<", at);
    if (next < 0) break;
    text += html.slice(at, next);
    TAG_REGEXP.lastIndex = next + 1;
    const tag = TAG_REGEXP.exec(html);
    if (html.startsWith("<!--", next)) at = after(html, COMMENT_END, next);
    else if (tag === null) {
      text += "<";
      at = next + 1;
    } else {
      at = TAG_REGEXP.lastIndex;
      const name = (tag[1] ?? "").toLowerCase();
      const isEnd = html[next + 1] === "/";
      if (!isEnd && (name === "style" || name === "script")) {
        at = after(html, name === "style" ? STYLE_END : SCRIPT_END, at);
      } else if (isEnd && (name === "td" || name === "th")) text += "  ";
      else if (LINE_REGEXP.test(name) && isEnd !== isVoid(name)) text += "\n";
    }
  }
  return (text + html.slice(at))
    .replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (name) => ENTITIES[name] ?? name)
    .split("\n").map((line) => line.trimEnd()).join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function isVoid(name: string): boolean {
  return name === "br" || name === "hr";
}

const COMMENT_END = /-->/g;
const STYLE_END = /<\/style\s*>/gi;
const SCRIPT_END = /<\/script\s*>/gi;

/** The place after the next `mark`; the end where there is none. */
function after(html: string, mark: RegExp, from: number): number {
  mark.lastIndex = from;
  return mark.test(html) ? mark.lastIndex : html.length;
}

// deno-lint-ignore no-control-regex -- colours begin with this character.
const ANSI_REGEXP = /\x1b\[[0-9;:]*[A-Za-z]/g;

/** A value as Deno's prompt shows it, without colours. Nothing in it can throw. */
export function inspectValue(value: unknown): string {
  try {
    const text = inspect(value);
    return text.includes("\x1b") ? text.replace(ANSI_REGEXP, "") : text;
  } catch (error) {
    return `[${typeof value} that cannot be inspected: ${messageOf(error)}]`;
  }
}

function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.message) : String(error);
  } catch {
    return "it threw something that cannot be shown either";
  }
}

/**
 * A copy of a value which `JSON.stringify` takes, for what it refused: a BigInt
 * becomes a number, or text where a number would lose digits.
 *
 * @throws {TypeError} When the value holds itself; says where.
 */
export function toJsonValue(value: unknown): unknown {
  try {
    return copy(value, "", "", []);
  } catch (error) {
    if (!(error instanceof Cycle)) throw error;
    // Thrown here, so that the stack shows who called and not how deep it was.
    throw new TypeError(
      `Cannot send a value as JSON: it holds itself at "${error.path}"; leave that out`,
    );
  }
}

/** Where a value was found within itself. */
class Cycle {
  readonly path: string;
  constructor(path: string) {
    this.path = path.slice(1);
  }
}

function copy(
  given: unknown,
  key: string,
  path: string,
  within: unknown[],
): unknown {
  let value = given;
  if (typeof value === "object" && value !== null) {
    const toJson: unknown = get(value, "toJSON");
    if (typeof toJson === "function") value = apply(toJson, value, [key]);
  }
  if (typeof value === "bigint") {
    return isSafeInteger(Number(value)) ? Number(value) : String(value);
  }
  if (typeof value !== "object" || value === null) return value;
  if (within.includes(value)) throw new Cycle(path);
  within.push(value);
  let result: unknown;
  if (isArray(value)) {
    const list: unknown[] = [];
    for (let i = 0; i < value.length; i++) {
      list.push(copy(value[i], `${i}`, `${path}.${i}`, within));
    }
    result = list;
  } else if (
    value instanceof Number || value instanceof String ||
    value instanceof Boolean
  ) result = value;
  else {
    const object: Record<string, unknown> = {};
    for (const [name, one] of entries(value)) {
      Object.defineProperty(object, name, {
        value: copy(one, name, `${path}.${name}`, within),
        enumerable: true,
      });
    }
    result = object;
  }
  within.pop();
  return result;
}
