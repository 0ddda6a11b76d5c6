/**
 * Conditions with a limit: "above 1000", "between 5 and 10", "older than 60".
 *
 * @module
 */

import { matchColumns, measuresOf } from "../columns.ts";
import type { Comparison, Measure } from "../jobs.ts";
import { listing } from "../words.ts";
import { pushDate, readDates } from "./dates.ts";
import type { Scan } from "./scan.ts";

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  ">": "<=",
  ">=": "<",
  "<": ">=",
  "<=": ">",
  "=": "!=",
  "!=": "=",
};

export function readLimit(scan: Scan, i: number): number | undefined {
  const { marks, table, taken, found, at, negated, columnBefore, take } = scan;
  const mark = marks[i];
  if (mark === undefined) return undefined;
  let j = i + 1;
  while (at(j)?.type === "filler") j++;
  const first = at(j);
  if (
    first?.type === "date" ||
    first?.type === "value" && first.date !== undefined
  ) {
    const date = first.date;
    if (date === undefined) return undefined;
    if (mark.type === "between") return readDates(scan, j);
    if (mark.type === "compare") {
      const side = mark.comparison.startsWith(">") ? "low" : "high";
      pushDate(scan, [date], { [side]: mark.comparison.endsWith("=") }, false);
      taken.add(i).add(j);
      return j;
    }
  }
  if (first?.type !== "number") return undefined;
  let value = first.value;
  let end = j;
  let high: number | undefined;
  if (mark.type === "between") {
    let k = j + 1;
    if (
      at(k)?.type === "conj" || at(k)?.type === "since" ||
      at(k)?.type === "filler"
    ) k++;
    const second = at(k);
    if (second?.type !== "number") return undefined;
    high = Math.max(value, second.value);
    value = Math.min(value, second.value);
    end = k;
  }
  const forwardAt = at(end + 1)?.type === "filler" ? end + 2 : end + 1;
  const forward = at(forwardAt);
  const back = columnBefore(i);
  const about = mark.type === "compare" && mark.about !== undefined
    ? table.columns.find((c) =>
      c.numeric && c.words.includes(mark.about ?? "")
    ) ??
      matchColumns([mark.about], table)?.columns.find((c) => c.numeric)
    : undefined;
  const ahead = forward?.type === "column"
    ? forward.columns.find((c) => c.numeric && !c.identifier)
    : undefined;
  const strong = forward?.type === "column" && forward.strength >= 3;
  let column = about ??
    (back !== undefined && !back.column.identifier &&
        (back.column.numeric || back.column.period)
      ? back.column
      : undefined);
  if (
    column === undefined && ahead !== undefined &&
    (strong || back === undefined || !back.column.numeric)
  ) {
    column = ahead;
    taken.add(forwardAt);
  }
  const isCount = forward?.type === "rows" ||
    forward?.type === "column" && ahead === undefined &&
      about === undefined &&
      forward.columns.every((c) => !c.numeric || c.identifier) &&
      back !== undefined && !back.column.numeric ||
    column === undefined && forward?.type === "word" &&
      back !== undefined && !back.column.numeric;
  const statistic = statisticBefore(
    scan,
    back !== undefined && column === back.column ? back.at : i,
  );
  const grouped = marks.some((m) =>
    m.type === "by" ||
    m.type === "column" && m.columns.some((c) => !c.numeric)
  );
  if (isCount || statistic !== undefined && grouped && statistic.link) {
    if (mark.type === "between") return undefined;
    const measure: Measure = isCount || column === undefined
      ? { statistic: "count" }
      : { statistic: statistic?.statistic ?? "sum", column: column.name };
    scan.having = {
      measure,
      comparison: mark.type === "compare" ? mark.comparison : ">",
      value,
    };
    take(i, end);
    if (isCount) taken.add(forwardAt);
    if (back !== undefined && back.column === column) taken.add(back.at);
    if (statistic !== undefined) taken.add(statistic.at);
    return end;
  }
  if (column === undefined) {
    const near = marks.flatMap((m) =>
      m.type === "column"
        ? m.columns.filter((c) =>
          c.numeric && c.period === undefined && !c.identifier
        )
        : []
    );
    const measures = measuresOf(table);
    column = near[0] ?? (measures.length === 1 ? measures[0] : undefined);
    if (column === undefined) {
      found.problems.push(
        `which column the limit "${mark.text} ${first.text}" is meant for is not clear; the columns of numbers are ${
          listing(measures.map((c) => c.name))
        }`,
      );
      take(i, end);
      return end;
    }
  } else if (
    back !== undefined && column === back.column && !isMeasured(scan, back.at)
  ) taken.add(back.at);
  if (high !== undefined) {
    found.where.push({
      kind: "between",
      column: column.name,
      low: value,
      high,
      negated: negated(i),
    });
  } else if (mark.type === "compare") {
    const comparison = negated(i) ? OPPOSITE[mark.comparison] : mark.comparison;
    found.where.push({
      kind: "compare",
      column: column.name,
      comparison,
      value,
    });
  }
  take(i, end);
  found.compared.push(column.name);
  return end;
}

/** Whether the column at a place is what the clause works out, and not only compared. */
function isMeasured(scan: Scan, place: number): boolean {
  const { marks } = scan;
  for (let j = place - 1; j >= 0; j--) {
    const mark = marks[j];
    if (mark === undefined) return false;
    if (mark.type === "statistic" || mark.type === "rank" && j >= place - 3) {
      return true;
    }
    if (mark.type === "question" && mark.word === "how much") return true;
    if (
      mark.type === "marker" && mark.lower !== "of" || mark.type === "column"
    ) return false;
    if (mark.type === "rows" || mark.type === "conj") return false;
  }
  return false;
}

function statisticBefore(scan: Scan, place: number): {
  readonly statistic: Measure["statistic"];
  readonly at: number;
  readonly link: boolean;
} | undefined {
  const { marks, at } = scan;
  for (let j = place - 1; j >= Math.max(0, place - 3); j--) {
    const mark = at(j);
    if (mark?.type === "statistic") {
      const link = marks.slice(Math.max(0, j - 3), j).some((m) =>
        m.type === "is" ||
        m.type === "marker" &&
          /^(?:with|where|whose|that have|having|which have|if|who have)$/
            .test(m.lower)
      );
      return { statistic: mark.statistic, at: j, link };
    }
    if (mark !== undefined && mark.type !== "filler") return undefined;
  }
  return undefined;
}
