/** How several rows in one place become one value. */
export type Aggregate = "sum" | "mean" | "median" | "min" | "max" | "count";

/** The names of all, for messages. */
export const AGGREGATES: readonly Aggregate[] = [
  "sum",
  "mean",
  "median",
  "min",
  "max",
  "count",
];

/** Collects the values of one place. */
export class Collected {
  /** How many values there are. */
  count = 0;
  #sum = 0;
  // What the sum lost by rounding: 0.1 ten times is 1.
  #lost = 0;
  #low = Infinity;
  #high = -Infinity;
  readonly #all: number[] | undefined;

  constructor(aggregate: Aggregate) {
    this.#all = aggregate === "median" ? [] : undefined;
  }

  add(value: number): void {
    if (Number.isNaN(value)) return;
    this.count++;
    const total = this.#sum + value;
    this.#lost += Math.abs(this.#sum) >= Math.abs(value)
      ? this.#sum - total + value
      : value - total + this.#sum;
    this.#sum = total;
    if (value < this.#low) this.#low = value;
    if (value > this.#high) this.#high = value;
    this.#all?.push(value);
  }

  /** The value of all, NaN when there are none. */
  result(aggregate: Aggregate): number {
    if (aggregate === "count") return this.count;
    if (this.count === 0) return NaN;
    const value = this.#value(aggregate);
    return Math.abs(value) <= 1e300 ? value : NaN;
  }

  #value(aggregate: Aggregate): number {
    switch (aggregate) {
      case "min":
        return this.#low;
      case "max":
        return this.#high;
      case "mean":
        return (this.#sum + this.#lost) / this.count;
      case "median":
        return medianOf(this.#all ?? []);
      default:
        return this.#sum + this.#lost;
    }
  }
}

/** The middle of the values, NaN when there are none. */
export function medianOf(values: readonly number[] | Float64Array): number {
  // What is such an array already is in order.
  const sorted = values instanceof Float64Array
    ? values
    : Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1
    ? high
    : ((sorted[middle - 1] ?? NaN) + high) / 2;
}

/** What the axis of such values is called. */
export function aggregateTitle(
  aggregate: Aggregate,
  title: string,
  isNeeded: boolean,
): string {
  if (aggregate === "count") return "count";
  return isNeeded ? `${aggregate} of ${title}` : title;
}

/** What several columns of values are called together. */
export function joinedTitle(titles: readonly string[]): string {
  const joined = `${titles.slice(0, -1).join(", ")} and ${titles.at(-1) ?? ""}`;
  return titles.length <= 4 && joined.length <= 48 ? joined : "value";
}
