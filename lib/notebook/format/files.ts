import type { NotebookDocument } from "./document.ts";
import { newCellId } from "./new_notebook.ts";
import { parseNotebook } from "./parse_notebook.ts";
import { parseAnyNotebook, upgradeNotebook } from "./upgrade_notebook.ts";
import { stringifyNotebook } from "./stringify_notebook.ts";
import { readUtf8File, writeFileWhole } from "./_text_file.ts";

/** How {@linkcode readNotebookFile} reads. */
export interface ReadNotebookFileOptions {
  /**
   * Whether to make nbformat 4.5 of the notebook, which may then be of nbformat 3
   * as well, and have ids that stand twice; see `upgradeNotebook()`.
   *
   * @default {false}
   */
  readonly upgrade?: boolean;
}

/**
 * Reads an `.ipynb` file of nbformat 4.0 to 4.5.
 *
 * @param path Where it is.
 * @param options How to read it.
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
  options: ReadNotebookFileOptions = {},
): Promise<NotebookDocument> {
  const { upgrade = false } = options;
  const text = await readUtf8File(path);
  return upgrade
    ? upgradeNotebook(parseAnyNotebook(text, path, newCellId))
    : parseNotebook(text, path);
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
