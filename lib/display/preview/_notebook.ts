import { encodeBase64 } from "@std/encoding/base64";
import {
  htmlToText,
  imageSize,
  type Notebook,
  type NotebookCell,
  type NotebookOutput,
  type NotebookPicture,
  readNotebook,
} from "../../formats/mod.ts";
import { markdown } from "../markdown/markdown.ts";
import { element, lines } from "../markup/element.ts";
import { escapeMarkdown } from "../markup/escape_markdown.ts";
import { BAD, MONO, QUIET, STRONG_RULE } from "../markup/styles.ts";
import { count, oneLine, wrap } from "../text/measure.ts";
import { View } from "../view.ts";
import { type Content, type PreviewFile, readNote } from "./_file.ts";
import { folded, indented, pile, remark } from "./_frame.ts";
import { linesNote, linesView } from "./_lines.ts";
import { textContent } from "./_text.ts";

/** Lines of a cell's source and of an output that are shown. */
const CELL_LINES = 30;
const OUTPUT_LINES = 12;
const CELL_CHARACTERS = 8_000;
/** Base64 characters of pictures that are shown, in all. */
const PICTURE_CHARACTERS = 4_000_000;

/** A notebook's headings, its first cells, and what they put out. */
export function notebookContent(file: PreviewFile, text: string): Content {
  if (!file.isWhole) {
    return textContent(file, text, "json", [
      `Shown as text: a notebook's cells need the whole file`,
    ]);
  }
  let notebook: Notebook;
  try {
    notebook = readNotebook(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return textContent(file, text, "json", [
      `Shown as text: ${error.message.replace(/^Cannot read notebook: /, "")}`,
    ]);
  }
  const { cells, language, kernel } = notebook;
  const { limit } = file;
  const failed =
    cells.filter(({ outputs }) => outputs.some(({ type }) => type === "error"))
      .length;
  const outline = outlineView(cells);
  const room = { pictures: PICTURE_CHARACTERS };
  const views = cells.slice(0, limit).map((cell) =>
    cellView(cell, language, file, room)
  );
  const title = oneLine(notebook.title ?? "");
  return {
    facts: [
      ...(title === "" ? [] : [`"${title}"`]),
      count(cells.length, "cell"),
      ...(language === "" ? [] : [language]),
      ...(kernel === undefined || kernel === language
        ? []
        : [`kernel ${kernel}`]),
      ...(failed === 0 ? [] : [`${count(failed, "cell")} with an error`]),
    ],
    view: views.length === 0
      ? remark("No cells")
      : pile(...(outline === undefined ? [] : [outline]), ...views),
    notes: [
      ...(cells.length > limit
        ? [`${limit.toLocaleString("en-US")} of ${count(cells.length, "cell")}`]
        : []),
      ...(file.isWhole ? [] : [readNote(file)]),
    ],
  };
}

/** Headings of all cells, those that are not shown too; none for one or two. */
function outlineView(cells: readonly NotebookCell[]): View | undefined {
  const headings = cells.flatMap(({ type, source }) => {
    if (type !== "markdown") return [];
    const bare = source.slice(0, 20_000).replace(/^```[\s\S]*?^```/gm, "");
    return [...bare.matchAll(/^(#{1,6})[ \t]+(.*?)[ \t#]*$/gm)].map(
      ([, marks = "#", title = ""]) => ({ level: marks.length, title }),
    );
  }).slice(0, 60);
  if (headings.length < 3) return undefined;
  const top = Math.min(...headings.map(({ level }) => level));
  const outline = headings.map(({ level, title }) =>
    `${"  ".repeat(level - top)}- ${title}`
  ).join("\n");
  return folded("Outline", indented(markdown(outline)));
}

function cellView(
  cell: NotebookCell,
  language: string,
  file: PreviewFile,
  room: { pictures: number },
): View {
  if (cell.type === "markdown") {
    const source = cell.source.slice(0, file.maxCharacters).toWellFormed();
    const { baseUrl } = file;
    const view = indented(
      markdown(source, baseUrl === undefined ? {} : { baseUrl }),
    );
    const rest = cell.source.length - source.length;
    return rest === 0
      ? view
      : pile(view, remark(`${count(rest, "more character")}`));
  }
  const source = block(
    cell.source,
    cell.type === "code" ? language : "",
    CELL_LINES,
  );
  return cell.outputs.length === 0
    ? source
    : pile(source, ...cell.outputs.map((output) => outputView(output, room)));
}

/** Lines of a text, and how many were left out. */
function block(text: string, language: string, maxLines: number): View {
  const shown = linesView(text, {
    language,
    maxLines,
    maxCharacters: CELL_CHARACTERS,
    hasNumbers: false,
  });
  const note = linesNote(shown, true);
  return note === "" ? shown.view : pile(shown.view, remark(note));
}

function outputView(output: NotebookOutput, room: { pictures: number }): View {
  const { picture } = output;
  if (picture !== undefined) {
    const found = pictureView(picture, output.text);
    if (found !== undefined && picture.data.length <= room.pictures) {
      room.pictures -= picture.data.length;
      return found;
    }
  }
  if (output.type === "error") return outputLines(output.text, true);
  if (output.text !== "") {
    return outputLines(output.text, output.name === "stderr");
  }
  if (output.html !== undefined) {
    const { text } = htmlToText(output.html);
    if (text.trim() !== "") return outputLines(text, false);
  }
  const what = output.mediaTypes.join(", ");
  return remark(`Output: ${oneLine(what) || "nothing that can be read"}`);
}

/** What a cell wrote, behind a line: red where something went wrong. */
function outputLines(text: string, isBad: boolean): View {
  const shown = linesView(text, {
    language: "",
    maxLines: OUTPUT_LINES,
    maxCharacters: CELL_CHARACTERS,
    hasNumbers: false,
  });
  const note = linesNote(shown, true);
  const all = text.split("\n");
  return new View({
    html: () =>
      element(
        "div",
        {
          style: [
            "margin-top:4px",
            `border-left:3px solid ${isBad ? BAD : STRONG_RULE}`,
          ],
        },
        lines(
          element(
            "pre",
            {
              style: [
                "margin:0",
                "padding:4px 12px",
                "overflow-x:auto",
                "background-color:rgba(0,0,0,0)",
                "text-align:left",
                "white-space:pre",
                MONO,
              ],
            },
            plainOf(shown.view),
          ),
          note === ""
            ? ""
            : element("div", { style: ["padding:0 12px", QUIET] }, note),
        ),
      ),
    markdown: () =>
      note === ""
        ? shown.view.toMarkdown()
        : `${shown.view.toMarkdown()}\n\n*${escapeMarkdown(note)}*`,
    text: (width, style) => {
      const bar = isBad ? style.red("│") : style.dim("│");
      const inner = shown.view.toText({ width: Math.max(20, width - 2) })
        .split("\n").flatMap((line) => wrap(line, width - 2));
      return [
        ...(all.length === 0 ? [] : inner.map((line) => `${bar} ${line}`)),
        ...(note === "" ? [] : [`${bar} ${style.dim(note)}`]),
      ].map((line) => line.trimEnd()).join("\n");
    },
  });
}

/** The text of lines, as it stands in their Markdown between the fences. */
function plainOf(view: View): string {
  return view.toMarkdown().split("\n").slice(1, -1).join("\n");
}

/** A picture among the outputs; undefined when its bytes are none. */
function pictureView(
  picture: NotebookPicture,
  text: string,
): View | undefined {
  const isSvg = picture.mediaType === "image/svg+xml";
  const data = isSvg
    ? encodeBase64(picture.data)
    : picture.data.replace(/\s/g, "");
  if (!/^[A-Za-z\d+/]+={0,2}$/.test(data)) return undefined;
  let bytes: Uint8Array;
  try {
    bytes = Uint8Array.from(
      atob(data.slice(0, 65_536 * 4)),
      (c) => c.charCodeAt(0),
    );
  } catch {
    return undefined;
  }
  const kind = isSvg ? "svg" : picture.mediaType.slice("image/".length);
  const size = imageSize(bytes, kind);
  const said = oneLine(text).slice(0, 120).toWellFormed();
  const label = [
    said === "" ? "Picture" : said,
    ...(size === undefined ? [] : [`${size.width} × ${size.height} pixels`]),
  ].join(", ");
  return new View({
    html: () =>
      element(
        "div",
        { style: "padding:4px 12px" },
        element("img", {
          src: `data:${picture.mediaType};base64,${data}`,
          alt: label,
          ...(size === undefined ? {} : { width: Math.min(size.width, 640) }),
          style: "max-width:100%;height:auto",
        }),
      ),
    markdown: () => `*${escapeMarkdown(label)}*`,
    text: (width, style) => wrap(`[${label}]`, width).map(style.dim).join("\n"),
  });
}
