/**
 * Helpers of programs that put periods into order.
 *
 * @module
 */

import { define, type Helper } from "./helper.ts";

const MONTH_LIST =
  `["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]`;

/** Helpers of programs that put periods into order. */
export const CALENDAR_HELPERS: readonly Helper[] = [
  define(
    "dateKey",
    `
/** A date as YYYY-MM-DD, which sorts in calendar order; "" when there is none. */
function dateKey(year: string, month: string | number, day: string | number = 1): string {
  const full = year.length === 2 ? (Number(year) < 70 ? "20" : "19") + year : year;
  return [full, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}`,
  ),
  define(
    "isoDate",
    `
/** The day of "2024-01-15 08:30"; "" when the cell is no date. */
function isoDate(cell: string): string {
  const [, year, month, day] = /^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})/.exec(cell.trim()) ?? [];
  return day ? dateKey(year, month, day) : "";
}`,
  ),
  define(
    "dayFirstDate",
    `
/** The day of "15/01/2024" as 2024-01-15; "" when the cell is no date. */
function dayFirstDate(cell: string): string {
  const [, day, month, year] = /^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})/.exec(cell.trim()) ?? [];
  return year ? dateKey(year, month, day) : "";
}`,
  ),
  define(
    "monthFirstDate",
    `
/** The day of "01/15/2024" as 2024-01-15; "" when the cell is no date. */
function monthFirstDate(cell: string): string {
  const [, month, day, year] = /^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})/.exec(cell.trim()) ?? [];
  return year ? dateKey(year, month, day) : "";
}`,
  ),
  define(
    "wordDate",
    `
/** The day of "15 Jan 2024" or "January 15, 2024"; "" when the cell is no date. */
function wordDate(cell: string): string {
  const month = Number(monthOrder(/[a-z]{3,}/i.exec(cell)?.[0] ?? ""));
  const [day, year] = (cell.replace(/[a-z]+/gi, " ").match(/\\d+/g)) ?? [];
  return month > 0 && year ? dateKey(year, month, day) : "";
}`,
  ),
  define(
    "isoMonth",
    `
/** The month of "2024-1" as 2024-01; "" when the cell is no month. */
function isoMonth(cell: string): string {
  const [, year, month] = /^(\\d{4})[-/.](\\d{1,2})$/.exec(cell.trim()) ?? [];
  return month ? dateKey(year, month).slice(0, 7) : "";
}`,
  ),
  define(
    "wordMonth",
    `
/** The month of "Jan 2024" or "2024 January" as 2024-01; "" when the cell is no month. */
function wordMonth(cell: string): string {
  const month = monthOrder(/[a-z]{3,}/i.exec(cell)?.[0] ?? "");
  const year = /\\d{4}|\\d{2}/.exec(cell)?.[0];
  return month !== "" && year ? dateKey(year, month).slice(0, 7) : "";
}`,
  ),
  define(
    "monthOrder",
    `
/** The place of a month in the year, "01" to "12"; "" when the cell is no month. */
function monthOrder(cell: string): string {
  const months = ${MONTH_LIST};
  const place = months.indexOf(cell.trim().slice(0, 3).toLowerCase()) + 1;
  return place > 0 ? String(place).padStart(2, "0") : "";
}`,
  ),
  define(
    "monthNumber",
    `
/** A month given by its number, as "01" to "12". */
function monthNumber(cell: string): string {
  return /^\\d{1,2}$/.test(cell.trim()) ? cell.trim().padStart(2, "0") : "";
}`,
  ),
  define(
    "quarterOrder",
    `
/** "Q1 2024" as 2024-Q1, "Q1" as Q1; "" when the cell is no quarter. */
function quarterOrder(cell: string): string {
  const quarter = /Q[1-4]/i.exec(cell)?.[0].toUpperCase();
  const year = /\\d{4}/.exec(cell)?.[0] ?? /'(\\d{2})/.exec(cell)?.[1];
  return quarter ? (year ? (year.length === 2 ? "20" : "") + year + "-" : "") + quarter : "";
}`,
  ),
  define(
    "weekOrder",
    `
/** "2024-W5" as 2024-W05; "" when the cell is no week. */
function weekOrder(cell: string): string {
  const [, year, week] = /^(\\d{4})[- ]?W(\\d{1,2})$/i.exec(cell.trim()) ?? [];
  return week ? year + "-W" + week.padStart(2, "0") : "";
}`,
  ),
  define(
    "weekdayOrder",
    `
/** The place of a day in the week, Monday first; "" when the cell is no weekday. */
function weekdayOrder(cell: string): string {
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  const place = days.indexOf(cell.trim().slice(0, 3).toLowerCase()) + 1;
  return place > 0 ? String(place) : "";
}`,
  ),
  define(
    "yearOrder",
    `
/** The year in a cell; "" when there is none. */
function yearOrder(cell: string): string {
  return /\\d{4}/.exec(cell)?.[0] ?? "";
}`,
  ),
  define(
    "quarterOf",
    `
/** The quarter of a month or a day: Q1, or 2024-Q1 where the year is known. */
function quarterOf(key: string): string {
  if (key === "") return "";
  const month = Number(key.length === 2 ? key : key.slice(5, 7));
  const quarter = "Q" + Math.ceil(month / 3);
  return key.length === 2 ? quarter : key.slice(0, 4) + "-" + quarter;
}`,
  ),
  define(
    "weekOf",
    `
/** The ISO week of a day, such as 2024-W05. */
function weekOf(key: string): string {
  if (key === "") return "";
  const day = new Date(key + "T00:00:00Z");
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const start = Date.UTC(day.getUTCFullYear(), 0, 1);
  const week = Math.ceil(((day.getTime() - start) / 86_400_000 + 1) / 7);
  return day.getUTCFullYear() + "-W" + String(week).padStart(2, "0");
}`,
  ),
  define(
    "weekdayOf",
    `
/** The name of the weekday of a day. */
function weekdayOf(key: string): string {
  if (key === "") return "";
  return new Date(key + "T00:00:00Z").toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });
}`,
  ),
  define(
    "hourOf",
    `
/** The hour in a date with a time, "00" to "23". */
function hourOf(cell: string): string {
  return /[T ](\\d{1,2}):/.exec(cell)?.[1].padStart(2, "0") ?? "";
}`,
  ),
];
