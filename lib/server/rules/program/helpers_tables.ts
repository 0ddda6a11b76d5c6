/**
 * Helpers of programs that group, sort and compare.
 *
 * @module
 */

import { define, type Helper } from "./helper.ts";

/** Helpers of programs that group, sort and compare. */
export const TABLES_HELPERS: readonly Helper[] = [
  define(
    "groupBy",
    `
/** One line per group of rows that are equal in the given columns. */
function groupBy(
  rows: Row[],
  columns: string[],
  measures: Record<string, (group: Row[]) => Cell>,
): Table {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(columns.map((column) => row[column]));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((group) => {
    const line: Record<string, Cell> = {};
    for (const column of columns) line[column] = group[0][column] || "(missing)";
    for (const [name, measure] of Object.entries(measures)) line[name] = measure(group);
    return line;
  });
}`,
  ),
  define(
    "inOrder",
    `
/** Sorts a table by keys of its lines, the first key first. */
function inOrder(table: Table, ...keys: ((line: Table[number]) => string | number)[]): Table {
  return table.toSorted((a, b) => {
    for (const key of keys) {
      const [x, y] = [key(a), key(b)];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  });
}`,
  ),
  define(
    "sortBy",
    `
/** Sorts by one column; cells without a value come last. */
function sortBy(table: Table, column: string, direction: "ascending" | "descending"): Table {
  const sign = direction === "ascending" ? 1 : -1;
  return table.toSorted((a, b) => {
    const [x, y] = [a[column], b[column]];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    if (typeof x === "number" && typeof y === "number") return sign * (x - y);
    return sign * String(x).localeCompare(String(y));
  });
}`,
  ),
  define(
    "best",
    `
/** The first lines by a column; of equal winners all are kept. */
function best(table: Table, column: string, count: number, end: "highest" | "lowest"): Table {
  const direction = end === "highest" ? "descending" : "ascending";
  const sorted = sortBy(table.filter((line) => line[column] !== null), column, direction);
  if (count > 1) return sorted.slice(0, count);
  return sorted.filter((line) => line[column] === sorted[0][column]);
}`,
  ),
  define(
    "bestWithin",
    `
/** The first lines by a column inside each group. */
function bestWithin(
  table: Table,
  groups: string[],
  column: string,
  count: number,
  end: "highest" | "lowest",
): Table {
  const parts = Map.groupBy(table, (line) => JSON.stringify(groups.map((group) => line[group])));
  return [...parts.values()].flatMap((part) => best(part, column, count, end));
}`,
  ),
  define(
    "withChange",
    `
/** Adds the change from the line before, inside each group; the first has none. */
function withChange(table: Table, columns: string[], groups: string[] = []): Table {
  const before = new Map<string, Table[number]>();
  return table.map((line) => {
    const key = JSON.stringify(groups.map((group) => line[group]));
    const last = before.get(key);
    before.set(key, line);
    const result = { ...line };
    for (const column of columns) {
      const name = columns.length > 1 ? column + "_change" : "change";
      const [now, old] = [line[column], last?.[column]];
      const known = typeof now === "number" && typeof old === "number";
      const change = known ? sum([now, -old]) : null;
      result[name] = change;
      result[name + "_percent"] = known && old !== 0 ? rounded(100 * change! / Math.abs(old)) : null;
    }
    return result;
  });
}`,
  ),
  define(
    "withShare",
    `
/** Adds the percentage that each line has of the total. */
function withShare(table: Table, column: string, name: string): Table {
  const total = sum(table.map((line) => line[column]).filter((cell) => typeof cell === "number"));
  return table.map((line) => ({ ...line, [name]: percent(line[column], total) }));
}`,
  ),
  define(
    "sortRows",
    `
/** Sorts rows by a key; rows without one come last. */
function sortRows(
  rows: Row[],
  key: (row: Row) => number | string,
  direction: "ascending" | "descending",
): Row[] {
  const sign = direction === "ascending" ? 1 : -1;
  const isEmpty = (value: number | string) => value === "" || Number.isNaN(value);
  return rows.map((row) => ({ row, value: key(row) })).toSorted(({ value: a }, { value: b }) => {
    if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b));
    return a === b ? 0 : a < b ? -sign : sign;
  }).map(({ row }) => row);
}`,
  ),
  define(
    "pick",
    `
/** Rows with only some of their columns. */
function pick(rows: Row[], columns: string[]): Table {
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
}`,
  ),
  define(
    "same",
    `
/** Whether two texts are the same but for capitals and spaces. */
function same(a: string, b: string): boolean {
  const plain = (text: string) => text.trim().replace(/\\s+/g, " ").toLowerCase();
  return plain(a) === plain(b);
}`,
  ),
  define(
    "stack",
    `
/** Puts tables with different groups under one another. */
function stack(...parts: { columns: string[]; table: Table }[]): Table {
  return parts.flatMap(({ columns, table }) =>
    table.map((line) => {
      const values = Object.entries(line).filter(([name]) => !columns.includes(name));
      return {
        group_by: columns.join(" and ") || "all rows",
        group: columns.map((column) => line[column]).join(" / "),
        ...Object.fromEntries(values),
      };
    })
  );
}`,
  ),
  define(
    "namesOf",
    `
/** The columns of a table, in their order. */
function namesOf(table: Table): string[] {
  return [...new Set(table.flatMap((line) => Object.keys(line)))];
}`,
  ),
];
