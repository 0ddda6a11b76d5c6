import { unicodeWidth } from "@std/cli/unicode-width";
import { bold, grey, red, visibleCode } from "./_style.ts";

/** What an excerpt marks, in the source's own lines. */
export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** The column after the last one that is marked, when that is known. */
  readonly endColumn?: number;
}

/** What ends a line of JavaScript. */
export const LINE_BREAK_REGEXP = /\r\n|[\n\r\u2028\u2029]/g;
/** Longer lines are cut. */
const LONGEST_LINE = 120;
/** How much of a long line stands before the marked place. */
const BEFORE = 60;

/**
 * Shows a place in a source: its line with those around it, numbered, and a
 * marker under the column.
 *
 * @param source The text.
 * @param place What to mark.
 * @param context How many lines to show before and after.
 * @returns The lines, in colours; none when there is no such line.
 */
export function excerpt(
  source: string,
  place: Place,
  context: number,
): string[] {
  const first = Math.max(1, place.line - context);
  const lines = linesBetween(source, first, place.line + context);
  const marked = lines[place.line - first];
  if (marked === undefined) return [];
  const digits = String(first + lines.length - 1).length;
  const shown: string[] = [];
  for (const [index, text] of lines.entries()) {
    const number = String(first + index).padStart(digits);
    if (first + index !== place.line) {
      const code = visibleCode(cut(text, 0).text);
      shown.push(`${grey(`  ${number} │`)} ${code}`.trimEnd());
      continue;
    }
    const from = Math.min(Math.max(place.column - 1, 0), marked.length);
    const { text: code, start, dots } = cut(marked, from);
    const before = visibleCode(code.slice(0, from - start + dots));
    const under = visibleCode(
      code.slice(
        from - start + dots,
        (place.endColumn ?? 0) - 1 - start + dots,
      ),
    );
    const isSpan = place.endColumn !== undefined &&
      place.endColumn > place.column;
    const carets = "^".repeat(isSpan ? Math.max(1, width(under)) : 1);
    shown.push(`${red(bold(`> ${number} │`))} ${visibleCode(code)}`);
    shown.push(
      `${grey(`  ${" ".repeat(digits)} │`)} ${" ".repeat(width(before))}${
        red(bold(carets))
      }`,
    );
  }
  return shown;
}

/** Lines of a source by number; does not take apart what is not asked for. */
function linesBetween(source: string, first: number, last: number): string[] {
  const lines: string[] = [];
  let start = 0;
  let number = 1;
  for (const found of source.matchAll(LINE_BREAK_REGEXP)) {
    if (number >= first) lines.push(source.slice(start, found.index));
    start = found.index + found[0].length;
    if (++number > last) return lines;
  }
  // What follows the last break is a line only when there is something in it.
  const isLine = start < source.length || number === 1;
  if (number >= first && isLine) lines.push(source.slice(start));
  return lines;
}

/** The part of a long line around a column; `dots` counts the sign put before it. */
function cut(
  line: string,
  column: number,
): { text: string; start: number; dots: number } {
  if (line.length <= LONGEST_LINE) return { text: line, start: 0, dots: 0 };
  let start = Math.max(0, column - BEFORE);
  let end = start + LONGEST_LINE;
  if (start < 10) [start, end] = [0, LONGEST_LINE];
  if (isInsidePair(line, start)) start--;
  if (isInsidePair(line, end)) end++;
  const dots = start > 0 ? 1 : 0;
  return {
    text: (dots ? "…" : "") + line.slice(start, end) +
      (end < line.length ? "…" : ""),
    start,
    dots,
  };
}

function isInsidePair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

let segmenter: Intl.Segmenter | undefined;

/** Columns that a text takes in a terminal or in a front end's fixed font. */
function width(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  segmenter ??= new Intl.Segmenter("en");
  let sum = 0;
  for (const { segment } of segmenter.segment(text)) {
    // A family is one picture, however many people are in it.
    sum += Math.min(2, unicodeWidth(segment));
  }
  return sum;
}
