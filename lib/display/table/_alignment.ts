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
  readonly fraction: number;
  readonly unit: number;
  /** The same in a proportional font, in its em; 0 when all are alike. */
  readonly fractionEm: number;
  readonly unitEm: number;
}

/**
 * How the numbers of each column are brought under one another at the decimal
 * mark; undefined where they stand so when they are flush right.
 */
export function alignmentsOf(table: WrittenTable): (Alignment | undefined)[] {
  const rows = allRows(table);
  return table.columns.map(({ align }, c) => {
    if (align !== "right") return undefined;
    const fractions = new Set<string>();
    const units = new Set<string>();
    for (const row of rows) {
      const { parts } = cellAt(table, row, c);
      if (parts === undefined) continue;
      // Digits are equally wide, so only their number counts.
      fractions.add(parts[1].replace(/\p{Nd}/gu, "0"));
      units.add(parts[2]);
    }
    if (fractions.size <= 1 && units.size <= 1) return undefined;
    return {
      fraction: most(fractions, widthOf),
      unit: most(units, widthOf),
      fractionEm: fractions.size <= 1 ? 0 : most(fractions, emWidth),
      unitEm: units.size <= 1 ? 0 : most(units, emWidth),
    };
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
  const [whole, fraction, unit] = cell.parts;
  return whole + pad(fraction, alignment.fraction) + pad(unit, alignment.unit);
}
