/** A place in a text: line from 1, column in UTF-16 units from 0. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 0, in UTF-16 units. */
  readonly column: number;
}

/** What editors take for the end of a line. */
export const EDITOR_LINE_REGEXP = /\r\n|\n|\r/g;
/** What JavaScript takes for the end of a line. */
export const SCRIPT_LINE_REGEXP = /\r\n|[\n\r\u2028\u2029]/g;

/** Turns offsets into lines and columns, and back. */
export class Lines {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string, ends: RegExp = EDITOR_LINE_REGEXP) {
    this.#length = text.length;
    const starts = [0];
    for (const { 0: end, index } of text.matchAll(ends)) {
      starts.push(index + end.length);
    }
    this.#starts = starts;
  }

  /** The place of an offset; what lies outside goes to the nearest end. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    const line = lastAtMost(this.#starts, at);
    return { line: line + 1, column: at - (this.#starts[line] ?? 0) };
  }

  /** The offset of a place; what lies outside goes to the nearest end. */
  offset({ line, column }: Position): number {
    if (line < 1) return 0;
    const start = this.#starts[line - 1] ?? this.#length;
    const end = this.#starts[line] ?? this.#length + 1;
    return Math.min(start + Math.max(0, column), end - 1, this.#length);
  }
}

/** The index of the last number that is not greater, in a sorted list; 0 if there is none. */
export function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
