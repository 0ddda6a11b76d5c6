import {
  type CodeCell,
  type DocumentCell,
  joinLines,
  type MarkdownCell,
  type RawCell,
} from "../format/mod.ts";
import { cellLanguage, codeMarkup } from "./_code.ts";
import { attributes, escapeText } from "./_escape.ts";
import { writeForeignHtml } from "./_foreign_html.ts";
import { HtmlWriter } from "./_html_writer.ts";
import { writeMarkdown } from "./_markdown.ts";
import { isJsonObject, outputsMarkup } from "./_outputs.ts";
import type { PageContext } from "./_page.ts";

/** What of the cells is shown. */
export interface CellLook {
  readonly hasInputs: boolean;
  readonly hasOutputs: boolean;
}

const CLASSES = {
  code: "nb-code-cell",
  markdown: "nb-prose",
  raw: "nb-raw-cell",
} as const;

/** A cell as its tags and metadata want it shown; empty for one that is not. */
export function cellMarkup(
  cell: DocumentCell,
  id: string,
  page: PageContext,
  look: CellLook,
): string {
  if (hasTag(cell, "remove-cell")) return "";
  const inside = insideOf(cell, page, look);
  if (inside === "") return "";
  const shown = hasTag(cell, "hide-cell")
    ? fold("Hidden cell", inside)
    : inside;
  return `<div class="nb-cell ${CLASSES[cell.cell_type]}"${
    attributes({ id })
  }>${shown}</div>\n`;
}

function insideOf(
  cell: DocumentCell,
  page: PageContext,
  look: CellLook,
): string {
  switch (cell.cell_type) {
    case "code":
      return codeCellMarkup(cell, page, look);
    case "markdown": {
      if (hasTag(cell, "remove-input")) return "";
      const shown = proseMarkup(cell, page);
      return isHidden(cell, "input") ? fold("Hidden text", shown) : shown;
    }
    case "raw":
      return hasTag(cell, "remove-input") ? "" : rawMarkup(cell, page);
    default:
      return "";
  }
}

function codeCellMarkup(
  cell: CodeCell,
  page: PageContext,
  { hasInputs, hasOutputs }: CellLook,
): string {
  const source = joinLines(cell.source);
  let markup = "";
  if (hasInputs && !hasTag(cell, "remove-input") && source.trim() !== "") {
    const input = `<div class="nb-in"${
      attributes({ "data-n": cell.execution_count ?? " " })
    }>${codeMarkup(source, languageOf(cell, source, page))}</div>`;
    markup += isHidden(cell, "input") ? fold("Code", input) : input;
  }
  if (hasOutputs && !hasTag(cell, "remove-output")) {
    const { scrolled } = cell.metadata;
    const outputs = outputsMarkup(
      cell.outputs ?? [],
      page,
      typeof scrolled === "boolean" ? scrolled : undefined,
    );
    if (outputs !== "") {
      markup += isHidden(cell, "output") ? fold("Output", outputs) : outputs;
    }
  }
  return markup;
}

function languageOf(
  cell: CodeCell,
  source: string,
  page: PageContext,
): string {
  const { vscode } = cell.metadata;
  const own = isJsonObject(vscode) ? vscode.languageId : undefined;
  return cellLanguage(source, typeof own === "string" ? own : page.language);
}

function proseMarkup(cell: MarkdownCell | RawCell, page: PageContext): string {
  const writer = new HtmlWriter();
  writeMarkdown(writer, joinLines(cell.source), {
    page,
    attachments: cell.attachments,
    isOutlined: true,
  });
  writer.end();
  return writer.toString();
}

/** Cells of a format that is not a page's are for other programs. */
function rawMarkup(cell: RawCell, page: PageContext): string {
  const source = joinLines(cell.source);
  const { raw_mimetype, format } = cell.metadata;
  const type = typeof raw_mimetype === "string" ? raw_mimetype : format ?? "";
  switch (type) {
    case "":
    case "text/plain":
      return source.trim() === "" ? "" : `<pre>${escapeText(source)}</pre>`;
    case "text/markdown":
      return proseMarkup(cell, page);
    case "text/html": {
      const writer = new HtmlWriter();
      writeForeignHtml(writer, source, {
        page,
        attachments: cell.attachments,
        isOutlined: true,
      });
      writer.end();
      return writer.toString();
    }
    default:
      return "";
  }
}

function fold(label: string, inside: string): string {
  return `<details class="nb-fold"><summary>${label}</summary>${inside}</details>`;
}

/** Whether a cell has a tag, written with `-` or with `_`. */
function hasTag(cell: DocumentCell, tag: string): boolean {
  const { tags } = cell.metadata ?? {};
  return Array.isArray(tags) &&
    (tags.includes(tag) || tags.includes(tag.replace("-", "_")));
}

/** Whether a part of a cell is folded, by a tag or by how a front end left it. */
function isHidden(cell: DocumentCell, part: "input" | "output"): boolean {
  const { jupyter, collapsed } = cell.metadata;
  const state = isJsonObject(jupyter) ? jupyter : {};
  return hasTag(cell, `hide-${part}`) ||
    state[part === "input" ? "source_hidden" : "outputs_hidden"] === true ||
    (part === "output" && collapsed === true);
}
