/**
 * Helpers of programs that print and save.
 *
 * @module
 */

import { define, type Helper } from "./helper.ts";

/** Helpers of programs that print and save. */
export const OUTPUT_HELPERS: readonly Helper[] = [
  define(
    "toCsv",
    `
function toCsv(table: Table, columns: string[] = namesOf(table), separator = ","): string {
  const quote = (cell: Cell | undefined) => {
    const text = String(cell ?? "");
    return text.includes(separator) || /["\\r\\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  };
  const lines = table.map((line) => columns.map((column) => quote(line[column])).join(separator));
  return [columns.map(quote).join(separator), ...lines].join("\\n") + "\\n";
}`,
  ),
  define(
    "toJson",
    `
function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2) + "\\n";
}`,
  ),
  define(
    "toJsonLines",
    `
function toJsonLines(table: Table): string {
  return table.map((line) => JSON.stringify(line) + "\\n").join("");
}`,
  ),
  define(
    "toMarkdown",
    `
function toMarkdown(title: string, table: Table, columns: string[] = namesOf(table)): string {
  const row = (cells: (Cell | undefined)[]) =>
    "| " + cells.map((cell) => String(cell ?? "").replaceAll("|", "\\\\|").replaceAll("\\n", " ")).join(" | ") + " |";
  const lines = table.map((line) => row(columns.map((column) => line[column])));
  return ["## " + title, "", row(columns), row(columns.map(() => "---")), ...lines].join("\\n") + "\\n";
}`,
  ),
  define(
    "findGaps",
    `
/** Counts the cells that hold no value, and those where a number is wanted and none stands. */
function findGaps(rows: Row[], numeric: string[], other: string[]): Table {
  return [...numeric, ...other].flatMap((column) => {
    const cells = rows.map((row) => row[column]);
    const missing = cells.filter(isMissing).length;
    const wrong = numeric.includes(column)
      ? cells.filter((cell) => !isMissing(cell) && Number.isNaN(toNumber(cell)))
      : [];
    const example = [...new Set(wrong)].slice(0, 3).join(", ");
    return missing + wrong.length > 0 ? [{ column, missing, unreadable: wrong.length, example }] : [];
  });
}`,
  ),
  define(
    "show",
    `
/** Prints a table and keeps it for the report. */
function show(job: number, title: string, table: Table): void {
  console.log("\\n" + title);
  for (const line of table.slice(0, 10)) console.log("  " + Object.values(line).map((cell) => cell ?? "none").join(" | "));
  if (table.length > 10) console.log("  and " + (table.length - 10) + " more");
  const columns = Object.keys(table[0] ?? {});
  const short = (cell: Cell) => typeof cell === "string" ? cell.slice(0, 300) : cell;
  const lines = table.slice(0, 25).map((line) => columns.map((column) => short(line[column])));
  results.push({ job, columns, lines, count: table.length });
}`,
  ),
];
