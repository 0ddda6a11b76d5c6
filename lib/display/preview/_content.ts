import { encodeBase64 } from "@std/encoding/base64";
import {
  decodeText,
  type FileKind,
  htmlToText,
  parseDelimited,
  parseJsonLines,
  readNotebook,
  readPdfText,
  readZip,
  type Sniffed,
} from "../../formats/mod.ts";
import { codeView, hexView } from "../code/code_view.ts";
import { element } from "../markup/element.ts";
import { escapeMarkdown } from "../markup/escape_markdown.ts";
import { bytesText } from "../text/formats.ts";
import { imageSize } from "./_image_size.ts";
import { notebookView } from "./_notebook.ts";
import { delimitedView } from "./_csv.ts";

import { FONT, QUIET } from "../markup/styles.ts";
import { count, oneLine, wrap } from "../text/measure.ts";
import { json } from "../json.ts";
import { markdown } from "../markdown/markdown.ts";
import { stack } from "../stack.ts";
import { table } from "../table/table.ts";
import { View } from "../view.ts";

/** Kinds that every browser shows as a picture. */
const IMAGES: ReadonlySet<FileKind> = new Set([
  "png",
  "jpeg",
  "gif",
  "webp",
  "svg",
  "avif",
  "bmp",
]);

/** A file, opened and read as far as it is shown. */
export interface PreviewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
  readonly size: number | undefined;
  readonly kind: Sniffed;
  readonly limit: number;
  readonly maxLines: number;
}

/** What a file holds. */
export interface Content {
  /** What stands beside the name: counts, sizes. */
  readonly facts: readonly string[];
  readonly view: View;
}

const KIND_NAMES: Readonly<Partial<Record<FileKind, string>>> = {
  csv: "CSV",
  tsv: "TSV",
  json: "JSON",
  jsonl: "JSON lines",
  markdown: "Markdown",
  html: "HTML",
  yaml: "YAML",
  notebook: "Jupyter notebook",
  pdf: "PDF",
  zip: "Zip archive",
  png: "PNG image",
  jpeg: "JPEG image",
  gif: "GIF image",
  webp: "WebP image",
  svg: "SVG image",
  avif: "AVIF image",
  bmp: "BMP image",
};

/** The line above: name, kind, size and counts. */
export function titleView(file: PreviewFile, facts: readonly string[]): View {
  const { kind, size, isWhole } = file;
  const name = oneLine(file.name) || "untitled";
  const what = KIND_NAMES[kind.kind] ??
    (kind.language !== undefined && kind.kind === "code"
      ? kind.language
      : kind.mediaType);
  const rest = [
    what,
    ...(size === undefined
      ? isWhole ? [] : [`more than ${bytesText(file.bytes.length)}`]
      : [bytesText(size)]),
    ...facts,
  ].join(" · ");
  return new View({
    html: () =>
      element(
        "div",
        { dir: "auto", style: [FONT, "padding:0 12px"] },
        element("strong", {}, name),
        element("span", { style: QUIET }, ` · ${rest}`),
      ),
    markdown: () => `**${escapeMarkdown(name)}** · ${escapeMarkdown(rest)}`,
    text: (width, style) => {
      const [first = "", ...more] = wrap(`${name} · ${rest}`, width);
      const head = first.startsWith(name)
        ? style.bold(name) + style.dim(first.slice(name.length))
        : style.bold(first);
      return [head, ...more.map((line) => style.dim(line))].join("\n");
    },
  });
}

/** What is in the file, by its kind. */
export function contentOf(file: PreviewFile): Content {
  const { bytes, isWhole, kind, limit, maxLines, size } = file;
  if (IMAGES.has(kind.kind) && isWhole) return imageContent(file);
  switch (kind.kind) {
    case "zip":
      return zipContent(file);
    case "pdf":
      return pdfContent(file);
  }
  const { text, encoding } = decodeText(bytes, { partial: !isWhole });
  if (encoding === "binary") return { facts: [], view: hexView(bytes, size) };
  const facts = encoding === "utf-8" ? [] : [encoding];
  const asCode = (language: string): Content => ({
    facts,
    view: codeView(text, language, maxLines, isWhole),
  });
  switch (kind.kind) {
    case "csv":
    case "tsv": {
      const parsed = parseDelimited(isWhole ? text : wholeLines(text));
      const rows = count(parsed.rows.length, "row");
      const columns = count(parsed.columns.length, "column");
      return {
        facts: [...facts, `${isWhole ? "" : "more than "}${rows} × ${columns}`],
        view: delimitedView(parsed, limit, isWhole, bytes.length),
      };
    }
    case "json": {
      const value = isWhole ? parsedJson(text) : undefined;
      return value === undefined
        ? asCode("json")
        : { facts, view: json(value.value) };
    }
    case "jsonl":
      return jsonLinesContent(isWhole ? text : wholeLines(text), facts, limit);
    case "markdown": {
      const all = text.split("\n");
      const cut = all.slice(0, maxLines * 4).join("\n");
      const view = markdown(cut);
      return cut === text.trimEnd() || all.length <= maxLines * 4
        ? { facts, view: bundled(view) }
        : {
          facts: [
            ...facts,
            `first ${maxLines * 4} of ${count(all.length, "line")}`,
          ],
          view: bundled(view),
        };
    }
    case "html": {
      const page = htmlToText(text);
      const title = page.title === undefined
        ? []
        : [`"${oneLine(page.title)}"`];
      return {
        facts: [...facts, ...title, "shown as text"],
        view: codeView(page.text, "", maxLines, isWhole),
      };
    }
    case "notebook": {
      try {
        const notebook = readNotebook(text);
        return {
          facts: [
            ...facts,
            count(notebook.cells.length, "cell"),
            ...(notebook.language === "" ? [] : [notebook.language]),
          ],
          view: notebookView(notebook, limit),
        };
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        return asCode("json");
      }
    }
    case "yaml":
      return asCode("yaml");
    case "svg":
      return asCode("xml");
    default:
      return asCode(kind.language ?? "");
  }
}

/** The text up to its last line end. */
function wholeLines(text: string): string {
  const end = text.lastIndexOf("\n");
  return end < 0 ? text : text.slice(0, end + 1);
}

function parsedJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** A view whose HTML stands in a bundle, though Markdown alone would do. */
function bundled(view: View): View {
  return stack(view);
}

function jsonLinesContent(
  text: string,
  facts: readonly string[],
  limit: number,
): Content {
  const { values, errors } = parseJsonLines(text);
  const shown = [json(values.slice(0, limit), { depth: 1 })];
  if (errors.length > 0) {
    shown.push(
      table(errors.slice(), {
        caption: `Not JSON: ${count(errors.length, "line")}`,
        limit: 5,
        columns: { line: "Line", message: "Message", text: "Text" },
      }),
    );
  }
  const all = count(values.length, "value");
  return {
    facts: [
      ...facts,
      values.length > limit ? `${limit} of ${all}` : all,
    ],
    view: stack(...shown),
  };
}

/** Shown no wider than this, however many pixels there are. */
const MAX_IMAGE_WIDTH = 720;

function imageContent({ name, bytes, kind }: PreviewFile): Content {
  const pixels = imageSize(bytes, kind.kind);
  const facts = pixels ? [`${pixels.width} × ${pixels.height} pixels`] : [];
  const what = KIND_NAMES[kind.kind] ?? "image";
  const alt = [oneLine(name) || what, ...facts].join(", ");
  return {
    facts,
    view: new View({
      html: () =>
        element("img", {
          src: `data:${kind.mediaType};base64,${encodeBase64(bytes)}`,
          alt,
          ...(pixels ? { width: Math.min(pixels.width, MAX_IMAGE_WIDTH) } : {}),
          style: "max-width:100%;height:auto",
        }),
      markdown: () => `*${escapeMarkdown(`${what}: ${alt}`)}*`,
      text: (_width, style) => style.dim(`(${what})`),
    }),
  };
}

function zipContent(file: PreviewFile): Content {
  const { bytes, isWhole, size, limit } = file;
  try {
    if (!isWhole) throw new SyntaxError("only a part was read");
    const entries = readZip(bytes);
    const total = entries.reduce((sum, entry) => sum + entry.size, 0);
    return {
      facts: [count(entries.length, "file"), `${bytesText(total)} unpacked`],
      view: table(
        entries.map((entry) => ({
          name: entry.name,
          size: entry.size,
          packed: entry.compressedSize,
          note: entry.problem,
        })),
        {
          limit,
          columns: {
            name: "Name",
            size: "Size",
            packed: "Packed",
            ...(entries.some(({ problem }) => problem !== undefined)
              ? { note: "Note" }
              : {}),
          },
          formats: { size: "bytes", packed: "bytes" },
        },
      ),
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { facts: [error.message], view: hexView(bytes, size) };
  }
}

function pdfContent(file: PreviewFile): Content {
  const { bytes, isWhole, size, maxLines } = file;
  try {
    if (!isWhole) throw new SyntaxError("only a part was read");
    const { pages, title } = readPdfText(bytes);
    const text = pages.map((page, i) =>
      pages.length > 1 ? `— page ${i + 1} —\n${page}` : page
    ).join("\n\n");
    return {
      facts: [
        count(pages.length, "page"),
        ...(title === undefined ? [] : [`"${oneLine(title)}"`]),
      ],
      view: codeView(text, "", maxLines, true),
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { facts: [error.message], view: hexView(bytes, size) };
  }
}
