import { count } from "../text/measure.ts";
import type { LineDiff, LineRow } from "./_lines.ts";
import { countsText } from "./_look.ts";

/** What is said of both texts at once. */
export function summaryOf(diff: LineDiff): string {
  if (diff.added + diff.removed === 0) {
    return diff.notes.length > 0
      ? `All ${count(diff.same, "line")} the same`
      : `No difference: ${count(diff.same, "line")} the same`;
  }
  return countsText("line", [
    [diff.added, "added"],
    [diff.removed, "removed"],
    [diff.same, "the same"],
  ]);
}

/** The rows that are shown, and what is said of the others. */
export function shownRows(
  diff: LineDiff,
  limit: number,
): { readonly rows: readonly LineRow[]; readonly more: string } {
  const isSame = diff.added + diff.removed === 0;
  const rows = isSame ? [] : diff.rows.slice(0, limit);
  const hidden = isSame ? 0 : diff.rows.slice(limit).reduce(
    (sum, row) => sum + (row.type === "fold" ? row.lines : 1),
    0,
  );
  return {
    rows,
    more: hidden > 0 ? `… ${count(hidden, "more line")}` : "",
  };
}

export function foldText(n: number): string {
  return `… ${count(n, "line")} the same`;
}
