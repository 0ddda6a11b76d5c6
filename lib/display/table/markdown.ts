import { escapeMarkdown } from "../markup/escape_markdown.ts";
import {
  allRows,
  cellAt,
  cellLimit,
  groupsOf,
  type WrittenRow,
  type WrittenTable,
} from "./_written.ts";

/** Values longer than this are cut; */
const MAX_CELL = 300;
/** all together are, once they have so many characters. */
const MAX_ALL = 30_000;

/** The table in GitHub's Markdown. */
export function tableMarkdown(table: WrittenTable): string {
  const { columns, caption, notes, totals = [] } = table;
  const parts: string[] = [];
  if (caption) parts.push(`**${escapeMarkdown(caption)}**`);
  if (columns.length > 0) {
    const rule = { left: ":--", right: "--:", center: ":-:" };
    const cut = cutOf(table);
    const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
    const row = (cells: WrittenRow, isBold = false) =>
      line(columns.map((_, c) => {
        const text = cut(cellAt(table, cells, c).text);
        return isBold && text !== "" ? `**${text}**` : text;
      }));
    const heading = (text: string) =>
      line(columns.map((_, c) => c === 0 ? `**${cut(text) || "–"}**` : ""));
    const head = columns.map(({ title, type }) => {
      const name = escapeMarkdown(title.slice(0, MAX_CELL));
      return `${name}${type === undefined ? "" : ` (${type})`}`.trim();
    });
    parts.push(
      [
        line(head),
        line(columns.map(({ align }) => rule[align])),
        ...groupsOf(table).flatMap((group) => [
          ...(group.heading === undefined ? [] : [heading(group.heading)]),
          ...group.rows.map((cells) => row(cells)),
          ...group.totals.map((cells) => row(cells, true)),
        ]),
        ...totals.map((cells) => row(cells, true)),
      ].join("\n"),
    );
  }
  if (table.rows.length === 0) parts.push(`*${table.empty ?? "No rows"}*`);
  for (const note of notes) {
    // A sentence that begins like a list is none.
    parts.push(
      escapeMarkdown(note).replace(/^([-+])(?= )/, "\\$1")
        .replace(/^(\d+)([.)])(?= )/, "$1\\$2"),
    );
  }
  return parts.join("\n\n");
}

/** Cuts values, the shorter the more there are of them. */
function cutOf(table: WrittenTable): (text: string) => string {
  const texts = allRows(table).flatMap((row) =>
    table.columns.map((_, c) => cellAt(table, row, c).text)
  );
  const room = Math.max(MAX_ALL, texts.length * 24);
  const most = cellLimit(texts, MAX_CELL, room, /[\\`*_[\]|~#$&<>]/g);
  return (text) =>
    text.length <= most
      ? escapeMarkdown(text)
      : `${escapeMarkdown(text.slice(0, most))}…`;
}
