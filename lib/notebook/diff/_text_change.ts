import { editsBy, editsOf, type Sameness } from "../../display/diff/mod.ts";
import type { LineHunk, TextChange } from "./notebook_diff.ts";

/** What is different between two texts, by lines. */
export function textChange(
  old: string,
  fresh: string,
  sameness?: Sameness,
): TextChange {
  const a = linesOf(old);
  const b = linesOf(fresh);
  const edits = sameness === undefined
    ? editsOf(a, b)
    : editsBy(sameness, a, b);
  const hunks = edits.filter(({ isSame }) => !isSame).map((edit): LineHunk => ({
    oldLine: edit.aStart + 1,
    removed: a.slice(edit.aStart, edit.aEnd),
    newLine: edit.bStart + 1,
    added: b.slice(edit.bStart, edit.bEnd),
  }));
  return {
    old,
    new: fresh,
    hunks,
    ...(sameness === undefined ? {} : { sameness }),
  };
}

/** Its lines, each with its line end, so that one at the end counts, too. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}
