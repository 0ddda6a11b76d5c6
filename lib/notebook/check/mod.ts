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
export {
  CheckMemory,
  type Recalled,
  type RememberedNotebook,
} from "./check_memory.ts";
export type {
  ModuleDiagnostic,
  NotebookCheck,
  NotebookDiagnostic,
  NotebooksChecked,
} from "./notebook_check.ts";
