/**
 * What can be told of cells without running them: what they define, use, import
 * and export.
 *
 * @module
 */

export type {
  CellDefinition,
  CellExport,
  CellImport,
  CellImportName,
  CellOutline,
  CellRange,
  CellUse,
} from "./cell_outline.ts";
export {
  type CellDeclarator,
  type CellStatement,
  type CellStatements,
  type CellVariables,
  readCellStatements,
} from "./cell_statements.ts";
export { outlineCell } from "./outline_cell.ts";
export { readCellGlobals } from "./read_cell_globals.ts";
