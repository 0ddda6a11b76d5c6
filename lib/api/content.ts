const NOT_JSON = Symbol("not JSON");

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return NOT_JSON;
  }
}

/**
 * Decodes a content by the rule that fits all types: JSON where it parses;
 * where that gives a string, the string, parsed once more if it looks like an
 * object or a list; the text itself otherwise.
 *
 * @param content The content.
 * @returns The value.
 *
 * @example A string in a string
 * ```ts
 * import { decodeContent } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(decodeContent('"A headline"'), "A headline");
 * assertEquals(decodeContent('"[1,2]"'), [1, 2]);
 * assertEquals(decodeContent("Plain words"), "Plain words");
 * ```
 */
export function decodeContent(content: unknown): unknown {
  if (typeof content !== "string") return content;
  const value = parse(content);
  if (value === NOT_JSON) return content;
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  const inner = parse(value);
  return inner === NOT_JSON ? value : inner;
}
