import type { Block } from "../markdown/blocks.ts";
import { count } from "../text/measure.ts";
import type { View } from "../view.ts";
import type { ShownFile } from "./_files.ts";
import type { Citation } from "./_references.ts";

/** An answer with all that stands around it, ready to be written. */
export interface AnswerParts {
  readonly caption: string;
  readonly blocks: readonly Block[];
  readonly error: string;
  readonly citations: readonly Citation[];
  /** How many sources there are. */
  readonly heading: string;
  /** Characters of a passage that are shown. */
  readonly maxCharacters: number;
  readonly files: readonly ShownFile[];
  /** What it took, or nothing. */
  readonly usage: string;
  /** What led to the answer. */
  readonly run: { readonly label: string; readonly view: View } | undefined;
  readonly notes: readonly string[];
}

/** What is known of a source, behind its name. */
export function factsOf(citation: Citation): string[] {
  const { pages, score, isDeleted } = citation;
  return [
    ...(pages === "" ? [] : [pages]),
    ...(score === undefined ? [] : [`score ${scoreText(score)}`]),
    ...(isDeleted ? ["the document was deleted"] : []),
  ];
}

/** Scores are compared by their first digits. */
function scoreText(score: number): string {
  return Math.abs(score) < 0.005 && score !== 0
    ? score.toPrecision(2)
    : score.toFixed(2);
}

/** The passages of a source, as much of them as is shown. */
export function passagesOf(
  citation: Citation,
  maxCharacters: number,
): string[] {
  let room = maxCharacters;
  let left = 0;
  const shown: string[] = [];
  for (const passage of citation.passages) {
    const text = passage.replace(/[ \t]+/g, " ").replace(/\n{3,}/g, "\n\n");
    const cut = text.slice(0, room).toWellFormed().trimEnd();
    // A few letters of a passage tell nothing of it.
    const isShown = cut.length === text.length || cut.length >= 20 ||
      shown.length === 0;
    if (isShown && cut !== "") shown.push(cut);
    left += text.length - (isShown ? cut.length : 0);
    room -= cut.length;
  }
  if (left > 0) {
    const last = shown.pop();
    shown.push(`${last ?? ""}… ${count(left, "more character")}`);
  }
  return shown;
}
