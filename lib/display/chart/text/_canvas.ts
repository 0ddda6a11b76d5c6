/** Bits of the eight dots of a braille character, by row and column. */
const DOTS = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]] as const;

/** A field of characters that each hold two by four dots, or one sign. */
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
    const at = (row >> 2) * this.columns + (column >> 1);
    this.#signs.set(at, sign);
    this.#owner[at] = owner;
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
      const dots = this.#dots[at] ?? 0;
      const char = this.#signs.get(at) ??
        (dots === 0 ? " " : String.fromCharCode(0x2800 + dots));
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
    return this.#dotAt(0, y)[1] >> 2;
  }

  #dotAt(x: number, y: number): [number, number] {
    const wide = this.columns * 2 - 1;
    const high = this.rows * 4 - 1;
    const clamp = (value: number, most: number) =>
      Math.max(0, Math.min(most, Math.round(value * most))) || 0;
    return [clamp(x, wide), high - clamp(y, high)];
  }

  #set(column: number, row: number, owner: number): void {
    const at = (row >> 2) * this.columns + (column >> 1);
    this.#dots[at] = (this.#dots[at] ?? 0) |
      (DOTS[row & 3]?.[column & 1] ?? 0);
    this.#owner[at] = owner;
  }
}
