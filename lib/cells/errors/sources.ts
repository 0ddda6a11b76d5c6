/** Where the code of cells and files is found for the excerpts in errors. */
export interface CellSources {
  /**
   * Gives what is known of a cell.
   *
   * @param number The number under which it ran.
   * @returns `undefined` when there is no such cell.
   */
  cell(number: number): CellSource | undefined;
  /**
   * Gives the text of a local file.
   *
   * @param url Its `file:` address.
   * @returns `undefined` when it cannot or may not be read.
   */
  file(url: string): string | undefined;
  /** Path of the notebook's folder: files in it are shown relative to it. */
  readonly folder: string;
}

/** A cell as its author knows it. */
export interface CellSource {
  /** What people call it: `"cell [3]"`. */
  readonly label: string;
  /** Its own text. */
  readonly source: string;
  /**
   * Finds the place in the cell's text that a place in the code that ran came
   * from.
   *
   * @param line From 1.
   * @param column From 0, in UTF-16 units.
   * @returns The place, counted in the same way.
   */
  originalPosition(
    line: number,
    column: number,
  ): { readonly line: number; readonly column: number };
}
