/**
 * Days, months, quarters and years as a sentence names them.
 *
 * @module
 */

import { monthNumber, weekdayNumber } from "./calendar.ts";
import type { Token } from "./lexer.ts";
import type { Mark } from "./marks.ts";
import { ordinalOf } from "./quantities.ts";

/** A day, month, quarter or year as a sentence names it. */
export interface DateLiteral {
  readonly year?: number;
  readonly quarter?: number;
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number;
}

/** Words behind a day of a month. */
const NO_THING_REGEXP =
  /^(?:to|until|till|and|or|through|by|per|for|in|at|of|on|with|where|as|save)$/;
const CAPITAL_REGEXP = /^\p{Lu}/u;

function yearOf(token: Token | undefined): number | undefined {
  if (token === undefined || !/^'?\d{4}$/.test(token.text)) return undefined;
  const year = Number(token.text);
  return year >= 1500 && year <= 2200 ? year : undefined;
}

/** The date that begins at a token, if one does. */
export function dateAt(
  tokens: readonly Token[],
  i: number,
  before: readonly Mark[],
): { readonly date: DateLiteral; readonly length: number } | undefined {
  const token = tokens[i];
  if (token === undefined) return undefined;
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(token.text);
  if (iso !== null) {
    const day = iso[3] === undefined ? {} : { day: Number(iso[3]) };
    return {
      date: { year: Number(iso[1]), month: Number(iso[2]), ...day },
      length: 1,
    };
  }
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(token.text);
  if (slashed !== null) {
    const [a, b] = [Number(slashed[1]), Number(slashed[2])];
    const dayFirst = token.text.includes(".") || a > 12;
    return {
      date: {
        year: Number(slashed[3]),
        month: dayFirst ? b : a,
        day: dayFirst ? a : b,
      },
      length: 1,
    };
  }
  const written = /^q([1-4])$/.exec(token.lower)?.[1];
  const place = written !== undefined
    ? Number(written)
    : tokens[i + 1]?.lower === "quarter"
    ? (token.ordinal ? token.value : ordinalOf(token.lower)) ?? 0
    : 0;
  if (place >= 1 && place <= 4) {
    const words = written !== undefined ? 1 : 2;
    const at = tokens[i + words]?.lower === "of" ? words + 1 : words;
    const year = yearOf(tokens[i + at]);
    return year === undefined
      ? { date: { quarter: place }, length: words }
      : { date: { quarter: place, year }, length: at + 1 };
  }
  if (token.kind === "word") {
    const month = monthNumber(token.lower);
    const last = before.at(-1);
    // "may" and "mar" are also other words; a month there has a capital or stands behind a marker.
    const sure = token.lower.length > 3 || CAPITAL_REGEXP.test(token.text) ||
      last?.type === "marker";
    if (
      month > 0 && sure &&
      !(token.lower === "may" && !CAPITAL_REGEXP.test(token.text))
    ) {
      const day =
        tokens[i + 1]?.kind === "number" && (tokens[i + 1]?.value ?? 99) <= 31
          ? tokens[i + 1]?.value
          : undefined;
      const skip = tokens[i + 2]?.text === "," ? 3 : 2;
      if (day !== undefined && yearOf(tokens[i + skip]) !== undefined) {
        return {
          date: { year: yearOf(tokens[i + skip]) ?? 0, month, day },
          length: skip + 1,
        };
      }
      // "since January 10": no number of things behind it.
      if (
        day !== undefined && day > 0 &&
        (tokens[i + 1]?.ordinal === true || tokens[i + 2]?.kind !== "word" ||
          NO_THING_REGEXP.test(tokens[i + 2]?.lower ?? ""))
      ) return { date: { month, day }, length: 2 };
      const at = tokens[i + 1]?.lower === "of" || tokens[i + 1]?.text === ","
        ? 2
        : 1;
      const year = yearOf(tokens[i + at]);
      return year === undefined
        ? { date: { month }, length: 1 }
        : { date: { month, year }, length: at + 1 };
    }
    const weekday = weekdayNumber(token.lower.replace(/s$/, ""));
    if (weekday > 0 && token.lower.length > 5) {
      return { date: { weekday }, length: 1 };
    }
  }
  if (
    token.kind === "number" && (token.value ?? 0) <= 31 &&
    tokens[i + 1]?.kind === "word"
  ) {
    const month = monthNumber(tokens[i + 1]?.lower ?? "");
    const year = yearOf(tokens[i + 2]);
    if (month > 0 && year !== undefined) {
      return { date: { year, month, day: token.value ?? 1 }, length: 3 };
    }
    const behind = before.at(-1)?.type;
    if (
      month > 0 && (token.value ?? 0) > 0 &&
      (token.ordinal === true || behind === "marker" || behind === "since")
    ) return { date: { month, day: token.value ?? 1 }, length: 2 };
  }
  const year = yearOf(token);
  if (year !== undefined && year >= 1900 && year <= 2100) {
    const last = before.findLast((mark) => mark.type !== "filler");
    if (
      last === undefined || last.type === "marker" || last.type === "since" ||
      last.type === "between" ||
      last.type === "conj" || last.type === "date" || last.type === "unit" ||
      last.type === "is" ||
      last.type === "not" || last.type === "value" ||
      last.type === "column" && last.columns.some((c) => c.period) ||
      last.type === "verb" && last.verb === "compare"
    ) return { date: { year }, length: 1 };
  }
  return undefined;
}
