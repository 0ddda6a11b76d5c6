import { outlineCell, readCellStatements } from "../../cells/outline/mod.ts";
import { DEFAULT_HEAD, headedNotebook } from "../convert/notebook_head.ts";
import type { TextCell } from "../convert/text_cells.ts";
import type { NotebookDocument } from "../format/mod.ts";
import {
  type PreambleNames,
  type PreambleParts,
  preambleText,
} from "./_preamble.ts";
import { scriptParagraphs } from "./_script_paragraphs.ts";
import { TextEdits } from "./_text_edits.ts";

/** Comments that speak to programs. */
const DIRECTIVE_REGEXP =
  /^(?:\/\/\/|\/\/\s*(?:deno-|@ts-|@deno-types|eslint-|#?(?:end)?region\b|@jsx)|\/\*\*?\s*@jsx)/m;

/**
 * Makes a notebook of a script. Comments that stand alone, with empty lines around
 * them, become prose, code becomes cells. Cells are divided where two empty lines
 * stand between statements; in a script that has such nowhere, where one does.
 *
 * Of a script that {@linkcode notebookToScript} wrote, what it put in is taken
 * out again. A first line that names a program becomes metadata.
 *
 * @param text The script.
 * @returns The notebook.
 *
 * @example
 * ```ts
 * import { notebookFromScript } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const { cells } = await notebookFromScript("// # Sums\n\nconst a = 1;\n\na + 1;\n");
 * assertEquals(cells.map(({ cell_type }) => cell_type), ["markdown", "code", "code"]);
 * assertEquals(cells[0]?.source, ["# Sums"]);
 * ```
 */
export async function notebookFromScript(
  text: string,
): Promise<NotebookDocument> {
  const whole = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const executable = /^#!(.*)\n?/.exec(whole);
  const script = executable === null
    ? whole
    : whole.slice(executable[0].length);
  const own = findPreamble(script);
  const body = own === undefined ? script : script.replace(own.text, () => "");
  const cells = cellsOf(body);
  const restored = own === undefined
    ? cells
    : await Promise.all(cells.map((cell) => restore(cell, own.names)));
  const { metadata } = DEFAULT_HEAD;
  return headedNotebook({
    ...DEFAULT_HEAD,
    metadata: executable === null
      ? metadata
      : { ...metadata, jupytext: { executable: executable[1] } },
  }, restored);
}

function cellsOf(script: string): readonly TextCell[] {
  const paragraphs = scriptParagraphs(script);
  const isWide = paragraphs.some(({ gap }, n) => n > 0 && gap > 1);
  const cells: { type: "code" | "markdown"; source: string }[] = [];
  for (const { text, gap } of paragraphs) {
    const prose = proseOf(text);
    const type = prose === undefined ? "code" : "markdown";
    const source = prose ?? text;
    const last = cells.at(-1);
    if (isWide && gap === 1 && last?.type === type) {
      last.source += `\n\n${source}`;
    } else cells.push({ type, source });
  }
  return cells.map((cell) => ({ ...cell, metadata: {}, fields: {} }));
}

/** The text of comments that stand alone; nothing where there is code, or a word to a program. */
function proseOf(text: string): string | undefined {
  if (DIRECTIVE_REGEXP.test(text)) return undefined;
  const lines = text.split("\n");
  if (lines.every((line) => line.startsWith("//"))) {
    return lines.map((line) => line.replace(/^\/\/ ?/, "")).join("\n");
  }
  const inside = /^\/\*\*?((?:(?!\*\/)[^])*)\*\/$/.exec(text)?.[1];
  if (inside === undefined) return undefined;
  const prose = inside.split("\n").map((line) => line.replace(/^\s*\* ?/, ""))
    .join("\n").trim();
  return prose === "" ? undefined : prose;
}

/** What a script has from us. */
interface FoundPreamble {
  readonly text: string;
  readonly names: PreambleNames;
}

function findPreamble(script: string): FoundPreamble | undefined {
  const word = (pattern: RegExp) => pattern.exec(script)?.[1];
  const show = word(/^async function ([\w$]+)\(value: unknown\)/m);
  const view = word(/^function ([\w$]+)\(bundle: unknown\)/m);
  const jupyter = word(/^const ([\w$]+) = \{\n {2}\$display: /m);
  if (show === undefined) return undefined;
  const names = { show, view: view ?? "", jupyter: jupyter ?? "" };
  const parts: PreambleParts = {
    show: true,
    jupyter: jupyter !== undefined,
    last: /^let _: unknown;$/m.test(script),
  };
  const text = preambleText(names, parts);
  return script.includes(text) ? { text, names } : undefined;
}

/** Takes out of a cell what the script needed. */
async function restore(
  cell: TextCell,
  { show, jupyter }: PreambleNames,
): Promise<TextCell> {
  if (cell.type !== "code") return cell;
  const edits = new TextEdits(cell.source);
  const { uses } = await outlineCell(cell.source);
  for (const one of uses) {
    if (jupyter !== "" && one.name === jupyter) {
      edits.replace(one, "Deno.jupyter");
    }
  }
  const last = readCellStatements(cell.source)?.statements
    .findLast(({ expression }) => expression !== undefined)?.expression;
  if (last !== undefined) {
    const text = cell.source.slice(last.start, last.end);
    const call = `await ${show}(`;
    if (text.startsWith(call) && text.endsWith(")")) {
      edits.replace({ start: last.start, end: last.start + call.length }, "");
      edits.replace({ start: last.end - 1, end: last.end }, "");
    }
  }
  // Its first bracket is no longer behind another cell.
  const source = edits.apply().trim().replace(/^;(?=[([`/+*-])/, "");
  return { ...cell, source };
}
