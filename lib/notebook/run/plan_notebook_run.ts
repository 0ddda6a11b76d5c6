import type { NotebookDocument } from "../format/mod.ts";
import { setNotebookParameters } from "./parameters.ts";
import type { RunNotebookOptions } from "./run_options.ts";
import { selectCells } from "./select_cells.ts";

/** A notebook as it is run, and which of its cells are. */
export interface NotebookRunPlan {
  /** The notebook with its parameters. */
  readonly document: NotebookDocument;
  /** The places of the cells that run, from 0, in order. */
  readonly indices: readonly number[];
  /** Parameters that the notebook does not declare. */
  readonly unknown: readonly string[];
}

/**
 * What {@linkcode runNotebook} would run: the notebook with its parameters, and the
 * cells that are selected in the notebook as it is without them. The cell that sets
 * parameters is always among them.
 *
 * @param document The notebook.
 * @param options Parameters, and which cells.
 * @returns The plan.
 * @throws {RunInputError} If a parameter cannot be set or a cell is named that is not there.
 */
export function planNotebookRun(
  document: NotebookDocument,
  options: RunNotebookOptions = {},
): NotebookRunPlan {
  const { parameters } = options;
  const selected = selectCells(document.cells, options);
  if (parameters === undefined) {
    return { document, indices: selected, unknown: [] };
  }
  const set = setNotebookParameters(document, parameters);
  const moved = selected.map((index) =>
    set.isNew && index >= set.index ? index + 1 : index
  );
  const indices = [...new Set([...moved, set.index])].sort((a, b) => a - b);
  return { document: set.document, indices, unknown: set.unknown };
}
