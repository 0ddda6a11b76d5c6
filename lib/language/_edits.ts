import type { Pieces } from "./_pieces.ts";

/** A change of a part of a cell: what stands there in the joined text. */
export interface CellEdit {
  readonly start: number;
  readonly end: number;
  /** The new text; lines that end in the part are kept by {@linkcode blank}. */
  readonly text: string;
}

/** Blanks a part of a text; its lines stay. */
export function blank(source: string, start: number, end: number): CellEdit {
  return {
    start,
    end,
    text: source.slice(start, end).replace(/[^\r\n\u2028\u2029]/g, " "),
  };
}

/** Adds a cell's text with its edits, of which the first one of two that overlap counts; what is put between comes before what is replaced. */
export function addEdited(
  pieces: Pieces,
  source: string,
  cell: number,
  edits: readonly CellEdit[],
): void {
  let at = 0;
  const inOrder = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  for (const edit of inOrder) {
    if (edit.start < at) continue;
    pieces.copy(source, cell, at, edit.start);
    pieces.add(edit.text, { cell, offset: edit.start });
    at = edit.end;
  }
  pieces.copy(source, cell, at, source.length);
}
