/**
 * Values of the data as a sentence names them.
 *
 * @module
 */

import type { Token } from "./lexer.ts";
import type { Column, Table } from "./tables.ts";
import { plainWords, stem } from "./words.ts";

/** A value that stands in the data. */
export interface ValueHit {
  readonly column: Column;
  readonly values: readonly string[];
}

/** Values have no more words than this. */
const MAX_SPAN = 6;

const WOMEN: readonly string[] = ["female", "f", "woman", "w"];

const MEN: readonly string[] = ["male", "m", "man"];

/** A value in the singular, and the usual codes for women and men. */
function otherForms(key: string): string[] {
  const words = key.split(" ");
  const last = words.at(-1) ?? "";
  const single = last.length > 3
    ? [...words.slice(0, -1), stem(last)].join(" ")
    : key;
  const people = /^(?:women|woman|females?|girls?)$/.test(key)
    ? WOMEN
    : /^(?:men|man|males?|boys?)$/.test(key)
    ? MEN
    : [];
  return [...(single === key ? [] : [single]), ...people];
}

export function valueHits(
  span: readonly Token[],
  table: Table,
  quoted: boolean,
): ValueHit[] {
  const key = plainWords(span.map((token) => token.text).join(" ")).join(" ") ||
    span.map((token) => token.lower).join(" ");
  const keys = [key, ...otherForms(key)];
  const hits: ValueHit[] = [];
  for (const column of table.columns) {
    if (column.numeric && !quoted && !(column.period?.form === "year")) {
      continue;
    }
    const form = keys.find((one) => column.values.has(one));
    const values = form === undefined ? undefined : column.values.get(form);
    if (values !== undefined) hits.push({ column, values });
  }
  return hits;
}

export function valueAt(
  tokens: readonly Token[],
  i: number,
  table: Table,
): {
  readonly hits: readonly ValueHit[];
  readonly length: number;
  readonly key: string;
} | undefined {
  for (
    let length = Math.min(MAX_SPAN, tokens.length - i);
    length > 0;
    length--
  ) {
    const span = tokens.slice(i, i + length);
    if (span.some((t) => t.kind === "quoted" || t.kind === "file")) continue;
    if (span[0]?.kind === "sign" || span.at(-1)?.kind === "sign") continue;
    if (length === 1 && span[0]?.kind === "number") {
      const year = span[0].value ?? 0;
      if (year < 1500 || year > 2200 || span[0].text.includes(",")) continue;
    }
    const hits = valueHits(span, table, false);
    if (hits.length > 0) {
      return {
        hits,
        length,
        key: span.map((t) => t.lower).join(" "),
      };
    }
  }
  return undefined;
}
