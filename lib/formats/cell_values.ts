/** What the cells of a text column are. */
export type CellKind =
  | "integer"
  | "number"
  | "boolean"
  | "date"
  | "text"
  | "missing";

/** A column of text cells read as what they stand for. */
export interface TypedCells {
  /** What all cells are that are not missing. */
  readonly kind: CellKind;
  /** Numbers, booleans or the texts; a missing cell is `null`. */
  readonly values: readonly (number | boolean | string | null)[];
  /** How many cells are missing. */
  readonly missing: number;
}

/** What people write where there is nothing. */
const MISSING_REGEXP = /^(?:n\/?a|#n\/a|null|none|nan|nil|-{1,3}|–|—|\?)?$/i;

/**
 * Tells whether a cell stands for nothing: empty, or `NA`, `null`, `-` and the
 * like.
 *
 * @param cell The text of the cell.
 * @returns True if there is no value.
 *
 * @example
 * ```ts
 * import { isMissingCell } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(["", "N/A", "0"].map(isMissingCell), [true, true, false]);
 * ```
 */
export function isMissingCell(cell: string): boolean {
  // No such sign begins with a digit, as most cells of large tables do.
  return cell.length <= 5 && !startsWithDigit(cell) &&
    MISSING_REGEXP.test(cell.trim());
}

function startsWithDigit(cell: string): boolean {
  const code = cell.charCodeAt(0);
  return code >= 0x30 && code <= 0x39;
}

/** Digits alone, which mean the same with any decimal mark. */
const PLAIN_REGEXP = /^-?\d{1,15}$/;

/**
 * Reads a number as people write it: with thousands marks, a currency sign or
 * code, a percent sign (the number before it, not a hundredth of it), a true
 * minus, or in parentheses for a loss.
 *
 * @param text The text.
 * @param decimal The decimal mark.
 * @returns The number, or undefined if the text is none.
 *
 * @example
 * ```ts
 * import { parseNumber } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(parseNumber("$1,204.50"), 1204.5);
 * assertEquals(parseNumber("1.204,50 €", ","), 1204.5);
 * assertEquals(parseNumber("(12)"), -12);
 * assertEquals(parseNumber("12 apples"), undefined);
 * ```
 */
export function parseNumber(
  text: string,
  decimal: "." | "," = ".",
): number | undefined {
  if (PLAIN_REGEXP.test(text)) return Number(text);
  if (text.length > 64) return undefined;
  let body = text.trim().replaceAll("−", "-");
  const isLoss = /^\(.*\)$/.test(body);
  if (isLoss) body = body.slice(1, -1);
  body = body.replace(/^([+-]?)\s*(?:\p{Sc}|[A-Z]{3}\s)\s*/u, "$1")
    .replace(/\s*(?:\p{Sc}|\s[A-Z]{3}|%)$/u, "");
  const group = decimal === "." ? "," : ".";
  const [, sign = "", whole = "", fraction = "", power = ""] =
    (decimal === "."
      ? /^([+-]?)(\d[\d,'\u00a0\u202f\u2009 ]*|)(?:\.(\d*))?([eE][+-]?\d+)?$/
      : /^([+-]?)(\d[\d.'\u00a0\u202f\u2009 ]*|)(?:,(\d*))?([eE][+-]?\d+)?$/)
      .exec(body) ?? [];
  if (whole === "" && fraction === "") return undefined;
  const marks = whole.replace(/\d/g, "");
  if (marks !== "") {
    // One kind of mark, and groups of three behind it; or of two, as in India.
    const mark = marks[0] ?? group;
    if (marks !== mark.repeat(marks.length)) return undefined;
    const groups = whole.split(mark);
    const isEven = groups.slice(1).every((g) => g.length === 3) ||
      (groups.at(-1)?.length === 3 &&
        groups.slice(1, -1).every((g) => g.length === 2));
    if (!isEven || (groups[0]?.length ?? 0) > 3) return undefined;
  }
  const value = Number(
    `${sign}${whole.replace(/\D/g, "") || "0"}.${fraction || "0"}${power}`,
  );
  if (!Number.isFinite(value)) return undefined;
  return isLoss ? -value : value;
}

/**
 * Reads a column of text cells as numbers, booleans or dates where all of them
 * are that, and as text otherwise. Whether the decimal mark is a point or a
 * comma is found from all cells together.
 *
 * Numbers that would lose something stay text: `007`, and integers of more
 * digits than a number holds.
 *
 * @param cells The cells of one column.
 * @returns What they are, and their values.
 *
 * @example
 * ```ts
 * import { typeCells } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(typeCells(["1,5", "", "2,25"]), {
 *   kind: "number",
 *   values: [1.5, null, 2.25],
 *   missing: 1,
 * });
 * ```
 */
export function typeCells(cells: readonly string[]): TypedCells {
  const present = cells.filter((cell) => !isMissingCell(cell));
  const missing = cells.length - present.length;
  const typed = (
    kind: CellKind,
    read: (cell: string) => number | boolean | string | undefined,
  ): TypedCells => ({
    kind,
    values: cells.map((cell) =>
      isMissingCell(cell) ? null : read(cell) ?? null
    ),
    missing,
  });
  if (present.length === 0) return typed("missing", () => undefined);
  for (const decimal of decimalMarks(present)) {
    const values = numbersOf(cells, decimal);
    if (values === undefined) continue;
    const isWhole = values.every((v) => v === null || Number.isInteger(v));
    return { kind: isWhole ? "integer" : "number", values, missing };
  }
  if (present.every((cell) => /^(?:true|false)$/i.test(cell.trim()))) {
    return typed("boolean", (cell) => /^\s*true/i.test(cell));
  }
  if (present.every((cell) => DATE_REGEXP.test(cell.trim()))) {
    return typed("date", (cell) => cell.trim());
  }
  return typed("text", (cell) => cell);
}

/** The numbers of a column, or undefined if any of its cells is none. */
function numbersOf(
  cells: readonly string[],
  decimal: "." | ",",
): (number | null)[] | undefined {
  const values: (number | null)[] = [];
  for (const cell of cells) {
    if (isMissingCell(cell)) {
      values.push(null);
      continue;
    }
    const value = isLabel(cell) ? undefined : parseNumber(cell, decimal);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

const DATE_REGEXP =
  /^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?$/;

/** What looks like a number and is a label: a postal code, a long identifier. */
function isLabel(cell: string): boolean {
  const text = cell.trim();
  if (/^[+-]?0\d/.test(text)) return true;
  return text.length >= 16 && /^[+-]?\d{16,}$/.test(text) &&
    !Number.isSafeInteger(Number(text));
}

/** The decimal marks that the cells could have, the likelier one first. */
function decimalMarks(cells: readonly string[]): readonly ("." | ",")[] {
  // `1.204,50` settles it for the column.
  const isComma = cells.some((cell) => /\.\d{3},\d/.test(cell));
  return isComma ? [",", "."] : [".", ","];
}
