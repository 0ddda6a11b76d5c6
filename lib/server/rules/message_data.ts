/**
 * Parts a message into what it asks and the data that are pasted into it.
 *
 * @module
 */

import { type Table, tableOfText } from "./tables.ts";

/** A message taken apart. */
export interface MessageParts {
  /** What is asked, without the data. */
  readonly task: string;
  readonly tables: readonly Table[];
}

const FENCE_REGEXP = /^[ \t]*(```+|~~~+)[^\n]*\n([\s\S]*?)\n[ \t]*\1[ \t]*$/gm;
const SEPARATORS = [",", ";", "\t", "|"] as const;

/**
 * Takes pasted data out of a message: fenced blocks, Markdown tables, JSON, and
 * blocks of lines with the same number of cells.
 *
 * @param message The message as it came.
 * @returns The task and the tables; each table carries its own text.
 */
export function messageParts(message: string): MessageParts {
  const tables: Table[] = [];
  const add = (text: string): boolean => {
    const name = tables.length === 0
      ? "the message"
      : `the message, part ${tables.length + 1}`;
    const table = tableOfText(text, { name, origin: "message" }, "utf-8", text);
    if (
      table === undefined || table.columns.length === 0 || table.rowCount === 0
    ) return false;
    tables.push(table);
    return true;
  };
  let task = message.replace(
    FENCE_REGEXP,
    (whole, _fence: string, inner: string) => add(inner) ? "\n" : whole,
  );
  for (const block of tableBlocks(task)) {
    if (add(block)) task = task.replace(block, () => "\n");
  }
  const json = jsonBlock(task);
  if (json !== undefined && add(json)) task = task.replace(json, () => "\n");
  return { task: task.trim(), tables };
}

/** Runs of lines that are a table: of Markdown, or with the same number of cells. */
function tableBlocks(text: string): string[] {
  const lines = text.split("\n");
  const blocks: string[] = [];
  let i = 0;
  while (i < lines.length) {
    const length = blockAt(lines, i);
    if (length > 0) {
      blocks.push(lines.slice(i, i + length).join("\n"));
      i += length;
    } else i++;
  }
  return blocks;
}

function blockAt(lines: readonly string[], start: number): number {
  const first = lines[start]?.replace(/\r$/, "") ?? "";
  if (/^\s*(?:[-*•]|\d+[.)])\s/.test(first)) return 0;
  const next = lines[start + 1]?.replace(/\r$/, "") ?? "";
  if (first.includes("|") && /^\s*\|?\s*:?-{2,}/.test(next)) {
    let end = start;
    while (end < lines.length && lines[end]?.includes("|")) end++;
    return end - start;
  }
  for (const separator of SEPARATORS) {
    const width = cells(first, separator);
    if (width < 2 || first.trim() === "") continue;
    // Prose has commas too: headings are short, and every line has as many cells.
    const parts = first.split(separator).map((part) => part.trim());
    if (
      parts.some((part) => part.split(/\s+/).length > 5 || /[.!?:]$/.test(part))
    ) continue;
    let end = start + 1;
    while (
      end < lines.length && (lines[end] ?? "").trim() !== "" &&
      cells((lines[end] ?? "").replace(/\r$/, ""), separator) === width
    ) end++;
    const isSpaced = parts.slice(1).every((_, i) =>
      new RegExp(`${separator === "|" ? "\\|" : separator}\\s`).test(first) &&
      i >= 0
    );
    const rows = end - start;
    if (rows >= 3 || rows === 2 && (!isSpaced || width > 2)) return rows;
  }
  return 0;
}

function cells(line: string, separator: string): number {
  let count = 1;
  let quoted = false;
  for (const c of line) {
    if (c === '"') quoted = !quoted;
    else if (c === separator && !quoted) count++;
  }
  return count;
}

/** The longest stretch of a text that is JSON holding records. */
function jsonBlock(text: string): string | undefined {
  for (const [open, close] of [["[", "]"], ["{", "}"]] as const) {
    const start = text.search(open === "[" ? /\[\s*\{/ : /\{\s*"/);
    const end = text.lastIndexOf(close);
    if (start < 0 || end <= start) continue;
    const block = text.slice(start, end + 1);
    try {
      JSON.parse(block);
      return block;
    } catch {
      if (
        block.split("\n").filter((line) => line.trim().startsWith("{")).length >
          1
      ) return block;
    }
  }
  return undefined;
}
