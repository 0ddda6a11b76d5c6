import { typeCells } from "../../formats/mod.ts";

/** Cells of text, row by row, made columns of numbers, booleans and text. */
export function typedColumns(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Map<string, readonly unknown[]> {
  return new Map(columns.map((name, i) => [
    name,
    typeCells(rows.map((row) => row[i] ?? "")).values,
  ]));
}
