/**
 * Values that a clause tells apart although it names no groups.
 *
 * @module
 */

import type { Condition, GroupKey } from "../jobs.ts";
import type { Table } from "../tables.ts";
import { groupKey } from "./group_keys.ts";

/** Whether a condition takes one of several values. */
export function isAmongSeveral(
  condition: Condition,
): condition is Extract<Condition, { kind: "among" }> {
  return condition.kind === "among" && condition.values.length > 1;
}

/** The group that tells values apart which were named one by one. */
export function eachKey(each: Condition, table: Table): GroupKey | undefined {
  if (each.kind !== "among" && each.kind !== "date") return undefined;
  const column = table.columns.find((c) => c.name === each.column);
  if (column === undefined) return undefined;
  if (each.kind === "among") return groupKey(column);
  const longest = Math.max(...each.among?.map((key) => key.length) ?? [7]);
  return groupKey(
    column,
    longest > 7 ? "day" : longest > 4 ? "month" : "year",
  );
}
