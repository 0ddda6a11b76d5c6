/**
 * Columns as groups, and what is usually worked out of a column.
 *
 * @module
 */

import { canGather, type PeriodUnit } from "../calendar.ts";
import { defaultMeasure, isIntensive } from "../columns.ts";
import type { GroupKey, Measure, Statistic } from "../jobs.ts";
import type { Column, Table } from "../tables.ts";
import { listing } from "../words.ts";

/** How a column is a group: its periods in calendar order, its numbers by size. */
export function groupKey(column: Column, unit?: PeriodUnit): GroupKey {
  const period = column.period;
  if (period === undefined) {
    return column.numeric
      ? { column: column.name, numeric: true }
      : { column: column.name };
  }
  const wanted = unit ??
    (period.unit === "day" ? unitOfHeading(column) : undefined);
  // Times of one day are gathered, where days are asked for.
  const isLonger = wanted !== period.unit ||
    wanted === "day" && period.hasTime === true;
  return wanted !== undefined && isLonger && canGather(period, wanted)
    ? { column: column.name, form: period.form, gather: wanted }
    : { column: column.name, form: period.form };
}

function unitOfHeading(column: Column): PeriodUnit | undefined {
  for (const unit of ["month", "quarter", "year", "week"] as const) {
    if (column.words.includes(unit)) return unit;
  }
  return undefined;
}

/** The column that periods of a length can be had from. */
export function unitKey(table: Table, unit: PeriodUnit): GroupKey | undefined {
  const own =
    table.columns.find((c) =>
      c.period?.unit === unit && c.words.includes(unit)
    ) ??
      table.columns.find((c) => c.period?.unit === unit && c.period.hasYear) ??
      table.columns.find((c) => c.period?.unit === unit) ??
      table.columns.find((c) => c.words.length === 1 && c.words[0] === unit);
  if (own !== undefined) return groupKey(own, unit);
  const from = table.columns.find((c) =>
    c.period !== undefined && canGather(c.period, unit)
  );
  return from && groupKey(from, unit);
}

/** Statistic of a column when the clause names none. */
export function usual(column: Column): Statistic {
  const own: readonly (readonly [RegExp, Statistic])[] = [
    [/^max(?:imum)?$/, "max"],
    [/^min(?:imum)?$/, "min"],
  ];
  for (const [pattern, statistic] of own) {
    if (pattern.test(column.words[0] ?? "")) return statistic;
  }
  return isIntensive(column) ? "average" : "sum";
}

/** Whether every row has a value of its own there. */
export function isUnique(key: GroupKey, table: Table): boolean {
  const column = table.columns.find((c) => c.name === key.column);
  return column !== undefined && key.gather === undefined &&
    column.period === undefined &&
    (column.identifier ||
      column.distinct === table.rowCount && table.rowCount > 3);
}

/** The column that "who", "where" and "when" ask for. */
export function guessEntity(word: string, table: Table): Column | undefined {
  const lists: Readonly<Record<string, readonly string[]>> = {
    who: [
      "name",
      "person",
      "employee",
      "player",
      "salesperson",
      "seller",
      "customer",
      "student",
      "patient",
      "driver",
      "user",
      "member",
      "rep",
      "agent",
      "athlete",
      "author",
      "runner",
      "team",
    ],
    where: [
      "city",
      "place",
      "location",
      "station",
      "site",
      "region",
      "country",
      "store",
      "state",
      "town",
      "area",
    ],
  };
  if (word === "when") return table.columns.find((c) => c.period !== undefined);
  for (const name of lists[word] ?? []) {
    const found = table.columns.find((c) =>
      !c.numeric && c.words.includes(name)
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

const YES_REGEXP = /^(?:yes|y|true|t|1|ja|oui|si|sí|x)$/i;
const NO_REGEXP = /^(?:no|n|false|f|0|nein|non)$/i;

/** The cells of a column of yes and no that say yes; undefined for other columns. */
export function yesValues(column: Column): string[] | undefined {
  const cells = [...column.values.values()].flat();
  const yes = cells.filter((cell) => YES_REGEXP.test(cell));
  const no = cells.filter((cell) => NO_REGEXP.test(cell));
  return yes.length > 0 && no.length > 0 &&
      yes.length + no.length === cells.length
    ? yes
    : undefined;
}

/** Names of columns as a sentence lists them. */
export function names(columns: readonly Column[]): string {
  return listing(columns.map((c) => `\`${c.name}\``)) || "none";
}

/** What is worked out when a clause names no column of numbers. */
export function usualMeasure(table: Table): Measure | undefined {
  const column = defaultMeasure(table, "any");
  return column && { statistic: usual(column), column: column.name };
}
