import { nameColumns, parseDelimited, typeCells } from "../../formats/mod.ts";
import { count } from "../text/measure.ts";
import { attempt, Unreadable } from "../text/values.ts";
import { sampleOf } from "./sample.ts";

/** Rows in any shape that can be read at once: see {@linkcode table}. */
export type TableRows =
  | string
  | Iterable<unknown>
  | Readonly<Record<string, ArrayLike<unknown>>>;

/** Rows made uniform: how many there are, and how to reach one. */
export interface Source {
  readonly keys: readonly string[];
  /** How many rows there are; at least that many when `isOpen`. */
  readonly rowCount: number;
  /** True when it was not read to its end. */
  readonly isOpen: boolean;
  /** What is to be said of the rows. */
  readonly notes?: readonly string[];
  /** The value, or what tells that it could not be read. */
  cell(row: number, key: string): unknown;
  /** All values of a column, where they are kept so; they may be too few. */
  column?(key: string): ArrayLike<unknown>;
}

/** Makes any source uniform. `need` rows are read of what has no length. */
export function sourceOf(
  rows: TableRows,
  need: number,
  hasHeader: boolean,
): Source {
  if (typeof rows === "string") return csvSource(rows, hasHeader);
  if (Array.isArray(rows)) return rowSource(rows, false, hasHeader);
  if (rows instanceof Map) return mapSource(rows, hasHeader);
  if (isTyped(rows)) return rowSource(rows, false, hasHeader);
  if (rows instanceof Set) {
    return rowSource(Array.from(rows), false, hasHeader);
  }
  if (isIterable(rows)) {
    const { items, isOpen } = take(rows, need, hasHeader);
    return rowSource(items, isOpen, hasHeader);
  }
  return columnsOf(Object.entries(rows));
}

/** Arrays and typed arrays: what columns may be. */
export function isListed(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || isTyped(value);
}

function isTyped(value: unknown): value is ArrayLike<unknown> {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}

function take(
  rows: Iterable<unknown>,
  need: number,
  hasHeader: boolean,
): { items: unknown[]; isOpen: boolean } {
  const items: unknown[] = [];
  for (const row of rows) {
    if (isFull(items, need, hasHeader)) return { items, isOpen: true };
    items.push(row);
  }
  return { items, isOpen: false };
}

/** Whether as many rows were read as are shown; a heading is none of them. */
export function isFull(
  items: readonly unknown[],
  need: number,
  hasHeader: boolean,
): boolean {
  const most = need + (hasHeader && isRowArray(items[0]) ? 1 : 0);
  return items.length > 0 && items.length >= most;
}

/** False of a revoked proxy too, about which nothing can be asked. */
function isRowArray(row: unknown): row is readonly unknown[] {
  return attempt(() => Array.isArray(row)) === true;
}

/** Cells of text, of which a column is made numbers or what else it holds when it is asked for. */
function csvSource(text: string, hasHeader: boolean): Source {
  const { columns, rows, raggedRows } = parseDelimited(text, {
    header: hasHeader,
  });
  const typed = new Map<string, readonly unknown[]>();
  const places = new Map(columns.map((key, i) => [key, i]));
  const column = (key: string) => {
    const place = places.get(key);
    if (place === undefined) return [];
    const values = typed.get(key) ??
      typeCells(rows.map((row) => row[place] ?? "")).values;
    typed.set(key, values);
    return values;
  };
  return {
    ...columnSource(columns, rows.length, column),
    notes: raggedRows === 0 ? [] : [
      `${count(raggedRows, "row")} with more or fewer fields than the first`,
    ],
  };
}

/** A map of columns, or of rows or values by their keys. */
function mapSource(
  map: ReadonlyMap<unknown, unknown>,
  hasHeader: boolean,
): Source {
  if (map.size > 0 && map.values().every(isListed)) {
    return columnsOf(
      Array.from(map, ([key, value]) => [
        attempt(() => String(key)).toString(),
        isListed(value) ? value : [],
      ]),
    );
  }
  // Not the entries, which are an array for each.
  const names = Array.from(map.keys());
  const inner = rowSource(Array.from(map.values()), false, hasHeader);
  // Of arrays the first is the heading, and its key heads the keys.
  const first = names.length - inner.rowCount;
  let name = "key";
  while (inner.keys.includes(name)) name = `_${name}`;
  return {
    keys: [name, ...inner.keys],
    rowCount: inner.rowCount,
    isOpen: false,
    cell: (row, key) =>
      key === name ? names[row + first] : inner.cell(row, key),
  };
}

/** Rows as objects, or as arrays of which the first is the heading. */
export function rowSource(
  rows: ArrayLike<unknown>,
  isOpen: boolean,
  hasHeader: boolean,
): Source {
  const length = attempt(() => rows.length);
  if (length instanceof Unreadable) return rowSource([length], false, false);
  const head = attempt(() => rows[0]);
  if (isRowArray(head)) return arraySource(rows, length, isOpen, hasHeader);
  const keys = new Set<string>();
  for (const i of sampleOf(length, widthOf(head))) {
    for (const key of keysOf(attempt(() => rows[i]))) keys.add(key);
  }
  return {
    keys: [...keys],
    rowCount: length,
    isOpen,
    cell(row, key) {
      try {
        const item = rows[row];
        const isValue = typeof item !== "object" || item === null ||
          Unreadable.is(item);
        if (isValue) {
          return key === "value" ? item : undefined;
        }
        if (Object.hasOwn(item, key)) return Reflect.get(item, key);
        return item instanceof Map ? item.get(key) : undefined;
      } catch (error) {
        return new Unreadable(error);
      }
    },
  };
}

function widthOf(row: unknown): number {
  return keysOf(row).length;
}

/** The names of a row's values; a value that is no row has the name `value`. */
function keysOf(row: unknown): string[] {
  if (row === null || row === undefined) return [];
  if (typeof row !== "object" || Unreadable.is(row)) return ["value"];
  const keys = attempt(() =>
    row instanceof Map
      ? [...row.keys()].filter((key) => typeof key === "string")
      : Object.keys(row)
  );
  return keys instanceof Unreadable ? [] : keys;
}

function arraySource(
  rows: ArrayLike<unknown>,
  length: number,
  isOpen: boolean,
  hasHeader: boolean,
): Source {
  const first = hasHeader ? 1 : 0;
  const head = attempt(() => rows[0]);
  const headings = isRowArray(head) ? head : [];
  const width = sampleOf(length, headings.length).reduce((most, i) => {
    const row = attempt(() => rows[i]);
    const size = isRowArray(row) ? attempt(() => row.length) : 0;
    return typeof size === "number" ? Math.max(most, size) : most;
  }, 0);
  const keys = nameColumns(
    Array.from({ length: width }, (_, i) => {
      const heading = hasHeader ? attempt(() => String(headings[i] ?? "")) : "";
      return heading instanceof Unreadable ? "" : heading;
    }),
  );
  const places = new Map(keys.map((key, i) => [key, i]));
  return {
    keys,
    rowCount: length - first,
    isOpen,
    cell(row, key) {
      try {
        const values = rows[row + first];
        return Array.isArray(values)
          ? values[places.get(key) ?? -1]
          : undefined;
      } catch (error) {
        return new Unreadable(error);
      }
    },
  };
}

function columnsOf(
  entries: readonly (readonly [string, ArrayLike<unknown>])[],
): Source {
  const columns = new Map(entries);
  const rowCount = entries.reduce(
    (most, [, values]) => Math.max(most, values.length),
    0,
  );
  return columnSource(
    [...columns.keys()],
    rowCount,
    (key) => columns.get(key) ?? [],
  );
}

function columnSource(
  keys: readonly string[],
  rowCount: number,
  column: (key: string) => ArrayLike<unknown>,
): Source {
  return {
    keys,
    rowCount,
    isOpen: false,
    column,
    cell: (row, key) => attempt(() => column(key)[row]),
  };
}
