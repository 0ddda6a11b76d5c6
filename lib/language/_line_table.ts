/** Which characters end a line: those of JavaScript, of editors, or the line feed alone. */
export type LineEnds = "script" | "editor" | "feed";

const ENDS: Readonly<Record<LineEnds, RegExp>> = {
  script: /\r\n|[\n\r\u2028\u2029]/g,
  editor: /\r\n|[\n\r]/g,
  feed: /\n/g,
};

/** Turns lines and columns of a text into offsets, and back. */
export class LineTable {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string, ends: LineEnds) {
    this.#starts = [
      0,
      ...text.matchAll(ENDS[ends]).map(({ 0: end, index }) =>
        index + end.length
      ),
    ];
    this.#length = text.length;
  }

  /** The offset of a place, both numbers from 0; what lies outside goes to the nearest end. */
  offset(line: number, column: number): number {
    const start = this.#starts[line] ?? this.#length;
    return Math.min(start + column, this.#length);
  }

  /** The place of an offset, both numbers from 0. */
  place(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: offset - (this.#starts[low] ?? 0) };
  }
}
