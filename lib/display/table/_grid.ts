import { count, oneLine } from "../text/measure.ts";
import { isNumeric, numberOf } from "../text/values.ts";
import { cellWriter, failureNotes, type ReadyColumn } from "./_cells.ts";
import { barsOf, shadesOf } from "./_marks.ts";
import {
  byKey,
  type CellScale,
  type Column,
  misspeltKeys,
  type TableOptions,
  unknownKeys,
  wantedColumns,
} from "./_options.ts";
import { sampleOf, type SampleSize, sampleSize } from "../rows/sample.ts";
import type { Source } from "../rows/source.ts";
import { groupKey } from "./_totals.ts";
import { type TotalPart, totalRows, wantedTotals } from "./_total_rows.ts";
import type {
  WrittenCell,
  WrittenGroup,
  WrittenRow,
  WrittenTable,
} from "./_written.ts";

/** However many rows are asked for, a table has no more values than this. */
const MAX_VALUES = 20_000;

/** Everything decided and every shown value written, once for all forms. */
export function writeTable(
  source: Source,
  options: TableOptions,
): WrittenTable {
  const { limit = 20, maxColumns = 30, caption, notes = [], groupBy } = options;
  const missing = oneLine(options.missing ?? "–");
  const isGrouped = groupBy !== undefined && source.keys.includes(groupBy);
  const all = wantedColumns(source.keys, options);
  const wanted = isGrouped ? all.filter(({ key }) => key !== groupBy) : all;
  const width = Math.min(wanted.length, maxColumns);
  const sample = sampleOf(source.rowCount, width);
  const ready = (column: Column) =>
    readyColumn(source, column, sample, missing);
  const columns = wanted.slice(0, maxColumns).map(ready);
  const shown = columns.length === 0 ? 0 : Math.min(
    limit,
    source.rowCount,
    Math.max(1, Math.floor(MAX_VALUES / columns.length)),
  );
  const values = columns.map(({ key }) =>
    Array.from({ length: shown }, (_, r) => source.cell(r, key))
  );
  const cells = columns.map((column, c) =>
    writtenCells(column, values[c] ?? [], options)
  );
  const rows = Array.from(
    { length: shown },
    (_, r): WrittenRow => cells.map((list) => list[r] ?? ""),
  );
  const totals = wantedTotals(columns, options);
  const reckonedRows = (part: TotalPart) =>
    totalRows(source, columns, totals, options.rowHead, part);
  const hasSubtotals = isGrouped && options.subtotals === true;
  const whole = options.totals === undefined && options.subtotals === true &&
      columns.every(({ column }) => column.total === undefined)
    ? { rows: [], notes: [] }
    : reckonedRows({ ofAll: hasSubtotals });
  const groups = isGrouped
    ? groupRows(
      source,
      ready(all.find(({ key }) => key === groupBy) ?? { key: groupBy }),
      rows,
      hasSubtotals ? reckonedRows : undefined,
    )
    : undefined;
  return {
    columns: columns.map(({ title, align, kind, isNumber, column }) => ({
      title,
      align,
      isFixed: typeof column.format !== "function" &&
        (isNumber || isNumeric(kind) || kind === "date" || kind === "boolean"),
      type: options.types === true ? kind : undefined,
    })),
    rows,
    ...(groups ? { groups } : {}),
    totals: whole.rows,
    missing,
    ...(shown === 0 && source.rowCount > 0
      ? { empty: nothingShown(source, columns.length) }
      : {}),
    rowHead: columns.findIndex(({ key }) => key === options.rowHead),
    caption: caption === undefined ? undefined : oneLine(caption),
    notes: [
      ...shownNotes(
        source,
        shown,
        limit,
        columns.length,
        wanted.length,
        sampleSize(source.rowCount, width),
      ),
      ...source.notes ?? [],
      ...unknownKeys(source, usedKeys(options)),
      // Formats may be kept for tables of many kinds: only a slip is told.
      ...misspeltKeys(source, Object.keys(options.formats ?? {})),
      ...hiddenTotals(source, columns, options),
      ...whole.notes,
      ...columns.flatMap(({ key, failures }) => failureNotes(key, failures)),
      ...(typeof notes === "string" ? [notes] : notes),
    ].map(oneLine),
  };
}

/** A column with its type found and its format made ready. */
function readyColumn(
  source: Source,
  column: Column,
  sample: readonly number[],
  missing: string,
): ReadyColumn {
  const { key, title = key, format = "auto" } = column;
  const values = sample.map((row) => source.cell(row, key));
  const cells = cellWriter(key, format, values, missing);
  return {
    ...cells,
    key,
    title: oneLine(title),
    format,
    align: column.align ?? (cells.isNumber ? "right" : "left"),
    column,
  };
}

/** The shown cells of one column, with their bars and shades. */
function writtenCells(
  ready: ReadyColumn,
  values: readonly unknown[],
  options: TableOptions,
): WrittenCell[] {
  const { key, column, isNumber } = ready;
  const scaleOf = (name: "bars" | "heat") =>
    byKey<boolean | CellScale>(options[name], true).get(key);
  const numbers = values.map((value) => isNumber ? numberOf(value) : undefined);
  const bar = barsOf(column.bar ?? scaleOf("bars"), numbers);
  const shade = shadesOf(column.heat ?? scaleOf("heat"), numbers);
  return values.map((value, r) => ({
    ...ready.write(value),
    ...(bar ? { bar: bar(numbers[r]) } : {}),
    ...(shade ? { shade: shade(numbers[r]) } : {}),
  }));
}

/** Rows of the same value under its heading, in the order in which they are met. */
function groupRows(
  source: Source,
  group: ReadyColumn,
  rows: readonly WrittenRow[],
  reckon: ((part: TotalPart) => { rows: WrittenRow[] }) | undefined,
): WrittenGroup[] {
  const write = (value: unknown) => group.write(value).text;
  const found = new Map<unknown, { heading: string; rows: WrittenRow[] }>();
  rows.forEach((row, r) => {
    const value = source.cell(r, group.key) ?? undefined;
    const key = groupKey(value, write);
    const one = found.get(key);
    if (one) one.rows.push(row);
    else found.set(key, { heading: write(value), rows: [row] });
  });
  if (reckon === undefined) {
    return [...found.values()].map((one) => ({ ...one, totals: [] }));
  }
  // A group's totals are those of all its rows, also of those not shown.
  const members = new Map<unknown, number[]>();
  for (let r = 0; r < source.rowCount; r++) {
    const key = groupKey(source.cell(r, group.key) ?? undefined, write);
    if (!found.has(key)) continue;
    const list = members.get(key);
    if (list) list.push(r);
    else members.set(key, [r]);
  }
  return [...found].map(([key, one]) => ({
    ...one,
    totals: reckon({ only: members.get(key) ?? [] }).rows,
  }));
}

/** Keys that options name, which should be those of columns. */
function usedKeys(options: TableOptions): string[] {
  const { columns, rowHead, groupBy, totals } = options;
  return [
    ...(columns === undefined
      ? []
      : wantedColumns([], { columns }).map(({ key }) => key)),
    ...(rowHead === undefined ? [] : [rowHead]),
    ...(groupBy === undefined ? [] : [groupBy]),
    ...(typeof totals === "object" ? Object.keys(totals) : []),
    ...byKey<boolean | CellScale>(options.bars, true).keys(),
    ...byKey<boolean | CellScale>(options.heat, true).keys(),
  ];
}

/** What to say of totals whose columns are not shown. */
function hiddenTotals(
  source: Source,
  columns: readonly ReadyColumn[],
  { totals }: TableOptions,
): string[] {
  if (typeof totals !== "object") return [];
  const shown = new Set(columns.map(({ key }) => key));
  return Object.keys(totals)
    .filter((key) => source.keys.includes(key) && !shown.has(key))
    .map((key) =>
      `No total of ${JSON.stringify(key)}: its column is not shown`
    );
}

/** Why there is nothing to be seen of rows that there are. */
function nothingShown(source: Source, columns: number): string {
  if (columns > 0) return "No row shown";
  return source.keys.length > 0 ? "No column shown" : "Rows without any value";
}

/** What is shown of how much, and from what the types were found. */
function shownNotes(
  source: Source,
  shown: number,
  limit: number,
  columns: number,
  allColumns: number,
  { first, spread }: SampleSize,
): string[] {
  const said: string[] = [];
  const number = (n: number) => n.toLocaleString("en-US");
  if (source.isOpen) {
    said.push(
      shown === 0
        ? "0 rows; there are more"
        : `First ${count(shown, "row")}; there are more`,
    );
  } else if (shown < source.rowCount) {
    said.push(`${number(shown)} of ${count(source.rowCount, "row")}`);
  }
  if (columns < allColumns) {
    said.push(`${number(columns)} of ${count(allColumns, "column")}`);
  }
  if (columns > 0 && shown < Math.min(limit, source.rowCount)) {
    said.push(`a table shows no more than ${number(MAX_VALUES)} values`);
  }
  if (first + spread < source.rowCount && columns > 0) {
    said.push(
      `types found from the first ${count(first, "row")} and ${
        count(spread, "other")
      }`,
    );
  }
  return said.length > 0 ? [said.join(" · ")] : [];
}
