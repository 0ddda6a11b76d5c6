/**
 * Reads a clause as change from period to period.
 *
 * @module
 */

import { monthOfDay, type PeriodUnit } from "../calendar.ts";
import { defaultMeasure, measuresOf } from "../columns.ts";
import type { ColumnCondition, GroupKey, TableJob } from "../jobs.ts";
import type { Column } from "../tables.ts";
import { groupKey, names, unitKey, usual } from "./group_keys.ts";
import type { ClauseParts } from "./parts.ts";

export function readChange(
  parts: ClauseParts,
): TableJob | undefined {
  const {
    table,
    where,
    draft,
    question,
    counting,
    over,
    change,
    problems,
    has,
    entityKeys,
    noPeriod,
    groups,
  } = parts;
  const unit = over?.type === "over" ? over.unit : undefined;
  const period = periodKeys(parts, unit);
  if (period === undefined) {
    if (over !== undefined || draft.groups.length === 0) {
      if (over === undefined && where.some((c) => c.kind === "among")) {
        return undefined;
      }
      problems.push(
        unit === undefined
          ? `no column holds periods or dates; the columns are ${
            names(table.columns)
          }`
          : noPeriod(unit),
      );
    }
    return undefined;
  }
  let measures = draft.measures.filter((m) =>
    m.column !== undefined || m.statistic === "count"
  );
  const things = draft.entity.filter((c) => c.identifier);
  if (measures.length === 0 && (things.length > 0 || has("rows"))) {
    // "visits per year": the rows are what is counted.
    measures = [{ statistic: "count" }];
  }
  if (measures.length === 0) {
    const column = defaultMeasure(table, "any");
    const statistic = draft.pending[0];
    if (statistic === "count" || counting) {
      measures = [{ statistic: "count" }];
    } else if (column !== undefined) {
      measures = [{
        statistic: statistic ?? usual(column),
        column: column.name,
      }];
    } else {
      const all = measuresOf(table);
      if (all.length === 0) measures = [{ statistic: "count" }];
      else {measures = all.map((c) => ({
          statistic: statistic ?? usual(c),
          column: c.name,
        })
        );}
    }
  }
  const inside = [
    ...groups(),
    ...(over !== undefined || question === undefined ? entityKeys() : []),
  ].filter((key) =>
    !period.some((p) => p.column === key.column) &&
    !things.some((c) => c.name === key.column)
  );
  const picked = change?.type === "change" && change.pick !== undefined
    ? change.pick
    : draft.ranks[0] !== undefined
    ? draft.ranks[0].highest ? "rise" as const : "fall" as const
    : undefined;
  const wanted = draft.ranks.length > 0 ||
    question?.type === "question" &&
      (question.word === "which" || question.word === "when");
  const low = draft.ranks[0]?.highest === false;
  return {
    kind: "change",
    period,
    groups: inside,
    measures,
    where,
    ...(wanted && picked !== undefined
      ? { pick: low && picked === "rise" ? "fall" as const : picked }
      : {}),
  };
}

/** Whether a column of days reaches over several months: then months are what people compare. */
function spansMonths(column: Column): boolean {
  const form = column.period?.form ?? "iso date";
  const months = new Set<string>();
  let days = 0;
  for (const cell of [...column.values.values()].flat()) {
    const month = monthOfDay(cell, form);
    if (month === "") continue;
    months.add(month);
    days++;
  }
  return months.size > 1 && days > months.size;
}

/** The columns that give the periods, outermost first. */
function periodKeys(
  parts: ClauseParts,
  unit: PeriodUnit | undefined,
): GroupKey[] | undefined {
  const { table, marks, where, draft, entityKeys } = parts;
  const mentioned = [...draft.groups, ...entityKeys()].find((key) =>
    key.form !== undefined
  );
  const compared = where.find((c): c is ColumnCondition =>
    c.kind === "among" &&
      table.columns.some((t) =>
        t.name === c.column && t.period !== undefined
      ) || c.kind === "date"
  );
  const units = marks.flatMap((m) =>
    m.type === "unit" || m.type === "every" ? [m.unit] : []
  );
  const wanted = unit ?? units[0];
  const any = table.columns.find((c) =>
    c.period !== undefined && c.period.form !== "weekday"
  );
  const comparedColumn = table.columns.find((c) => c.name === compared?.column);
  const key = wanted !== undefined
    ? unitKey(table, wanted)
    : mentioned ?? (comparedColumn !== undefined
      ? groupKey(
        comparedColumn,
        comparedColumn.period?.unit === "day" ? "month" : undefined,
      )
      : any && groupKey(
        any,
        any.period?.unit === "day" && spansMonths(any) ? "month" : undefined,
      ));
  if (key?.form === undefined) return undefined;
  const column = table.columns.find((c) => c.name === key.column);
  const year = table.columns.find((c) =>
    c.period?.form === "year" && c !== column && c.distinct > 1
  );
  const needsYear = column?.period?.hasYear === false &&
    key.form !== "weekday" && year !== undefined &&
    !where.some((c) =>
      c.kind === "among" && c.column === year.name && c.values.length === 1
    );
  return needsYear ? [groupKey(year), key] : [key];
}
