/** The blocks that fill quarters of a character: bits from the upper left, row by row. */
const QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█";
/** Blocks that fill a character from below, in eighths. */
const EIGHTHS = " ▁▂▃▄▅▆▇";

/**
 * A field of characters that each hold two by two dots, or one sign. Blocks
 * and not braille: these are in every font, of one width, and seen from afar.
 */
export class Canvas {
  readonly #dots: Uint8Array;
  readonly #owner: Int8Array;
  readonly #signs = new Map<number, string>();

  constructor(readonly columns: number, readonly rows: number) {
    this.#dots = new Uint8Array(columns * rows);
    this.#owner = new Int8Array(columns * rows).fill(-1);
  }

  /** Sets the dot nearest to a place, both of whose coordinates go from 0 to 1, upwards. */
  dot(x: number, y: number, owner: number): void {
    const [column, row] = this.#dotAt(x, y);
    this.#set(column, row, owner);
  }

  /** A straight line between two such places. */
  line(x1: number, y1: number, x2: number, y2: number, owner: number): void {
    const [c1, r1] = this.#dotAt(x1, y1);
    const [c2, r2] = this.#dotAt(x2, y2);
    const steps = Math.max(Math.abs(c2 - c1), Math.abs(r2 - r1), 1);
    for (let i = 0; i <= steps; i++) {
      this.#set(
        Math.round(c1 + (c2 - c1) * i / steps),
        Math.round(r1 + (r2 - r1) * i / steps),
        owner,
      );
    }
  }

  /** A sign in place of dots. */
  sign(x: number, y: number, sign: string, owner: number): void {
    const [column, row] = this.#dotAt(x, y);
    const at = (row >> 1) * this.columns + (column >> 1);
    this.#signs.set(at, sign);
    this.#owner[at] = owner;
  }

  /**
   * Fills a column of characters upwards, from one height to another, as fine
   * as an eighth of a row at its top where nothing stands on it.
   */
  pile(
    column: number,
    from: number,
    to: number,
    fill: string,
    isTop: boolean,
    owner: number,
  ): void {
    const clamp = (height: number) =>
      Math.max(0, Math.min(this.rows * 8, Math.round(height * this.rows * 8)));
    const [low, high] = [clamp(from), clamp(to)];
    for (let row = 0; row < this.rows; row++) {
      const at = (this.rows - 1 - row) * this.columns + column;
      // What fills most of a character has it.
      const isWhole = low <= row * 8 + 4 && high > row * 8 + 4 &&
        (!isTop || high >= row * 8 + 8);
      const part = high - row * 8;
      const isEdge = isTop && !isWhole && part > 0 && part < 8 && high > low;
      if (!isWhole && !isEdge) continue;
      this.#signs.set(at, isWhole ? fill : EIGHTHS[part] ?? fill);
      this.#owner[at] = owner;
    }
  }

  /** One row of characters, each run of one owner painted. */
  row(row: number, paint: (text: string, owner: number) => string): string {
    let out = "";
    let run = "";
    let last = -1;
    const flush = () => {
      out += run.trim() === "" ? run : paint(run, last);
      run = "";
    };
    for (let c = 0; c < this.columns; c++) {
      const at = row * this.columns + c;
      const char = this.#signs.get(at) ?? QUARTERS[this.#dots[at] ?? 0] ?? " ";
      const owner = char === " " ? -1 : this.#owner[at] ?? -1;
      if (owner !== last) {
        flush();
        last = owner;
      }
      run += char;
    }
    flush();
    return out;
  }

  /** The row of characters in which a height lies. */
  rowOf(y: number): number {
    return this.#dotAt(0, y)[1] >> 1;
  }

  #dotAt(x: number, y: number): [number, number] {
    const wide = this.columns * 2 - 1;
    const high = this.rows * 2 - 1;
    const clamp = (value: number, most: number) =>
      Math.max(0, Math.min(most, Math.round(value * most))) || 0;
    return [clamp(x, wide), high - clamp(y, high)];
  }

  #set(column: number, row: number, owner: number): void {
    const at = (row >> 1) * this.columns + (column >> 1);
    this.#dots[at] = (this.#dots[at] ?? 0) |
      (1 << ((row & 1) * 2 + (column & 1)));
    this.#owner[at] = owner;
  }
}
