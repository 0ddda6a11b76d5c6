/** Where a {@linkcode CellSyntaxError} stands. */
export interface CellSyntaxPlace {
  /** Line in the cell, from 1. */
  readonly line: number;
  /** Column in UTF-16 units, from 0. */
  readonly column: number;
  /** Where the wrong part ends in that line, if that is known. */
  readonly endColumn?: number;
}

/**
 * A cell is no TypeScript. Nothing of it ran.
 *
 * @example Telling where a cell is wrong
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { CellSyntaxError, transformCell } from "@cenote/cenote/cells";
 *
 * try {
 *   await transformCell("let a = 1;\nlet a = 2;", {
 *     declared: new Map(),
 *     baseUrl: "file:///notebooks/",
 *   });
 * } catch (error) {
 *   if (!(error instanceof CellSyntaxError)) throw error;
 *   assertEquals([error.line, error.column], [2, 4]);
 * }
 * ```
 */
export class CellSyntaxError extends SyntaxError {
  /** The name of the class that a program would have seen. */
  override name = "SyntaxError";
  /** Line in the cell, from 1. */
  readonly line: number;
  /** Column in UTF-16 units, from 0. */
  readonly column: number;
  /** Where the wrong part ends in that line, if that is known. */
  readonly endColumn: number | undefined;

  /**
   * Says what is wrong, and where.
   *
   * @param message What is wrong.
   * @param place Where.
   * @param options The error that this one stands for.
   */
  constructor(
    message: string,
    { line, column, endColumn }: CellSyntaxPlace,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.line = line;
    this.column = column;
    this.endColumn = endColumn;
  }
}
