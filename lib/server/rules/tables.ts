/**
 * Tables at hand: which columns a file has, what they hold, and how it must be
 * read. Only for understanding the task; results come from programs.
 *
 * @module
 */

import {
  decodeText,
  nameColumns,
  parseDelimited,
  parseJsonLines,
  type TextEncoding,
} from "../../formats/mod.ts";
import type { WorkspaceFile } from "../engine.ts";
import type { Period } from "./calendar.ts";
import { numberParts } from "./cells.ts";
import { profileColumn } from "./profile.ts";
import { isRecord } from "../context.ts";

/** How a program has to read the data. */
export interface Reading {
  readonly format: "delimited" | "json" | "json lines" | "markdown";
  /** Parts the cells of delimited text. */
  readonly separator: string;
  /** Rows above the headings. */
  readonly skip: number;
  /** False when the first row already holds values. */
  readonly header: boolean;
  readonly encoding: TextEncoding;
  /** Where the records stand inside a JSON document, outermost first. */
  readonly path: readonly string[];
  /** Whether JSON records hold objects of their own. */
  readonly nested: boolean;
  /** Whether the JSON document is one record by itself. */
  readonly single: boolean;
  /** The data themselves, when they stand in the message. */
  readonly inline?: string;
}

/** One column of a table. */
export interface Column {
  readonly name: string;
  /** The heading's words, as compared. */
  readonly words: readonly string[];
  /** The words without what stands in brackets. */
  readonly mainWords: readonly string[];
  /** Whether most of its cells are numbers. */
  readonly numeric: boolean;
  readonly period?: Period;
  /** Numbers that name things: ids, codes. */
  readonly identifier: boolean;
  /** Whether its numbers are written with a percent sign. */
  readonly percent: boolean;
  /** The values as they stand there, by their plain words; cut off at a limit. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** How many different cells it has. */
  readonly distinct: number;
}

/** A table that jobs can be done on. */
export interface Table {
  readonly name: string;
  readonly origin: WorkspaceFile["origin"];
  readonly collectionName?: string;
  readonly reading: Reading;
  /** The headings as they stand in the file. */
  readonly headings: readonly string[];
  readonly columns: readonly Column[];
  readonly rowCount: number;
  readonly decimal: "." | ",";
  /** Whether its numbers carry marks, signs of currency, brackets or units. */
  readonly decorated: boolean;
  /** What a reader should know about how it was read. */
  readonly remarks: readonly string[];
}

/** A file's table, or undefined when the file holds none. */
export function readTable(
  bytes: Uint8Array,
  source: Pick<WorkspaceFile, "name" | "origin" | "collectionName">,
): Table | undefined {
  const { text, encoding } = decodeText(bytes);
  if (encoding === "binary" || text.trim() === "") return undefined;
  return tableOfText(text, source, encoding);
}

/** The table in a text, or undefined. */
export function tableOfText(
  text: string,
  source: Pick<WorkspaceFile, "name" | "origin" | "collectionName">,
  encoding: TextEncoding = "utf-8",
  inline?: string,
): Table | undefined {
  const extra = inline === undefined ? {} : { inline };
  const base = {
    separator: ",",
    skip: 0,
    header: true,
    encoding,
    path: [],
    nested: false,
    single: false,
    ...extra,
  };
  const start = text.trimStart().charAt(0);
  if (start === "{" || start === "[") {
    const json = readJson(text);
    if (json !== undefined) {
      return profile(
        json.columns,
        json.rows,
        { ...base, ...json.reading },
        source,
      );
    }
  }
  const markdown = readMarkdown(text);
  if (markdown !== undefined) {
    return profile(markdown.columns, markdown.rows, {
      ...base,
      format: "markdown",
    }, source);
  }
  return readDelimited(text, base, source);
}

interface RawTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function readDelimited(
  text: string,
  base: Omit<Reading, "format">,
  source: Pick<WorkspaceFile, "name" | "origin" | "collectionName">,
): Table | undefined {
  const tabs = /\.(?:tsv|tab)$/i.test(source.name) ? { separator: "\t" } : {};
  const parsed = parseDelimited(text, { header: false, ...tabs });
  const looksDelimited = /\.(?:csv|tsv|tab|psv)$/i.test(source.name);
  const filled = (row: readonly string[]) =>
    row.filter((cell) => cell.trim() !== "").length;
  let skip = 0;
  const wide = parsed.rows.filter((row) => filled(row) > 1).length;
  if (wide > parsed.rows.length / 2) {
    while (
      skip < parsed.rows.length - 1 && filled(parsed.rows[skip] ?? []) < 2
    ) skip++;
  }
  const head = parsed.rows[skip] ?? [];
  if (
    !looksDelimited &&
    (head.length < 2 || wide < Math.max(2, parsed.rows.length * 0.8) ||
      isProse(head))
  ) {
    return undefined;
  }
  if (parsed.rows.length === 0) return undefined;
  const numbers = head.filter((cell) => numberParts(cell) !== undefined).length;
  const named = head.filter((cell) => cell.trim() !== "").length;
  const years = head.every((cell) => /^(?:19|20)\d{2}$|\D/.test(cell.trim()));
  const header = !(numbers > 0 && numbers * 2 >= named && !years &&
    parsed.rows.length > skip + 1);
  const body = parsed.rows.slice(skip + (header ? 1 : 0)).filter((row) =>
    filled(row) > 0
  );
  const columns = nameColumns(
    header ? head.map(cleanHeading) : head.map(() => ""),
  );
  // Excel's hint in the first line counts as a line for whoever does not know it.
  const hint = /^\ufeff?sep=[^\r\n]\r?\n/i.test(text) ? 1 : 0;
  const reading: Reading = {
    ...base,
    format: "delimited",
    separator: parsed.separator,
    skip: skip + hint,
    header,
  };
  return profile(columns, body, reading, source, head);
}

function cleanHeading(cell: string): string {
  return cell.replace(/\s+/g, " ").trim();
}

function isProse(head: readonly string[]): boolean {
  return head.some((cell) => cell.trim().split(/\s+/).length > 6);
}

function readMarkdown(text: string): RawTable | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const rule = lines.findIndex((line, i) =>
    i > 0 && /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/.test(line) &&
    line.includes("|")
  );
  if (rule < 1) return undefined;
  const cells = (line: string) =>
    line.replace(/^\|/, "").replace(/(?<!\\)\|$/, "").split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll("\\|", "|"));
  const columns = nameColumns(cells(lines[rule - 1] ?? "").map(cleanHeading));
  const rows: string[][] = [];
  for (const line of lines.slice(rule + 1)) {
    if (!line.includes("|")) break;
    rows.push(cells(line));
  }
  return { columns, rows };
}

function readJson(
  text: string,
):
  | RawTable & {
    readonly reading: Pick<Reading, "format" | "path" | "nested" | "single">;
  }
  | undefined {
  let records: Record<string, unknown>[] | undefined;
  let format: "json" | "json lines" = "json";
  let path: string[] = [];
  let single = false;
  try {
    const found = findRecords(JSON.parse(text), []);
    if (found === undefined) return undefined;
    ({ records, path, single } = found);
  } catch {
    const lines = parseJsonLines(text);
    records = lines.values.filter(isRecord);
    if (records.length < 1 || records.length < lines.errors.length) {
      return undefined;
    }
    format = "json lines";
  }
  const nested = records.some((record) => Object.values(record).some(isRecord));
  const flat = records.map((record) => flatten(record, ""));
  const columns = [...new Set(flat.flatMap((record) => [...record.keys()]))];
  const rows = flat.map((record) =>
    columns.map((name) => record.get(name) ?? "")
  );
  return { columns, rows, reading: { format, path, nested, single } };
}

function findRecords(
  value: unknown,
  path: string[],
):
  | { records: Record<string, unknown>[]; path: string[]; single: boolean }
  | undefined {
  if (Array.isArray(value)) {
    const records = value.filter(isRecord);
    return records.length > 0 && records.length === value.length
      ? { records, path, single: false }
      : undefined;
  }
  if (!isRecord(value) || path.length > 3) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = findRecords(inner, [...path, name]);
    if (found !== undefined) return found;
  }
  return path.length === 0 && !Object.values(value).some(Array.isArray)
    ? { records: [value], path, single: true }
    : undefined;
}

function flatten(
  record: Record<string, unknown>,
  prefix: string,
): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [name, value] of Object.entries(record)) {
    if (isRecord(value)) {
      for (const [inner, cell] of flatten(value, `${prefix}${name}.`)) {
        cells.set(inner, cell);
      }
    } else {
      cells.set(
        prefix + name,
        value === null || value === undefined
          ? ""
          : typeof value === "object"
          ? JSON.stringify(value)
          : String(value),
      );
    }
  }
  return cells;
}

function profile(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  reading: Reading,
  source: Pick<WorkspaceFile, "name" | "origin" | "collectionName">,
  headings: readonly string[] = names,
): Table {
  const columns: Column[] = [];
  const marks: ("." | ",")[] = [];
  let decorated = false;
  for (const [i, name] of names.entries()) {
    const cells = new Map<string, number>();
    for (const row of rows) {
      const cell = (row[i] ?? "").trim();
      cells.set(cell, (cells.get(cell) ?? 0) + 1);
    }
    const column = profileColumn(name, cells);
    columns.push(column.column);
    if (column.column.numeric) {
      if (column.mark !== undefined) marks.push(column.mark);
      decorated ||= column.decorated;
    }
  }
  const decimal = marks.filter((mark) => mark === ",").length > marks.length / 2
    ? ","
    : ".";
  const remarks: string[] = [];
  if (reading.skip > 0) remarks.push("lines above the headings were left out");
  if (!reading.header) {
    remarks.push(
      "the first row already holds values, so the columns are numbered",
    );
  }
  const collection = source.collectionName === undefined
    ? {}
    : { collectionName: source.collectionName };
  return {
    name: source.name,
    origin: source.origin,
    ...collection,
    reading,
    headings,
    columns,
    rowCount: rows.length,
    decimal,
    decorated,
    remarks,
  };
}
