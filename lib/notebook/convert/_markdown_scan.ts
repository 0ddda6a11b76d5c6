import { type CellOptions, readCellOptions } from "./_cell_options.ts";
import type { CellType } from "./text_cells.ts";

/** Text that is Markdown and nothing else. */
interface TextPiece {
  readonly kind: "text";
  readonly lines: readonly string[];
}

/** A block of code between fences, at the top of the text. */
interface FencePiece {
  readonly kind: "fence";
  /** What stands behind the opening fence. */
  readonly info: string;
  /** The lines inside. */
  readonly body: readonly string[];
  /** The lines with their fences. */
  readonly lines: readonly string[];
}

/** A comment of ours: what it says, and for some what it encloses. */
interface NotePiece {
  readonly kind: "cell" | "region" | "outputs" | "notebook";
  readonly type: CellType | undefined;
  readonly options: CellOptions["values"];
  readonly body: readonly string[];
  readonly lines: readonly string[];
}

/** A stretch of Markdown, as far as cells are concerned. */
export type MarkdownPiece = TextPiece | FencePiece | NotePiece;

/** Pieces, and whether the last one lacks its end, so that it would swallow what follows. */
export interface ScannedMarkdown {
  readonly pieces: readonly MarkdownPiece[];
  readonly isOpen: boolean;
}

/** The line that ends a cell whose text could be taken for something else. */
export const REGION_END = "<!-- end cell -->";
/** The line before a cell's outputs. */
export const OUTPUTS_BEGIN = "<!-- outputs -->";
/** The line behind them. */
export const OUTPUTS_END = "<!-- end outputs -->";

const NOTE_REGEXP =
  /^<!-- (begin cell|cell|notebook)(?: (code|markdown|raw))?(?: (.*))? -->$/s;
const FENCE_REGEXP = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})(.*)$/s;
const LIST_REGEXP = /^( {0,3}(?:[-*+]|\d{1,9}[.)]))( {1,4}(?=\S)|\s|$)/;

/** Blocks of HTML that go on up to a text, over empty lines, too. */
const HTML_BLOCKS: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^ {0,3}<!--/, /-->/],
  [
    /^ {0,3}<(?:pre|script|style|textarea)(?=[\s>]|$)/i,
    /<\/(?:pre|script|style|textarea)>/i,
  ],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![A-Za-z]/, />/],
];
/** A line with a tag of its own: HTML up to the next empty line. */
const TAG_LINE_REGEXP =
  /^ {0,3}<(?:\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?\/?>\s*$|\/?(?:address|article|aside|blockquote|body|center|details|dialog|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|iframe|li|main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?=[\s/>]|$))/i;

/** Splits Markdown into what may be cells and what is text whatever it looks like. */
export function scanMarkdown(lines: readonly string[]): ScannedMarkdown {
  const pieces: MarkdownPiece[] = [];
  let text: string[] = [];
  let isOpen = false;
  /** Columns that belong to the list item here; none outside of lists. */
  let listIndent = 0;
  const add = (piece: MarkdownPiece) => {
    if (text.length > 0) pieces.push({ kind: "text", lines: text });
    text = [];
    listIndent = 0;
    pieces.push(piece);
  };
  const lastEnds = {
    region: lines.lastIndexOf(REGION_END),
    outputs: lines.lastIndexOf(OUTPUTS_END),
  };
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? "";
    const note = readNote(lines, at, lastEnds);
    if (note !== undefined) {
      add(note);
      at += note.lines.length;
      continue;
    }
    const indent = line.search(/\S/);
    if (indent >= 0 && indent < listIndent) listIndent = 0;
    const fence = readFence(lines, at, listIndent);
    if (fence !== undefined) {
      isOpen = !fence.isClosed;
      if (listIndent === 0) add(fence);
      else text.push(...fence.lines);
      at += fence.lines.length;
      continue;
    }
    const html = htmlEnd(lines, at);
    if (html !== undefined) {
      isOpen = !html.isClosed;
      text.push(...lines.slice(at, html.next));
      at = html.next;
      continue;
    }
    const item = LIST_REGEXP.exec(line);
    if (item !== null && listIndent === 0) {
      listIndent = (item[1]?.length ?? 0) + Math.max(item[2]?.length ?? 0, 1);
    }
    text.push(line);
    at++;
  }
  if (text.length > 0) pieces.push({ kind: "text", lines: text });
  return { pieces, isOpen };
}

/** Whether a line could be a comment of ours, depending on what follows. */
export function isNoteLine(line: string): boolean {
  return line === OUTPUTS_BEGIN || noteOf(line) !== undefined;
}

type Note = Pick<NotePiece, "type" | "options"> & { readonly word: string };

function noteOf(line: string): Note | undefined {
  if (!line.startsWith("<!-- ")) return undefined;
  const [, word, type, rest = ""] = NOTE_REGEXP.exec(line) ?? [];
  if (word === undefined) return undefined;
  const { title, values } = readCellOptions(rest);
  if (title !== "") return undefined;
  const isType = type === "code" || type === "markdown" || type === "raw";
  if (word === "notebook" && (isType || values.size === 0)) return undefined;
  return { word, type: isType ? type : undefined, options: values };
}

function readNote(
  lines: readonly string[],
  at: number,
  lastEnds: { readonly region: number; readonly outputs: number },
): NotePiece | undefined {
  const line = lines[at] ?? "";
  const enclosed = (kind: NotePiece["kind"], end: number, note?: Note) => ({
    kind,
    type: note?.type,
    options: note?.options ?? new Map(),
    body: lines.slice(at + 1, end),
    lines: lines.slice(at, end + 1),
  });
  if (line === OUTPUTS_BEGIN) {
    // What has no end is not searched for again and again.
    const end = at < lastEnds.outputs ? outputsEnd(lines, at + 1) : undefined;
    return end === undefined ? undefined : enclosed("outputs", end);
  }
  const note = noteOf(line);
  switch (note?.word) {
    case "cell":
    case "notebook":
      return enclosed(note.word, at, note);
    case "begin cell": {
      const end = at < lastEnds.region ? lines.indexOf(REGION_END, at + 1) : -1;
      return end < 0 ? undefined : enclosed("region", end, note);
    }
  }
  return undefined;
}

/** Where outputs end: what stands between fences is text of theirs. */
function outputsEnd(
  lines: readonly string[],
  start: number,
): number | undefined {
  for (let at = start; at < lines.length;) {
    if (lines[at] === OUTPUTS_END) return at;
    at += readFence(lines, at)?.lines.length ?? 1;
  }
  return undefined;
}

function readFence(
  lines: readonly string[],
  at: number,
  listIndent = 0,
): FencePiece & { readonly isClosed: boolean } | undefined {
  const line = lines[at] ?? "";
  if (!line.includes("```") && !line.includes("~~~")) return undefined;
  const [, indent = "", fence, info = ""] = FENCE_REGEXP.exec(line) ?? [];
  if (fence === undefined) return undefined;
  const closing = new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`);
  const closes = (one: string) =>
    closing.test(one) ||
    // The end of the item of a list is the end of its code.
    (listIndent > 0 && one.search(/\S/) >= 0 && one.search(/\S/) < listIndent);
  let end = at + 1;
  while (end < lines.length && !closes(lines[end] ?? "")) end++;
  const isClosed = end < lines.length;
  const next = isClosed && closing.test(lines[end] ?? "") ? end + 1 : end;
  const inside = lines.slice(at + 1, end);
  // The line end of the file is none of the code.
  if (!isClosed && inside.at(-1) === "") inside.pop();
  const margin = new RegExp(`^ {0,${indent.length}}`);
  return {
    kind: "fence",
    info: info.trim(),
    body: indent === "" ? inside : inside.map((one) => one.replace(margin, "")),
    lines: lines.slice(at, next),
    isClosed,
  };
}

function htmlEnd(
  lines: readonly string[],
  at: number,
): { readonly next: number; readonly isClosed: boolean } | undefined {
  const line = lines[at] ?? "";
  if (!/^ {0,3}</.test(line)) return undefined;
  for (const [start, end] of HTML_BLOCKS) {
    if (!start.test(line)) continue;
    let last = at;
    while (last < lines.length && !end.test(lines[last] ?? "")) last++;
    const isClosed = last < lines.length;
    return { next: isClosed ? last + 1 : last, isClosed };
  }
  if (!TAG_LINE_REGEXP.test(line)) return undefined;
  let next = at + 1;
  while (next < lines.length && (lines[next] ?? "").trim() !== "") next++;
  return { next, isClosed: true };
}
