import { escapeMarkdown, markdownTable } from "./markup/escape_markdown.ts";
import { type Format, writerOf } from "./text/formats.ts";
import { tableHtml, type WrittenTable } from "./table/html.ts";
import { tableText } from "./table/text.ts";
import { oneLine } from "./text/measure.ts";
import { isMissing, kindOf } from "./text/values.ts";
import { View } from "./view.ts";

/** Options of {@linkcode fields}. */
export interface FieldsOptions {
  /**
   * Which fields, in which order: their keys, or an object of keys and labels.
   * @default all
   */
  readonly fields?: readonly string[] | Readonly<Record<string, string>>;
  /** How a field's value is written, by key. */
  readonly formats?: Readonly<Record<string, Format>>;
  /** What the record is about. */
  readonly caption?: string;
  /** Sentences to stand under it. */
  readonly notes?: string | readonly string[];
}

/**
 * One record, a field a line: a collection, a file, a setting.
 *
 * @param record The record.
 * @param options Which fields, and how they are written.
 * @returns The view.
 * @throws {TypeError} If the record is no object.
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
  const { formats = {}, caption, notes = [] } = options;
  const wanted = options.fields ?? Object.keys(record);
  const pairs: readonly (readonly [string, string])[] = isList(wanted)
    ? wanted.map((key) => [key, key] as const)
    : Object.entries(wanted);
  const rows = pairs.map(([key, label]) => {
    const value: unknown = Object.hasOwn(record, key)
      ? Reflect.get(record, key)
      : undefined;
    const format = Object.hasOwn(formats, key) ? formats[key] : undefined;
    const write = writerOf(format ?? "auto", key, kindOf(value), [value]);
    return [oneLine(label), isMissing(value) ? "–" : write(value)];
  });
  const written: WrittenTable = {
    columns: [
      { title: "", align: "left", isFixed: true },
      { title: "", align: "left", isFixed: false },
    ],
    isHeadless: true,
    rows,
    rowHead: 0,
    caption: caption === undefined ? undefined : oneLine(caption),
    missing: "–",
    notes: (typeof notes === "string" ? [notes] : notes).map(oneLine),
  };
  return new View({
    html: () => tableHtml(written),
    markdown: () => {
      const head = [
        { title: "Field", align: "left" },
        { title: "Value", align: "left" },
      ] as const;
      return [
        ...(written.caption ? [`**${escapeMarkdown(written.caption)}**`] : []),
        rows.length === 0 ? "*No fields*" : markdownTable(head, rows),
        ...written.notes.map(escapeMarkdown),
      ].join("\n\n");
    },
    text: (width, style) => tableText(written, width, style),
  });
}

function isList(
  wanted: readonly string[] | Readonly<Record<string, string>>,
): wanted is readonly string[] {
  return Array.isArray(wanted);
}
