import type { WrittenBar, WrittenShade } from "./_marks.ts";

/** A value ready to be shown. */
export interface WrittenCell {
  /** The value on one line, its characters safe. */
  readonly text: string;
  /** The same with its line ends, where lines can be shown. */
  readonly lines?: string;
  /** How long the whole value is, when the text is only its head. */
  readonly length?: number;
  readonly isMissing?: boolean;
  /** A number's text up to its decimal mark, and the rest: its fraction and unit. */
  readonly parts?: readonly [whole: string, rest: string] | undefined;
  readonly bar?: WrittenBar | undefined;
  readonly shade?: WrittenShade | undefined;
}

/** One row; a text stands for a cell of nothing else. */
export type WrittenRow = readonly (string | WrittenCell)[];

/** One column. */
export interface WrittenColumn {
  readonly title: string;
  readonly align: "left" | "right" | "center";
  /** Numbers and dates never break. */
  readonly isFixed: boolean;
  /** What its values are, when that is to be said. */
  readonly type?: string | undefined;
}

/** Rows under a heading of their own. */
export interface WrittenGroup {
  readonly heading: string | undefined;
  readonly rows: readonly WrittenRow[];
  readonly totals: readonly WrittenRow[];
}

/** A table whose values are texts already. */
export interface WrittenTable {
  readonly columns: readonly WrittenColumn[];
  readonly rows: readonly WrittenRow[];
  /** The same rows under headings. */
  readonly groups?: readonly WrittenGroup[];
  /** Rows that were reckoned of all others. */
  readonly totals?: readonly WrittenRow[];
  /** True when nothing stands above the columns. */
  readonly isHeadless?: boolean;
  /** Column that names the row, or -1. */
  readonly rowHead: number;
  readonly caption: string | undefined;
  /** What stands for a missing value. */
  readonly missing: string;
  /** What is said in place of rows. @default {"No rows"} */
  readonly empty?: string;
  /** Sentences under the table: what was left out, and the user's own. */
  readonly notes: readonly string[];
}

/** The cell at a place, whether it was written as a text or not. */
export function cellAt(
  table: Pick<WrittenTable, "missing">,
  row: WrittenRow,
  column: number,
): WrittenCell {
  const cell = row[column] ?? "";
  return typeof cell === "string"
    ? { text: cell, isMissing: cell !== "" && cell === table.missing }
    : cell;
}

/**
 * How many characters of each text are shown, so that all of them together stay
 * within the room: the fewer, the more long ones there are. What escaping makes
 * longer counts as more.
 */
export function cellLimit(
  texts: readonly string[],
  most: number,
  room: number,
  escaped: RegExp,
): number {
  let limit = most;
  while (limit > 16 && weightOf(texts, limit, room, escaped) > room) {
    limit = Math.floor(limit * 0.7);
  }
  return limit;
}

function weightOf(
  texts: readonly string[],
  limit: number,
  room: number,
  escaped: RegExp,
): number {
  let weight = 0;
  for (const text of texts) {
    const shown = text.length <= limit ? text : text.slice(0, limit);
    weight += shown.length + 4 * (shown.match(escaped)?.length ?? 0);
    if (weight > room) break;
  }
  return weight;
}

/** The rows under their headings; without any, as one group that has none. */
export function groupsOf(table: WrittenTable): readonly WrittenGroup[] {
  return table.groups ??
    [{ heading: undefined, rows: table.rows, totals: [] }];
}

/** Every row of the table that has values, totals included. */
export function allRows(table: WrittenTable): WrittenRow[] {
  return [
    ...groupsOf(table).flatMap((group) => [...group.rows, ...group.totals]),
    ...table.totals ?? [],
  ];
}

/**
 * A number's text cut at its decimal mark, or behind its digits when it has
 * none. Undefined of what has no digits: `NaN`.
 */
export function partsOf(
  text: string,
  decimal = ".",
): readonly [string, string] | undefined {
  const digit = /\p{Nd}/u;
  let whole = text.search(digit);
  if (whole < 0) return undefined;
  const isDigit = (i: number) => digit.test(text[i] ?? "");
  while (
    isDigit(whole) ||
    (text[whole] !== decimal && isDigit(whole + 1) &&
      /[.,'’٬\u00a0\u202f\u2009]/.test(text[whole] ?? ""))
  ) whole++;
  return [text.slice(0, whole), text.slice(whole)];
}
