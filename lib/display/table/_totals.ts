import { attempt, isDate, isMissing } from "../text/values.ts";
import type { TotalName } from "./_options.ts";
import type { Source } from "../rows/source.ts";

/** What came of the values of a column. */
export interface Reckoned {
  readonly value: unknown;
  /** How many values were left out, as they were no numbers. */
  readonly leftOut: number;
}

/** What the row of a total is called. */
export const TOTAL_NAMES: Readonly<Record<TotalName, string>> = {
  sum: "Total",
  mean: "Mean",
  median: "Median",
  min: "Minimum",
  max: "Maximum",
  count: "Count",
};

/** All values of a column that are there, in the given rows or in all. */
export function presentValues(
  source: Source,
  key: string,
  rows?: readonly number[],
): unknown[] {
  const values: unknown[] = [];
  const length = rows?.length ?? source.rowCount;
  for (let i = 0; i < length; i++) {
    const value = source.cell(rows?.[i] ?? i, key);
    if (!isMissing(value)) values.push(value);
  }
  return values;
}

/** Reckons a total. Numbers count with numbers; only `min`, `max` and `count` know others. */
export function reckon(
  total: TotalName | ((values: readonly unknown[]) => unknown),
  values: readonly unknown[],
): Reckoned {
  if (typeof total === "function") {
    return { value: attempt(() => total(values)), leftOut: 0 };
  }
  if (total === "count") return { value: values.length, leftOut: 0 };
  const numbers = values.filter((value) =>
    typeof value === "number" || typeof value === "bigint"
  );
  const leftOut = values.length - numbers.length;
  if (total === "min" || total === "max") {
    if (numbers.length > 0) {
      return { value: extreme(numbers, total), leftOut };
    }
    return { value: extreme(values.filter(isOrdered), total), leftOut: 0 };
  }
  if (numbers.length === 0) return { value: undefined, leftOut };
  if (total === "sum") return { value: sum(numbers), leftOut };
  if (total === "mean") {
    return { value: Number(sum(numbers)) / numbers.length, leftOut };
  }
  return { value: median(numbers.map(Number)), leftOut };
}

type Ordered = number | bigint | string | Date;

function isOrdered(value: unknown): value is string | Date {
  return typeof value === "string" || isDate(value);
}

function extreme(
  values: readonly Ordered[],
  which: "min" | "max",
): Ordered | undefined {
  let best: Ordered | undefined;
  for (const value of values) {
    // NaN is neither: it makes every comparison false.
    if (typeof value === "number" && Number.isNaN(value)) return value;
    if (best === undefined || (which === "min" ? value < best : value > best)) {
      best = value;
    }
  }
  return best;
}

/** The sum, with what rounding lost on the way put back (Neumaier). */
function sum(numbers: readonly (number | bigint)[]): number | bigint {
  let total = 0;
  let lost = 0;
  let big = 0n;
  let hasBig = false;
  let isWhole = true;
  for (const value of numbers) {
    if (typeof value === "bigint") {
      big += value;
      hasBig = true;
      continue;
    }
    isWhole &&= Number.isInteger(value);
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value)
      ? total - next + value
      : value - next + total;
    total = next;
  }
  // Infinities leave nothing to put back.
  const exact = Number.isFinite(total) ? total + lost : total;
  if (!hasBig) return exact;
  return isWhole && Number.isSafeInteger(exact)
    ? big + BigInt(exact)
    : Number(big) + exact;
}

function median(numbers: number[]): number {
  if (numbers.some(Number.isNaN)) return NaN;
  const sorted = Float64Array.from(numbers).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  if (sorted.length % 2 === 1) return upper;
  return ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** A key under which rows of one group meet: equal dates and objects are one. */
export function groupKey(
  value: unknown,
  write: (value: unknown) => string,
): unknown {
  return typeof value === "object" && value !== null ? write(value) : value;
}
