import { encodeBase64 } from "@std/encoding/base64";
import type { CodeCell, JsonValue, NotebookDocument } from "../format/mod.ts";
import { linkAttachments } from "./_attachments.ts";
import { writeCellOptions } from "./_cell_options.ts";
import { fenceLanguages } from "./code_languages.ts";
import { DerivedIds } from "./_derived_ids.ts";
import { jsonText } from "./_json_text.ts";
import {
  fenced,
  markdownOutputs,
  type OutputImage,
} from "./_markdown_outputs.ts";
import { isNoteLine, REGION_END, scanMarkdown } from "./_markdown_scan.ts";
import {
  DEFAULT_HEAD,
  headOf,
  NEWEST_MINOR,
  type NotebookHead,
} from "./notebook_head.ts";
import {
  encodedSource,
  optionsOfCell,
  type TextCell,
  textCell,
} from "./text_cells.ts";
import {
  infoOptions,
  readFrontMatter,
  withoutBlankEnds,
} from "./notebook_from_markdown.ts";

export type { OutputImage } from "./_markdown_outputs.ts";

/** How a notebook becomes Markdown. */
export interface NotebookToMarkdownOptions {
  /** Whether to write what the cells put out. @default {false} */
  readonly outputs?: boolean;
  /**
   * Keeps a picture somewhere and gives the address to show it by. With it,
   * pictures that are attached to prose are kept so, too, and are shown from there.
   *
   * @default {(image) => `data:${image.type};base64,…`}
   */
  readonly writeImage?: (image: OutputImage) => string;
}

/**
 * Writes a notebook as Markdown for people to read: prose as it is, code between
 * fences. Ids, metadata and attachments stand in comments that no reader sees,
 * and only where they would not come out by themselves; all but outputs and
 * execution counts comes back by {@linkcode notebookFromMarkdown}.
 *
 * @param notebook The notebook.
 * @param options Whether and how outputs are written.
 * @returns The Markdown.
 *
 * @example
 * ```ts
 * import { notebookFromMarkdown, notebookToMarkdown } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const text = "# Sums\n\n`\x60`ts\n1 + 1\n`\x60`\n";
 * assertEquals(notebookToMarkdown(notebookFromMarkdown(text)), text);
 * ```
 */
export function notebookToMarkdown(
  notebook: NotebookDocument,
  options: NotebookToMarkdownOptions = {},
): string {
  const { outputs = false, writeImage = dataAddress } = options;
  const head = headOf(notebook);
  const writer = new MarkdownWriter(head, options.writeImage);
  for (const [n, cell] of notebook.cells.entries()) {
    writer.add(textCell(cell));
    if (!outputs || !isCode(cell)) continue;
    writer.addText(markdownOutputs(cell.outputs, n + 1, writeImage));
  }
  return writer.finish();
}

function isCode(cell: { readonly cell_type: string }): cell is CodeCell {
  return cell.cell_type === "code";
}

function dataAddress({ type, bytes }: OutputImage): string {
  return `data:${type};base64,${encodeBase64(bytes)}`;
}

class MarkdownWriter {
  readonly #parts: string[] = [];
  readonly #ids = new DerivedIds();
  readonly #languages: readonly string[];
  /** Whether prose that follows would belong to the cell before. */
  #isInProse = false;

  #count = 0;

  constructor(
    readonly head: NotebookHead,
    readonly writeImage: NotebookToMarkdownOptions["writeImage"],
  ) {
    this.#languages = fenceLanguages(head.metadata);
  }

  addText(text: string): void {
    if (text === "") return;
    this.#parts.push(text);
    this.#isInProse = false;
  }

  add(cell: TextCell): void {
    this.#count++;
    const derived = this.#ids.next(cell.type, cell.source);
    const leavesOutId = this.head.minor === NEWEST_MINOR && cell.id === derived;
    const encoded = encodedSource(cell.source);
    const options = [
      ...optionsOfCell(cell, leavesOutId),
      ...encoded.options,
    ];
    switch (cell.type) {
      case "code":
        return this.#addCode(cell, encoded.text, leavesOutId, encoded.options);
      case "raw":
        if (this.#isFrontMatter(cell, options)) {
          return this.addText(cell.source);
        }
        return this.addText(
          `${note("cell raw", options)}\n${fenced(encoded.text, "")}`,
        );
      case "markdown": {
        const { text, links } = this.writeImage === undefined
          ? { text: encoded.text, links: {} }
          : linkAttachments(
            encoded.text,
            cell.fields.attachments,
            this.#count,
            this.writeImage,
          );
        if (Object.keys(links).length > 0) options.push(["links", links]);
        return this.#addProse(text, options);
      }
    }
  }

  #addCode(
    cell: TextCell,
    text: string,
    leavesOutId: boolean,
    encoding: readonly (readonly [string, JsonValue])[],
  ): void {
    const { fence_info: info, ...metadata } = cell.metadata;
    const isInfo = typeof info === "string" && this.#keepsInfo(info);
    const options = [
      ...optionsOfCell(isInfo ? { ...cell, metadata } : cell, leavesOutId),
      ...encoding,
    ];
    const code = fenced(text, isInfo ? info : this.#languages[0] ?? "ts");
    this.addText(
      options.length === 0 ? code : `${note("cell", options)}\n${code}`,
    );
  }

  /** Whether the reader takes the words behind a fence for what they are. */
  #keepsInfo(info: string): boolean {
    if (/[`\r\n]/.test(info) || info !== info.trim() || !info.isWellFormed()) {
      return false;
    }
    const [word = ""] = info.split(/[\s{,]/, 1);
    return this.#languages.includes(word.toLowerCase()) &&
      infoOptions(info, word)[0]?.[0] === "fence_info";
  }

  #isFrontMatter(cell: TextCell, options: readonly unknown[]): boolean {
    if (this.#parts.length > 0 || options.length > 0) return false;
    const lines = cell.source.split("\n");
    const { others, next } = readFrontMatter(lines);
    return next === lines.length && others.length === lines.length - 2;
  }

  #addProse(
    text: string,
    options: readonly (readonly [string, JsonValue | undefined])[],
  ): void {
    const lines = text.split("\n");
    if (this.#isPlain(text, lines)) {
      const needsNote = options.length > 0 || this.#isInProse;
      this.#parts.push(
        needsNote ? `${note("cell markdown", options)}\n${text}` : text,
      );
      this.#isInProse = true;
      return;
    }
    const hasEnd = lines.includes(REGION_END);
    const all = hasEnd ? [...options, ["source", text] as const] : options;
    const inside = hasEnd || text === "" ? [] : [text];
    this.addText(
      [note("begin cell markdown", all), ...inside, REGION_END].join("\n"),
    );
  }

  /** Whether the reader takes a text for one cell of prose and nothing else. */
  #isPlain(text: string, lines: readonly string[]): boolean {
    if (text === "" || withoutBlankEnds(lines).length < lines.length) {
      return false;
    }
    if (lines[0] === "---" || text.startsWith("\ufeff")) return false;
    if (lines.some(isNoteLine)) return false;
    const { pieces, isOpen } = scanMarkdown(lines);
    return !isOpen && pieces.every((piece) =>
      piece.kind === "text" ||
      (piece.kind === "fence" &&
        !this.#languages.includes(
          piece.info.split(/[\s{,]/, 1)[0]?.toLowerCase() ?? "",
        ))
    );
  }

  finish(): string {
    const { metadata, minor, fields } = this.head;
    const isDefault = minor === NEWEST_MINOR &&
      Object.keys(fields).length === 0 &&
      jsonText(metadata) === jsonText(DEFAULT_HEAD.metadata);
    if (!isDefault) {
      this.#parts.push(note("notebook", [
        ["metadata", metadata],
        ...minor === NEWEST_MINOR ? [] : [["nbformat_minor", minor] as const],
        ...Object.keys(fields).length === 0
          ? []
          : [["fields", fields] as const],
      ]));
    }
    return this.#parts.length === 0 ? "" : `${this.#parts.join("\n\n")}\n`;
  }
}

/** A comment of HTML, which no option can end early. */
function note(
  words: string,
  options: readonly (readonly [string, JsonValue | undefined])[],
): string {
  const text = writeCellOptions(options)
    .replaceAll(">", "\\u003e")
    .replaceAll("--", "-\\u002d");
  return options.length === 0
    ? `<!-- ${words} -->`
    : `<!-- ${words} ${text} -->`;
}
