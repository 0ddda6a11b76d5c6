import { levenshteinDistance } from "@std/text/levenshtein-distance";
import { checkFormat, type Format } from "../text/formats.ts";
import type { Source } from "../rows/source.ts";

/** What is reckoned from all values of a column. */
export type TotalName = "sum" | "mean" | "median" | "min" | "max" | "count";

/**
 * A total: its name, or a function of all values of the column that are not
 * missing.
 */
export type ColumnTotal = TotalName | ((values: readonly unknown[]) => unknown);

/** Between which values bars and shades are drawn, and in which colour. */
export interface CellScale {
  /** The value of the shortest bar or the faintest shade. @default the least value shown, 0 for bars */
  readonly min?: number;
  /** The value of the longest bar or the strongest shade. @default the greatest value shown */
  readonly max?: number;
  /** The colour of values from 0. @default {"blue"} */
  readonly color?: "blue" | "green" | "red" | "orange" | "purple" | "gray";
}

/** How one column is shown. */
export interface ColumnDetails {
  /** Its heading. @default the key */
  readonly title?: string;
  /** How its values are written. @default {"auto"} */
  readonly format?: Format;
  /** To which side they are written. @default right for numbers, left for all else */
  readonly align?: "left" | "right" | "center";
  /** A bar beside each number, negative ones to the left of zero. @default {false} */
  readonly bar?: boolean | CellScale;
  /** Shades each number's cell, the stronger the greater it is. @default {false} */
  readonly heat?: boolean | CellScale;
  /** What stands in the totals row. @default none */
  readonly total?: ColumnTotal | readonly ColumnTotal[];
}

/** One column as it is asked for. */
export interface Column extends ColumnDetails {
  /** The key of the values in each row. */
  readonly key: string;
}

/** Options of {@linkcode table}. */
export interface TableOptions {
  /**
   * Which columns, in which order: their keys, keys with details, or an object
   * of keys and headings or details.
   * @default all, in the order in which they are met
   */
  readonly columns?:
    | readonly (string | Column)[]
    | Readonly<Record<string, string | ColumnDetails>>;
  /** How the values of a column are written, by key. */
  readonly formats?: Readonly<Record<string, Format>>;
  /** What the table is about. */
  readonly caption?: string;
  /** Sentences to stand under it. */
  readonly notes?: string | readonly string[];
  /** How many rows are shown. @default {20} */
  readonly limit?: number;
  /** How many columns are shown. @default {30} */
  readonly maxColumns?: number;
  /** Key of the column that names each row. @default none */
  readonly rowHead?: string;
  /** Text in place of a value that is missing. @default {"–"} */
  readonly missing?: string;
  /** Whether the first row of arrays, or the first line of CSV, names the columns. @default {true} */
  readonly header?: boolean;
  /** Says under each heading what the values are: number, date, text. @default {false} */
  readonly types?: boolean;
  /** Key of the column by which the rows shown are grouped under headings. @default none */
  readonly groupBy?: string;
  /**
   * Rows under the others, reckoned from all rows, also those that are not
   * shown: `true` adds up every column of numbers but for years, identifiers
   * and percentages; a name does that with another total; an object names the
   * columns.
   * @default {false}
   */
  readonly totals?:
    | boolean
    | TotalName
    | Readonly<Record<string, ColumnTotal | readonly ColumnTotal[]>>;
  /** The totals of each group under it, with `groupBy`. @default {false} */
  readonly subtotals?: boolean;
  /** Columns with a bar beside each number: their keys, or scales by key. */
  readonly bars?:
    | readonly string[]
    | Readonly<Record<string, boolean | CellScale>>;
  /** Columns whose cells are shaded by their numbers: their keys, or scales by key. */
  readonly heat?:
    | readonly string[]
    | Readonly<Record<string, boolean | CellScale>>;
  /** Stops the reading of an async iterable; the promise rejects. */
  readonly signal?: AbortSignal;
}

const TOTALS = new Set(["sum", "mean", "median", "min", "max", "count"]);
const ALIGNS = new Set(["left", "right", "center"]);
const COLORS = new Set(["blue", "green", "red", "orange", "purple", "gray"]);

/** An option that has either a list of keys or something for each key. */
export function byKey<T>(
  option: readonly string[] | Readonly<Record<string, T>> | undefined,
  listed: T,
): ReadonlyMap<string, T> {
  if (option === undefined) return new Map();
  return isKeyList(option)
    ? new Map(option.map((key) => [key, listed]))
    : new Map(Object.entries(option));
}

function isKeyList(option: object): option is readonly string[] {
  return Array.isArray(option);
}

/** The columns that are asked for, or those of all keys. */
export function wantedColumns(
  keys: readonly string[],
  options: Pick<TableOptions, "columns" | "formats">,
): Column[] {
  const { columns = keys, formats = {} } = options;
  const list = isColumnList(columns) ? columns : Object.entries(columns).map((
    [key, column],
  ) =>
    typeof column === "string" ? { key, title: column } : { ...column, key }
  );
  return list.map((entry) => {
    const column = typeof entry === "string" ? { key: entry } : entry;
    const format = Object.hasOwn(formats, column.key)
      ? formats[column.key]
      : undefined;
    return format === undefined ? column : { format, ...column };
  });
}

function isColumnList(
  columns: NonNullable<TableOptions["columns"]>,
): columns is readonly (string | Column)[] {
  return Array.isArray(columns);
}

/**
 * Refuses options that could only be shown wrongly.
 *
 * @throws {RangeError} If a number or name in them is out of range.
 * @throws {TypeError} If one has the wrong shape.
 */
export function checkOptions(options: TableOptions, view = "table"): void {
  checkCounts({ limit: options.limit, maxColumns: options.maxColumns }, view);
  for (const [key, format] of Object.entries(options.formats ?? {})) {
    checkFormat(format, key);
  }
  if (options.columns !== undefined) {
    if (typeof options.columns !== "object" || options.columns === null) {
      refuse("columns", "a list of keys or an object", options.columns);
    }
    for (const column of Object.values(options.columns)) {
      if (
        typeof column !== "string" &&
        (typeof column !== "object" || column === null)
      ) {
        refuse("columns", "keys or details", column);
      }
    }
    for (const column of wantedColumns([], options)) checkColumn(column);
  }
  const { totals } = options;
  if (typeof totals === "object") {
    for (const total of Object.values(totals)) checkTotal(total);
  } else if (typeof totals === "string") checkTotal(totals);
  for (const name of ["bars", "heat"] as const) {
    const scales = byKey<boolean | CellScale>(options[name], true);
    for (const [, scale] of scales) checkScale(scale, name);
  }
}

/** Refuses what is no whole number from 0. */
export function checkCounts(
  counts: Readonly<Record<string, number | undefined>>,
  view: string,
): void {
  for (const [name, value] of Object.entries(counts)) {
    if (value === undefined || value === Infinity) continue;
    if (!Number.isInteger(value) || value < 0) {
      throw new RangeError(
        `Cannot show ${view} as '${name}' must be a whole number from 0: current value is ${
          String(value)
        }`,
      );
    }
  }
}

function checkColumn(column: Column): void {
  if (typeof column.key !== "string") {
    refuse("columns", "keys, each a string", column.key);
  }
  if (column.title !== undefined && typeof column.title !== "string") {
    refuse("title", "a string", column.title);
  }
  if (column.format !== undefined) checkFormat(column.format, column.key);
  if (column.align !== undefined && !ALIGNS.has(column.align)) {
    refuse("align", '"left", "right" or "center"', column.align);
  }
  if (column.total !== undefined) checkTotal(column.total);
  checkScale(column.bar, "bar");
  checkScale(column.heat, "heat");
}

function checkTotal(total: ColumnTotal | readonly ColumnTotal[]): void {
  for (const one of isTotalList(total) ? total : [total]) {
    if (typeof one !== "function" && !TOTALS.has(one)) {
      refuse("totals", `${[...TOTALS].join(", ")} or a function`, one);
    }
  }
}

/** Several totals of one column. */
export function isTotalList(
  total: ColumnTotal | readonly ColumnTotal[],
): total is readonly ColumnTotal[] {
  return Array.isArray(total);
}

function checkScale(
  scale: boolean | CellScale | undefined,
  name: string,
): void {
  if (typeof scale !== "object") return;
  for (const key of ["min", "max"] as const) {
    const value = scale[key];
    if (value !== undefined && !Number.isFinite(value)) {
      refuse(`${name}.${key}`, "a number", value);
    }
  }
  if (scale.color !== undefined && !COLORS.has(scale.color)) {
    refuse(`${name}.color`, [...COLORS].join(", "), scale.color);
  }
}

function refuse(name: string, wanted: string, value: unknown): never {
  throw new RangeError(
    `Cannot show table as '${name}' must be ${wanted}: current value is ${
      typeof value === "string" ? JSON.stringify(value) : String(value)
    }`,
  );
}

/**
 * What to say of keys that are in no row: a column that stays empty because its
 * name is misspelt would look like data that is missing.
 */
export function unknownKeys(
  source: Source,
  used: Iterable<string>,
  what = "No row has",
): string[] {
  if (source.rowCount === 0) return [];
  const known = new Set(source.keys);
  return [...new Set(used)].filter((key) => !known.has(key)).map((key) => {
    const near = nearest(key, source.keys);
    return `${what} ${JSON.stringify(key)}${
      near.length > 0
        ? `; is it ${near.map((name) => JSON.stringify(name)).join(" or ")}?`
        : ""
    }`;
  });
}

/** The same of those keys alone that are like one of the rows'. */
export function misspeltKeys(
  source: Source,
  used: readonly string[],
  what?: string,
): string[] {
  return unknownKeys(
    source,
    used.filter((key) => nearest(key, source.keys).length > 0),
    what,
  );
}

/** Up to two names that are like the one that is not there. */
function nearest(key: string, keys: readonly string[]): string[] {
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, "");
  const wanted = plain(key.slice(0, 60));
  return keys.slice(0, 1_000).filter((name) => name.length <= 60).map((
    name,
  ) => [name, levenshteinDistance(plain(name), wanted)] as const)
    .filter(([, distance]) =>
      distance <=
        (wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3)))
    )
    .toSorted(([, a], [, b]) => a - b).slice(0, 2).map(([name]) => name);
}
