/**
 * From a file on disk to its passages, whatever the file is: by content, not
 * by name.
 *
 * @module
 */

import {
  decodeText,
  type FileKind,
  htmlToText,
  nameColumns,
  parseDelimited,
  readNotebook,
  readPdfText,
  sniff,
  type Sniffed,
} from "../../formats/mod.ts";
import type { NewPassage } from "../store/mod.ts";
import {
  type Chunker,
  linesOf,
  type PassageSize,
  USUAL_SIZE,
} from "./chunker.ts";
import { ProseChunker } from "./prose_chunker.ts";
import { RowsChunker } from "./rows_chunker.ts";

/** Why a file cannot become a document; the message is for whoever sent it. */
export class UnreadableError extends Error {
  override name = "UnreadableError";
}

/** How a file is to be cut. */
export interface ReadOptions {
  /** A table becomes one passage, up to a size that can still be handled. */
  readonly keepTables?: boolean;
  /** Each page becomes one passage. */
  readonly chunkByPage?: boolean;
  /** All bytes of the file, where they were read already. */
  readonly bytes?: Uint8Array;
}

/** What a file is. */
export interface FileIs extends Sniffed {
  /** Short name of its kind, as clients get it. */
  readonly type: string;
}

/** A file that is being read. */
export interface Reading {
  /** What the file is. */
  readonly kind: FileIs;
  /** Its passages, some at a time; to be read once. */
  passages(): AsyncGenerator<NewPassage[]>;
  /** Known once the passages were read. */
  readonly pageCount: number;
  /** Its columns or headings; known once the passages were read. */
  readonly outline: readonly string[];
}

const MEBIBYTE = 1_048_576;
/** Files up to this size are read as a whole, larger ones only where their kind allows for pieces. */
const MAX_WHOLE_BYTES = 32 * MEBIBYTE;
/** So much of a file tells what it is. */
export const HEAD_BYTES = 65_536;
/** A table kept whole, or a page, is one passage up to this size. */
const LARGE: PassageSize = { target: MEBIBYTE, max: MEBIBYTE };

const TYPES: Partial<Record<FileKind, string>> = {
  text: "txt",
  markdown: "md",
  notebook: "ipynb",
};

/** The first bytes of a file. */
export async function readHead(path: string): Promise<Uint8Array> {
  using file = await Deno.open(path);
  const head = new Uint8Array(HEAD_BYTES);
  let length = 0;
  while (length < head.length) {
    const read = await file.read(head.subarray(length));
    if (read === null) break;
    length += read;
  }
  return head.subarray(0, length);
}

/** What a file is, by its head. */
export function kindOf(
  head: Uint8Array,
  name: string,
): FileIs {
  const found = sniff(head, name);
  return { ...found, type: TYPES[found.kind] ?? found.kind };
}

/**
 * Opens a file for reading.
 *
 * @param path Where it stands.
 * @param name What it is called.
 * @param kind What it is, by `kindOf`.
 * @throws {UnreadableError} When there is no text to be had from it.
 */
export async function readDocument(
  path: string,
  name: string,
  kind: FileIs,
  options: ReadOptions = {},
): Promise<Reading> {
  const size = options.bytes?.length ?? (await Deno.stat(path)).size;
  if (size === 0) throw unreadable(name, "it is empty");
  if (isLineByLine(kind.kind) && size > MAX_WHOLE_BYTES) {
    const { encoding, text } = decodeText(await readHead(path), {
      partial: true,
    });
    return new TextReading(
      kind,
      chunkerFor(kind, text, options),
      streamedLines(path, encoding),
    );
  }
  if (size > MAX_WHOLE_BYTES && isReadable(kind.kind)) {
    throw unreadable(
      name,
      `it is ${kind.type} of ${size} bytes, which is read only up to ${MAX_WHOLE_BYTES}; split it`,
    );
  }
  if (!isReadable(kind.kind)) throw unreadable(name, noText(kind));
  const bytes = options.bytes ?? await Deno.readFile(path);
  const pages = pagesOf(bytes, kind, name);
  if (pages.every((page) => page.text.trim() === "")) {
    throw unreadable(
      name,
      `it is ${kind.type} (${kind.mediaType}) and holds no text`,
    );
  }
  return new PagesReading(kind, pages, options);
}

/** The text of one page, and what it is like. */
interface Page {
  readonly text: string;
  readonly kind: FileKind;
  readonly outline?: readonly string[];
}

/**
 * The text of a whole document. Passages' offsets count in it.
 *
 * @throws {UnreadableError} When there is none to be had.
 */
export function documentText(bytes: Uint8Array, name: string): string {
  const pages = pagesOf(
    bytes,
    kindOf(bytes.subarray(0, HEAD_BYTES), name),
    name,
  );
  return pages.map((page) => page.text).join(PAGE_BREAK);
}

/** What stands between two pages. */
const PAGE_BREAK = "\n\f\n";

function pagesOf(bytes: Uint8Array, kind: Sniffed, name: string): Page[] {
  switch (kind.kind) {
    case "html":
      return [{
        kind: "markdown",
        text: htmlToText(decodeText(bytes).text).text,
      }];
    case "notebook":
      return [{ kind: "markdown", text: notebookText(bytes, name) }];
    case "json":
      return [{ kind: "json", text: jsonText(decodeText(bytes).text) }];
    case "pdf":
      return pdfPages(bytes, name);
    case "svg":
    case "code":
    case "text":
    case "markdown":
    case "yaml":
    case "jsonl":
    case "csv":
    case "tsv":
      return [{ kind: kind.kind, text: decodeText(bytes).text }];
    default:
      throw unreadable(name, noText(kind));
  }
}

/** A PDF's pages; those without text stay, so that the others keep their numbers. */
function pdfPages(bytes: Uint8Array, name: string): Page[] {
  try {
    return readPdfText(bytes).pages.map((text) => ({ kind: "text", text }));
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw unreadable(name, said);
  }
}

function noText(kind: Sniffed): string {
  return `it is ${kind.mediaType}, from which no text can be read`;
}

function isReadable(kind: FileKind): boolean {
  return isLineByLine(kind) ||
    ["html", "notebook", "json", "pdf", "svg"].includes(kind);
}

function isLineByLine(kind: FileKind): boolean {
  return ["text", "markdown", "code", "yaml", "csv", "tsv", "jsonl"].includes(
    kind,
  );
}

/** A notebook as Markdown: its prose, its programs, and what came of them. */
function notebookText(bytes: Uint8Array, name: string): string {
  try {
    const { cells, language } = readNotebook(decodeText(bytes).text);
    return cells.map((cell) => {
      if (cell.type !== "code") return cell.source;
      const outputs = cell.outputs.map((one) => one.text.trim()).filter((one) =>
        one !== ""
      );
      return ["```" + language, cell.source, "```", ...outputs].join("\n");
    }).join("\n\n");
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw unreadable(name, said);
  }
}

/** JSON on lines: as it stands, or, when it stands on too few, indented. */
function jsonText(text: string): string {
  const lines = text.split("\n").length;
  if (text.length / lines < USUAL_SIZE.target / 4) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 1);
  } catch {
    // Comments or the like: it is still text.
    return text;
  }
}

function chunkerFor(
  kind: { readonly kind: FileKind },
  head: string,
  options: ReadOptions,
): Chunker {
  const tableSize = options.keepTables === true ? LARGE : USUAL_SIZE;
  switch (kind.kind) {
    case "csv":
    case "tsv":
      return new RowsChunker({ ...columnsOf(head), size: tableSize });
    case "jsonl":
      return new RowsChunker({ size: USUAL_SIZE });
    case "json":
      return new RowsChunker({
        size: options.keepTables === true ? LARGE : USUAL_SIZE,
      });
    default:
      return new ProseChunker({
        hasHeadings: kind.kind === "markdown",
        size: options.chunkByPage === true ? LARGE : USUAL_SIZE,
      });
  }
}

/** The columns of a table, from its first rows. */
function columnsOf(
  head: string,
): { readonly separator: string; readonly columns: readonly string[] } {
  const { columns, separator, rows } = parseDelimited(
    head.slice(0, HEAD_BYTES),
  );
  return {
    separator,
    columns: rows.length === 0 ? nameColumns(columns) : columns,
  };
}

/** A file read as a whole: page by page. */
class PagesReading implements Reading {
  readonly kind: FileIs;
  readonly pageCount: number;
  outline: readonly string[] = [];
  readonly #pages: readonly Page[];
  readonly #options: ReadOptions;

  constructor(
    kind: FileIs,
    pages: readonly Page[],
    options: ReadOptions,
  ) {
    this.kind = kind;
    this.pageCount = pages.length;
    this.#pages = pages;
    this.#options = options;
  }

  async *passages(): AsyncGenerator<NewPassage[]> {
    const outline: string[] = [];
    let base = 0;
    for (const [index, page] of this.#pages.entries()) {
      const chunker = this.#pages.length === 1
        ? chunkerFor(page, page.text, this.#options)
        : new ProseChunker({
          hasHeadings: page.kind === "markdown",
          page: index + 1,
          size: this.#options.chunkByPage === true ? LARGE : USUAL_SIZE,
        });
      for (const [line, start] of linesOf(page.text, base)) {
        chunker.line(line, start);
        const done = chunker.take();
        if (done.length > 0) yield done;
      }
      chunker.end();
      yield chunker.take();
      outline.push(...page.outline ?? chunker.outline);
      base += page.text.length + PAGE_BREAK.length;
    }
    this.outline = outline;
  }
}

/** A file read line by line, of any size. */
class TextReading implements Reading {
  readonly kind: FileIs;
  readonly pageCount = 1;
  readonly #chunker: Chunker;
  readonly #lines: AsyncIterable<readonly [line: string, start: number]>;

  constructor(
    kind: FileIs,
    chunker: Chunker,
    lines: AsyncIterable<readonly [line: string, start: number]>,
  ) {
    this.kind = kind;
    this.#chunker = chunker;
    this.#lines = lines;
  }

  get outline(): readonly string[] {
    return this.#chunker.outline;
  }

  async *passages(): AsyncGenerator<NewPassage[]> {
    for await (const [line, start] of this.#lines) {
      this.#chunker.line(line, start);
      const done = this.#chunker.take();
      if (done.length > 0) yield done;
    }
    this.#chunker.end();
    yield this.#chunker.take();
  }
}

/** A line without end is cut here, so that memory stays bounded. */
const MAX_LINE = MEBIBYTE;

async function* streamedLines(
  path: string,
  encoding: string,
): AsyncGenerator<readonly [line: string, start: number]> {
  using file = await Deno.open(path);
  const decoder = new TextDecoder(encoding === "binary" ? "utf-8" : encoding);
  const buffer = new Uint8Array(4 * HEAD_BYTES);
  let rest = "";
  let start = 0;
  for (
    let read = await file.read(buffer);
    read !== null;
    read = await file.read(buffer)
  ) {
    rest += decoder.decode(buffer.subarray(0, read), { stream: true });
    const end = rest.lastIndexOf("\n") + 1;
    const whole = end > 0 ? end : rest.length > MAX_LINE ? rest.length : 0;
    for (const [line, at] of linesOf(rest.slice(0, whole), start)) {
      yield [line, at];
    }
    rest = rest.slice(whole);
    start += whole;
  }
  rest += decoder.decode();
  yield* linesOf(rest, start);
}

/** The failure for a file that cannot be read. */
export function unreadable(name: string, why: string): UnreadableError {
  return new UnreadableError(`Cannot ingest "${name}": ${why}`);
}
