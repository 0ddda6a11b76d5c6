import { isObject } from "../format/json_object.ts";
import type { JsonObject, NotebookDocument } from "../format/mod.ts";
import { readCellOptions } from "./_cell_options.ts";
import {
  DEFAULT_HEAD,
  headedNotebook,
  readYamlHead,
  type YamlHead,
} from "./notebook_head.ts";
import {
  type PercentMarker,
  percentMarker,
  uncommentedCode,
  uncommentedProse,
} from "./_percent_lines.ts";
import { cellOfOptions, type CellType, type TextCell } from "./text_cells.ts";

/**
 * Reads TypeScript with `// %%` before each cell, ours, jupytext's or written by
 * hand, as a notebook. Cells that name no id get one that follows from their
 * text; a text that names no kernel is for Deno.
 *
 * @param text The text of a `.ts` file.
 * @returns The notebook, without outputs.
 * @throws {NotebookError} If the text's head is not readable.
 *
 * @example Cells with options
 * ```ts
 * import { notebookFromPercent } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const { cells } = notebookFromPercent('// %% tags=["parameters"]\nconst year = 2026;\n');
 * assertEquals(cells[0]?.metadata, { tags: ["parameters"] });
 * assertEquals(cells[0]?.source, ["const year = 2026;"]);
 * ```
 */
export function notebookFromPercent(text: string): NotebookDocument {
  const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").split("\n");
  const { head, next, executable } = readHead(lines);
  const cells: TextCell[] = [];
  const others = head?.others ?? [];
  if (others.length > 0) {
    cells.push(plainCell("raw", ["---", ...others, "---"].join("\n")));
  }
  let marker: PercentMarker | undefined;
  let start = next;
  for (let at = next; at <= lines.length; at++) {
    const line = lines[at];
    const begins = line === undefined ? undefined : percentMarker(line);
    if (line !== undefined && begins === undefined) continue;
    const body = lines.slice(start, at);
    if (marker !== undefined) cells.push(percentCell(marker, body));
    else if (body.some((one) => one.trim() !== "")) {
      const first = body.findIndex((one) => one !== "");
      cells.push(plainCell("code", codeOf(body.slice(first))));
    }
    marker = begins;
    start = at + 1;
  }
  const { metadata, minor, fields } = { ...DEFAULT_HEAD, ...head };
  return headedNotebook(
    { metadata: withExecutable(metadata, executable), minor, fields },
    cells,
  );
}

/** What stands before the first cell. */
interface Beginning {
  readonly head: YamlHead | undefined;
  /** The line behind it. */
  readonly next: number;
  /** The program that the first line names. */
  readonly executable: string | undefined;
}

function readHead(lines: readonly string[]): Beginning {
  let at = 0;
  const executable = /^#!(.+)$/.exec(lines[0] ?? "")?.[1];
  if (executable !== undefined) at++;
  // What jupytext puts before text that is not ASCII only.
  if (/^\/\/.*?coding[:=][ \t]*[-\w.]+/.test(lines[at] ?? "")) at++;
  const none = { head: undefined, next: at, executable };
  if (!/^\/\/ ?---\s*$/.test(lines[at] ?? "")) return none;
  for (let end = at + 1; end < lines.length; end++) {
    const line = lines[end] ?? "";
    if (!line.startsWith("//")) return none;
    if (!/^\/\/ ?---\s*$/.test(line)) continue;
    const inside = uncommentedProse(lines.slice(at + 1, end));
    const head = readYamlHead(inside, at + 1);
    return head === undefined ? none : { head, next: end + 1, executable };
  }
  return none;
}

function withExecutable(
  metadata: JsonObject,
  executable: string | undefined,
): JsonObject {
  if (executable === undefined) return metadata;
  const { jupytext } = metadata;
  const others = isObject(jupytext) ? jupytext : {};
  return { ...metadata, jupytext: { ...others, executable } };
}

function plainCell(type: CellType, source: string): TextCell {
  return { type, source, metadata: {}, fields: {} };
}

const TYPES: Readonly<Record<string, CellType>> = {
  markdown: "markdown",
  md: "markdown",
  raw: "raw",
};

function percentCell(marker: PercentMarker, body: readonly string[]): TextCell {
  const { title, values } = readCellOptions(marker.text);
  const options = new Map(values);
  const tag = /(?:^|\s)\[(markdown|md|raw)\]/.exec(title);
  const type = TYPES[tag?.[1] ?? ""] ?? "code";
  const words = tag === null ? title : title.replace(tag[0], "").trim();
  if (words !== "") options.set("title", words);
  if (marker.depth > 0) options.set("cell_depth", marker.depth);
  if (type !== "code") {
    const lines = uncommentedProse(withoutGap(body));
    return cellOfOptions(type, lines.join("\n"), options);
  }
  const language = options.get("language");
  if (typeof language !== "string" || !isCommented(body)) {
    return cellOfOptions(type, codeOf(body), options);
  }
  // A cell of another language, which jupytext writes as a comment.
  options.delete("language");
  const lines = uncommentedProse(withoutGap(body));
  return cellOfOptions(type, [`%%${language}`, ...lines].join("\n"), options);
}

function isCommented(body: readonly string[]): boolean {
  return withoutGap(body).every((line) => line.startsWith("//"));
}

function codeOf(body: readonly string[]): string {
  return uncommentedCode(withoutGap(body)).join("\n");
}

/** Leaves out the empty lines before the next cell. */
function withoutGap(body: readonly string[]): readonly string[] {
  let end = body.length;
  while (end > 0 && body[end - 1] === "") end--;
  return body.slice(0, end);
}
