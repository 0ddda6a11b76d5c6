/**
 * Months, quarters, years, weekdays and dates as they stand in data. A column
 * has one form; every form gives a key that sorts in calendar order.
 *
 * @module
 */

import { fold } from "./words.ts";

/** A stretch of the calendar that data can be grouped by. */
export type PeriodUnit =
  | "year"
  | "quarter"
  | "month"
  | "week"
  | "day"
  | "weekday"
  | "hour";

/** How the periods of a column are written. */
export type PeriodForm =
  | "iso date" // 2024-01-15, with or without a time
  | "iso month" // 2024-01
  | "day first" // 15/01/2024, 15.01.24
  | "month first" // 01/15/2024
  | "date in words" // 15 Jan 2024, Jan 15, 2024
  | "month and year" // Jan 2024, January-24
  | "year and month" // 2024 Jan
  | "month" // January, Jan
  | "month number" // 1 to 12, in a column named so
  | "quarter" // Q1, Q1 2024, 2024-Q1
  | "week" // 2024-W05
  | "weekday" // Monday, Mon
  | "year"; // 2024, FY2024

/** What a column of periods is. */
export interface Period {
  readonly form: PeriodForm;
  readonly unit: PeriodUnit;
  /** Whether the year can be told from a cell. */
  readonly hasYear: boolean;
  /** Whether days come with a time of day. */
  readonly hasTime?: boolean;
  /** Whether every cell is a period of this form; false when that is not known. */
  readonly complete?: boolean;
}

/** The months as data and people write them, by their first three letters. */
export const MONTHS: readonly string[] = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** The days of a week, Monday first. */
export const WEEKDAYS: readonly string[] = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
];

/** The number of a month from its name or usual abbreviation: 1 to 12, 0 for none. */
export function monthNumber(word: string): number {
  return 1 + nameIndex(MONTHS, word, ["sept"]);
}

/** The number of a weekday: 1 for Monday, 0 for none. */
export function weekdayNumber(word: string): number {
  return 1 + nameIndex(WEEKDAYS, word, ["tues", "wednes", "thur", "thurs"]);
}

function nameIndex(
  names: readonly string[],
  word: string,
  extra: readonly string[],
): number {
  const folded = fold(word).replace(/\.$/, "");
  return names.findIndex((name) =>
    name === folded || name.slice(0, 3) === folded ||
    extra.includes(folded) && name.startsWith(folded)
  );
}

const MONTH = "([\\p{L}]{3,9})\\.?";
const PATTERNS: readonly (readonly [PeriodForm, RegExp])[] = [
  ["iso date", /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/],
  ["iso month", /^(\d{4})[-/.](\d{1,2})$/],
  ["week", /^(\d{4})[- ]?W(\d{1,2})$/i],
  ["quarter", /^(?:(\d{4})[- /]?)?Q([1-4])(?:[- /]?(\d{4}|'\d{2}))?$/i],
  ["year", /^(?:FY ?)?((?:1[6-9]|20|21)\d{2})$/i],
  [
    "date in words",
    new RegExp(
      `^(\\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH},?[ -](\\d{4}|\\d{2})$`,
      "u",
    ),
  ],
  [
    "date in words",
    new RegExp(`^${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`, "u"),
  ],
  ["month and year", new RegExp(`^${MONTH}[ ,/-]+(\\d{4}|'?\\d{2})$`, "u")],
  ["year and month", new RegExp(`^(\\d{4})[ ,/-]+${MONTH}$`, "u")],
];

const UNITS: Readonly<Record<PeriodForm, PeriodUnit>> = {
  "iso date": "day",
  "iso month": "month",
  "day first": "day",
  "month first": "day",
  "date in words": "day",
  "month and year": "month",
  "year and month": "month",
  "month": "month",
  "month number": "month",
  "quarter": "quarter",
  "week": "week",
  "weekday": "weekday",
  "year": "year",
};

const SLASHED_REGEXP =
  /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}.*)?$/;

/** The form one cell is written in, as far as one cell can tell. */
function formOf(cell: string): PeriodForm | "slashed" | undefined {
  if (monthNumber(cell) > 0) return "month";
  if (weekdayNumber(cell) > 0) return "weekday";
  if (SLASHED_REGEXP.test(cell)) return "slashed";
  for (const [form, pattern] of PATTERNS) {
    const match = pattern.exec(cell);
    if (match === null) continue;
    const names = match.slice(1).filter((part) =>
      part !== undefined && /\p{L}/u.test(part)
    );
    if (names.some((name) => monthNumber(name) === 0)) continue;
    if (form === "iso date" || form === "iso month") {
      const month = Number(match[2]);
      if (month < 1 || month > 12 || Number(match[3] ?? 1) > 31) continue;
    }
    return form;
  }
  return undefined;
}

/**
 * Tells whether the cells of a column are periods, and in which form.
 *
 * @param heading The column's heading; columns of bare numbers need one that says so.
 * @param cells The cells that are not missing; a sample will do.
 * @returns The form, undefined when the column holds something else.
 */
export function detectPeriod(
  heading: string,
  cells: readonly string[],
): Period | undefined {
  if (cells.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const form = formOf(cell) ?? "none";
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  const [best, count] = [...counts].reduce((a, b) => b[1] > a[1] ? b : a);
  if (best === "none") {
    const numbers = cells.map(Number);
    const months = /\b(?:month|mon|monat|mois|mes)\b/.test(
      fold(heading).replace(/[_\W]+/g, " "),
    );
    return months &&
        numbers.every((n) => Number.isInteger(n) && n >= 1 && n <= 12)
      ? { form: "month number", unit: "month", hasYear: false, complete: true }
      : undefined;
  }
  if (count < cells.length * 0.6) return undefined;
  const hasTime = cells.some((cell) => /\d[T ]\d{1,2}:\d{2}/.test(cell));
  if (best === "slashed") {
    return { ...slashed(cells), hasTime, complete: count === cells.length };
  }
  const form = PATTERNS.find(([name]) => name === best)?.[0] ??
    (best === "month" ? "month" : "weekday");
  if (form === "year" && !looksLikeYears(heading, cells)) return undefined;
  if (form === "iso month" && cells.some((cell) => cell.includes("."))) {
    return undefined;
  }
  const hasYear = form === "quarter"
    ? cells.every((cell) => /\d{4}|'\d{2}/.test(cell))
    : form !== "month" && form !== "weekday";
  return {
    form,
    unit: UNITS[form],
    hasYear,
    hasTime,
    complete: count === cells.length,
  };
}

function slashed(cells: readonly string[]): Period {
  let dayFirst = cells.some((cell) => cell.includes("."));
  for (const cell of cells) {
    const match = SLASHED_REGEXP.exec(cell);
    if (Number(match?.[1]) > 12) dayFirst = true;
    if (Number(match?.[2]) > 12) {
      return { form: "month first", unit: "day", hasYear: true };
    }
  }
  return {
    form: dayFirst ? "day first" : "month first",
    unit: "day",
    hasYear: true,
  };
}

function looksLikeYears(heading: string, cells: readonly string[]): boolean {
  if (/year|yr|jahr|annee|ano|season|fy/.test(fold(heading))) return true;
  return cells.every((cell) => Number(cell) >= 1900 && Number(cell) <= 2100) &&
    !/price|amount|revenue|sale|unit|count|total|qty|quantity|value|number|cost/
      .test(fold(heading));
}

/** Whether periods of this form can be gathered into the wanted unit. */
export function canGather(period: Period, unit: PeriodUnit): boolean {
  const order: readonly PeriodUnit[] = [
    "day",
    "week",
    "month",
    "quarter",
    "year",
  ];
  if (period.unit === unit) return true;
  if (period.unit === "day" && unit === "weekday") return true;
  if (unit === "hour") return period.form === "iso date";
  if (unit === "week") return period.unit === "day";
  const from = order.indexOf(period.unit);
  const to = order.indexOf(unit);
  if (from < 0 || to <= from || period.unit === "week") return false;
  return unit === "year" ? period.hasYear : true;
}

/** What one cell says about its place in the calendar; fields that it does not tell are absent. */
export interface CalendarPlace {
  readonly year?: number;
  readonly quarter?: number;
  readonly month?: number;
  readonly weekday?: number;
}

/** The month of a day as a cell has it, only good for telling months apart; `""` for none. */
export function monthOfDay(cell: string, form: PeriodForm): string {
  const numbers = cell.match(/\d+/g) ?? [];
  if (form === "iso date") return numbers.slice(0, 2).join("-");
  if (form === "day first") return numbers.slice(1, 3).join("-");
  if (form === "month first") return [numbers[0], numbers[2]].join("-");
  return `${/\p{L}{3,}/u.exec(cell)?.[0] ?? ""}${
    /\d{4}/.exec(cell)?.[0] ?? ""
  }`;
}

/** Reads a cell of months, quarters, years or weekdays; for matching values, not for results. */
export function placeOf(cell: string, form: PeriodForm): CalendarPlace {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(cell)?.[0] ??
    /'(\d{2})/.exec(cell)?.[1];
  const years = year === undefined
    ? {}
    : { year: Number(year) < 100 ? 2000 + Number(year) : Number(year) };
  const name = /\p{L}{3,}/u.exec(cell)?.[0] ?? "";
  if (form === "iso month") return { ...years, month: Number(cell.slice(5)) };
  if (form === "month number") return { month: Number(cell) };
  if (form === "month") return { month: monthNumber(cell) };
  if (form === "weekday") return { weekday: weekdayNumber(cell) };
  if (form === "quarter") {
    return { ...years, quarter: Number(/Q([1-4])/i.exec(cell)?.[1]) };
  }
  if (form === "month and year" || form === "year and month") {
    const short = /(\d{2})$/.exec(cell)?.[1];
    const full = "year" in years
      ? years
      : short === undefined
      ? {}
      : { year: 2000 + Number(short) };
    return { ...full, month: monthNumber(name) };
  }
  return years;
}
