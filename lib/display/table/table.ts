import { escapeMarkdown, markdownTable } from "../markup/escape_markdown.ts";
import type { Format } from "../text/formats.ts";
import {
  type Column,
  isSampled,
  readyColumns,
  rowSource,
  type Source,
  sourceOf,
  type TableRows,
} from "./_data.ts";
import { tableHtml, type WrittenTable } from "./html.ts";
import { tableText } from "./text.ts";
import { count, oneLine } from "../text/measure.ts";
import { View } from "../view.ts";

export type { Column, TableRows };

/** Options of {@linkcode table}. */
export interface TableOptions {
  /**
   * Which columns, in which order: their keys, keys with details, or an object
   * of keys and headings. @default all, in the order in which they are met
   */
  readonly columns?:
    | readonly (string | Column)[]
    | Readonly<Record<string, string>>;
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
}

/**
 * A table of anybody's data: arrays of objects, arrays of arrays of which the
 * first is the heading, an object of columns, or CSV text.
 *
 * Types are found by themselves. Numbers stand flush right with as many
 * decimals as the column needs, dates lose what nobody reads, objects are shown
 * as short JSON, and what is missing is a quiet dash. Only `limit` rows are
 * shown, and the table says how many there are. Of more than 1,200 rows, types
 * are found from the first thousand and a sample spread over the others.
 *
 * @param rows The rows, in any of these shapes.
 * @param options Columns, formats, caption, notes and limits.
 * @returns The view; a promise of it when the rows are an async iterable, which
 *   is read only as far as it is shown.
 * @throws {RangeError} If `limit` or `maxColumns` is not a whole number from 0.
 * @throws {TypeError} If `rows` is none of these shapes.
 *
 * @example Columns renamed and formatted
 * ```ts
 * import { table } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * const view = table([
 *   { name: "Widget A", revenue: 26700, share: 0.681 },
 *   { name: "Gadget X", revenue: 4200, share: 0.107 },
 * ], {
 *   columns: { name: "Product", revenue: "Revenue", share: "Share" },
 *   formats: { revenue: "currency", share: "percent" },
 * });
 * assertEquals(
 *   String(view),
 *   [
 *     "Product   Revenue  Share",
 *     "────────  ───────  ─────",
 *     "Widget A  $26,700  68.1%",
 *     "Gadget X   $4,200  10.7%",
 *   ].join("\n"),
 * );
 * ```
 */
export function table(rows: TableRows, options?: TableOptions): View;
/** Reads an async iterable as far as it is shown. */
export function table(
  rows: AsyncIterable<object>,
  options?: TableOptions,
): Promise<View>;
export function table(
  rows: TableRows | AsyncIterable<object>,
  options: TableOptions = {},
): View | Promise<View> {
  const { limit = 20, maxColumns = 30 } = options;
  for (const [name, value] of Object.entries({ limit, maxColumns })) {
    if (value !== Infinity && (!Number.isInteger(value) || value < 0)) {
      throw new RangeError(
        `Cannot show table as '${name}' must be a whole number from 0: current value is ${value}`,
      );
    }
  }
  if (
    typeof rows !== "string" && (typeof rows !== "object" || rows === null)
  ) {
    throw new TypeError(
      `Cannot show table: expected rows as an array, an iterable, an object of columns or CSV text, found ${
        rows === null ? "null" : typeof rows
      }`,
    );
  }
  if (isAsyncIterable(rows)) {
    return readAsync(rows, limit).then((source) => tableView(source, options));
  }
  checkColumns(rows);
  return tableView(sourceOf(rows, limit), options);
}

function isAsyncIterable(
  rows: TableRows | AsyncIterable<object>,
): rows is AsyncIterable<object> {
  return typeof rows === "object" && Symbol.asyncIterator in rows;
}

/** A plain object must be one of columns; a single record is none. */
function checkColumns(rows: TableRows): void {
  if (typeof rows === "string" || Symbol.iterator in rows) return;
  const odd = Object.entries(rows).find(([, values]) => !Array.isArray(values));
  if (odd !== undefined) {
    throw new TypeError(
      `Cannot show table: expected an object of columns, each an array, but "${
        odd[0]
      }" is none; show a single record with json(record) or table([record])`,
    );
  }
}

async function readAsync(
  rows: AsyncIterable<object>,
  limit: number,
): Promise<Source> {
  const items: object[] = [];
  let isOpen = false;
  // The heading of rows that are arrays counts as none.
  const need = () => limit + (Array.isArray(items[0]) ? 1 : 0);
  for await (const row of rows) {
    if (items.length > 0 && items.length >= need()) {
      isOpen = true;
      break;
    }
    items.push(row);
  }
  return rowSource(items, isOpen);
}

function tableView(source: Source, options: TableOptions): View {
  const written = write(source, options);
  return new View({
    html: () => tableHtml(written),
    markdown: () => markdownForm(written),
    text: (width, style) => tableText(written, width, style),
  });
}

/** Everything decided and every shown value written, once for all forms. */
function write(source: Source, options: TableOptions): WrittenTable {
  const { limit = 20, maxColumns = 30, caption, notes = [], missing = "–" } =
    options;
  const wanted = wantedColumns(source, options);
  const columns = readyColumns(source, wanted.slice(0, maxColumns));
  const shownRows = Math.min(limit, source.rowCount);
  const rows: string[][] = [];
  for (let r = 0; r < shownRows; r++) {
    rows.push(columns.map(({ key, write }) => {
      const value = source.cell(r, key);
      return value === null || value === undefined ? missing : write(value);
    }));
  }
  const said: string[] = [];
  if (source.isOpen) {
    said.push(`First ${count(shownRows, "row")}; there are more`);
  } else if (shownRows < source.rowCount) {
    said.push(
      `${shownRows.toLocaleString("en-US")} of ${
        count(source.rowCount, "row")
      }`,
    );
  }
  if (columns.length < wanted.length) {
    said.push(`${columns.length} of ${count(wanted.length, "column")}`);
  }
  if (isSampled(source.rowCount)) {
    said.push("Types found from a sample of rows");
  }
  return {
    columns: columns.map((column) => ({
      title: oneLine(column.title),
      align: column.align,
      isFixed: column.kind === "integer" || column.kind === "number" ||
        column.kind === "date" || column.kind === "boolean",
    })),
    rows,
    missing,
    rowHead: columns.findIndex(({ key }) => key === options.rowHead),
    caption: caption === undefined ? undefined : oneLine(caption),
    notes: [
      ...(said.length > 0 ? [said.join(" · ")] : []),
      ...(typeof notes === "string" ? [notes] : notes).map(oneLine),
    ],
  };
}

function wantedColumns(source: Source, options: TableOptions): Column[] {
  const { columns = source.keys, formats = {} } = options;
  const list: readonly (string | Column)[] = isList(columns)
    ? columns
    : Object.entries(columns).map(([key, title]) => ({ key, title }));
  return list.map((entry) => {
    const column = typeof entry === "string" ? { key: entry } : entry;
    const format = Object.hasOwn(formats, column.key)
      ? formats[column.key]
      : undefined;
    return format === undefined ? column : { format, ...column };
  });
}

function isList(
  columns: readonly (string | Column)[] | Readonly<Record<string, string>>,
): columns is readonly (string | Column)[] {
  return Array.isArray(columns);
}

function markdownForm(written: WrittenTable): string {
  const parts: string[] = [];
  if (written.caption) parts.push(`**${escapeMarkdown(written.caption)}**`);
  if (written.columns.length > 0) {
    parts.push(markdownTable(written.columns, written.rows));
  }
  if (written.rows.length === 0) parts.push("*No rows*");
  for (const note of written.notes) parts.push(escapeMarkdown(note));
  return parts.join("\n\n");
}
