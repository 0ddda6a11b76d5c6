/**
 * Conditions on values: "for Widget A", "region is West", "without a price",
 * "containing tea".
 *
 * @module
 */

import type { ValueHit } from "../marks.ts";
import { isRange, readDates } from "./dates.ts";
import { yesValues } from "./group_keys.ts";
import type { Scan } from "./scan.ts";
import { listing } from "../words.ts";

/** Reads the values of one column that stand side by side. */
export function readValues(scan: Scan, i: number): number {
  const { marks, taken, found, at, negated, columnBefore, groupedAt } = scan;
  const first = marks[i];
  if (first?.type !== "value") return i;
  const hit = chooseHit(scan, first.hits, i);
  if (first.date !== undefined && (isRange(scan, i) || hit === undefined)) {
    return readDates(scan, i);
  }
  if (hit === undefined) return i;
  const no = negated(i);
  const values = [...hit.values];
  let end = i;
  for (let j = i + 1; j < marks.length; j++) {
    const mark = marks[j];
    if (mark?.type === "value") {
      const same = mark.hits.find((other) => other.column === hit.column);
      if (same === undefined) break;
      values.push(...same.values);
      end = j;
    } else if (
      mark?.type !== "conj" && mark?.type !== "filler" &&
      !(mark?.type === "verb" && mark.verb === "compare")
    ) break;
  }
  for (let j = i; j <= end; j++) {
    if (marks[j]?.type === "value" || marks[j]?.type === "conj") taken.add(j);
  }
  // "region West" and "the West region": the column only says whose value it is.
  const before = columnBefore(i);
  const after = at(end + 1);
  if (before?.column === hit.column && !groupedAt(before.at)) {
    taken.add(before.at);
  } else if (after?.type === "column" && after.columns.includes(hit.column)) {
    taken.add(end + 1);
  }
  found.where.push({
    kind: "among",
    column: hit.column.name,
    values: [...new Set(values)],
    negated: no,
  });
  found.compared.push(hit.column.name);
  return end;
}

function chooseHit(
  scan: Scan,
  hits: readonly ValueHit[],
  i: number,
): ValueHit | undefined {
  const { marks, found, columnBefore } = scan;
  if (hits.length < 2) return hits[0];
  const before = columnBefore(i);
  const named = hits.find((hit) => hit.column === before?.column) ??
    hits.find((hit) => {
      const after = marks[i + 1];
      return after?.type === "column" && after.columns.includes(hit.column);
    });
  if (named !== undefined) return named;
  // "Lions against Tigers": the second name is of the other column.
  const free = hits.filter((hit) => !found.compared.includes(hit.column.name));
  if (free.length === 1 && free[0] !== undefined) return free[0];
  const best = hits.reduce((a, b) =>
    b.column.distinct < a.column.distinct ? b : a
  );
  found.notes.push(
    `"${marks[i]?.text}" stands in ${
      listing(hits.map((hit) => `\`${hit.column.name}\``))
    }; I took \`${best.column.name}\``,
  );
  return best;
}

export function readMissing(scan: Scan, i: number): void {
  const { taken, found, at, negated, columnBefore } = scan;
  const before = columnBefore(i);
  let j = i + 1;
  while (at(j)?.type === "filler" || at(j)?.type === "marker") j++;
  const after = at(j);
  const ahead = after?.type === "column" ? after.columns[0] : undefined;
  const column = ahead ?? before?.column;
  if (column === undefined) return;
  const no = negated(i);
  found.where.push({ kind: "missing", column: column.name, negated: no });
  taken.add(i);
  if (ahead !== undefined) taken.add(j);
  else if (before !== undefined) taken.add(before.at);
}

export function readText(scan: Scan, i: number): void {
  const { marks, table, taken, found, at, negated, columnBefore } = scan;
  const mark = marks[i];
  if (mark?.type !== "text") return;
  let j = i + 1;
  while (at(j)?.type === "filler" || at(j)?.type === "marker") j++;
  const text = at(j);
  const before = columnBefore(i);
  const column = before?.column ?? table.columns.find((c) => !c.numeric);
  if (text === undefined || column === undefined || text.type === "file") {
    return;
  }
  found.where.push({
    kind: "text",
    column: column.name,
    test: mark.test,
    text: text.text,
    negated: negated(i),
  });
  taken.add(i).add(j);
  if (before !== undefined) taken.add(before.at);
}

/** "region is North": also for words that stand nowhere in the data. */
export function readEquals(scan: Scan, i: number): void {
  const { marks, taken, found, at, negated, columnBefore, groupedAt } = scan;
  const mark = at(i);
  const sign = mark?.type === "compare" &&
    (mark.comparison === "=" || mark.comparison === "!=");
  if (mark === undefined || !(mark.type === "is" || sign)) return;
  const before = columnBefore(i);
  let j = i + 1;
  let no = sign && mark.type === "compare" && mark.comparison === "!=";
  while (
    at(j)?.type === "filler" || at(j)?.type === "not" ||
    at(j)?.type === "compare"
  ) {
    if (at(j)?.type === "not") no = true;
    j++;
  }
  const value = at(j);
  if (before === undefined || value === undefined || groupedAt(before.at)) {
    return;
  }
  const asked =
    marks.slice(0, i).some((m) =>
      m.type === "marker" && m.lower !== "of" || m.type === "rows"
    ) || sign;
  if (value.type === "number" && before.column.numeric && (asked || sign)) {
    found.where.push({
      kind: "compare",
      column: before.column.name,
      comparison: no ? "!=" : "=",
      value: value.value,
    });
  } else if (
    (value.type === "word" || value.type === "quoted" ||
      value.type === "number") && asked
  ) {
    found.where.push({
      kind: "among",
      column: before.column.name,
      values: [value.text],
      negated: no || negated(i),
    });
    found.notes.push(
      `no cell of \`${before.column.name}\` says "${value.text}" when the headings and values were read`,
    );
  } else return;
  taken.add(i).add(j).add(before.at);
  found.compared.push(before.column.name);
}

/** "How many students passed": a column of yes and no behind what is counted. */
export function readYes(scan: Scan, i: number): void {
  const { marks, taken, found, at, negated, groupedAt } = scan;
  const asks = marks.some((m) =>
    m.type === "share" || m.type === "question" || m.type === "statistic" ||
    m.type === "rows" ||
    m.type === "verb" &&
      (m.verb === "list" || m.verb === "count" || m.verb === "work")
  );
  if (!asks) return;
  const mark = at(i);
  if (mark?.type !== "column" || mark.columns.length !== 1 || groupedAt(i)) {
    return;
  }
  const [column] = mark.columns;
  const yes = column && yesValues(column);
  if (
    column === undefined || yes === undefined ||
    found.compared.includes(column.name)
  ) return;
  const before = marks.slice(0, i).findLast((m) =>
    m.type !== "filler" && m.type !== "not" && m.type !== "is"
  );
  const isVerb = before?.type === "column" || before?.type === "word" ||
    before?.type === "rows" || before?.type === "marker";
  if (!isVerb || marks.slice(0, i).some((m) => m.type === "distinct")) {
    return;
  }
  found.where.push({
    kind: "among",
    column: column.name,
    values: yes,
    negated: negated(i),
  });
  found.compared.push(column.name);
  taken.add(i);
}
