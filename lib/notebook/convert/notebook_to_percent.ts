import type { NotebookDocument } from "../format/mod.ts";
import { writeCellOptions } from "./_cell_options.ts";
import { DerivedIds } from "./_derived_ids.ts";
import { headOf, NEWEST_MINOR, withRepresentation } from "./notebook_head.ts";
import { commentedCode, commentedProse } from "./_percent_lines.ts";
import {
  encodedSource,
  optionsOfCell,
  type TextCell,
  textCell,
} from "./text_cells.ts";
import { yamlLines } from "./_yaml_text.ts";

/** Titles that the marker of a cell can hold as they are. */
const TITLE_REGEXP =
  /^[\p{L}\p{N}_][^\s{}[\]=]*(?: [\p{L}\p{N}_(,:][^\s{}[\]=]*)*$/u;
/** What would end a comment early. */
const LINE_END_REGEXP = /[\u2028\u2029]/;

/**
 * Writes a notebook as TypeScript with `// %%` before each cell: the percent
 * format of jupytext, VS Code and others. Prose stands in comments; ids,
 * metadata and attachments stand behind the markers, the notebook's metadata in
 * a comment at the beginning. Everything but outputs and execution counts comes
 * back by {@linkcode notebookFromPercent}.
 *
 * @param notebook The notebook.
 * @returns The text of a `.ts` file.
 *
 * @example A cell as text
 * ```ts
 * import { notebookFromPercent, notebookToPercent } from "@cenote/cenote/notebook";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const notebook = notebookFromPercent("// %% [markdown]\n// # Sums\n\n// %%\n1 + 1\n");
 * const text = notebookToPercent(notebook);
 * assert(text.endsWith("// %% [markdown]\n// # Sums\n\n// %%\n1 + 1\n"));
 * assertEquals(notebookFromPercent(text), notebook);
 * ```
 */
export function notebookToPercent(notebook: NotebookDocument): string {
  const head = headOf(notebook);
  const ids = new DerivedIds();
  const parts = [
    commentedProse([
      "---",
      ...yamlLines({ jupyter: withRepresentation(head) }),
      "---",
    ].join("\n")),
  ];
  for (const one of notebook.cells) {
    const cell = textCell(one);
    const derived = ids.next(cell.type, cell.source);
    const leavesOutId = head.minor === NEWEST_MINOR && cell.id === derived;
    parts.push(percentCell(cell, leavesOutId));
  }
  return `${parts.join("\n\n")}\n`;
}

function percentCell(cell: TextCell, leavesOutId: boolean): string {
  const { title, ...metadata } = cell.metadata;
  const isPlain = typeof title === "string" && title.isWellFormed() &&
    TITLE_REGEXP.test(title);
  const encoded = cell.type === "code"
    ? encodedSource(cell.source)
    : encodedSource(cell.source, LINE_END_REGEXP);
  const options = [
    ...optionsOfCell(isPlain ? { ...cell, metadata } : cell, leavesOutId),
    ...encoded.options,
  ];
  let { text } = encoded;
  if (cell.type === "code") {
    // Lines between cells belong to none, so that a formatter may change them.
    const core = text.replace(/\n+$/, "");
    const trailing = text.length - core.length;
    if (trailing > 0) options.push(["trailing_lines", trailing]);
    text = core;
  }
  const marker = [
    "// %%",
    ...(isPlain ? [title] : []),
    ...(cell.type === "code" ? [] : [`[${cell.type}]`]),
    ...(options.length > 0 ? [writeCellOptions(options)] : []),
  ].join(" ");
  if (text === "") return marker;
  const body = cell.type === "code"
    ? commentedCode(text)
    : commentedProse(text);
  return `${marker}\n${body}`;
}
