/**
 * The functions that programs are put together from, as source text. A program
 * holds only those that it calls. They are kept plain: programs are read by
 * people who want to know how a number came about.
 *
 * @module
 */

import type { Helper } from "./helper.ts";
import { CALENDAR_HELPERS } from "./helpers_calendar.ts";
import { NUMBERS_HELPERS } from "./helpers_numbers.ts";
import { OUTPUT_HELPERS } from "./helpers_output.ts";
import { READING_HELPERS } from "./helpers_reading.ts";
import { TABLES_HELPERS } from "./helpers_tables.ts";

/** All helpers, in the order in which a program lists them. */
const helpers: readonly Helper[] = [
  ...READING_HELPERS,
  ...NUMBERS_HELPERS,
  ...TABLES_HELPERS,
  ...CALENDAR_HELPERS,
  ...OUTPUT_HELPERS,
];

/** How numbers are read when they carry marks, signs or units. */
export function decoratedNumber(decimal: "." | ","): string {
  const comma = decimal === ",";
  return `
/** The number in a cell such as "${
    comma ? "1.234,50 €" : "$1,234.50"
  }"; NaN when there is none. */
function toNumber(cell: string): number {
  const negative = /^\\(.*\\)$|-$/.test(cell.trim());
  const digits = cell.replace(/(?<=\\d)\\s?[\\p{L}°µ%/²³]+\\)?$|^\\(|\\)$|-$/gu, "")
    .replace(/[\\s'’$€£¥₹₩₽]|USD|EUR|GBP|CHF|Fr\\.|kr|zł|R\\$|Rs\\.?/gi, "")
    .replace("−", "-")${
    comma
      ? '\n    .replaceAll(".", "").replace(",", ".")'
      : '\n    .replaceAll(",", "")'
  };
  const value = /^[-+]?(\\d+\\.?\\d*|\\.\\d+)(e[-+]?\\d+)?$/i.test(digits) ? Number(digits) : NaN;
  return negative ? -value : value;
}`.trim();
}

/** Source text without its comments and literals: what is left calls things by their names. */
export function withoutLiterals(source: string): string {
  return source.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`/g,
    '""',
  );
}

/** Adds the helpers that a text calls, and those that they call. */
export function withHelpers(
  body: string,
  replaced: ReadonlyMap<string, string> = new Map(),
): string {
  const chosen = new Set<string>();
  const queue = [body];
  for (let text = queue.pop(); text !== undefined; text = queue.pop()) {
    const names = new Set(
      withoutLiterals(text).match(/(?<![\w$]|(?<!\.\.)\.)[A-Za-z]\w*/g),
    );
    for (const { name, source } of helpers) {
      if (chosen.has(name) || !names.has(name)) continue;
      chosen.add(name);
      queue.push(replaced.get(name) ?? source);
    }
  }
  return helpers.filter(({ name }) => chosen.has(name))
    .map(({ name, source }) => replaced.get(name) ?? source)
    .join("\n\n");
}
