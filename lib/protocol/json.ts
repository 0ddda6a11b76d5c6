/**
 * JSON as it goes over the wire: bytes, some of them already encoded.
 *
 * @module
 */

/** What JSON calls an object, its fields unknown. */
export type JsonObject = Readonly<Record<string, unknown>>;

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/**
 * JSON's own escape of half a character, as `JSON.stringify` writes it: an odd
 * number of backslashes before `ud8..` to `udf..`.
 */
const LONE_SURROGATE_REGEXP = /(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g;

/**
 * JSON that is encoded already, so that a large output passes through without
 * being parsed and written again.
 *
 * What the bytes hold is not looked at: whoever makes one vouches that they are
 * UTF-8 and one JSON object (or any one value where it becomes a field).
 *
 * @example A large output between small fields
 * ```ts
 * import { EncodedJson } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const data = new EncodedJson(new TextEncoder().encode('{"text/plain":"42"}'));
 * const content = EncodedJson.object({ data, metadata: {}, execution_count: 3 });
 * assertEquals(JSON.parse(new TextDecoder().decode(content.bytes)), {
 *   data: { "text/plain": "42" },
 *   metadata: {},
 *   execution_count: 3,
 * });
 * ```
 */
export class EncodedJson {
  /** The JSON text in UTF-8. */
  readonly bytes: Uint8Array;

  /**
   * Takes JSON as it is.
   *
   * @param bytes The JSON text in UTF-8. They are not copied.
   */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /**
   * Makes an object out of fields, some of them encoded already. The encoded
   * ones are copied once.
   *
   * @param fields The object's fields; those that JSON has not are left out.
   * @returns the object, encoded.
   */
  static object(fields: JsonObject): EncodedJson {
    const parts: Uint8Array[] = [];
    let before = "{";
    for (const [name, value] of Object.entries(fields)) {
      const key = `${JSON.stringify(name)}:`;
      if (value instanceof EncodedJson) {
        parts.push(ENCODER.encode(wellFormed(before + key)), value.bytes);
        before = ",";
        continue;
      }
      // Functions and the like give nothing, and are left out as in any object.
      const text: string | undefined = JSON.stringify(value);
      if (text !== undefined) before += `${key}${text},`;
    }
    // Each field leaves the comma that the next one needs; the last is dropped.
    const rest = before.endsWith(",") ? before.slice(0, -1) : before;
    parts.push(ENCODER.encode(wellFormed(`${rest}}`)));
    return new EncodedJson(joined(parts));
  }

  /**
   * Keeps the bytes from being written as a list of numbers by mistake.
   *
   * @throws {TypeError} always.
   */
  toJSON(): never {
    throw new TypeError(
      "Cannot write encoded JSON inside other JSON: found it within a plain object; make that object by EncodedJson.object()",
    );
  }
}

/** The parts as one; a single part is not copied. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(
    parts.reduce((sum, part) => sum + part.length, 0),
  );
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** JSON text whose half characters are U+FFFD. */
function wellFormed(text: string): string {
  return text.includes("\\ud")
    ? text.replace(LONE_SURROGATE_REGEXP, "$1\ufffd")
    : text;
}

/**
 * Encodes a value as JSON in UTF-8.
 *
 * Half characters (lone surrogates) become U+FFFD: JSON could carry them as an
 * escape, but programs in Python read that into a string which they then cannot
 * write into a file or a socket. NaN and the infinities become `null`, as
 * `JSON.stringify` has it.
 *
 * @param value What is to be encoded: an object, or JSON that is encoded already.
 * @returns the bytes.
 * @throws {TypeError} when the value cannot be JSON: a circle, a `bigint`.
 */
export function encodeJson(value: object): Uint8Array {
  return value instanceof EncodedJson
    ? value.bytes
    : ENCODER.encode(wellFormed(JSON.stringify(value)));
}

/**
 * Decodes JSON in UTF-8.
 *
 * Bytes that are no UTF-8 become U+FFFD. NaN and the infinities, which JSON has
 * not but Python writes, become `null`. Escaped half characters stay as they are.
 *
 * @param bytes The JSON text.
 * @returns the value.
 * @throws {SyntaxError} when it is no JSON.
 */
export function decodeJson(bytes: Uint8Array): unknown {
  const text = DECODER.decode(bytes);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!/NaN|Infinity/.test(text)) throw error;
    return JSON.parse(withoutPythonNumbers(text));
  }
}

/** The text with `null` for NaN and the infinities wherever they are not in a string. */
function withoutPythonNumbers(text: string): string {
  let result = "";
  for (let at = 0; at < text.length;) {
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    result += text.slice(at, end).replace(/-?(?:Infinity|NaN)\b/g, "null");
    at = quote < 0 ? end : stringEnd(text, quote);
    result += text.slice(end, at);
  }
  return result;
}

/** Where the string ends that opens at `quote`. */
function stringEnd(text: string, quote: number): number {
  for (let at = quote + 1;;) {
    const end = text.indexOf('"', at);
    if (end < 0) return text.length;
    let slash = end;
    while (text[slash - 1] === "\\") slash--;
    if ((end - slash) % 2 === 0) return end + 1;
    at = end + 1;
  }
}
