import { withoutSecrets } from "../text/secrets.ts";
import { dateText, shortJson } from "../text/values.ts";
import { standInOf } from "./_stand_ins.ts";

/** What JSON can hold. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** More entries than these would stop a front end; the rest is counted. */
const MAX_NODES = 50_000;
const MAX_DEPTH = 100;

/**
 * Any value as what JSON can hold, an object at its top, as front ends want
 * it: other values come as `{ value }`. Cycles become a sign, big integers
 * their digits, maps objects, sets and typed arrays lists, dates text; what
 * throws when it is read says so in its place.
 */
export function jsonPayload(
  value: unknown,
): { readonly [name: string]: JsonValue } {
  const made = new PayloadWriter().write(value);
  return isObject(made) ? made : { value: made };
}

function isObject(
  value: JsonValue,
): value is { readonly [name: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

class PayloadWriter {
  readonly #parents: object[] = [];
  #left = MAX_NODES;

  write(value: unknown): JsonValue {
    try {
      return this.#writeSafe(value);
    } catch {
      return "cannot be read";
    }
  }

  #writeSafe(value: unknown): JsonValue {
    switch (typeof value) {
      case "string":
        return value.toWellFormed();
      case "number":
        return Number.isFinite(value) ? value : String(value);
      case "boolean":
        return value;
      case "bigint":
        return String(value);
      case "undefined":
        return null;
      case "function":
        return `ƒ ${value.name}`.trimEnd();
      case "symbol":
        return String(value);
    }
    if (typeof value !== "object" || value === null) return null;
    if (value instanceof Date) {
      return Number.isNaN(value.getTime())
        ? dateText(value)
        : value.toISOString();
    }
    if (value instanceof RegExp || value instanceof URL) return String(value);
    if (value instanceof Error) {
      return withoutSecrets(`${value.name}: ${value.message}`);
    }
    if (value instanceof ArrayBuffer) return this.write(new Uint8Array(value));
    if (value instanceof Blob) return `${value.size} bytes`;
    if (value instanceof DataView) return `${value.byteLength} bytes`;
    const shown = standInOf(value);
    if (shown !== value) return this.write(shown);
    if (this.#parents.includes(value)) return "↻ the same as above";
    if (this.#parents.length >= MAX_DEPTH) return "…";
    this.#parents.push(value);
    try {
      return this.#members(value);
    } finally {
      this.#parents.pop();
    }
  }

  #members(value: object): JsonValue {
    if (Array.isArray(value)) return this.#list(value, value.length);
    if (value instanceof Set) return this.#list(value, value.size);
    if (isNumberList(value)) return this.#list(value, value.length);
    const names: [string, () => unknown][] = value instanceof Map
      ? Array.from(value, ([key, inner]) => [
        typeof key === "object" ? shortJson(key) : String(key),
        () => inner,
      ])
      : Object.keys(value).map((
        name,
      ) => [name, () => Reflect.get(value, name)]);
    const shown: [string, JsonValue][] = [];
    for (const [name, read] of names) {
      if (this.#left <= 0) {
        shown.push(["…", `${names.length - shown.length} more entries`]);
        break;
      }
      this.#left--;
      shown.push([name.toWellFormed(), this.#entry(read)]);
    }
    return Object.fromEntries(shown);
  }

  #list(list: Iterable<unknown>, size: number): JsonValue {
    const shown: JsonValue[] = [];
    for (const entry of list) {
      if (this.#left <= 0) {
        shown.push(`… ${size - shown.length} more entries`);
        break;
      }
      this.#left--;
      shown.push(this.write(entry));
    }
    return shown;
  }

  #entry(read: () => unknown): JsonValue {
    let value: unknown;
    try {
      value = read();
    } catch {
      return "cannot be read";
    }
    return this.write(value);
  }
}

function isNumberList(
  value: object,
): value is object & Iterable<unknown> & { readonly length: number } {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
