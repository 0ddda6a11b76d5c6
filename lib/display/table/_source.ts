import { nameColumns, parseDelimited } from "../../formats/mod.ts";
import { typedColumns } from "./typed_columns.ts";
import { count } from "../text/measure.ts";
import { attempt, Unreadable } from "../text/values.ts";

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
}

/** Keys and types are found from all rows up to so many; */
const ALL_ROWS = 2_000;
/** of more, from so many first ones */
const FIRST_ROWS = 1_000;
/** and so many more, spread over the others, */
const SPREAD_ROWS = 250;
/** but no more rows than have so many values together. */
const MOST_VALUES = 200_000;

/** Makes any source uniform. `need` rows are read of what has no length. */
export function sourceOf(
  rows: TableRows,
  need: number,
  hasHeader: boolean,
): Source {
  if (typeof rows === "string") {
    const parsed = parseDelimited(rows, { header: hasHeader });
    const { raggedRows } = parsed;
    return {
      ...columnSource(
        typedColumns(parsed.columns, parsed.rows),
        parsed.rows.length,
      ),
      notes: raggedRows === 0 ? [] : [
        `${count(raggedRows, "row")} with more or fewer fields than the first`,
      ],
    };
  }
  if (Array.isArray(rows)) return rowSource(rows, false, hasHeader);
  if (rows instanceof Map) return mapSource(rows, hasHeader);
  if (rows instanceof Set || isTyped(rows)) {
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

/** A map of columns, or of rows or values by their keys. */
function mapSource(
  map: ReadonlyMap<unknown, unknown>,
  hasHeader: boolean,
): Source {
  const entries = [...map];
  if (entries.length > 0 && entries.every(([, value]) => isListed(value))) {
    return columnsOf(
      entries.map(([key, value]) => [
        attempt(() => String(key)).toString(),
        isListed(value) ? value : [],
      ]),
    );
  }
  const inner = rowSource(
    entries.map(([, value]) => value),
    false,
    hasHeader,
  );
  let name = "key";
  while (inner.keys.includes(name)) name = `_${name}`;
  return {
    ...inner,
    keys: [name, ...inner.keys],
    cell: (row, key) => key === name ? entries[row]?.[0] : inner.cell(row, key),
  };
}

/** Rows as objects, or as arrays of which the first is the heading. */
export function rowSource(
  rows: readonly unknown[],
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
  rows: readonly unknown[],
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
  const rowCount = entries.reduce(
    (most, [, values]) => Math.max(most, values.length),
    0,
  );
  return columnSource(new Map(entries), rowCount);
}

function columnSource(
  columns: ReadonlyMap<string, ArrayLike<unknown>>,
  rowCount: number,
): Source {
  return {
    keys: [...columns.keys()],
    rowCount,
    isOpen: false,
    cell: (row, key) => attempt(() => columns.get(key)?.[row]),
  };
}

/**
 * Which rows are looked at for keys and types: the first ones, and some spread
 * over the others. Rows of very many values are looked at less.
 */
export function sampleOf(rowCount: number, width: number): number[] {
  const most = Math.max(20, Math.floor(MOST_VALUES / Math.max(1, width)));
  if (rowCount <= Math.min(ALL_ROWS, most)) {
    return Array.from({ length: rowCount }, (_, i) => i);
  }
  const first = Math.min(rowCount, FIRST_ROWS, Math.ceil(most / 2));
  const sample = Array.from({ length: first }, (_, i) => i);
  const rest = rowCount - first;
  const spread = Math.min(rest, SPREAD_ROWS, Math.ceil(most / 2));
  for (let i = 1; i <= spread; i++) {
    sample.push(first - 1 + Math.floor(i * rest / spread));
  }
  return sample;
}
