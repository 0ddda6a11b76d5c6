import { readAsync } from "../../rows/read_async.ts";
import {
  isListed,
  type Source,
  sourceOf,
  type TableRows,
} from "../../rows/source.ts";
import { sampleOf } from "../../rows/sample.ts";
import { attempt, Unreadable } from "../../text/values.ts";

/** Rows of any shape, made columns. */
export interface ChartColumns {
  readonly names: readonly string[];
  readonly rowCount: number;
  /** True when there were more rows than were read. */
  readonly isOpen: boolean;
  /** All values of a column, in the order of the rows. */
  values(name: string): readonly unknown[];
  /** Some values of a column, by which its kind is found. */
  sample(name: string): readonly unknown[];
}

/** Makes columns of rows in any shape; of what has no length, `maxRows` rows are read. */
export function columnsOf(
  rows: string | object,
  maxRows: number,
): ChartColumns {
  checkColumns(rows);
  return chartColumns(sourceOf(rows, maxRows, true));
}

/** The same from an async iterable, which is read no further than `maxRows` rows. */
export async function readColumns(
  rows: AsyncIterable<unknown>,
  maxRows: number,
): Promise<ChartColumns> {
  return chartColumns(await readAsync(rows, maxRows, true, undefined));
}

/** A plain object must be one of columns. */
function checkColumns(rows: string | object): asserts rows is TableRows {
  if (typeof rows === "string" || Symbol.iterator in rows) return;
  for (const key of Object.keys(rows)) {
    if (attempt(() => isListed(Reflect.get(rows, key))) === true) continue;
    throw new TypeError(
      `Cannot draw chart: expected an object of columns, each an array, but "${key}" is none; for a few values pass rows, such as [{ name: "a", value: 1 }]`,
    );
  }
}

/** Columns that are made when they are first asked for. */
function chartColumns(source: Source): ChartColumns {
  const { keys: names, rowCount, isOpen } = source;
  const known = new Set(names);
  const made = new Map<string, readonly unknown[]>();
  return {
    names,
    rowCount,
    isOpen,
    values(name) {
      let values = made.get(name);
      if (values === undefined) {
        values = known.has(name) ? allValues(source, name) : [];
        made.set(name, values);
      }
      return values;
    },
    sample: (name) =>
      known.has(name)
        ? sampleOf(rowCount, 1).map((row) => readable(source.cell(row, name)))
        : [],
  };
}

function allValues(source: Source, name: string): readonly unknown[] {
  const whole = source.column?.(name);
  if (Array.isArray(whole)) return whole;
  const values: unknown[] = [];
  for (let row = 0; row < source.rowCount; row++) {
    values.push(readable(source.cell(row, name)));
  }
  return values;
}

/** What cannot be read, since a getter throws, is no value. */
function readable(value: unknown): unknown {
  return Unreadable.is(value) ? undefined : value;
}
