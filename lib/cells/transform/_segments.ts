import { lastAtMost, type Position, SCRIPT_LINE_REGEXP } from "./_lines.ts";
import type { TransformedCell } from "./transform_cell.ts";

/**
 * From a place of the code on, up to the next segment: line and column of the
 * code, those of the cell, and 1 where each further column of the code is one
 * of the cell, 0 where all stand for the same place.
 */
export type Segment = readonly [
  line: number,
  column: number,
  cellLine: number,
  cellColumn: number,
  step: 0 | 1,
];

/** Where all places of a cell's code come from, as plain data. */
export function segmentsOf(
  { code, originalPosition }: Pick<
    TransformedCell,
    "code" | "originalPosition"
  >,
): Segment[] {
  const segments: Segment[] = [];
  for (const [index, text] of code.split(SCRIPT_LINE_REGEXP).entries()) {
    let last: [number, number, number, number, 0 | 1] | undefined;
    for (let column = 0; column <= text.length; column++) {
      const at = originalPosition(index + 1, column);
      if (last !== undefined && at.line === last[2]) {
        const after = column - last[1];
        const moved = at.column - last[3];
        // The second place of a segment tells which way it goes.
        if (after === 1 && (moved === 0 || moved === 1)) last[4] = moved;
        if (moved === after * last[4]) continue;
      }
      last = [index + 1, column, at.line, at.column, 1];
      segments.push(last);
    }
  }
  return segments;
}

/** The function that finds the places again. */
export function positionsFrom(
  segments: readonly Segment[],
): (line: number, column: number) => Position {
  const lines: number[] = [];
  for (const [index, [line]] of segments.entries()) lines[line - 1] ??= index;
  return (line, column) => {
    const most = Math.max(lines.length, 1);
    const at = Math.min(Math.max(line, 1), most) - 1;
    const first = lines[at] ?? 0;
    const own = segments.slice(first, lines[at + 1] ?? segments.length);
    const found = own[lastAtMost(own.map((one) => one[1]), column)];
    if (found === undefined) return { line: 1, column: 0 };
    const [, from, cellLine, cellColumn, step] = found;
    return {
      line: cellLine,
      column: cellColumn + Math.max(0, column - from) * step,
    };
  };
}
