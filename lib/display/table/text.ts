import type { Ansi } from "../text/ansi.ts";
import { count, pad, shorten, widthOf, wrap } from "../text/measure.ts";
import type { WrittenTable } from "./html.ts";

/** Space between two columns. */
const GAP = 2;
/** No text column is made narrower than this to make room. */
const LEAST = 8;

/** The table for a terminal, no line wider than `width`. */
export function tableText(
  table: WrittenTable,
  width: number,
  style: Ansi,
): string {
  const { columns, rows, caption, notes } = table;
  const lines: string[] = [];
  if (caption !== undefined) {
    lines.push(...wrap(caption, width).map((line) => style.bold(line)));
  }
  const { widths, left } = fit(table, width);
  const row = (cells: readonly string[], paint: (text: string) => string) =>
    widths.map((size, c) => {
      const text = shorten(cells[c] ?? "", size);
      const align = columns[c]?.align ?? "left";
      const filled = pad(text, size, align);
      // Spaces are left unstyled, so that a line's end can be trimmed.
      return filled.replace(text, () => paint(text));
    }).join(" ".repeat(GAP)).trimEnd();
  if (widths.length > 0 && !table.isHeadless) {
    lines.push(row(columns.map((column) => column.title), style.bold));
    lines.push(
      style.dim(widths.map((size) => "─".repeat(size)).join(" ".repeat(GAP))),
    );
  }
  for (const cells of rows) {
    lines.push(
      row(cells, (text) => text === table.missing ? style.dim(text) : text),
    );
  }
  if (rows.length === 0) lines.push(style.dim("No rows"));
  const more = left.length === 0 ? [] : [
    `${count(left.length, "column")} not shown for want of room: ${
      left.join(", ")
    }`,
  ];
  for (const note of [...notes, ...more]) {
    lines.push(...wrap(note, width).map((line) => style.dim(line)));
  }
  return lines.join("\n");
}

/** How wide each column may be, and the titles of those that find no room. */
function fit(
  table: WrittenTable,
  width: number,
): { widths: number[]; left: string[] } {
  const natural = table.columns.map((column, c) =>
    table.rows.reduce(
      (most, row) => Math.max(most, cellWidth(row[c] ?? "")),
      Math.min(40, widthOf(column.title)),
    )
  );
  // What a column needs at least: numbers whole, texts a few characters.
  const least = natural.map((size, c) =>
    table.columns[c]?.isFixed ? size : Math.min(size, LEAST)
  );
  let shown = 0;
  let used = -GAP;
  while (shown < least.length && used + GAP + (least[shown] ?? 0) <= width) {
    used += GAP + (least[shown] ?? 0);
    shown++;
  }
  if (shown === 0 && least.length > 0) shown = 1;
  const widths = natural.slice(0, shown);
  const room = width - GAP * (shown - 1);
  shrink(widths, least, room);
  const left = table.columns.slice(shown).map((column) => column.title);
  return { widths, left };
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
  if (widths.length === 1) widths[0] = Math.min(widths[0] ?? room, room);
}
