/**
 * Finds the conditions of a clause: values, limits, dates, texts and missing
 * cells; what is left over says what to work out.
 *
 * @module
 */

import { readDates } from "./clause/dates.ts";
import { joinConditions, type Placed } from "./clause/joining.ts";
import { readLimit } from "./clause/limits.ts";
import { type Conditions, scanOf } from "./clause/scan.ts";
import {
  readEquals,
  readMissing,
  readText,
  readValues,
  readYes,
} from "./clause/values.ts";
import type { Mark } from "./marks.ts";
import type { Table } from "./tables.ts";

export type { Conditions } from "./clause/scan.ts";

/**
 * Takes the conditions out of a clause.
 *
 * @param marks The clause.
 * @param table The table it speaks of.
 * @returns The conditions and the marks that are left.
 */
export function conditionsOf(marks: readonly Mark[], table: Table): Conditions {
  const scan = scanOf(marks, table);
  const { taken, found, at, columnBefore } = scan;
  const placed: Placed[] = [];
  for (let i = 0; i < marks.length; i++) {
    const mark = at(i);
    if (mark === undefined) continue;
    const begin = i;
    if (mark.type === "compare" || mark.type === "between") {
      const used = readLimit(scan, i);
      if (used !== undefined) i = used;
    } else if (mark.type === "number") {
      const next = at(i + 1);
      // "10 or more", "5 or less"
      if (next?.type === "compare" && next.lower === "or more") {
        const back = columnBefore(i);
        const forward = at(i + 2);
        const column = back?.column ??
          (forward?.type === "column" ? forward.columns[0] : undefined);
        if (column !== undefined) {
          found.where.push({
            kind: "compare",
            column: column.name,
            comparison: ">=",
            value: mark.value,
          });
          taken.add(i).add(i + 1);
          if (back !== undefined) taken.add(back.at);
        }
      }
    } else if (mark.type === "value") i = readValues(scan, i);
    else if (mark.type === "date") i = readDates(scan, i);
    else if (mark.type === "missing") readMissing(scan, i);
    else if (mark.type === "text") readText(scan, i);
    place(begin, i);
  }
  for (let i = 1; i < marks.length; i++) {
    readEquals(scan, i);
    place(i, i);
  }
  for (let i = 1; i < marks.length; i++) {
    readYes(scan, i);
    place(i, i);
  }
  const rest = marks.filter((_, i) => !taken.has(i));
  return {
    ...found,
    ...joinConditions(placed, marks),
    having: scan.having,
    rest,
  };

  /** Notes which marks the newest conditions were read from. */
  function place(start: number, end: number): void {
    for (const condition of found.where.slice(placed.length)) {
      placed.push({ condition, start, end });
    }
  }
}
