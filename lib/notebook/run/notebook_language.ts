import type { NotebookDocument } from "../format/mod.ts";

/** Names of what the cell engine runs. */
const OURS: ReadonlySet<string> = new Set([
  "typescript",
  "javascript",
  "ts",
  "js",
  "deno",
]);

/**
 * The language that a notebook says its cells are written in, where it is none that
 * the cell engine runs.
 *
 * @param document The notebook.
 * @returns Its name; `undefined` for TypeScript and JavaScript, and where nothing is said.
 *
 * @example
 * ```ts
 * import { foreignLanguage, parseNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const notebook = parseNotebook(JSON.stringify({
 *   cells: [],
 *   metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } },
 *   nbformat: 4,
 *   nbformat_minor: 5,
 * }));
 * assertEquals(foreignLanguage(notebook), "python");
 * ```
 */
export function foreignLanguage(
  { metadata }: NotebookDocument,
): string | undefined {
  const said: readonly unknown[] = [
    metadata.kernelspec?.language,
    metadata.language_info?.name,
  ];
  const names = said.filter((name) => typeof name === "string" && name !== "")
    .map(String);
  const isOurs = names.length === 0 ||
    names.some((name) => OURS.has(name.toLowerCase()));
  return isOurs ? undefined : names[0];
}
