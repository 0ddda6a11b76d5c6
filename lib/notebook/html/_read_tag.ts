import { decodeEntities } from "../../formats/mod.ts";

/** A tag of foreign HTML. */
export interface ForeignTag {
  /** Its name in small letters. */
  readonly name: string;
  readonly isClosing: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  /** The place behind it. */
  readonly end: number;
}

/**
 * Reads the tag at a `<`, as browsers do. What is no tag is undefined; one that
 * is never closed takes the rest of the text.
 */
export function readTag(html: string, at: number): ForeignTag | undefined {
  NAME_REGEXP.lastIndex = at;
  const found = NAME_REGEXP.exec(html);
  if (!found) return undefined;
  const attributes = new Map<string, string>();
  let i = at + found[0].length;
  while (i < html.length) {
    GAP_REGEXP.lastIndex = i;
    i += GAP_REGEXP.exec(html)?.[0].length ?? 0;
    if (html[i] === ">") break;
    ATTRIBUTE_REGEXP.lastIndex = i;
    const attribute = ATTRIBUTE_REGEXP.exec(html);
    if (!attribute) break;
    const name = (attribute[1] ?? "").toLowerCase();
    i += attribute[0].length;
    let value = "";
    const quote = html[i];
    if (attribute[2] === undefined) {
      // An attribute without a value.
    } else if (quote === '"' || quote === "'") {
      const close = html.indexOf(quote, i + 1);
      value = html.slice(i + 1, close < 0 ? html.length : close);
      i = close < 0 ? html.length : close + 1;
    } else {
      BARE_REGEXP.lastIndex = i;
      value = BARE_REGEXP.exec(html)?.[0] ?? "";
      i += value.length;
    }
    if (!attributes.has(name)) attributes.set(name, decodeEntities(value));
  }
  return {
    name: (found[2] ?? "").toLowerCase(),
    isClosing: found[1] === "/",
    attributes,
    end: Math.min(i + 1, html.length),
  };
}

const NAME_REGEXP = /<(\/?)([A-Za-z][^\s/>]*)/y;
const GAP_REGEXP = /[\s/]*/y;
const ATTRIBUTE_REGEXP = /([^\s/>][^\s/>=]*)(\s*=\s*)?/y;
const BARE_REGEXP = /[^\s>]*/y;
