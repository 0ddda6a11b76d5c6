import type { CellError } from "../cells/mod.ts";
import { type Ansi, stripAnsi } from "../display/text/mod.ts";

/** More lines of a cell than this are cut around the one that is marked. */
const MOST_LINES = 40;

/**
 * A cell that failed as a person reads it: its text with the line marked, then the
 * error.
 *
 * @param source The cell's text.
 * @param executionCount The number in its prompt, by which the error names it.
 * @param error What ended it.
 * @param style Colours, or none.
 * @returns The lines.
 */
export function failureLines(
  source: string,
  executionCount: number,
  error: CellError,
  style: Ansi,
): readonly string[] {
  const blocks = error.traceback.map((block) => stripAnsi(block).split("\n"));
  const place = blocks.map((block) => placeIn(block, executionCount))
    .find((one) => one !== undefined);
  const shown = error.traceback.filter((_, n) => blocks[n] !== place?.block);
  const traceback = shown.join("\n").split("\n");
  return [
    ...sourceLines(source, place, style),
    "",
    ...traceback.map((line) => style.isColored ? line : stripAnsi(line)),
  ];
}

/** Where in a cell something went wrong. */
interface CellPlace {
  /** The part of the traceback that shows it. */
  readonly block: readonly string[];
  /** The line, from 1. */
  readonly line: number;
  /** What stands below it and points at the column. */
  readonly pointer?: string;
}

/** The place in the cell itself that a block of a traceback shows, if it shows one. */
function placeIn(
  block: readonly string[],
  executionCount: number,
): CellPlace | undefined {
  const [head = "", ...excerpt] = block;
  const found = /^\s*cell \[(\d+)\], line (\d+)$/.exec(head);
  if (found === null || Number(found[1]) !== executionCount) return undefined;
  const line = Number(found[2]);
  const marked = excerpt.findIndex((one) => /^\s*> \d+ │/.test(one));
  const pointer = /^\s*│ ?(\s*\^.*)$/.exec(excerpt[marked + 1] ?? "")?.[1];
  return { block, line, ...(pointer === undefined ? {} : { pointer }) };
}

function sourceLines(
  source: string,
  place: CellPlace | undefined,
  style: Ansi,
): string[] {
  const lines = source.trimEnd().split(/\r?\n/);
  const { line: marked = 0, pointer } = place ?? {};
  const middle = marked || 1;
  const first = lines.length <= MOST_LINES
    ? 1
    : Math.max(1, Math.min(middle - 20, lines.length - MOST_LINES + 1));
  const last = Math.min(lines.length, first + MOST_LINES - 1);
  const width = String(last).length;
  const shown = lines.slice(first - 1, last).flatMap((text, n) => {
    const line = first + n;
    const number = String(line).padStart(width);
    if (line !== marked) return [style.dim(`  ${number} │`) + ` ${text}`];
    const row = style.red(style.bold(`> ${number} │`)) + ` ${text}`;
    const below = `  ${" ".repeat(width)} │ `;
    return pointer === undefined
      ? [row]
      : [row, style.dim(below) + style.red(pointer)];
  });
  return [
    ...(first > 1 ? [style.dim(`  … ${first - 1} lines before`)] : []),
    ...shown,
    ...(last < lines.length
      ? [style.dim(`  … ${lines.length - last} more lines`)]
      : []),
  ];
}
