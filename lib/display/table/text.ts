import type { Ansi } from "../text/ansi.ts";
import { count, fits, pad, shorten, widthOf, wrap } from "../text/measure.ts";
import { alignedText, type Alignment, alignmentsOf } from "./_alignment.ts";
import type { WrittenBar, WrittenShade } from "./_marks.ts";
import {
  allRows,
  cellAt,
  groupsOf,
  type WrittenRow,
  type WrittenTable,
} from "./_written.ts";

/** Space between two columns. */
const GAP = 2;
/** No text column is made narrower than this to make room. */
const LEAST = 8;
/** A bar is so many characters long. */
const BAR = 8;
/** A heading has no more lines. */
const HEADING_LINES = 3;
/** So many columns without room are named. */
const NAMED = 8;

/** Written right to left: without a mark, what follows would join it. */
const RTL_REGEXP = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** The mark that ends it: what follows stands to its right. */
const LEFT_TO_RIGHT = "\u200e";

/** The table for a terminal, no line wider than `width`. */
export function tableText(
  table: WrittenTable,
  width: number,
  style: Ansi,
): string {
  const { columns, caption, notes, totals = [] } = table;
  const lines: string[] = [];
  if (caption !== undefined) {
    lines.push(...wrap(caption, width).map((line) => style.bold(line)));
  }
  const layout = layoutOf(table, width);
  const { widths, marks, left } = layout;
  const sizes = widths.map((size, c) => size + (marks[c] ?? 0));
  const join = (cells: readonly string[]) =>
    cells.join(" ".repeat(GAP)).trimEnd();
  const rule = (line: string) =>
    lines.push(style.dim(join(sizes.map((size) => line.repeat(size)))));
  const row = (cells: WrittenRow, isBold = false) =>
    lines.push(
      join(
        widths.map((_, c) => cellText(table, layout, cells, c, style, isBold)),
      ),
    );
  const head = (texts: readonly string[], paint: (text: string) => string) =>
    lines.push(join(sizes.map((size, c) => {
      const text = shorten(texts[c] ?? "", size);
      // Above the numbers, not above their bars, where there is room for it.
      const room = Math.max(widths[c] ?? size, widthOf(text));
      return placed(text, room, columns[c]?.align ?? "left", paint) +
        " ".repeat(size - room);
    })));
  if (widths.length > 0 && !table.isHeadless) {
    const titles = sizes.map((size, c) =>
      headingLines(columns[c]?.title ?? "", size)
    );
    const height = Math.max(...titles.map((list) => list.length));
    for (let i = 0; i < height; i++) {
      // Short ones stand at the bottom, on their values.
      head(
        titles.map((list) => list[i - height + list.length] ?? ""),
        style.bold,
      );
    }
    if (columns.some(({ type }) => type !== undefined)) {
      head(columns.map(({ type = "" }) => type), style.dim);
    }
    rule("─");
  }
  const whole = sizes.reduce((sum, size) => sum + size + GAP, -GAP);
  const groups = groupsOf(table);
  for (const group of groups) {
    if (group.heading !== undefined) {
      lines.push(headingLine(group.heading, whole, width, style));
    }
    for (const cells of group.rows) row(cells);
    if (group.totals.length > 0) rule("─");
    for (const cells of group.totals) row(cells, true);
  }
  if (table.rows.length === 0) lines.push(style.dim(table.empty ?? "No rows"));
  if (totals.length > 0 && widths.length > 0) {
    rule(groups.some((group) => group.totals.length > 0) ? "═" : "─");
    for (const cells of totals) row(cells, true);
  }
  for (const note of [...notes, ...leftNotes(left)]) {
    lines.push(...wrap(note, width).map((line) => style.dim(line)));
  }
  return lines.join("\n");
}

/** A heading in its room: on several lines, but no word is broken. */
function headingLines(title: string, size: number): string[] {
  const words = title.split(" ");
  if (words.some((word) => !fits(word, size))) return [shorten(title, size)];
  const all = wrap(title, size);
  if (all.length <= HEADING_LINES) return all;
  const rest = all.slice(HEADING_LINES - 1).join(" ");
  return [...all.slice(0, HEADING_LINES - 1), shorten(rest, size)];
}

/** A group's heading in a rule, so that it is none of the rows. */
function headingLine(
  heading: string,
  whole: number,
  width: number,
  style: Ansi,
): string {
  const text = shorten(heading, Math.max(1, width - 4));
  const rest = Math.max(0, Math.min(whole, width) - widthOf(text) - 4);
  return `${style.dim("──")} ${style.bold(text)}${ended(text)} ${
    style.dim("─".repeat(rest))
  }`.trimEnd();
}

/** What a text from right to left needs behind it. */
export function ended(text: string): string {
  return RTL_REGEXP.test(text) ? LEFT_TO_RIGHT : "";
}

/** Text in its room. Spaces are left unstyled, so that a line's end can be trimmed. */
function placed(
  text: string,
  size: number,
  align: "left" | "right" | "center",
  paint: (text: string) => string,
): string {
  const bare = text.trimEnd();
  const before = pad(text, size, align).indexOf(text);
  const start = " ".repeat(Math.max(0, before));
  const rest = Math.max(0, size - start.length - widthOf(bare));
  return start + paint(bare) + ended(bare) + " ".repeat(rest);
}

function cellText(
  table: WrittenTable,
  layout: Layout,
  row: WrittenRow,
  c: number,
  style: Ansi,
  isBold: boolean,
): string {
  const cell = cellAt(table, row, c);
  const size = layout.widths[c] ?? 0;
  const text = shorten(alignedText(cell, layout.alignments[c]), size);
  const paint = cell.isMissing === true
    ? style.dim
    : isBold
    ? style.bold
    : (plain: string) => plain;
  const shown = placed(text, size, table.columns[c]?.align ?? "left", paint);
  const mark = layout.marks[c] ?? 0;
  if (mark === 0) return shown;
  const parts = [
    ...(layout.hasBar[c] ? [barText(cell.bar, style)] : []),
    ...(layout.hasShade[c] ? [shadeText(cell.shade, style)] : []),
  ];
  return [shown, ...parts].join(" ");
}

const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** A bar of block characters, negative ones to the left of zero. */
function barText(bar: WrittenBar | undefined, style: Ansi): string {
  if (bar === undefined) return " ".repeat(BAR);
  const { start, size, isNegative } = bar;
  const left = Math.round((isNegative ? start + size : start) * BAR);
  const least = size > 0 ? 1 : 0;
  if (isNegative) {
    const halves = Math.min(
      left * 2,
      Math.max(least, Math.round(size * BAR * 2)),
    );
    const blocks = (halves % 2 === 1 ? "▐" : "") + "█".repeat(halves >> 1);
    return " ".repeat(left - blocks.length) + style.red(blocks) +
      " ".repeat(BAR - left);
  }
  const eighths = Math.min(
    (BAR - left) * 8,
    Math.max(least, Math.round(size * BAR * 8)),
  );
  const blocks = "█".repeat(eighths >> 3) + (EIGHTHS[eighths % 8] ?? "");
  return " ".repeat(left) + style.blue(blocks) +
    " ".repeat(BAR - left - blocks.length);
}

/** How high a value is, as one character. */
function shadeText(shade: WrittenShade | undefined, style: Ansi): string {
  if (shade === undefined) return " ";
  const level = "▁▂▃▄▅▆▇█"[Math.round(shade.strength * 7)] ?? " ";
  return shade.isNegative ? style.red(level) : style.blue(level);
}

function leftNotes(left: readonly string[]): string[] {
  if (left.length === 0) return [];
  const named = left.slice(0, NAMED).map((title) => shorten(title, 40));
  const more = left.length - named.length;
  return [
    `${count(left.length, "column")} not shown for want of room: ${
      named.join(", ")
    }${more > 0 ? ` and ${more.toLocaleString("en-US")} more` : ""}`,
  ];
}

/** Where everything of a table stands in a terminal. */
interface Layout {
  readonly widths: readonly number[];
  /** Room for bars and marks behind each column's text. */
  readonly marks: readonly number[];
  readonly hasBar: readonly boolean[];
  readonly hasShade: readonly boolean[];
  readonly alignments: readonly (Alignment | undefined)[];
  /** The titles of columns that find no room. */
  readonly left: readonly string[];
}

function layoutOf(table: WrittenTable, width: number): Layout {
  const alignments = alignmentsOf(table);
  const rows = allRows(table);
  const has = (name: "bar" | "shade") =>
    table.columns.map((_, c) =>
      rows.some((row) => cellAt(table, row, c)[name] !== undefined)
    );
  const hasBar = has("bar");
  const hasShade = has("shade");
  const marks = table.columns.map((_, c) =>
    (hasBar[c] ? BAR + 1 : 0) + (hasShade[c] ? 2 : 0)
  );
  const values = table.columns.map(({ type = "" }, c) =>
    rows.reduce(
      (most, row) =>
        Math.max(
          most,
          cellWidth(alignedText(cellAt(table, row, c), alignments[c])),
        ),
      Math.max(0, widthOf(type) - (marks[c] ?? 0)),
    )
  );
  const headed = (marks: readonly number[]) =>
    table.columns.map(({ title }, c) => ({
      value: values[c] ?? 0,
      title: Math.min(40, widthOf(title)) - (marks[c] ?? 0),
    }));
  const base = { hasBar, hasShade, alignments };
  const marked = fit(table, headed(marks), marks, width);
  if (marked.left.length === 0 || marks.every((size) => size === 0)) {
    return { ...base, ...marked, marks };
  }
  // Rather all columns without bars than some of them with.
  const none = marks.map(() => 0);
  return { ...base, ...fit(table, headed(none), none, width), marks: none };
}

/** How wide each column may be, and the titles of those that find no room. */
function fit(
  table: WrittenTable,
  wanted: readonly { readonly value: number; readonly title: number }[],
  marks: readonly number[],
  width: number,
): { widths: number[]; left: string[] } {
  const natural = wanted.map(({ value, title }) => Math.max(value, title, 0));
  // What a column needs at least: numbers whole, texts and headings a few characters.
  const least = wanted.map(({ value, title }, c) => {
    const some = Math.min(Math.max(value, title, 0), LEAST);
    return table.columns[c]?.isFixed ? Math.max(value, some) : some;
  });
  let shown = 0;
  let used = -GAP;
  const needed = (c: number) => GAP + (least[c] ?? 0) + (marks[c] ?? 0);
  while (shown < least.length && used + needed(shown) <= width) {
    used += needed(shown);
    shown++;
  }
  if (shown === 0 && least.length > 0) shown = 1;
  const widths = natural.slice(0, shown);
  const marked = marks.slice(0, shown).reduce((sum, size) => sum + size, 0);
  const room = width - GAP * (shown - 1) - marked;
  // Headings go on in the next line before a value is cut.
  const whole = wanted.map(({ value, title }, c) =>
    Math.max(value, least[c] ?? 0, Math.min(title, longestWord(table, c)))
  );
  shrink(widths, whole, room);
  shrink(widths, least, room);
  const left = table.columns.slice(shown).map((column) => column.title);
  return { widths, left };
}

function longestWord(table: WrittenTable, c: number): number {
  const words = (table.columns[c]?.title ?? "").split(" ");
  return words.reduce((most, word) => Math.max(most, cellWidth(word)), 0);
}

function cellWidth(value: string): number {
  // A long value is shortened anyway: past a line's width its size is all one.
  return value.length > 2_000 ? 2_000 : widthOf(value);
}

/** Takes from the widest columns until all fit. */
function shrink(
  widths: number[],
  least: readonly number[],
  room: number,
): void {
  const total = () => widths.reduce((sum, size) => sum + size, 0);
  if (total() <= room) return;
  // The highest common limit under which everything fits.
  let low = 1;
  let high = Math.max(...widths);
  const at = (limit: number) =>
    widths.map((size, c) => Math.max(Math.min(size, limit), least[c] ?? 1));
  const sum = (sizes: number[]) => sizes.reduce((all, size) => all + size, 0);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sum(at(middle)) <= room) low = middle;
    else high = middle - 1;
  }
  const fitted = at(low);
  // What is left over goes to the columns that were cut, one each.
  let spare = room - sum(fitted);
  fitted.forEach((size, c) => {
    const wanted = widths[c] ?? size;
    const more = Math.max(0, Math.min(spare, wanted - size, 1));
    widths[c] = size + more;
    spare -= more;
  });
  // One column alone that is wider than the line.
  if (widths.length === 1) {
    widths[0] = Math.max(1, Math.min(widths[0] ?? room, room));
  }
}
