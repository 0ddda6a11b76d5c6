/**
 * Types, order and use of a notebook's cells, without running them.
 *
 * @module
 */

export {
  checkNotebooks,
  type CheckNotebooksOptions,
  type NotebookToCheck,
} from "./check_notebooks.ts";
export type {
  ModuleDiagnostic,
  NotebookCheck,
  NotebookDiagnostic,
  NotebooksChecked,
} from "./notebook_check.ts";
