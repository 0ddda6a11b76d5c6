import { isObject } from "../format/json_object.ts";
import type { JsonValue, NotebookDocument } from "../format/mod.ts";
import { readCellOptions } from "./_cell_options.ts";
import { fenceLanguages } from "./code_languages.ts";
import { type MarkdownPiece, scanMarkdown } from "./_markdown_scan.ts";
import {
  DEFAULT_HEAD,
  headedNotebook,
  NEWEST_MINOR,
  type NotebookHead,
  readYamlHead,
} from "./notebook_head.ts";
import { cellOfOptions, type CellType, type TextCell } from "./text_cells.ts";

/**
 * Reads Markdown as a notebook: ours or anybody's. Code between fences that name
 * TypeScript or JavaScript becomes cells, all else prose. Fences in
 * lists, quotes and HTML stay with the prose around them.
 *
 * Options behind the language (`ts tags=["parameters"]`) are the cell's
 * metadata; other words there are kept as `fence_info`. A head in YAML becomes
 * metadata where it is about Jupyter, and a raw cell elsewhere. Outputs in the
 * text are left out.
 *
 * @param text The Markdown.
 * @returns The notebook, without outputs.
 * @throws {NotebookError} If the text's head is about Jupyter and not readable.
 *
 * @example
 * ```ts
 * import { notebookFromMarkdown } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const { cells } = notebookFromMarkdown("# Sums\n\n~~~ts\n1 + 1\n~~~\n");
 * assertEquals(cells.map(({ cell_type }) => cell_type), ["markdown", "code"]);
 * assertEquals(cells[1]?.source, ["1 + 1"]);
 * ```
 */
export function notebookFromMarkdown(text: string): NotebookDocument {
  const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").split("\n");
  const front = readFrontMatter(lines);
  const { pieces } = scanMarkdown(lines.slice(front.next));
  const head = { ...DEFAULT_HEAD, ...front.head, ...readHead(pieces) };
  const reader = new CellReader(fenceLanguages(head.metadata));
  if (front.others.length > 0) {
    reader.addRaw(["---", ...front.others, "---"].join("\n"));
  }
  for (const piece of pieces) reader.add(piece);
  return headedNotebook(head, reader.finish());
}

/** What stands between `---` at the beginning. */
interface FrontMatter {
  readonly head: Partial<NotebookHead>;
  readonly others: readonly string[];
  /** The line behind it. */
  readonly next: number;
}

/** Reads the head of Markdown, if it has one. */
export function readFrontMatter(lines: readonly string[]): FrontMatter {
  const end = lines[0] === "---" ? lines.indexOf("---", 1) : -1;
  const found = end < 0 ? undefined : readYamlHead(lines.slice(1, end), 1);
  if (found === undefined) return { head: {}, others: [], next: 0 };
  const { others, ...head } = found;
  return { head, others, next: end + 1 };
}

function readHead(pieces: readonly MarkdownPiece[]): Partial<NotebookHead> {
  for (const piece of pieces) {
    if (piece.kind !== "notebook") continue;
    const { metadata, fields, nbformat_minor: minor } = Object.fromEntries(
      piece.options,
    );
    return {
      ...(isObject(metadata) ? { metadata } : {}),
      minor: typeof minor === "number" && Number.isInteger(minor) && minor >= 0
        ? minor
        : NEWEST_MINOR,
      ...(isObject(fields) ? { fields } : {}),
    };
  }
  return {};
}

/** What a comment of ours says of the cell that follows. */
interface Note {
  readonly type: CellType;
  readonly options: ReadonlyMap<string, JsonValue>;
}

class CellReader {
  readonly #cells: TextCell[] = [];
  #note: Note | undefined;
  #prose: string[] = [];

  constructor(readonly languages: readonly string[]) {}

  add(piece: MarkdownPiece): void {
    switch (piece.kind) {
      case "text":
        this.#prose.push(...piece.lines);
        return;
      case "fence":
        if (this.#addFence(piece.info, piece.body)) return;
        this.#prose.push(...piece.lines);
        return;
      case "cell":
        this.#endProse();
        this.#note = { type: piece.type ?? "code", options: piece.options };
        return;
      case "region":
        this.#endProse();
        this.#cells.push(
          cellOfOptions(
            piece.type ?? "markdown",
            piece.body.join("\n"),
            piece.options,
          ),
        );
        return;
      default:
        this.#endProse();
    }
  }

  addRaw(source: string): void {
    this.#cells.push(cellOfOptions("raw", source, new Map()));
  }

  finish(): readonly TextCell[] {
    this.#endProse();
    return this.#cells;
  }

  /** Takes a block of code as a cell, unless it is part of the prose. */
  #addFence(info: string, body: readonly string[]): boolean {
    const note = this.#note;
    const isNext = note !== undefined && note.type !== "markdown" &&
      withoutBlankEnds(this.#prose).length === 0;
    const [word = ""] = info.split(/[\s{,]/, 1);
    const isCode = this.languages.includes(word.toLowerCase());
    if (!isNext && !isCode) return false;
    if (!isNext) this.#endProse();
    this.#prose = [];
    this.#note = undefined;
    const type = isNext ? note.type : "code";
    const options = new Map([
      ...(type === "code" && isCode ? infoOptions(info, word) : []),
      ...(isNext ? note.options : []),
    ]);
    this.#cells.push(cellOfOptions(type, body.join("\n"), options));
    return true;
  }

  #endProse(): void {
    const lines = withoutBlankEnds(this.#prose);
    const options = this.#note?.type === "markdown"
      ? this.#note.options
      : new Map<string, JsonValue>();
    if (lines.length > 0) {
      this.#cells.push(cellOfOptions("markdown", lines.join("\n"), options));
    }
    this.#prose = [];
    this.#note = undefined;
  }
}

/** What an info string says beside the language. */
export function infoOptions(
  info: string,
  word: string,
): readonly (readonly [string, JsonValue])[] {
  const rest = info.slice(word.length).trim();
  if (rest === "") return [];
  const { title, values } = readCellOptions(rest);
  return title === "" ? [...values] : [["fence_info", info]];
}

/** Lines without the blank ones around them. */
export function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  let start = 0;
  let end = lines.length;
  while (start < end && (lines[start] ?? "").trim() === "") start++;
  while (end > start && (lines[end - 1] ?? "").trim() === "") end--;
  return lines.slice(start, end);
}
