import type { NotebookDocument } from "./document.ts";
import { NotebookChangedError, NotebookError } from "./notebook_error.ts";
import { parseNotebook } from "./parse_notebook.ts";
import { stringifyNotebook } from "./stringify_notebook.ts";
import { readUtf8File, writeFileWhole } from "./_text_file.ts";

/**
 * An `.ipynb` file that is saved again and again, as a run does after each cell,
 * and that notices when somebody else writes to it meanwhile.
 *
 * @example Save twice
 * ```ts
 * import { editFields, newNotebook, NotebookFile } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const path = await Deno.makeTempFile({ suffix: ".ipynb" });
 * const file = await NotebookFile.create(path, newNotebook());
 * const metadata = editFields(file.document.metadata, { title: "Sales" });
 * await file.save(editFields(file.document, { metadata }));
 *
 * await Deno.writeTextFile(path, "something else");
 * assertEquals(await file.isChanged(), true);
 * await Deno.remove(path);
 * ```
 */
export class NotebookFile {
  /** Where the file is. */
  readonly path: string;
  #document: NotebookDocument;
  #text: string;

  private constructor(path: string, document: NotebookDocument, text: string) {
    this.path = path;
    this.#document = document;
    this.#text = text;
  }

  /**
   * Opens a file that there is.
   *
   * @param path Where it is.
   * @returns The file with its notebook.
   * @throws {NotebookError} If it is no notebook, or there is no such file.
   */
  static async open(path: string): Promise<NotebookFile> {
    const text = await readUtf8File(path);
    const document = parseNotebook(text, path);
    return new NotebookFile(path, document, text);
  }

  /**
   * Writes a new file, or over one that there is.
   *
   * @param path Where to write it.
   * @param document The notebook.
   * @returns The file.
   * @throws {NotebookError} If it cannot be written.
   */
  static async create(
    path: string,
    document: NotebookDocument,
  ): Promise<NotebookFile> {
    const text = stringifyNotebook(document);
    await writeFileWhole(path, text);
    return new NotebookFile(path, document, text);
  }

  /** The notebook as it was read or saved last. */
  get document(): NotebookDocument {
    return this.#document;
  }

  /**
   * Whether somebody else changed or removed the file since it was read or saved
   * last. What counts is what it holds, not when it was written.
   *
   * @returns Whether it is another one now.
   */
  async isChanged(): Promise<boolean> {
    try {
      return await readUtf8File(this.path) !== this.#text;
    } catch (error) {
      if (error instanceof NotebookError) return true;
      throw error;
    }
  }

  /**
   * Writes the notebook, whole or not at all.
   *
   * @param document The notebook as it is now.
   * @throws {NotebookChangedError} If somebody else changed or removed the file
   * since it was read or saved last; the file stays as it is.
   * @throws {NotebookError} If it cannot be written.
   */
  async save(document: NotebookDocument): Promise<void> {
    if (await this.isChanged()) {
      throw new NotebookChangedError(
        `Cannot write ${this.path}: it was changed or removed by another program since it was read; it is left as it is`,
        this.path,
      );
    }
    const text = stringifyNotebook(document);
    if (text !== this.#text) await writeFileWhole(this.path, text);
    this.#document = document;
    this.#text = text;
  }
}
