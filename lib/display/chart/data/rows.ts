import {
  nameColumns,
  parseDelimited,
  typeCells,
} from "../../../formats/mod.ts";

/** Rows of any shape, made columns. */
export interface ChartColumns {
  readonly names: readonly string[];
  readonly rowCount: number;
  /** True when there were more rows than were read. */
  readonly isOpen: boolean;
  /** All values of a column, in the order of the rows. */
  values(name: string): readonly unknown[];
}

/** Names of columns are looked for in so many first rows, */
const FIRST_ROWS = 1_000;
/** and in as many more, spread over the others. */
const SPREAD_ROWS = 200;

/** Makes columns of rows in any shape; of what has no length, `maxRows` rows are read. */
export function columnsOf(
  rows: string | object,
  maxRows: number,
): ChartColumns {
  if (typeof rows === "string") return csvColumns(rows);
  if (Array.isArray(rows)) return rowColumns(rows, false);
  if (isIterable(rows)) {
    const { items, isOpen } = take(rows, maxRows);
    return rowColumns(items, isOpen);
  }
  return arrayColumns(rows);
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}

function take(
  rows: Iterable<unknown>,
  maxRows: number,
): { items: unknown[]; isOpen: boolean } {
  const items: unknown[] = [];
  for (const row of rows) {
    if (items.length >= maxRows + headRows(items)) {
      return { items, isOpen: true };
    }
    items.push(row);
  }
  return { items, isOpen: false };
}

/** The same from an async iterable, which is read no further than `maxRows` rows. */
export async function readColumns(
  rows: AsyncIterable<unknown>,
  maxRows: number,
): Promise<ChartColumns> {
  const items: unknown[] = [];
  let isOpen = false;
  for await (const row of rows) {
    if (items.length >= maxRows + headRows(items)) {
      isOpen = true;
      break;
    }
    items.push(row);
  }
  return rowColumns(items, isOpen);
}

/** A heading is none of the rows. */
function headRows(items: readonly unknown[]): number {
  return Array.isArray(items[0]) ? 1 : 0;
}

function csvColumns(text: string): ChartColumns {
  const { columns, rows } = parseDelimited(text);
  return cached(
    columns,
    rows.length,
    false,
    (_, place) => typeCells(rows.map((row) => row[place] ?? "")).values,
  );
}

function arrayColumns(rows: object): ChartColumns {
  const columns = new Map<string, readonly unknown[]>();
  for (const key of Object.keys(rows)) {
    const values: unknown = property(rows, key);
    if (Array.isArray(values)) columns.set(key, values);
    else if (ArrayBuffer.isView(values) && isIterable(values)) {
      columns.set(key, [...values]);
    } else {
      throw new TypeError(
        `Cannot draw chart: expected an object of columns, each an array, but "${key}" is none; for a few values pass rows, such as [{ name: "a", value: 1 }]`,
      );
    }
  }
  const rowCount = [...columns.values()].reduce(
    (most, values) => Math.max(most, values.length),
    0,
  );
  return {
    names: [...columns.keys()],
    rowCount,
    isOpen: false,
    values: (name) => columns.get(name) ?? [],
  };
}

function rowColumns(rows: readonly unknown[], isOpen: boolean): ChartColumns {
  const [head] = rows;
  if (Array.isArray(head)) {
    const width = sampleRows(rows.length).reduce((most, i) => {
      const row = rows[i];
      return Array.isArray(row) ? Math.max(most, row.length) : most;
    }, 0);
    const names = nameColumns(
      Array.from({ length: width }, (_, i) => headText(head[i])),
    );
    return cached(names, rows.length - 1, isOpen, (_, place) => {
      const values: unknown[] = [];
      for (let r = 1; r < rows.length; r++) {
        const row = rows[r];
        values.push(Array.isArray(row) ? row[place] : undefined);
      }
      return values;
    });
  }
  const names = new Set<string>();
  for (const i of sampleRows(rows.length)) {
    const row = rows[i];
    if (typeof row !== "object" || row === null) names.add("value");
    else for (const key of keysOf(row)) names.add(key);
  }
  return cached([...names], rows.length, isOpen, (name) =>
    // Not map(), which leaves the holes of an array as holes.
    Array.from(rows, (row) =>
      typeof row !== "object" || row === null
        ? name === "value" ? row : undefined
        : property(row, name)));
}

function headText(value: unknown): string {
  return typeof value === "string" || typeof value === "number"
    ? String(value)
    : "";
}

/** Columns that are made when they are first asked for. */
function cached(
  names: readonly string[],
  rowCount: number,
  isOpen: boolean,
  make: (name: string, place: number) => readonly unknown[],
): ChartColumns {
  const made = new Map<string, readonly unknown[]>();
  return {
    names,
    rowCount: Math.max(0, rowCount),
    isOpen,
    values(name) {
      let values = made.get(name);
      if (values === undefined) {
        const place = names.indexOf(name);
        values = place < 0 ? [] : make(name, place);
        made.set(name, values);
      }
      return values;
    },
  };
}

/** Objects may be proxies, and getters may throw: then there is no value. */
function property(row: object, name: string): unknown {
  try {
    return Object.hasOwn(row, name) ? Reflect.get(row, name) : undefined;
  } catch {
    return undefined;
  }
}

function keysOf(row: object): string[] {
  try {
    return Object.keys(row);
  } catch {
    return [];
  }
}

/** Places of values that stand for all: the first ones, and others spread over the rest. */
export function sampleRows(rowCount: number): number[] {
  const first = Math.min(rowCount, FIRST_ROWS);
  const sample = Array.from({ length: first }, (_, i) => i);
  const rest = rowCount - first;
  const spread = Math.min(rest, SPREAD_ROWS);
  for (let i = 1; i <= spread; i++) {
    sample.push(first - 1 + Math.floor(i * rest / spread));
  }
  return sample;
}
