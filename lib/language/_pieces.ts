/** A place in a cell by its offset. */
export interface CellOffset {
  /** Which cell, from 0. */
  readonly cell: number;
  /** In UTF-16 units. */
  readonly offset: number;
}

interface Piece extends CellOffset {
  readonly start: number;
  /** Whether the text is the cell's own from there on. */
  readonly copied: boolean;
}

/** A text that is put together from parts of cells and parts of our own. */
export class Pieces {
  #text = "";
  readonly #pieces: Piece[] = [];

  /** The text so far. */
  get text(): string {
    return this.#text;
  }

  /**
   * Adds a text of our own.
   *
   * @param text The text.
   * @param at The part of a cell that it stands for, if it does.
   */
  add(text: string, at: CellOffset = NOWHERE): void {
    this.#add(text, at, false);
  }

  /** Adds a part of a cell. */
  copy(source: string, cell: number, start: number, end: number): void {
    this.#add(source.slice(start, end), { cell, offset: start }, true);
  }

  /** Adds all of another text. */
  append(other: Pieces): void {
    for (const piece of other.#pieces) {
      this.#pieces.push({ ...piece, start: piece.start + this.#text.length });
    }
    this.#text += other.#text;
  }

  /**
   * Where a place of the text comes from.
   *
   * @param offset The place.
   * @param isEnd Whether it is the end of a range: then what is before it counts.
   * @returns The place in a cell; `undefined` for a text of our own.
   */
  origin(offset: number, isEnd = false): CellOffset | undefined {
    const at = isEnd ? offset - 1 : offset;
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle]?.start ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const piece = this.#pieces[low];
    if (piece === undefined || piece.cell < 0 || at < piece.start) {
      return undefined;
    }
    const { cell, start, copied } = piece;
    return {
      cell,
      offset: piece.offset + (copied ? offset - start : 0),
    };
  }

  #add(text: string, { cell, offset }: CellOffset, copied: boolean): void {
    if (text === "") return;
    this.#pieces.push({ start: this.#text.length, cell, offset, copied });
    this.#text += text;
  }
}

const NOWHERE: CellOffset = { cell: -1, offset: 0 };
