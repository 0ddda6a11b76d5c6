import { percentMarker } from "./_percent_lines.ts";

/**
 * What a notebook can be written as: `ipynb` (JSON), `ts` (TypeScript with
 * `// %%` before each cell), `md` (Markdown), `script` (TypeScript that runs by
 * itself).
 */
export type NotebookTextKind = "ipynb" | "ts" | "md" | "script";

/** How much of a text is looked at where its name does not help. */
const MAX_LINES = 10_000;

/**
 * Tells in which way a text holds a notebook, by its file's name where that is
 * plain, and by its content.
 *
 * @param text The text.
 * @param name The file's name, where there is one.
 * @returns The kind; prose without any sign of its own is Markdown.
 *
 * @example
 * ```ts
 * import { detectNotebookText } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(detectNotebookText("// %%\n1 + 1\n", "sums.ts"), "ts");
 * assertEquals(detectNotebookText("console.log(1);\n", "sums.ts"), "script");
 * assertEquals(detectNotebookText("# Sums\n"), "md");
 * ```
 */
export function detectNotebookText(
  text: string,
  name = "",
): NotebookTextKind {
  if (/\.ipynb$/i.test(name)) return "ipynb";
  if (/\.(?:md|markdown|mdown|mkd|qmd)$/i.test(name)) return "md";
  const isCode = /\.[cm]?[jt]sx?$/i.test(name);
  if (!isCode && isJson(text)) return "ipynb";
  const lines = text.replace(/^\ufeff/, "").split(/\r\n?|\n/, MAX_LINES);
  if (lines.some((line) => percentMarker(line) !== undefined)) return "ts";
  if (hasPercentHead(lines)) return "ts";
  return isCode || looksLikeCode(lines) ? "script" : "md";
}

function isJson(text: string): boolean {
  return /^\ufeff?\s*\{\s*(?:"|\}|$)/.test(text) &&
    /"(?:nbformat|cells|worksheets)"/.test(text);
}

/** Whether a text begins as ours do; a notebook without cells has nothing else. */
function hasPercentHead(lines: readonly string[]): boolean {
  return lines[0] === "// ---" && lines[1]?.startsWith("// jupyter:") === true;
}

function looksLikeCode(lines: readonly string[]): boolean {
  const isMarkdown = lines.some((line) =>
    /^(?:#{1,6} |<!-- (?:cell|begin cell|notebook)|```|~~~)/.test(line)
  );
  if (isMarkdown) return false;
  const first = lines.find((line) => line.trim() !== "") ?? "";
  return /^(?:#!|\/\/|\/\*|import\s*(?:["'(]|[\w*{$][^]*?\bfrom\s*["'])|export\s|(?:const|let|var)\s|(?:async\s+)?function\b|class\s|type\s+\w+\s*=|interface\s|await[\s(]|console\.|Deno\.)/
    .test(first);
}
