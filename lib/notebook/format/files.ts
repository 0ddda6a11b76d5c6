import type { NotebookDocument } from "./document.ts";
import { documentOf, parseJson } from "./parse_notebook.ts";
import { stringifyNotebook } from "./stringify_notebook.ts";
import { readUtf8File, writeFileWhole } from "./_text_file.ts";

/**
 * Reads an `.ipynb` file of nbformat 4.0 to 4.5.
 *
 * @param path Where it is.
 * @returns The notebook.
 * @throws {NotebookError} If there is no such file, if it cannot be read, or if it
 * is no notebook; it names the file.
 *
 * @example Read a file
 * ```ts
 * import { newNotebook, readNotebookFile, writeNotebookFile } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const path = await Deno.makeTempFile({ suffix: ".ipynb" });
 * await writeNotebookFile(path, newNotebook({ title: "Sales" }));
 * assertEquals((await readNotebookFile(path)).metadata.title, "Sales");
 * await Deno.remove(path);
 * ```
 */
export async function readNotebookFile(
  path: string,
): Promise<NotebookDocument> {
  const text = await readUtf8File(path);
  return documentOf(parseJson(text, path), text, path);
}

/**
 * Writes an `.ipynb` file, whole or not at all: should the disk be full or the
 * program be killed, the path holds the old notebook or the new one.
 *
 * Permissions of a file that is there stay, and a link stays a link.
 *
 * @param path Where to write it.
 * @param notebook The notebook.
 * @throws {NotebookError} If it cannot be written; what was there stays.
 *
 * @example Change a file
 * ```ts
 * import { editFields, newNotebook, readNotebookFile, writeNotebookFile } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const path = await Deno.makeTempFile({ suffix: ".ipynb" });
 * await writeNotebookFile(path, newNotebook());
 * const notebook = await readNotebookFile(path);
 * const metadata = editFields(notebook.metadata, { title: "Sales" });
 * await writeNotebookFile(path, editFields(notebook, { metadata }));
 * assertEquals((await readNotebookFile(path)).metadata.title, "Sales");
 * await Deno.remove(path);
 * ```
 */
export async function writeNotebookFile(
  path: string,
  notebook: NotebookDocument,
): Promise<void> {
  await writeFileWhole(path, stringifyNotebook(notebook));
}
