import { type DocumentCell, joinLines } from "../format/mod.ts";
import { hasTag } from "../format/cell_tags.ts";
import { RunInputError } from "./run_input_error.ts";

/**
 * Which cells of a notebook are run. A cell is named by its id, by its number
 * among all cells from 1, or by a tag; `"3-5"` names all from the third to the fifth.
 */
export interface CellSelection {
  /**
   * The first cell to run; of a tag, the first that has it.
   * @default {the first cell}
   */
  readonly from?: string | number;
  /**
   * The last cell to run; of a tag, the last that has it.
   * @default {the last cell}
   */
  readonly to?: string | number;
  /**
   * The cells to run alone.
   * @default {all}
   */
  readonly only?: readonly (string | number)[];
}

/**
 * The places of the cells that a run of a notebook runs: code cells with text,
 * without the tag `skip-execution`, in the selection.
 *
 * @param cells The notebook's cells.
 * @param selection Which of them.
 * @returns Their places from 0, in order.
 * @throws {RunInputError} If there is no such cell.
 *
 * @example
 * ```ts
 * import { type CodeCell, selectCells } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const cells = ["one", "two", "three"].map((id): CodeCell => ({
 *   cell_type: "code",
 *   execution_count: null,
 *   id,
 *   metadata: {},
 *   outputs: [],
 *   source: `console.log("${id}")`,
 * }));
 * assertEquals(selectCells(cells, { from: "two" }), [1, 2]);
 * assertEquals(selectCells(cells, { only: [1, "three"] }), [0, 2]);
 * ```
 */
export function selectCells(
  cells: readonly DocumentCell[],
  { from, to, only }: CellSelection = {},
): readonly number[] {
  const first = from === undefined ? 0 : Math.min(...named(cells, from));
  const last = to === undefined ? Infinity : Math.max(...named(cells, to));
  if (first > last) {
    throw new RunInputError(
      `Cannot select cells: found the first, "${from}", behind the last, "${to}"`,
    );
  }
  const chosen = only && new Set(only.flatMap((name) => named(cells, name)));
  return cells.flatMap((cell, index) => {
    const isSelected = index >= first && index <= last &&
      (chosen === undefined || chosen.has(index));
    return isSelected && isRunnable(cell) ? [index] : [];
  });
}

/** Whether there is anything to run in a cell, and nobody said that it is to be left out. */
function isRunnable(cell: DocumentCell): boolean {
  return cell.cell_type === "code" && joinLines(cell.source).trim() !== "" &&
    !hasTag(cell, "skip-execution");
}

/** The places of the cells that `name` stands for. */
function named(
  cells: readonly DocumentCell[],
  name: string | number,
): readonly number[] {
  const text = String(name);
  const byId = cells.findIndex(({ id }) => id === text);
  if (byId >= 0 && typeof name === "string") return [byId];
  const range = /^(\d+)(?:-(\d+))?$/.exec(text);
  if (range !== null) {
    const first = Number(range[1]);
    const last = Number(range[2] ?? range[1]);
    if (first >= 1 && first <= last && last <= cells.length) {
      return Array.from({ length: last - first + 1 }, (_, n) => first - 1 + n);
    }
  }
  const tagged = cells.flatMap((cell, index) =>
    hasTag(cell, text) ? [index] : []
  );
  if (tagged.length > 0) return tagged;
  throw new RunInputError(
    `Cannot select cells: found no cell "${text}"; wanted a number from 1 to ${cells.length}, an id or a tag`,
  );
}
