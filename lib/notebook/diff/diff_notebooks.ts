import { longestRise } from "../../display/diff/mod.ts";
import {
  type DocumentCell,
  editFields,
  joinLines,
  type JsonValue,
  type NotebookDocument,
} from "../format/mod.ts";
import { diffOutputs } from "./_diff_outputs.ts";
import { fieldChanges } from "./_json.ts";
import { type CellPair, matchCells } from "./_match_cells.ts";
import { textChange } from "./_text_change.ts";
import type { CellDiff, NotebookDiff, PlacedCell } from "./notebook_diff.ts";
import { EXACT_RULES, type OutputRules } from "./output_rules.ts";

/** What of a notebook can be compared or left out. */
export type NotebookAspect =
  | "sources"
  | "outputs"
  | "metadata"
  | "attachments"
  | "execution_count"
  | "id";

/** All there is to compare. */
export const NOTEBOOK_ASPECTS: readonly NotebookAspect[] = [
  "sources",
  "outputs",
  "metadata",
  "attachments",
  "execution_count",
  "id",
];

/** Options of {@linkcode diffNotebooks}. */
export interface NotebookDiffOptions {
  /** What is not compared. @default {[]} */
  readonly ignore?: readonly NotebookAspect[];
  /**
   * How the outputs of a cell are compared, by the cell as it was and as it is.
   *
   * @default what is equal is the same
   */
  readonly rulesFor?: (old: DocumentCell, fresh: DocumentCell) => OutputRules;
}

/**
 * What is different between two notebooks, cell by cell.
 *
 * Cells are matched by their ids, where these go with what the cells hold, then
 * by equal and by similar sources; so a cell that was moved or edited, or that
 * has no id, is still the same cell. Streams that follow one another count as
 * one, and the order of fields in JSON does not count.
 *
 * @param old The notebook as it was.
 * @param fresh The notebook as it is.
 * @param options What is compared, and how.
 * @returns All cells and what became of them.
 *
 * @example
 * ```ts
 * import { diffNotebooks, parseNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const notebook = (source: string) =>
 *   parseNotebook(JSON.stringify({
 *     cells: [{ id: "a", cell_type: "markdown", metadata: {}, source }],
 *     metadata: {},
 *     nbformat: 4,
 *     nbformat_minor: 5,
 *   }));
 * const { isSame, cells } = diffNotebooks(notebook("tea"), notebook("rice"));
 * assertEquals(isSame, false);
 * assertEquals(cells[0]?.source?.hunks, [
 *   { oldLine: 1, removed: ["tea"], newLine: 1, added: ["rice"] },
 * ]);
 * ```
 */
export function diffNotebooks(
  old: NotebookDocument,
  fresh: NotebookDocument,
  options: NotebookDiffOptions = {},
): NotebookDiff {
  const { ignore = [], rulesFor = () => EXACT_RULES } = options;
  const ignored: ReadonlySet<NotebookAspect> = new Set(ignore);
  const pairs = matchCells(old.cells, fresh.cells);
  const inOrder = new Set(longestRise(pairs).map(([i]) => i));
  const cells = inReadingOrder(pairs, inOrder, old.cells, fresh.cells).map(
    ([before, after]): CellDiff => {
      if (before === undefined || after === undefined) {
        return {
          state: before === undefined ? "added" : "removed",
          isMoved: false,
          ...(before === undefined ? {} : { old: before }),
          ...(after === undefined ? {} : { new: after }),
          outputs: [],
          fields: [],
        };
      }
      const isMoved = !inOrder.has(before.index);
      return diffCell(before, after, isMoved, ignored, rulesFor);
    },
  );
  const fields = fieldChanges(
    editFields(old, { cells: [] }),
    editFields(fresh, { cells: [] }),
    "",
    (path) => isIgnoredField(path, ignored) || isFormatOf(path, ignored),
  );
  const isSame = fields.length === 0 &&
    cells.every(({ state, isMoved }) => state === "same" && !isMoved);
  return { isSame, cells, fields };
}

type Placed = readonly [
  old: PlacedCell | undefined,
  fresh: PlacedCell | undefined,
];

/** The new notebook's cells in their order, each removed one before what stood behind it. */
function inReadingOrder(
  pairs: readonly CellPair[],
  inOrder: ReadonlySet<number>,
  old: readonly DocumentCell[],
  fresh: readonly DocumentCell[],
): Placed[] {
  const freshOf = new Map(pairs);
  const oldOf = new Map(pairs.map(([i, j]) => [j, i]));
  const place = (
    cells: readonly DocumentCell[],
    index: number | undefined,
  ): PlacedCell | undefined => {
    const cell = index === undefined ? undefined : cells[index];
    return cell === undefined || index === undefined
      ? undefined
      : { index, cell };
  };
  const placed: Placed[] = [];
  let next = 0;
  const removedBefore = (end: number) => {
    for (; next < end; next++) {
      if (!freshOf.has(next)) placed.push([place(old, next), undefined]);
    }
  };
  fresh.forEach((_, j) => {
    const i = oldOf.get(j);
    if (i !== undefined && inOrder.has(i)) removedBefore(i);
    placed.push([place(old, i), place(fresh, j)]);
  });
  removedBefore(old.length);
  return placed;
}

function diffCell(
  old: PlacedCell,
  fresh: PlacedCell,
  isMoved: boolean,
  ignored: ReadonlySet<NotebookAspect>,
  rulesFor: (old: DocumentCell, fresh: DocumentCell) => OutputRules,
): CellDiff {
  const [a, b] = [old.cell, fresh.cell];
  const sources = [joinLines(a.source), joinLines(b.source)] as const;
  const isOther = !ignored.has("sources") && sources[0] !== sources[1];
  const outputs = ignored.has("outputs")
    ? []
    : diffOutputs(outputsOf(a), outputsOf(b), rulesFor(a, b));
  const fields = fieldChanges(
    withoutContent(a),
    withoutContent(b),
    "",
    (path) => isIgnoredField(path, ignored),
  );
  const isChanged = isOther || outputs.length + fields.length > 0;
  return {
    state: isChanged ? "changed" : "same",
    isMoved,
    old,
    new: fresh,
    ...(isOther ? { source: textChange(...sources) } : {}),
    outputs,
    fields,
  };
}

function outputsOf(cell: DocumentCell) {
  return cell.cell_type === "code" ? cell.outputs : [];
}

/** The fields of a cell that are compared one by one. */
function withoutContent(
  cell: DocumentCell,
): Readonly<Record<string, JsonValue | undefined>> {
  return cell.cell_type === "code"
    ? editFields(cell, { source: "", outputs: [] })
    : editFields<DocumentCell>(cell, { source: "" });
}

function isIgnoredField(
  path: string,
  ignored: ReadonlySet<NotebookAspect>,
): boolean {
  switch (path) {
    case "metadata":
    case "attachments":
    case "execution_count":
    case "id":
      return ignored.has(path);
    default:
      return false;
  }
}

/** The version of the format follows from what is ignored: 4.5 is the one with ids. */
function isFormatOf(
  path: string,
  ignored: ReadonlySet<NotebookAspect>,
): boolean {
  return (path === "nbformat" || path === "nbformat_minor") &&
    ignored.has("metadata");
}
