/**
 * Conditions on dates: "in January 2024", "since March", "from May to July".
 *
 * @module
 */

import type { DateLiteral } from "../marks.ts";
import { listing } from "../words.ts";
import { dateConditions } from "./date_conditions.ts";
import { dateIn, type Scan } from "./scan.ts";

/** Whether a date stands in a range: "since January", "from January to March". */
export function isRange(scan: Scan, i: number): boolean {
  const { marks } = scan;
  for (let j = i - 1; j >= Math.max(0, i - 3); j--) {
    const mark = marks[j];
    if (mark?.type === "since" && mark.lower !== "following") {
      if (mark.side !== "from" || mark.lower !== "from") return true;
      return marks.slice(i + 1, i + 4).some((m) =>
        m.type === "since" && m.side === "to"
      );
    }
    if (mark?.type === "between") return true;
    if (
      mark !== undefined && mark.type !== "filler" && mark.type !== "unit" &&
      mark.type !== "column"
    ) return false;
  }
  const next = marks[i + 1];
  const second = marks[i + 2];
  return next?.type === "since" && next.side === "to" &&
    dateIn(second) !== undefined;
}

export function readDates(scan: Scan, i: number): number {
  const { marks, taken, at, negated, take } = scan;
  const first = dateIn(marks[i]);
  if (first === undefined) return i;
  let side: "from" | "after" | "to" | "before" | "between" | undefined;
  for (let j = i - 1; j >= Math.max(0, i - 3); j--) {
    const mark = at(j);
    if (mark?.type === "since") side = mark.side;
    else if (mark?.type === "between") side = "between";
    else if (
      mark?.type === "filler" || mark?.type === "unit" ||
      mark?.type === "marker"
    ) continue;
    else if (mark?.type === "column" && mark.columns.some((c) => c.period)) {
      continue;
    } else break;
    taken.add(j);
    break;
  }
  const no = negated(i);
  let k = i + 1;
  while (
    at(k)?.type === "filler" && at(k)?.lower !== "-" && at(k)?.lower !== "–"
  ) k++;
  const link = at(k);
  const second = dateIn(at(k + 1)) ??
    dateIn(at(k + 2)?.type === "date" ? at(k + 2) : undefined);
  const secondAt = dateIn(at(k + 1)) !== undefined ? k + 1 : k + 2;
  const ranged = link?.type === "since" && link.side === "to" ||
    link?.lower === "-" || link?.lower === "–" ||
    side === "between" && link?.type === "conj";
  if (ranged && second !== undefined) {
    // "from January to March 2024": the year stands once.
    const low = first.year === undefined && second.year !== undefined
      ? { ...first, year: second.year }
      : first;
    const high = second.year === undefined && first.year !== undefined
      ? { ...second, year: first.year }
      : second;
    pushDate(scan, [low, high], { low: true, high: true }, no);
    take(i, secondAt);
    return secondAt;
  }
  if (
    side !== undefined && side !== "between" &&
    !(side === "from" && marks[i - 1]?.lower === "from")
  ) {
    const sides = side === "from"
      ? { low: true }
      : side === "after"
      ? { low: false }
      : side === "to"
      ? { high: true }
      : { high: false };
    pushDate(scan, [first], sides, no);
    taken.add(i);
    return i;
  }
  const all = [first];
  let end = i;
  for (let j = i + 1; j < marks.length; j++) {
    const mark = at(j);
    const date = mark?.type === "date" ? mark.date : undefined;
    if (date !== undefined) {
      all.push(date);
      end = j;
    } else if (
      mark?.type !== "conj" && mark?.type !== "filler" &&
      !(mark?.type === "verb" && mark.verb === "compare")
    ) break;
  }
  for (let j = i; j <= end; j++) {
    if (
      marks[j]?.type === "date" || marks[j]?.type === "value" ||
      marks[j]?.type === "conj"
    ) taken.add(j);
  }
  const lastYear = all.at(-1)?.year;
  const filled = all.map((date) =>
    date.year === undefined && lastYear !== undefined &&
      date.month !== undefined
      ? { ...date, year: lastYear }
      : date
  );
  pushDate(scan, filled, {}, no);
  return end;
}

/** Adds the condition that some dates mean in this table. */
export function pushDate(
  scan: Scan,
  dates: readonly DateLiteral[],
  sides: { readonly low?: boolean; readonly high?: boolean },
  no: boolean,
): void {
  const { marks, table, found } = scan;
  const condition = dateConditions(dates, sides, no, table, marks);
  if (condition === undefined) {
    const periods = table.columns.filter((c) => c.period !== undefined);
    found.problems.push(
      `no column tells ${
        dates.some((d) => d.year !== undefined) ? "the year" : "the date"
      } that "${
        marks.filter((m) => dateIn(m) !== undefined).map((m) => m.text).join(
          " and ",
        )
      }" asks for${
        periods.length > 0
          ? `; columns of periods are ${
            listing(periods.map((c) => `\`${c.name}\``))
          }`
          : ""
      }`,
    );
    return;
  }
  found.where.push(...condition);
  for (const { column } of condition) found.compared.push(column);
}
