import { type CellOutline, outlineCell } from "../cells/mod.ts";

/** A cell of code, as far as its language is concerned. */
export interface LanguageCell {
  /** Its id. */
  readonly id: string;
  /** Its text. */
  readonly source: string;
  /**
   * Whether its values are replaced before a run, so that `const year = 2025`
   * does not mean that the year is always that one.
   *
   * @default {false}
   */
  readonly isParameters?: boolean;
}

/** A cell with what can be told of it alone. */
export interface OutlinedCell extends LanguageCell {
  /** What it defines, uses, imports and exports. */
  readonly outline: CellOutline;
}

/** A place in a cell. */
export interface CellPlace {
  /** Which cell, from 0. */
  readonly cell: number;
  /** Line in the cell, from 1. */
  readonly line: number;
  /** Column in the line, from 1, in UTF-16 units as editors count. */
  readonly column: number;
}

/**
 * Outlines cells, each for itself.
 *
 * @param cells The cells in their order.
 * @param options Ends the processes that JSX and decorators need.
 * @returns The same cells with their outlines.
 *
 * @example
 * ```ts
 * import { outlineCells } from "@cenote/cenote/language";
 * import { assertEquals } from "@std/assert";
 *
 * const [cell] = await outlineCells([{ id: "a", source: "let a = b;" }]);
 * assertEquals(cell?.outline.uses.map(({ name }) => name), ["b"]);
 * ```
 */
export function outlineCells(
  cells: readonly LanguageCell[],
  options: { readonly signal?: AbortSignal } = {},
): Promise<readonly OutlinedCell[]> {
  return Promise.all(
    cells.map(async (cell) => ({
      ...cell,
      outline: await outlineCell(cell.source, options),
    })),
  );
}
