/**
 * What a column holds, from its cells.
 *
 * @module
 */

import { detectPeriod } from "./calendar.ts";
import { decimalMark, isMissing, numberParts } from "./cells.ts";
import type { Column } from "./tables.ts";
import { isIdentifier } from "./identifiers.ts";
import { fold, headingWords, plainWords, withoutBrackets } from "./words.ts";

/** So many different cells are looked at to tell periods. */
const MAX_SAMPLE = 500;
/** Columns with more different values than this are not matched by value. */
const MAX_VALUES = 20_000;

/** Finds out what a column holds. */
export function profileColumn(
  name: string,
  cells: ReadonlyMap<string, number>,
): {
  readonly column: Column;
  readonly mark: "." | "," | undefined;
  readonly decorated: boolean;
} {
  let numbers = 0;
  let filled = 0;
  let decorated = false;
  let percent = 0;
  const digits: string[] = [];
  const units = new Map<string, number>();
  const values = new Map<string, string[]>();
  const sample: string[] = [];
  for (const [cell, count] of cells) {
    if (!isMissing(cell, false)) {
      if (sample.length < MAX_SAMPLE) sample.push(cell);
      if (values.size < MAX_VALUES) {
        const key = plainWords(cell).join(" ") || cell.toLowerCase();
        const known = values.get(key);
        if (known === undefined) values.set(key, [cell]);
        else known.push(cell);
      }
    }
    if (isMissing(cell)) continue;
    filled += count;
    const parts = numberParts(cell);
    if (parts === undefined) continue;
    numbers += count;
    digits.push(parts.digits);
    units.set(parts.unit, (units.get(parts.unit) ?? 0) + count);
    if (!parts.plain) decorated = true;
    if (parts.unit === "%" || cell.endsWith("%")) percent += count;
  }
  // "12 kg" in every cell is a number with its unit; "12a" and "14b" are names.
  const commonUnit = Math.max(0, ...units.values());
  const numeric = filled > 0 && numbers > filled / 2 &&
    commonUnit >= numbers * 0.8;
  const detected = detectPeriod(name, sample);
  const whole = cells.size <= MAX_SAMPLE &&
    [...cells.keys()].every((cell) => !isMissing(cell, false));
  const period = detected &&
    { ...detected, complete: detected.complete === true && whole };
  const heading = fold(name);
  const isPeriod = period !== undefined &&
    !(numeric && !["year", "month number"].includes(period.form) &&
      !/date|day|month|time|period/.test(heading) &&
      period.form !== "iso date" && period.form !== "day first" &&
      period.form !== "month first");
  const found = isPeriod && period !== undefined ? { period } : {};
  return {
    column: {
      name,
      words: headingWords(name),
      mainWords: headingWords(withoutBrackets(name)),
      numeric: numeric &&
        (!isPeriod || period?.form === "year" ||
          period?.form === "month number"),
      ...found,
      identifier: isIdentifier(heading, numeric ? digits : undefined, cells),
      percent: numbers > 0 && percent * 2 > numbers,
      values,
      distinct: cells.size,
    },
    mark: decimalMark(digits),
    decorated,
  };
}
