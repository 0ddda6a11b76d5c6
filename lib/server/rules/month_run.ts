/**
 * Months without a year that run over the turn of a year.
 *
 * @module
 */

import { placeOf } from "./calendar.ts";
import type { Column } from "./tables.ts";

/** Two months are too few to tell a run from chance. */
const SHORTEST_RUN = 3;

/**
 * The month that a column's months begin with when they stand in the data one
 * after another over the turn of a year: 11 for November, December, January.
 *
 * @param column A column of months by their names or numbers.
 * @returns 1 for months that stand in any other order.
 */
export function firstMonth(column: Column): number {
  const form = column.period?.form;
  if (form !== "month" && form !== "month number") return 1;
  const months: number[] = [];
  for (const cell of [...column.values.values()].flat()) {
    const { month } = placeOf(cell, form);
    if (month === undefined) return 1;
    if (!months.includes(month)) months.push(month);
  }
  const isRun = months.every((month, i) =>
    i === 0 || month === (months[i - 1] ?? 0) % 12 + 1
  );
  return isRun && months.length >= SHORTEST_RUN ? months[0] ?? 1 : 1;
}
