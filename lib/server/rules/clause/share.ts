/**
 * Reads a clause as shares of a whole.
 *
 * @module
 */

import { defaultMeasure } from "../columns.ts";
import type { Measure, TableJob } from "../jobs.ts";
import { groupKey, isUnique } from "./group_keys.ts";
import type { ClauseParts } from "./parts.ts";

export function readShare(
  parts: ClauseParts,
): TableJob | undefined {
  const { table, where, draft, counting, has, groups, entityKeys } = parts;
  let measures = draft.measures.filter((m) =>
    m.statistic === "sum" || m.statistic === "count" ||
    m.statistic === "distinct"
  )
    .map((m): Measure =>
      m.statistic === "distinct" ? { statistic: "count" } : m
    );
  // "what percentage of students passed": the students are not groups, but rows.
  const shared = groups().length > 0
    ? [...groups()]
    : entityKeys().filter((key) => !isUnique(key, table));
  if (has("rows") && measures.length === 0) {
    measures = [{ statistic: "count" }];
  }
  if (measures.length === 0) {
    const column = draft.entity.length === 0 && draft.groups.length > 0
      ? defaultMeasure(table, "any")
      : undefined;
    const loose = draft.measures[0];
    if (
      loose !== undefined && loose.column !== undefined &&
      !where.some((c) => c.kind === "compare")
    ) {
      measures = [{ statistic: "sum", column: loose.column }];
    } else {measures = [
        column === undefined || counting
          ? { statistic: "count" }
          : { statistic: "sum", column: column.name },
      ];}
  }
  if (shared.length > 0) {
    // "its share of the total and the average rating": the average has no share.
    const others = draft.measures.filter((m) =>
      m.statistic !== "sum" && m.statistic !== "count" &&
      m.statistic !== "distinct" &&
      !measures.some((own) => own.column === m.column)
    );
    return {
      kind: "summary",
      measures: [...measures, ...others],
      groups: shared,
      where,
      share: true,
    };
  }
  const value = where.findLast((c) => c.kind === "among" && !c.negated);
  if (value?.kind === "among") {
    const column = table.columns.find((c) => c.name === value.column);
    if (column === undefined) return undefined;
    return {
      kind: "summary",
      measures,
      groups: [groupKey(column)],
      where: where.filter((c) => c !== value),
      share: true,
      only: value.values,
    };
  }
  if (where.length > 0) {
    return { kind: "summary", measures, groups: [], where, share: true };
  }
  return undefined;
}
