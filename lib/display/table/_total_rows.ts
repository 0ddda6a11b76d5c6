import { type Format, isLabel, writerOf } from "../text/formats.ts";
import type { ReadyColumn } from "./_cells.ts";
import {
  type ColumnTotal,
  isTotalList,
  type TableOptions,
  type TotalName,
} from "./_options.ts";
import type { Source } from "../rows/source.ts";
import { presentValues, reckon, TOTAL_NAMES } from "./_totals.ts";
import { partsOf, type WrittenCell, type WrittenRow } from "./_written.ts";
import { count } from "../text/measure.ts";
import { isMissing, Unreadable } from "../text/values.ts";

/** Which totals each column has, in the order of the columns. */
export function wantedTotals(
  columns: readonly ReadyColumn[],
  options: TableOptions,
): readonly (readonly ColumnTotal[])[] {
  const { totals, subtotals = false } = options;
  const forAll = totals === true || (totals === undefined && subtotals)
    ? "sum"
    : typeof totals === "string"
    ? totals
    : undefined;
  const named = typeof totals === "object" ? totals : {};
  return columns.map((ready) => {
    const own = ready.column.total ??
      (Object.hasOwn(named, ready.key) ? named[ready.key] : undefined);
    if (own !== undefined) return isTotalList(own) ? own : [own];
    if (forAll === undefined || totals === false) return [];
    if (forAll === "count") return [forAll];
    return isAdded(ready, forAll) ? [forAll] : [];
  });
}

/** Years and identifiers are not reckoned with, and shares do not add up. */
function isAdded(ready: ReadyColumn, total: TotalName): boolean {
  const { format, key, kind, isNumber } = ready;
  const style = typeof format === "object" ? format.style : format;
  if (!isNumber || format === "plain" || isLabel(key, kind)) return false;
  return total !== "sum" || style !== "percent";
}

/** Of which rows totals are. */
export interface TotalPart {
  /** The places of the rows, when they are not all. */
  readonly only?: readonly number[];
  /** Whether to say that they are of all rows, since others are not. */
  readonly ofAll?: boolean;
}

/** Rows of the same kind of total: `Total`, `Mean` and so on. */
export function totalRows(
  source: Source,
  columns: readonly ReadyColumn[],
  totals: readonly (readonly ColumnTotal[])[],
  rowHead: string | undefined,
  part: TotalPart = {},
): { rows: WrittenRow[]; notes: string[] } {
  const { only, ofAll = false } = part;
  const notes: string[] = [];
  const rows = new Map<string, (WrittenCell | undefined)[]>();
  columns.forEach((ready, c) => {
    const wanted = totals[c] ?? [];
    if (wanted.length === 0) return;
    const values = presentValues(source, ready.key, only);
    for (const total of wanted) {
      let name = typeof total === "function" ? "Total" : TOTAL_NAMES[total];
      // A function beside a sum in one column has a row of its own.
      if (typeof total === "function" && rows.get(name)?.[c] !== undefined) {
        name = total.name || "Result";
      }
      const reckoned = reckon(total, values);
      if (Unreadable.is(reckoned.value)) {
        notes.push(
          `The total of ${
            JSON.stringify(ready.key)
          } failed: ${reckoned.value.message}`,
        );
      }
      if (reckoned.leftOut > 0) {
        notes.push(
          `${name} of ${JSON.stringify(ready.key)} without ${
            count(reckoned.leftOut, "value")
          } that ${reckoned.leftOut === 1 ? "is" : "are"} no number`,
        );
      }
      const row = rows.get(name) ??
        rows.set(name, Array.from(columns, () => undefined)).get(name) ?? [];
      row[c] = written(ready, total, reckoned.value);
    }
  });
  const names = Object.values(TOTAL_NAMES);
  // Rows of functions come last.
  const place = (name: string) =>
    names.includes(name) ? names.indexOf(name) : names.length;
  const sorted = [...rows].toSorted(([a], [b]) => place(a) - place(b));
  return {
    rows: sorted.map(([name, cells]) =>
      labelled(ofAll ? `${name} of all` : name, cells, columns, rowHead)
    ),
    notes,
  };
}

function written(
  ready: ReadyColumn,
  total: ColumnTotal,
  value: unknown,
): WrittenCell {
  if (isMissing(value) || Unreadable.is(value)) {
    return ready.write(undefined);
  }
  if (total === "count") {
    const text = Number(value).toLocaleString("en-US");
    return { text, ...(ready.isNumber ? { parts: partsOf(text) } : {}) };
  }
  if (
    typeof value !== "number" || !ready.isNumber ||
    (total !== "mean" && total !== "median" && typeof total !== "function")
  ) return ready.write(value);
  // A mean of whole numbers is none: it has places of its own.
  const size = Math.abs(value);
  const rounded = size >= 1
    ? Math.round(value * 100) / 100
    : Number(value.toPrecision(3));
  const write = writerOf(meanFormat(ready.format), "", "number", [rounded]);
  const text = ready.format === "plain" ? String(rounded) : write(rounded);
  return {
    text,
    ...(typeof ready.format === "function" ? {} : { parts: partsOf(text) }),
  };
}

function meanFormat(format: Format): Format {
  return format === "plain" ? "number" : format;
}

/** The row's name stands in its head, or in the first column that has no total. */
function labelled(
  name: string,
  cells: readonly (WrittenCell | undefined)[],
  columns: readonly ReadyColumn[],
  rowHead: string | undefined,
): WrittenRow {
  const head = columns.findIndex(({ key }) => key === rowHead);
  const place = head >= 0 && cells[head] === undefined
    ? head
    : cells.indexOf(undefined);
  return cells.map((cell, c) => {
    if (c === place) return { text: name };
    // No column is free: the name stands before the first total.
    if (place < 0 && c === 0 && cell) return { text: `${name} ${cell.text}` };
    return cell ?? { text: "" };
  });
}
