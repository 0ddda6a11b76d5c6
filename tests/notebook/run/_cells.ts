import {
  type CellOutput,
  type JsonObject,
  type NotebookDocument,
  parseNotebook,
  splitLines,
} from "../../../lib/notebook/mod.ts";

/** What stands in a cell: its text, or more of it. */
export type CellText = string | JsonObject;

/** A notebook with one code cell for each text, read as from a file; their ids are `c1`, `c2` … */
export function notebookOf(
  cells: readonly CellText[],
  metadata: JsonObject = {},
): NotebookDocument {
  return parseNotebook(notebookText(cells, metadata));
}

/** The text of such a notebook's file, as Jupyter writes it. */
export function notebookText(
  cells: readonly CellText[],
  metadata: JsonObject = {},
): string {
  const document = {
    cells: cells.map((cell, n) => ({
      cell_type: "code",
      execution_count: null,
      id: `c${n + 1}`,
      metadata: {},
      outputs: [],
      ...(typeof cell === "string" ? { source: splitLines(cell) } : cell),
    })),
    metadata,
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(document, undefined, 1)}\n`;
}

/** A cell with tags. */
export function tagged(source: string, ...tags: string[]): CellText {
  return { source: splitLines(source), metadata: { tags } };
}

/** The outputs of each cell. */
export function outputsOf(
  document: NotebookDocument,
): (readonly CellOutput[])[] {
  return document.cells.map((cell) =>
    cell.cell_type === "code" ? cell.outputs : []
  );
}

/** The numbers in the cells' prompts. */
export function countsOf(document: NotebookDocument): unknown[] {
  return document.cells.map((cell) =>
    cell.cell_type === "code" ? cell.execution_count : undefined
  );
}
