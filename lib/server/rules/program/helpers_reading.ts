/**
 * Helpers of programs that read data.
 *
 * @module
 */

import { define, type Helper } from "./helper.ts";

/** Helpers of programs that read data. */
export const READING_HELPERS: readonly Helper[] = [
  define(
    "parseCsv",
    `
/** Takes CSV text apart: quoted cells may hold separators, quotes and line ends. */
function parseCsv(text: string, separator: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i <= text.length; i++) {
    const c = text[i] ?? "\\n";
    if (quoted && i < text.length) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (c === '"' && cell.trim() === "") {
      cell = "";
      quoted = true;
    } else if (c === separator || c === "\\n") {
      line.push(cell.trim());
      cell = "";
      if (c === "\\n") {
        if (line.some((each) => each !== "")) lines.push(line);
        line = [];
      }
    } else {
      cell += c;
    }
  }
  return lines;
}`,
  ),
  define(
    "parseMarkdown",
    `
/** Takes the first Markdown table of a text apart. */
function parseMarkdown(text: string): string[][] {
  const lines = text.split("\\n").map((line) => line.trim());
  const rule = lines.findIndex((line, i) => i > 0 && /^\\|?\\s*:?-{2,}/.test(line) && line.includes("|"));
  const table = [lines[rule - 1]];
  for (const line of lines.slice(rule + 1)) {
    if (!line.includes("|")) break;
    table.push(line);
  }
  return table.map((line) =>
    line.replace(/^\\|/, "").replace(/(?<!\\\\)\\|$/, "").split(/(?<!\\\\)\\|/)
      .map((cell) => cell.trim().replaceAll("\\\\|", "|"))
  );
}`,
  ),
  define(
    "toRows",
    `
/** Makes rows out of lines; the first line holds the headings. */
function toRows([headings, ...lines]: string[][]): Row[] {
  return lines.map((cells) =>
    Object.fromEntries(headings.map((heading, i) => [heading, cells[i] ?? ""]))
  );
}`,
  ),
  define(
    "jsonRows",
    `
/** Makes rows out of JSON records: every cell becomes text. */
function jsonRows(records: Record<string, unknown>[]): Row[] {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const text = (value: unknown) =>
    value === null || value === undefined
      ? ""
      : (typeof value === "object" ? JSON.stringify(value) : String(value)).trim();
  return records.map((record) =>
    Object.fromEntries(names.map((name) => [name, text(record[name])]))
  );
}`,
  ),
  define(
    "flatten",
    `
/** Turns records inside a record into columns such as "address.city". */
function flatten(record: Record<string, unknown>, prefix = ""): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      Object.assign(flat, flatten(value as Record<string, unknown>, prefix + name + "."));
    } else {
      flat[prefix + name] = value;
    }
  }
  return flat;
}`,
  ),
  define(
    "jsonLines",
    `
/** Reads one JSON record per line; lines that are none are left out. */
function jsonLines(text: string): Record<string, unknown>[] {
  return text.split("\\n").flatMap((line) => {
    try {
      const value = JSON.parse(line);
      return typeof value === "object" && value !== null && !Array.isArray(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}`,
  ),
  define(
    "isMissing",
    `
/** Whether a cell says that there is no value. */
function isMissing(cell: string): boolean {
  return /^(|n\\/?a|n\\.a\\.|nan|null|nil|none|missing|unknown|-+|–|—|\\?+|\\.|#n\\/a|\\(blank\\))$/i.test(cell.trim());
}`,
  ),
  define(
    "toNumber",
    `
/** The number in a cell; NaN when there is none. */
function toNumber(cell: string): number {
  return /^[-+]?(\\d+\\.?\\d*|\\.\\d+)(e[-+]?\\d+)?$/i.test(cell) ? Number(cell) : NaN;
}`,
  ),
  define(
    "numbers",
    `
/** The numbers of one column; cells without a number are left out. */
function numbers(rows: Row[], column: string): number[] {
  return rows.map((row) => toNumber(row[column])).filter((value) => !Number.isNaN(value));
}`,
  ),
  define(
    "texts",
    `
/** The cells of one column that are not missing. */
function texts(rows: Row[], column: string): string[] {
  return rows.map((row) => row[column]).filter((cell) => !isMissing(cell));
}`,
  ),
];
