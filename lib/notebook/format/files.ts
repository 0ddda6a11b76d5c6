import type { NotebookDocument } from "./document.ts";
import { parseNotebook } from "./parse_notebook.ts";
import { stringifyNotebook } from "./stringify_notebook.ts";

/**
 * Reads an `.ipynb` file.
 *
 * @param path Where it is.
 * @returns The notebook.
 * @throws {NotebookError} If it is no notebook; it names the file.
 */
export async function readNotebookFile(
  path: string,
): Promise<NotebookDocument> {
  return parseNotebook(await Deno.readTextFile(path));
}

/**
 * Writes an `.ipynb` file, whole or not at all: whatever happens meanwhile, the
 * path holds the old notebook or the new one.
 *
 * @param path Where to write it.
 * @param notebook The notebook.
 */
export async function writeNotebookFile(
  path: string,
  notebook: NotebookDocument,
): Promise<void> {
  await Deno.writeTextFile(path, stringifyNotebook(notebook));
}
