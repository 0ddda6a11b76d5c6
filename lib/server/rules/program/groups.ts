/**
 * Source text for groups of rows and what is worked out of them.
 *
 * @module
 */

import type { GroupKey, Having, Measure } from "../jobs.ts";
import { firstMonth } from "../month_run.ts";
import type { Table } from "../tables.ts";
import { groupName, measureKey } from "../titles.ts";
import { CALENDAR_HELPERS } from "./conditions.ts";
import { cell } from "./data.ts";

/** A list of texts as a literal. */
export function list(texts: readonly string[]): string {
  return `[${texts.map((text) => JSON.stringify(text)).join(", ")}]`;
}

/** The filter that a limit on a worked-out number is. */
export function havingSource(having: Having | undefined): string {
  if (having === undefined) return "";
  const at = cell("line", measureKey(having.measure));
  const sign = having.comparison === "="
    ? "==="
    : having.comparison === "!="
    ? "!=="
    : having.comparison;
  return `.filter((line) => ${at} !== null && Number(${at}) ${sign} ${having.value})`;
}

/** A measure as a function of a group of rows. */
export function measureSource(measure: Measure, rows: string): string {
  if (measure.column === undefined) return `${rows}.length`;
  const name = JSON.stringify(measure.column);
  switch (measure.statistic) {
    case "distinct":
      return `new Set(texts(${rows}, ${name})).size`;
    case "count":
      return `numbers(${rows}, ${name}).length`;
    case "min":
      return `lowest(numbers(${rows}, ${name}))`;
    case "max":
      return `highest(numbers(${rows}, ${name}))`;
    default:
      return `${measure.statistic}(numbers(${rows}, ${name}))`;
  }
}

/** The statement that gathers dates into periods, once for a column and a length. */
export function gatherSource(
  key: GroupKey,
  table: Table,
  rows: string,
): string {
  const name = groupName(key, table.columns.map((c) => c.name));
  const raw = cell("row", key.column);
  const sortable = key.form === undefined
    ? raw
    : `${CALENDAR_HELPERS[key.form]}(${raw})`;
  const periods: Readonly<Record<string, string>> = {
    year: `${sortable}.slice(0, 4)`,
    month: `${sortable}.slice(0, 7)`,
    quarter: `quarterOf(${sortable})`,
    week: `weekOf(${sortable})`,
    weekday: `weekdayOf(${sortable})`,
    hour: `hourOf(${raw})`,
    day: sortable,
  };
  return `for (const row of ${rows}) ${cell("row", name)} = ${
    periods[key.gather ?? "day"]
  };`;
}

/** The source of a table of groups, in calendar order where groups are periods. */
export function groupedSource(
  groups: readonly GroupKey[],
  measures: readonly Measure[],
  rows: string,
  table: Table,
): string {
  const columns = table.columns.map((c) => c.name);
  const names = groups.map((key) => groupName(key, columns));
  const lines = measures.map((m) =>
    `  ${objectKey(measureKey(m))}: (group) => ${measureSource(m, "group")},`
  );
  const grouped = `groupBy(${rows}, ${list(names)}, {\n${lines.join("\n")}\n})`;
  const ordered = groups.some((key) =>
    key.form !== undefined || key.numeric === true
  );
  if (!ordered) return grouped;
  const hasYear = table.columns.some((c) =>
    c.period?.hasYear === true && c.distinct > 1
  );
  const keys = groups.map((key, i) => {
    const at = cell("line", names[i] ?? "");
    if (key.numeric) return `(line) => toNumber(String(${at}))`;
    if (key.gather === "weekday") {
      return `(line) => weekdayOrder(String(${at}))`;
    }
    if (key.form === undefined || key.gather !== undefined) {
      return `(line) => String(${at})`;
    }
    const column = table.columns.find((c) => c.name === key.column);
    const first = column === undefined || hasYear ? 1 : firstMonth(column);
    const order = `${CALENDAR_HELPERS[key.form]}(String(${at}))`;
    return first === 1
      ? `(line) => ${order}`
      : `(line) => (Number(${order}) + ${12 - first}) % 12`;
  });
  const indented = grouped.replaceAll("\n", "\n  ");
  return `inOrder(\n  ${indented},\n${
    keys.map((key) => `  ${key},\n`).join("")
  })`;
}

/** A name as the key of an object literal. */
export function objectKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
