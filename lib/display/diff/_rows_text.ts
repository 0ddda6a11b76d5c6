import { shareOut } from "../text/share_out.ts";
import { escapeMarkdown, markdownTable } from "../markup/escape_markdown.ts";
import type { Ansi } from "../text/ansi.ts";
import {
  count,
  oneLine,
  pad,
  shorten,
  widthOf,
  wrap,
} from "../text/measure.ts";
import type { DiffLook } from "./_look.ts";
import type { RecordDiff, RecordRow } from "./_rows.ts";
import {
  alignsOf,
  cellText,
  columnText,
  foldText,
  ROW_SIGNS,
  shownRows,
  summaryOf,
} from "./_rows_shown.ts";

/** A diff of tables as Markdown. */
export function rowsMarkdown(diff: RecordDiff, look: DiffLook): string {
  const { rows, more } = shownRows(diff, look.limit);
  const empty = diff.columns.slice(1).map(() => "");
  const body = rows.map((row) =>
    row.type === "fold" ? ["", foldText(row.rows), ...empty] : [
      ROW_SIGNS[row.type],
      ...row.cells.map((cell) => cellText(cell, look)),
    ]
  );
  const heads = ["", ...diff.columns.map(columnText)];
  const aligns = alignsOf(diff);
  return [
    ...(look.caption === undefined
      ? []
      : [`**${escapeMarkdown(look.caption)}**`]),
    escapeMarkdown(summaryOf(diff)),
    ...(body.length === 0 ? [] : [
      markdownTable(
        heads.map((title, c) => ({ title, align: aligns[c - 1] ?? "left" })),
        body,
      ),
    ]),
    ...(more === "" ? [] : [escapeMarkdown(more)]),
  ].join("\n\n");
}

/** A column is no narrower than this; those that have no room are left out. */
const MIN_COLUMN = 6;
const GAP = 2;

/** A diff of tables as the lines of a terminal; long cells go on beneath. */
export function rowsText(
  diff: RecordDiff,
  look: DiffLook,
  width: number,
  style: Ansi,
): string {
  const { rows, more } = shownRows(diff, look.limit);
  const room = width - 2;
  const most = Math.max(1, Math.floor((room + GAP) / (MIN_COLUMN + GAP)));
  const columns = columnsToShow(diff, rows, most);
  const all = alignsOf(diff);
  const aligns = columns.map((c) => all[c] ?? "left");
  const heads = columns.map((c) => {
    const column = diff.columns[c];
    return column ? columnText(column) : "";
  });
  const body = rows.map((row) =>
    row.type === "fold" ? undefined : columns.map((c) => {
      const cell = row.cells[c];
      return cell ? cellText(cell, look) : "";
    })
  );
  const natural = heads.map((head, c) =>
    body.reduce(
      (size, cells) => Math.max(size, widthOf(cells?.[c] ?? "")),
      widthOf(head),
    )
  );
  const widths = shareOut(natural, room - GAP * (natural.length - 1));
  const out = [
    ...(look.caption === undefined
      ? []
      : wrap(oneLine(look.caption), width).map((line) => style.bold(line))),
    ...wrap(summaryOf(diff), width),
  ];
  if (rows.length > 0) {
    out.push(
      "",
      ...laidOut("", heads, widths, aligns, style.bold),
      style.dim(
        `  ${widths.map((size) => "─".repeat(size)).join(" ".repeat(GAP))}`,
      ),
    );
  }
  rows.forEach((row, r) => {
    if (row.type === "fold") {
      out.push(
        ...wrap(foldText(row.rows), width).map((line) => style.dim(line)),
      );
      return;
    }
    const paint = {
      same: (text: string) => text,
      changed: style.yellow,
      added: style.green,
      removed: style.red,
    }[row.type];
    out.push(
      ...laidOut(ROW_SIGNS[row.type], body[r] ?? [], widths, aligns, paint),
    );
  });
  const left = diff.columns.length - columns.length;
  for (
    const note of [
      more,
      rows.length > 0 && left > 0 ? `… ${count(left, "more column")}` : "",
    ]
  ) {
    if (note !== "") {
      out.push(...wrap(note, width).map((line) => style.dim(line)));
    }
  }
  return out.join("\n");
}

/** The first column and those with a change, as many as have room, in their order. */
function columnsToShow(
  diff: RecordDiff,
  rows: readonly RecordRow[],
  most: number,
): number[] {
  const all = diff.columns.map((_, c) => c);
  if (all.length <= most) return all;
  const weight = (c: number) =>
    c === 0 ? 2 : diff.columns[c]?.state !== "both" ||
        rows.some((row) => row.type !== "fold" && row.cells[c]?.isChanged)
      ? 1
      : 0;
  return all.toSorted((a, b) => weight(b) - weight(a) || a - b)
    .slice(0, most).sort((a, b) => a - b);
}

function laidOut(
  sign: string,
  cells: readonly string[],
  widths: readonly number[],
  aligns: readonly ("left" | "right")[],
  paint: (text: string) => string,
): string[] {
  const wrapped = cells.map((cell, c) => wrap(cell, widths[c] ?? MIN_COLUMN));
  const height = Math.max(1, ...wrapped.map((cell) => cell.length));
  return Array.from({ length: height }, (_, n) => {
    const row = widths.map((size, c) =>
      pad(shorten(wrapped[c]?.[n] ?? "", size), size, aligns[c] ?? "left")
    ).join(" ".repeat(GAP));
    return paint(`${n === 0 ? pad(sign, 1) : " "} ${row}`.trimEnd());
  });
}
