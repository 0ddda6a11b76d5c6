import type {
  CellOutput,
  CodeCell,
  DocumentCell,
  JsonObject,
  MarkdownCell,
  NotebookDocument,
} from "../../../lib/notebook/format/mod.ts";

/** A notebook of cells. */
export function notebook(
  cells: readonly DocumentCell[],
  metadata: JsonObject = {},
): NotebookDocument {
  return { cells, metadata, nbformat: 4, nbformat_minor: 5 };
}

/** A code cell, with an id unless it is "". */
export function code(
  id: string,
  source: string,
  outputs: readonly CellOutput[] = [],
  more: Partial<CodeCell> = {},
): CodeCell {
  return {
    ...(id === "" ? {} : { id }),
    cell_type: "code",
    metadata: {},
    source,
    outputs,
    execution_count: null,
    ...more,
  };
}

/** A cell of prose. */
export function prose(id: string, source: string): MarkdownCell {
  return { id, cell_type: "markdown", metadata: {}, source };
}

/** What was printed. */
export function printed(
  text: string | readonly string[],
  name = "stdout",
): CellOutput {
  return { output_type: "stream", name, text };
}

/** Something shown. */
export function shown(data: JsonObject): CellOutput {
  return { output_type: "display_data", data, metadata: {} };
}
