import { attempt, Unreadable } from "../text/values.ts";
import { View } from "../view.ts";
import { writeTable } from "./_grid.ts";
import { checkOptions, type TableOptions } from "./_options.ts";
import { readAsync } from "../rows/read_async.ts";
import {
  isListed,
  rowSource,
  type Source,
  sourceOf,
  type TableRows,
} from "../rows/source.ts";
import { tableHtml } from "./html.ts";
import { tableMarkdown } from "./markdown.ts";
import { tableText } from "./text.ts";

export type {
  CellScale,
  Column,
  ColumnDetails,
  ColumnTotal,
  TableOptions,
  TotalName,
} from "./_options.ts";
export type { TableRows };

/**
 * A table of anybody's data: arrays of objects, arrays of arrays of which the
 * first is the heading, an object of columns, CSV text, a map of columns or of
 * rows by their keys, a set, or anything else that is iterated over.
 *
 * Types are found by themselves. Numbers stand under one another at the decimal
 * point with as many decimals as the column needs, dates lose what nobody
 * reads, objects are shown as short JSON, and what is missing is a quiet dash.
 *
 * Only `limit` rows are shown, and the table says how many there are; what can
 * be read only once is read no further than tells whether there are more, unless
 * totals are asked for. Of more than 2,000 rows, types are found from the first
 * thousand and a sample spread over the others, and the table says so. The HTML
 * holds long values whole, up to a thousand characters; a terminal cuts them to
 * its width and names the columns that find no room.
 *
 * A key that is in no row leaves its column empty, and the table says which key
 * was probably meant. Values that cannot be read, since a getter throws, say so
 * in their place.
 *
 * @param rows The rows, in any of these shapes.
 * @param options Columns, formats, caption, notes, groups, totals, bars, limits.
 * @returns The view; a promise of it when the rows are an async iterable, which
 *   is read only as far as it is shown.
 * @throws {RangeError} If an option is out of range: `limit`, a total, a currency.
 * @throws {TypeError} If `rows` is none of these shapes, or a format is none.
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
 *
 * @example Groups, totals, bars and shades
 * ```ts
 * import { table } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * const view = table([
 *   { shop: "North", item: "tea", sold: 30, growth: 0.12 },
 *   { shop: "South", item: "tea", sold: 12, growth: -0.05 },
 *   { shop: "North", item: "rice", sold: 8, growth: 0.4 },
 * ], {
 *   caption: "Sold this week",
 *   groupBy: "shop",
 *   rowHead: "item",
 *   columns: {
 *     item: "Item",
 *     sold: { title: "Sold", bar: true },
 *     growth: { title: "Growth", format: "percent", heat: true },
 *   },
 *   totals: { sold: "sum", growth: "mean" },
 * });
 * assertEquals(
 *   String(view),
 *   [
 *     "Sold this week",
 *     "Item   Sold         Growth",
 *     "─────  ───────────  ───────",
 *     "── North ──────────────────",
 *     "tea    30 ████████  12.0% ▃",
 *     "rice    8 ██▏       40.0% █",
 *     "── South ──────────────────",
 *     "tea    12 ███▎      −5.0% ▂",
 *     "─────  ───────────  ───────",
 *     "Total  50",
 *     "Mean                15.7%",
 *   ].join("\n"),
 * );
 * ```
 *
 * @example The same rows in other shapes
 * ```ts
 * import { table } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * const wanted = String(table([{ item: "tea", sold: 30 }]));
 * assertEquals(String(table([["item", "sold"], ["tea", 30]])), wanted);
 * assertEquals(String(table({ item: ["tea"], sold: [30] })), wanted);
 * assertEquals(String(table("item;sold\ntea;30\n")), wanted);
 *
 * async function* arriving() {
 *   yield { item: "tea", sold: 30 };
 * }
 * assertEquals(String(await table(arriving())), wanted);
 * ```
 */
export function table(rows: TableRows, options?: TableOptions): View;
/**
 * The same of an async iterable, which is read as far as it is shown.
 *
 * @param rows The rows, as they arrive.
 * @param options The same options.
 * @returns A promise of the view; it rejects when the rows do, or `signal` is aborted.
 */
export function table(
  rows: AsyncIterable<unknown>,
  options?: TableOptions,
): Promise<View>;
export function table(
  rows: TableRows | AsyncIterable<unknown>,
  options: TableOptions = {},
): View | Promise<View> {
  checkOptions(options);
  const { header = true } = options;
  const need = neededRows(options);
  if (
    typeof rows !== "string" && (typeof rows !== "object" || rows === null)
  ) {
    throw new TypeError(
      `Cannot show table: expected rows as an array, an iterable, an object of columns or CSV text, found ${
        rows === null ? "null" : typeof rows
      }`,
    );
  }
  // A proxy may throw at any question; then that is what there is to show.
  const asked = attempt(() => [
    isAsyncIterable(rows),
    typeof rows === "string" || Symbol.iterator in rows || Object.entries(rows),
  ]);
  if (asked instanceof Unreadable) {
    return tableView(rowSource([asked], false, false), options);
  }
  if (isAsyncIterable(rows)) {
    return readAsync(rows, need, header, options.signal).then((source) =>
      tableView(source, options)
    );
  }
  checkColumns(rows);
  return tableView(sourceOf(rows, need, header), options);
}

/** How many rows are read of what can be read only once: all for totals. */
function neededRows(options: TableOptions): number {
  const { limit = 20, totals = false, subtotals = false, columns } = options;
  const isAll = totals !== false || subtotals ||
    Object.values(columns ?? {}).some((column: unknown) =>
      typeof column === "object" && column !== null && "total" in column
    );
  return isAll ? Infinity : limit;
}

function isAsyncIterable(
  rows: TableRows | AsyncIterable<unknown>,
): rows is AsyncIterable<unknown> {
  return typeof rows === "object" && Symbol.asyncIterator in rows;
}

/** A plain object must be one of columns; a single record is none. */
function checkColumns(rows: TableRows): void {
  if (typeof rows === "string" || Symbol.iterator in rows) return;
  if ("then" in rows && typeof rows.then === "function") {
    throw new TypeError(
      "Cannot show table: expected rows, found a promise of them; write table(await rows)",
    );
  }
  const entries = Object.entries(rows);
  const prototype: unknown = Object.getPrototypeOf(rows);
  if (
    entries.length === 0 && prototype !== Object.prototype && prototype !== null
  ) {
    throw new TypeError(
      `Cannot show table: expected rows as an array, an iterable, an object of columns or CSV text, found ${
        Object.prototype.toString.call(rows)
      }`,
    );
  }
  const odd = entries.find(([, values]) => !isListed(values));
  if (odd !== undefined) {
    throw new TypeError(
      `Cannot show table: expected an object of columns, each an array, but ${
        JSON.stringify(odd[0])
      } is none; show a single record with fields(record) or table([record])`,
    );
  }
}

function tableView(source: Source, options: TableOptions): View {
  const written = writeTable(source, options);
  return new View({
    html: () => tableHtml(written),
    markdown: () => tableMarkdown(written),
    text: (width, style) => tableText(written, width, style),
  });
}
