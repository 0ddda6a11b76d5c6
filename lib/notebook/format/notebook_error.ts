/** Where a notebook breaks the rules, as far as it is known. */
export interface NotebookPlace {
  /** The line of the text, from 1. */
  readonly line?: number;
  /** The column in the line, from 1. */
  readonly column?: number;
  /** The cell, from 1. */
  readonly cell?: number;
  /** The field, such as `"metadata.tags"` or `"outputs[0].text"`; within the cell where there is one. */
  readonly field?: string;
}

/** A text that is no notebook, or a notebook that breaks nbformat's rules. */
export class NotebookError extends Error {
  /** Tells this error from others. */
  override name = "NotebookError";
  /** The line of the text where JSON breaks off, from 1. */
  readonly line: number | undefined;
  /** The column in that line, from 1. */
  readonly column: number | undefined;
  /** The cell that breaks the rules, from 1. */
  readonly cell: number | undefined;
  /** The field that does, within the cell where there is one. */
  readonly field: string | undefined;

  /**
   * An error with what people read and where to look.
   *
   * @param message What people read.
   * @param place Where to look, and the error that was the cause.
   */
  constructor(message: string, place: NotebookPlace & ErrorOptions = {}) {
    super(message, "cause" in place ? { cause: place.cause } : {});
    this.line = place.line;
    this.column = place.column;
    this.cell = place.cell;
    this.field = place.field;
  }
}

/** A notebook's file that somebody else changed since it was read. */
export class NotebookChangedError extends NotebookError {
  /** Tells this error from others. */
  override name = "NotebookChangedError";
  /** The file. */
  readonly path: string;

  /**
   * An error about a file.
   *
   * @param message What people read.
   * @param path The file.
   */
  constructor(message: string, path: string) {
    super(message);
    this.path = path;
  }
}
