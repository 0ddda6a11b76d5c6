import { count, oneLine } from "../text/measure.ts";
import { countsText, type DiffLook, lineText } from "./_look.ts";
import type { DiffCell, DiffColumn, RecordDiff, RecordRow } from "./_rows.ts";

/** What is said of both tables at once. */
export function summaryOf(diff: RecordDiff): string {
  const { changed, added, removed, same } = diff;
  const columns = (["added", "removed"] as const).flatMap((state) => {
    const names = diff.columns.filter((column) => column.state === state);
    return names.length === 0 ? [] : [
      `${names.length === 1 ? "column" : "columns"} ${state}: ${
        names.map(({ name }) => oneLine(name)).join(", ")
      }`,
    ];
  });
  const rows = changed + added + removed === 0
    ? `No difference: ${count(same, "row")} the same`
    : countsText("row", [
      [changed, "changed"],
      [added, "added"],
      [removed, "removed"],
      [same, "the same"],
    ]);
  return [
    rows,
    ...columns,
    ...(diff.isReordered ? ["rows stand in another order"] : []),
    ...(diff.repeated > 0
      ? [
        `${
          count(diff.repeated, "row repeats a key", "rows repeat a key")
        }: matched in order`,
      ]
      : []),
  ].join("; ");
}

/** The rows that are shown, and what is said of the others. */
export function shownRows(
  diff: RecordDiff,
  limit: number,
): { readonly rows: readonly RecordRow[]; readonly more: string } {
  const isSame = diff.changed + diff.added + diff.removed === 0;
  const rows = isSame ? [] : diff.rows.slice(0, limit);
  const hidden = isSame ? 0 : diff.rows.slice(limit).reduce(
    (sum, row) => sum + (row.type === "fold" ? row.rows : 1),
    0,
  );
  return { rows, more: hidden > 0 ? `… ${count(hidden, "more row")}` : "" };
}

/** The sign of a row: `~` for one that was changed. */
export const ROW_SIGNS = {
  same: "",
  changed: "~",
  added: "+",
  removed: "-",
} as const;

/** `price`, `+ tax` for a column that came, `- tax` for one that went. */
export function columnText({ name, state }: DiffColumn): string {
  const sign = state === "added" ? "+ " : state === "removed" ? "- " : "";
  return `${sign}${oneLine(name)}`;
}

/** A cell's two values as they may be shown; what is missing is a dash. */
export function cellTexts(
  { old, new: fresh }: DiffCell,
  look: DiffLook,
): { readonly old: string; readonly new: string } {
  const shown = (text: string) =>
    text === "" ? "–" : oneLine(lineText(text, look.maxCharacters));
  return { old: shown(old), new: shown(fresh) };
}

/** The value of a cell that is the same in both, or in only one of them. */
export function onlyText(
  cell: DiffCell,
  look: DiffLook,
): string {
  const { old, new: fresh } = cellTexts(cell, look);
  return cell.new === "" ? old : fresh;
}

/** A cell on one line. */
export function cellText(cell: DiffCell, look: DiffLook): string {
  if (!cell.isChanged) return onlyText(cell, look);
  const texts = cellTexts(cell, look);
  return `${texts.old} → ${texts.new}`;
}

/** What is said in place of rows that are the same. */
export function foldText(n: number): string {
  return `… ${count(n, "row")} the same`;
}

/** Numbers as JSON writes them. */
const NUMBER_REGEXP = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** To which side each column is written: numbers to the right, as in tables. */
export function alignsOf(diff: RecordDiff): ("left" | "right")[] {
  return diff.columns.map((_, c) => {
    const values = diff.rows.flatMap((row) => {
      const cell = row.type === "fold" ? undefined : row.cells[c];
      return [cell?.old ?? "", cell?.new ?? ""].filter((text) => text !== "");
    });
    return values.length > 0 && values.every((text) => NUMBER_REGEXP.test(text))
      ? "right"
      : "left";
  });
}
