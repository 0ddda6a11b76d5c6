/**
 * The transform of cells: TypeScript in, JavaScript for V8's REPL mode out.
 *
 * @module
 */

export { type CellVariable, cellVariables } from "./cell_variables.ts";
export { CellSyntaxError, type CellSyntaxPlace } from "./cell_syntax_error.ts";
export {
  CELL_CONSTANT_NAME,
  CELL_HELPERS_NAME,
  type CellHelpers,
  type CellHelpersOptions,
  cellHelpersSource,
  makeCellHelpers,
} from "./helpers.ts";
export { type Completeness, isComplete } from "./is_complete.ts";
export { FreshModules } from "./fresh_modules.ts";
export { transformApart } from "./transform_apart.ts";
export { transformCell, type TransformedCell } from "./transform_cell.ts";
export type {
  CompilerOptions,
  DeclarationKind,
  DeclaredName,
  TransformContext,
} from "./transform_context.ts";
export type { Position } from "./_lines.ts";
