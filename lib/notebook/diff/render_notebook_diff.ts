import { ansi, count, safeText } from "../../display/text/mod.ts";
import { cellLines } from "./_render_cell.ts";
import { fieldLines } from "./_render_fields.ts";
import type { CellDiff, NotebookDiff } from "./notebook_diff.ts";

/** How {@linkcode renderNotebookDiff} lays a diff out. */
export interface NotebookDiffLook {
  /** What the two notebooks are called, in two lines at the top. @default none */
  readonly labels?: readonly [old: string, fresh: string];
  /** Columns of a line. @default {80} */
  readonly width?: number;
  /** Whether escape sequences for colours may be used. @default {false} */
  readonly isColored?: boolean;
  /** Lines shown around each change. @default {3} */
  readonly context?: number;
  /** Whether all of long changes is shown, and every form of an output. @default {false} */
  readonly isFull?: boolean;
}

/**
 * A diff of notebooks as text for a terminal. Signs and words say all that
 * colours do. Pictures and other bytes are named with their sizes; of an output
 * with several forms the plain text is shown where it changed, and the others by
 * their sizes.
 *
 * Cells of which only execution counts or ids are different are counted, not
 * shown.
 *
 * @param diff The diff.
 * @param look How it is laid out.
 * @returns The text, without a line end at its end; `""` where nothing is different.
 *
 * @example
 * ```ts
 * import { diffNotebooks, parseNotebook, renderNotebookDiff } from "@cenote/cenote/notebook";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const notebook = (source: string) =>
 *   parseNotebook(JSON.stringify({
 *     cells: [{ id: "a", cell_type: "markdown", metadata: {}, source }],
 *     metadata: {},
 *     nbformat: 4,
 *     nbformat_minor: 5,
 *   }));
 * const text = renderNotebookDiff(diffNotebooks(notebook("tea"), notebook("rice")));
 * assertStringIncludes(text, "1   - tea\n    1 + rice");
 * ```
 */
export function renderNotebookDiff(
  diff: NotebookDiff,
  look: NotebookDiffLook = {},
): string {
  if (diff.isSame) return "";
  const { labels, width = 80, isColored = false, context = 3, isFull = false } =
    look;
  const style = ansi(isColored);
  const space = { width: Math.max(20, width), style, context, isFull };
  const blocks: string[][] = [];
  const head = labels === undefined ? [] : [
    style.bold(`--- ${safeText(labels[0])}`),
    style.bold(`+++ ${safeText(labels[1])}`),
  ];
  blocks.push([...head, summary(diff)]);
  if (diff.fields.length > 0) {
    blocks.push([
      style.bold(style.cyan("notebook")),
      ...fieldLines(diff.fields, space),
    ]);
  }
  let quiet: CellDiff[] = [];
  const flush = () => {
    if (quiet.length > 0) blocks.push([style.dim(quietText(quiet))]);
    quiet = [];
  };
  for (const cell of diff.cells) {
    if (cell.state === "same" && !cell.isMoved) continue;
    if (isQuiet(cell)) quiet.push(cell);
    else {
      flush();
      blocks.push(cellLines(cell, space));
    }
  }
  flush();
  return blocks.map((lines) => lines.join("\n")).join("\n\n");
}

/** `2 cells changed, 1 added, 12 the same`. */
function summary({ cells }: NotebookDiff): string {
  const numbers = {
    changed: 0,
    added: 0,
    removed: 0,
    moved: 0,
    renumbered: 0,
    "the same": 0,
  };
  for (const cell of cells) {
    if (cell.isMoved) numbers.moved++;
    if (isQuiet(cell)) numbers.renumbered++;
    else if (cell.state !== "same") numbers[cell.state]++;
    else if (!cell.isMoved) numbers["the same"]++;
  }
  const said = Object.entries(numbers).filter(([, n]) => n > 0);
  return said.map(([what, n], i) =>
    i === 0 ? `${count(n, "cell")} ${what}` : `${n} ${what}`
  ).join(", ");
}

/** Whether a cell differs in nothing but what programs number it with. */
function isQuiet({ state, isMoved, source, outputs, fields }: CellDiff) {
  return state === "changed" && !isMoved && source === undefined &&
    outputs.length === 0 &&
    fields.every(({ path }) => path === "execution_count" || path === "id");
}

/** `cells 2 to 5: only execution counts and ids are different`. */
function quietText(cells: readonly CellDiff[]): string {
  const numbers = cells.map((cell) => (cell.new?.index ?? 0) + 1);
  const first = numbers[0] ?? 0;
  const last = numbers.at(-1) ?? first;
  const where = first === last
    ? `cell ${first}`
    : last - first === cells.length - 1
    ? `cells ${first} to ${last}`
    : `${count(cells.length, "cell")} from ${first} to ${last}`;
  const has = (name: string) =>
    cells.some(({ fields }) => fields.some(({ path }) => path === name));
  const what = [
    ...(has("execution_count") ? ["execution counts"] : []),
    ...(has("id") ? ["ids"] : []),
  ];
  return `${where}: only ${what.join(" and ")} differ`;
}
