import { cellWriter, failureNotes } from "./table/_cells.ts";
import {
  checkOptions,
  misspeltKeys,
  unknownKeys,
  wantedColumns,
} from "./table/_options.ts";
import { rowSource, type Source } from "./rows/source.ts";
import { cellAt, type WrittenTable } from "./table/_written.ts";
import { tableHtml } from "./table/html.ts";
import { tableMarkdown } from "./table/markdown.ts";
import type { TableOptions } from "./table/table.ts";
import { ended } from "./table/text.ts";
import type { Ansi } from "./text/ansi.ts";
import { count, oneLine, pad, shorten, widthOf, wrap } from "./text/measure.ts";
import { plainValue } from "./text/values.ts";
import { View } from "./view.ts";

/** Options of {@linkcode fields}: the words of `table()`. */
export interface FieldsOptions {
  /**
   * Which fields, in which order: their keys, keys with details, or an object
   * of keys and labels or details.
   * @default all
   */
  readonly columns?: NonNullable<TableOptions["columns"]>;
  /** Another word for `columns`. */
  readonly fields?: NonNullable<TableOptions["columns"]>;
  /** How a field's value is written, by key. */
  readonly formats?: NonNullable<TableOptions["formats"]>;
  /** What the record is about. */
  readonly caption?: string;
  /** Sentences to stand under it. */
  readonly notes?: string | readonly string[];
  /** How many fields are shown. @default {100} */
  readonly limit?: number;
  /** Text in place of a value that is missing. @default {"–"} */
  readonly missing?: string;
}

/** A value takes no more lines of a terminal. */
const MAX_LINES = 12;

/**
 * One record, a field a line: a collection, a file, a setting. In a terminal
 * long values go on in the next line.
 *
 * @param record The record; of a map, its entries.
 * @param options Which fields, and how they are written.
 * @returns The view.
 * @throws {TypeError} If the record is no object, or a format is none.
 * @throws {RangeError} If an option is out of range.
 *
 * @example
 * ```ts
 * import { fields } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   String(fields({ name: "demo", document_size: 194 }, {
 *     formats: { document_size: "bytes" },
 *   })),
 *   "name           demo\ndocument_size  194 B",
 * );
 * ```
 */
export function fields(record: object, options: FieldsOptions = {}): View {
  if (typeof record !== "object" || record === null) {
    throw new TypeError(
      `Cannot show fields: expected an object, found ${
        record === null ? "null" : typeof record
      }`,
    );
  }
  const columns = options.columns ?? options.fields;
  const named = columns === undefined ? options : { ...options, columns };
  checkOptions(named, "fields");
  const written = writeFields(record, named);
  return new View({
    html: () => tableHtml(written),
    markdown: () => tableMarkdown(written),
    text: (width, style) => fieldsText(written, width, style),
  });
}

/** The record's fields; of what has none but a text of its own, such as an error or a date, that. */
function fieldSource(record: object): Source {
  const source = rowSource([record], false, false);
  if (source.keys.length > 0) return source;
  return /^(?:\{\}|\[\])$/.test(plainValue(record))
    ? source
    : rowSource([{ value: record }], false, false);
}

/** A table of two columns: the names, and the values each in its own format. */
function writeFields(record: object, options: FieldsOptions): WrittenTable {
  const { limit = 100, caption, notes = [] } = options;
  const missing = oneLine(options.missing ?? "–");
  const source = fieldSource(record);
  const wanted = wantedColumns(source.keys, options);
  const failed: string[] = [];
  const rows = wanted.slice(0, limit).map((column) => {
    const { key, title = key, format = "auto" } = column;
    const value = source.cell(0, key);
    const writer = cellWriter(key, format, [value], missing);
    // Numbers of different kinds need no common decimal mark.
    const { parts: _, ...cell } = writer.write(value);
    failed.push(...failureNotes(key, writer.failures));
    return [{ text: oneLine(title) }, cell];
  });
  return {
    columns: [
      { title: "Field", align: "left", isFixed: true },
      { title: "Value", align: "left", isFixed: false },
    ],
    isHeadless: true,
    rows,
    rowHead: 0,
    caption: caption === undefined ? undefined : oneLine(caption),
    missing,
    empty: "No fields",
    notes: [
      ...(rows.length < wanted.length
        ? [`${rows.length} of ${count(wanted.length, "field")}`]
        : []),
      ...unknownKeys(
        source,
        options.columns === undefined ? [] : wanted.map(({ key }) => key),
        "The record has no",
      ),
      ...misspeltKeys(
        source,
        Object.keys(options.formats ?? {}),
        "The record has no",
      ),
      ...failed,
      ...(typeof notes === "string" ? [notes] : notes),
    ].map(oneLine),
  };
}

/** The record for a terminal, its values wrapped beside their names. */
function fieldsText(table: WrittenTable, width: number, style: Ansi): string {
  const { rows, caption, notes } = table;
  const names = rows.map((row) => cellAt(table, row, 0).text);
  const widest = names.reduce((most, name) => Math.max(most, widthOf(name)), 0);
  const size = Math.min(widest, Math.max(8, Math.floor(width * 0.4)));
  const room = Math.max(1, width - size - 2);
  const lines = caption === undefined
    ? []
    : wrap(caption, width).map((line) => style.bold(line));
  if (rows.length === 0) lines.push(style.dim(table.empty ?? ""));
  rows.forEach((row, r) => {
    const name = shorten(names[r] ?? "", size);
    const cell = cellAt(table, row, 1);
    const paint = cell.isMissing === true ? style.dim : (text: string) => text;
    const all = (cell.lines ?? cell.text).split("\n").flatMap((line) =>
      wrap(line.replaceAll("\t", " "), room)
    );
    const shown = all.slice(0, MAX_LINES);
    shown.forEach((line, i) => {
      const head = i === 0
        ? style.bold(name) + ended(name) + " ".repeat(size - widthOf(name))
        : pad("", size);
      const isCut = i === shown.length - 1 &&
        (all.length > shown.length || cell.length !== undefined);
      const text = isCut ? shorten(`${line}…`, room) : line;
      lines.push(`${head}  ${paint(text)}${ended(text)}`.trimEnd());
    });
  });
  for (const note of notes) {
    lines.push(...wrap(note, width).map((line) => style.dim(line)));
  }
  return lines.join("\n");
}
