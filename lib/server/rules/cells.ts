/**
 * Cells of a table: which are missing, which are numbers, and how the numbers
 * are written. Used to know the columns; results are computed by programs.
 *
 * @module
 */

const MISSING_REGEXP =
  /^(?:|n\/?a|n\.a\.|nan|null|nil|none|missing|unknown|-+|–|—|\?+|\.|#n\/a|\(blank\))$/i;
const MISSING_TEXT_REGEXP = /^(?:|n\/a|na|nan|null|-+|–|—|#n\/a)$/i;

/** How numbers are written in a table. */
export interface NumberStyle {
  /** The decimal mark. */
  readonly decimal: "." | ",";
  /** Whether a cell is more than digits, sign and point: marks, currency, percent, brackets, a unit. */
  readonly decorated: boolean;
}

/** Whether a cell says that there is no value. */
export function isMissing(cell: string, numeric = true): boolean {
  return (numeric ? MISSING_REGEXP : MISSING_TEXT_REGEXP).test(cell.trim());
}

/** The unit behind the numbers of a column, the same in every cell, `""` for none. */
const UNIT = "(?:\\s?[\\p{L}°µ%/²³]{1,8})?";
const MONEY = "(?:[$€£¥₹₩₽]|USD|EUR|GBP|CHF|Fr\\.|kr|zł|R\\$|Rs\\.?)";
const NUMBER_REGEXP = new RegExp(
  `^\\(?[-+−]?\\s?(?:${MONEY}\\s?)?[-+−]?(\\d[\\d.,'’\\s\u00a0\u202f]*|[.,]\\d+)(?:e[-+]?\\d+)?(?:\\s?${MONEY})?(${UNIT})\\)?-?$`,
  "iu",
);
const PLAIN_REGEXP = /^-?\d+(?:\.\d+)?$/;

/** The digits with their marks in a cell that looks like a number, and the unit behind them. */
export function numberParts(
  cell: string,
):
  | { readonly digits: string; readonly unit: string; readonly plain: boolean }
  | undefined {
  const text = cell.trim();
  if (PLAIN_REGEXP.test(text)) {
    return { digits: text.replace("-", ""), unit: "", plain: true };
  }
  const match = NUMBER_REGEXP.exec(text);
  const digits = match?.[1]?.trim();
  if (digits === undefined) return undefined;
  const bare = digits.replace(/['’\s\u00a0\u202f]/g, "");
  if (!/^(?:\d+|\d{1,3}(?:[.,]\d{3})+)?(?:[.,]\d*)?$/.test(bare)) {
    return undefined;
  }
  if (
    /\s/.test(digits) &&
    !/^\d{1,3}(?:[\s\u00a0\u202f]\d{3})+(?:[.,]\d+)?$/.test(digits)
  ) {
    return undefined;
  }
  return { digits: bare, unit: (match?.[2] ?? "").trim(), plain: false };
}

/**
 * Finds out how numbers are written, from all cells that look like numbers.
 *
 * @param cells Digits and marks of the cells, from {@linkcode numberParts}.
 * @param hint What other columns of the same table use, when this one leaves it open.
 * @returns The decimal mark, undefined when the cells leave it open.
 */
export function decimalMark(cells: Iterable<string>): "." | "," | undefined {
  let comma = 0;
  let point = 0;
  for (const digits of cells) {
    const lastComma = digits.lastIndexOf(",");
    const lastPoint = digits.lastIndexOf(".");
    if (lastComma >= 0 && lastPoint >= 0) {
      lastComma > lastPoint ? comma++ : point++;
    } else if (lastComma >= 0) {
      if (digits.indexOf(",") !== lastComma) point++;
      else if (!/^[1-9]\d{0,2},\d{3}$/.test(digits)) comma++;
    } else if (lastPoint >= 0) {
      if (digits.indexOf(".") !== lastPoint) comma++;
      else if (!/^[1-9]\d{0,2}\.\d{3}$/.test(digits)) point++;
    }
  }
  if (comma === 0 && point === 0) return undefined;
  return comma > point ? "," : ".";
}
