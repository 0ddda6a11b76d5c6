import { nameColumns, parseDelimited } from "../../formats/mod.ts";
import type { Format, Writer } from "../text/formats.ts";
import { writerOf } from "../text/formats.ts";
import { typedColumns } from "./typed_columns.ts";
import { commonKind, isNumeric, type ValueKind } from "../text/values.ts";

/** One column as it is asked for. */
export interface Column {
  /** The key of the values in each row. */
  readonly key: string;
  /** Its heading. @default the key */
  readonly title?: string;
  /** How its values are written. @default {"auto"} */
  readonly format?: Format;
  /** To which side they are written. @default right for numbers, left for all else */
  readonly align?: "left" | "right" | "center";
}

/** Rows in any shape that can be read at once: see {@linkcode table}. */
export type TableRows =
  | string
  | Iterable<object>
  | Readonly<Record<string, readonly unknown[]>>;

/** Rows made uniform: how many there are, and how to reach one. */
export interface Source {
  readonly keys: readonly string[];
  /** How many rows there are; at least that many when `isOpen`. */
  readonly rowCount: number;
  /** True when it was not read to its end. */
  readonly isOpen: boolean;
  cell(row: number, key: string): unknown;
}

/** A column ready to be written. */
export interface ReadyColumn {
  readonly key: string;
  readonly title: string;
  readonly kind: ValueKind;
  readonly align: "left" | "right" | "center";
  readonly write: Writer;
}

/** Keys and types are found from so many first rows, */
const FIRST_ROWS = 1_000;
/** and as many more, spread over the others. */
const SPREAD_ROWS = 200;

/** Makes any source uniform. `need` rows are read of what has no length. */
export function sourceOf(rows: TableRows, need: number): Source {
  if (typeof rows === "string") {
    const parsed = parseDelimited(rows);
    return columnSource(
      typedColumns(parsed.columns, parsed.rows),
      parsed.rows.length,
    );
  }
  if (Array.isArray(rows)) return rowSource(rows, false);
  if (isIterable(rows)) {
    const { items, isOpen } = take(rows, need);
    return rowSource(items, isOpen);
  }
  const columns = new Map<string, readonly unknown[]>(Object.entries(rows));
  const rowCount = [...columns.values()].reduce(
    (most, values) => Math.max(most, values.length),
    0,
  );
  return columnSource(columns, rowCount);
}

function isIterable(value: object): value is Iterable<object> {
  return Symbol.iterator in value;
}

function take(
  rows: Iterable<object>,
  need: number,
): { items: object[]; isOpen: boolean } {
  const items: object[] = [];
  for (const row of rows) {
    // The heading of rows that are arrays is none of them.
    const most = need + (Array.isArray(items[0]) ? 1 : 0);
    if (items.length > 0 && items.length >= most) {
      return { items, isOpen: true };
    }
    items.push(row);
  }
  return { items, isOpen: false };
}

/** Rows as objects, or as arrays of which the first is the heading. */
export function rowSource(
  rows: readonly unknown[],
  isOpen: boolean,
): Source {
  const [head] = rows;
  if (Array.isArray(head)) {
    const width = sampleOf(rows.length).reduce((most, i) => {
      const row = rows[i];
      return Array.isArray(row) ? Math.max(most, row.length) : most;
    }, 0);
    const keys = nameColumns(
      Array.from({ length: width }, (_, i) => String(head[i] ?? "")),
    );
    const places = new Map(keys.map((key, i) => [key, i]));
    return {
      keys,
      rowCount: rows.length - 1,
      isOpen,
      cell(row, key) {
        const values = rows[row + 1];
        return Array.isArray(values)
          ? values[places.get(key) ?? -1]
          : undefined;
      },
    };
  }
  const keys = new Set<string>();
  for (const i of sampleOf(rows.length)) {
    const row = rows[i];
    if (typeof row !== "object" || row === null) keys.add("value");
    else for (const key of Object.keys(row)) keys.add(key);
  }
  return {
    keys: [...keys],
    rowCount: rows.length,
    isOpen,
    cell(row, key) {
      const item = rows[row];
      if (typeof item !== "object" || item === null) {
        return key === "value" ? item : undefined;
      }
      return Object.hasOwn(item, key) ? Reflect.get(item, key) : undefined;
    },
  };
}

function columnSource(
  columns: ReadonlyMap<string, readonly unknown[]>,
  rowCount: number,
): Source {
  return {
    keys: [...columns.keys()],
    rowCount,
    isOpen: false,
    cell: (row, key) => columns.get(key)?.[row],
  };
}

/** Which rows are looked at for keys and types. */
function sampleOf(rowCount: number): number[] {
  const first = Math.min(rowCount, FIRST_ROWS);
  const sample = Array.from({ length: first }, (_, i) => i);
  const rest = rowCount - first;
  const spread = Math.min(rest, SPREAD_ROWS);
  for (let i = 1; i <= spread; i++) {
    sample.push(first - 1 + Math.floor(i * rest / spread));
  }
  return sample;
}

/** True when types were found without looking at every row. */
export function isSampled(rowCount: number): boolean {
  return rowCount > FIRST_ROWS + SPREAD_ROWS;
}

/** The columns asked for, or all, with their types found. */
export function readyColumns(
  source: Source,
  wanted: readonly Column[],
): ReadyColumn[] {
  const sample = sampleOf(source.rowCount);
  return wanted.map((column) => {
    const { key, title = key, format = "auto" } = column;
    const values = sample.map((row) => source.cell(row, key));
    const kind = commonKind(values);
    return {
      key,
      title,
      kind,
      align: column.align ?? (isNumeric(kind) ? "right" : "left"),
      write: writerOf(format, key, kind, values),
    };
  });
}
