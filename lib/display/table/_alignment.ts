import { pad, widthOf } from "../text/measure.ts";
import {
  allRows,
  cellAt,
  type WrittenCell,
  type WrittenTable,
} from "./_written.ts";

/** The room that a column's numbers need behind their decimal mark. */
export interface Alignment {
  /** Columns of a terminal. */
  readonly columns: number;
  /** The same in a proportional font, in its em. */
  readonly em: number;
}

/**
 * How the numbers of each column are brought under one another at the decimal
 * mark; undefined where they stand so when they are flush right. A unit stays
 * at its number, and what is shorter behind the mark has room behind it.
 */
export function alignmentsOf(table: WrittenTable): (Alignment | undefined)[] {
  const rows = allRows(table);
  return table.columns.map(({ align }, c) => {
    if (align !== "right") return undefined;
    const rests = new Set<string>();
    for (const row of rows) {
      const { parts } = cellAt(table, row, c);
      // Digits are equally wide, so only their number counts.
      if (parts) rests.add(parts[1].replace(/\p{Nd}/gu, "0"));
    }
    return rests.size <= 1
      ? undefined
      : { columns: most(rests, widthOf), em: most(rests, emWidth) };
  });
}

function most(texts: Iterable<string>, size: (text: string) => number): number {
  let largest = 0;
  for (const text of texts) largest = Math.max(largest, size(text));
  return largest;
}

/** About how wide the text is in a proportional font, rather too wide. */
function emWidth(text: string): number {
  let width = 0;
  for (const c of text) {
    width += /[.,:;'’\s\u00a0il()]/.test(c)
      ? 0.32
      : /[MWm%€@]/.test(c)
      ? 0.92
      : /[A-Z]/.test(c)
      ? 0.72
      : c < "\u2000"
      ? 0.65
      : 1;
  }
  return Math.round(width * 100) / 100;
}

/** The cell's text with the spaces that bring its decimal mark into line. */
export function alignedText(
  cell: WrittenCell,
  alignment: Alignment | undefined,
): string {
  if (alignment === undefined || cell.parts === undefined) return cell.text;
  const [whole, rest] = cell.parts;
  return whole + pad(rest, alignment.columns);
}
