/**
 * Notebooks run without Jupyter: their cells in the cell engine, or on a kernel
 * elsewhere, what they put out kept as nbformat has it.
 *
 * @module
 */

export type * from "./cell_host.ts";
export { engineHost, type EngineHostOptions } from "./engine_host.ts";
export {
  notebookParameters,
  type ParameterizedNotebook,
  setNotebookParameters,
} from "./parameters.ts";
export { foreignLanguage } from "./notebook_language.ts";
export { notebookPermissions } from "./permissions.ts";
export { type NotebookRunPlan, planNotebookRun } from "./plan_notebook_run.ts";
export type * from "./run_events.ts";
export { NotebookRunFile } from "./run_file.ts";
export { RunInputError } from "./run_input_error.ts";
export { runNotebook } from "./run_notebook.ts";
export type * from "./run_options.ts";
export { type CellSelection, selectCells } from "./select_cells.ts";
