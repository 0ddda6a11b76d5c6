import { count, safeText } from "../text/measure.ts";

/** How a diff is to look: its options with their defaults. */
export interface DiffLook {
  readonly caption: string | undefined;
  readonly labels: readonly [string, string];
  readonly context: number;
  readonly limit: number;
  readonly maxCharacters: number;
  readonly layout: "unified" | "split";
}

/** Colours under lines and words, faint enough for any text on them. */
export const REMOVED_ROW = "background-color:rgba(214,69,69,0.12)";
export const ADDED_ROW = "background-color:rgba(44,150,87,0.12)";
export const REMOVED_WORD = "background-color:rgba(214,69,69,0.3)";
export const ADDED_WORD = "background-color:rgba(44,150,87,0.3)";

/** `1 line added, 2 removed, 40 the same`. */
export function countsText(
  noun: string,
  parts: readonly (readonly [number, string])[],
): string {
  const said = parts.filter(([n]) => n > 0);
  return said.map(([n, words], i) =>
    i === 0
      ? `${count(n, noun)} ${words}`
      : `${n.toLocaleString("en-US")} ${words}`
  ).join(", ");
}

/** A line that can do no harm, its odd ends made visible. */
export function lineText(text: string, maxCharacters: number): string {
  const cut = text.slice(0, maxCharacters).toWellFormed();
  const rest = text.length - cut.length;
  return safeText(cut.replace(/\r/g, "␍")).replaceAll("\n", "⏎")
    .replaceAll("\t", "    ") +
    (rest > 0 ? `… ${count(rest, "more character")}` : "");
}
