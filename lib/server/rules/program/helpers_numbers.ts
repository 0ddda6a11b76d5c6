/**
 * Helpers of programs that work out numbers.
 *
 * @module
 */

import { define, type Helper } from "./helper.ts";

/** Helpers of programs that work out numbers. */
export const NUMBERS_HELPERS: readonly Helper[] = [
  define(
    "decimals",
    `
/** How many decimals the numbers have. */
function decimals(values: number[]): number {
  let most = 0;
  for (const value of values) {
    const [digits, exponent = "0"] = String(value).split("e");
    most = Math.max(most, (digits.split(".")[1] ?? "").length - Number(exponent));
  }
  return most;
}`,
  ),
  define(
    "sum",
    `
/** Adds up in whole steps of the last decimal, so that 0.1 + 0.2 is 0.3. */
function sum(values: number[]): number | null {
  if (values.length === 0) return null;
  const places = decimals(values);
  if (places > 9) return Number(values.reduce((a, b) => a + b, 0).toPrecision(12));
  const step = 10 ** places;
  return values.reduce((total, value) => total + Math.round(value * step), 0) / step;
}`,
  ),
  define(
    "rounded",
    `
/** Rounds to two decimals, or to as many as the data have; small numbers to four digits. */
function rounded(value: number, places = 2): number {
  const small = value === 0 ? 0 : 3 - Math.floor(Math.log10(Math.abs(value)));
  return Number(value.toFixed(Math.min(Math.max(places, 2, Math.abs(value) < 1 ? small : 0), 12)));
}`,
  ),
  define(
    "average",
    `
function average(values: number[]): number | null {
  return values.length === 0 ? null : rounded(sum(values)! / values.length, decimals(values));
}`,
  ),
  define(
    "median",
    `
function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? rounded(sum([sorted[middle - 1], sorted[middle]])! / 2, decimals(values) + 1)
    : sorted[Math.floor(middle)];
}`,
  ),
  define(
    "lowest",
    `
function lowest(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => Math.min(a, b));
}`,
  ),
  define(
    "highest",
    `
function highest(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => Math.max(a, b));
}`,
  ),
  define(
    "deviation",
    `
/** The standard deviation of a sample. */
function deviation(values: number[]): number | null {
  if (values.length < 2) return null;
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return rounded(Math.sqrt(squares / (values.length - 1)), decimals(values));
}`,
  ),
  define(
    "percent",
    `
function percent(part: Cell, whole: Cell): number | null {
  const known = typeof part === "number" && typeof whole === "number" && whole !== 0;
  return known ? rounded(100 * part / whole) : null;
}`,
  ),
];
