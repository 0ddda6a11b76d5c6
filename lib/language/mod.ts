/**
 * What can be said of the cells of a notebook without running them: types,
 * definitions, uses.
 *
 * - {@linkcode outlineCells} tells what each cell defines and uses.
 * - {@linkcode joinCells} makes one module of them, in which a compiler finds what
 *   the kernel would.
 * - {@linkcode findOutOfOrderUses} finds what is used before it is defined.
 * - {@linkcode LanguageServer} is Deno's own compiler and linter as a process.
 * - {@linkcode diagnoseCells} is all of that together.
 *
 * @module
 */

export type { CellDiagnostic, CellTextPlace } from "./cell_diagnostic.ts";
export {
  type CellsDiagnosed,
  diagnoseCells,
  type DiagnoseCellsOptions,
} from "./diagnose_cells.ts";
export {
  joinCells,
  type JoinCellsOptions,
  type JoinedCells,
} from "./join_cells.ts";
export {
  type CellPlace,
  type LanguageCell,
  outlineCells,
  type OutlinedCell,
} from "./language_cell.ts";
export {
  type DocumentDiagnostic,
  type DocumentPosition,
  type LanguageDocument,
  LanguageServer,
  type LanguageServerOptions,
} from "./language_server.ts";
export { findOutOfOrderUses, type OutOfOrderUse } from "./out_of_order.ts";
export type { CellOffset } from "./_pieces.ts";
