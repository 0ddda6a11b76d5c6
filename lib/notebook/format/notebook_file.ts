import type { NotebookDocument } from "./document.ts";
import { readNotebookFile, writeNotebookFile } from "./files.ts";
import { NotebookChangedError } from "./notebook_error.ts";

/**
 * An `.ipynb` file that is saved again and again, as a run does after each cell,
 * and that notices when somebody else writes to it meanwhile.
 */
export class NotebookFile {
  /** Where the file is. */
  readonly path: string;
  #document: NotebookDocument;
  #known: string;

  private constructor(path: string, document: NotebookDocument, known: string) {
    this.path = path;
    this.#document = document;
    this.#known = known;
  }

  /**
   * Opens a file that there is.
   *
   * @param path Where it is.
   * @returns The file with its notebook.
   * @throws {NotebookError} If it is no notebook, or there is no such file.
   */
  static async open(path: string): Promise<NotebookFile> {
    const document = await readNotebookFile(path);
    return new NotebookFile(path, document, await Deno.readTextFile(path));
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
    await writeNotebookFile(path, document);
    return new NotebookFile(path, document, await Deno.readTextFile(path));
  }

  /** The notebook as it was read or saved last. */
  get document(): NotebookDocument {
    return this.#document;
  }

  /** Whether somebody else changed or removed the file since it was read or saved last. */
  async isChanged(): Promise<boolean> {
    return await Deno.readTextFile(this.path).catch(() => undefined) !==
      this.#known;
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
        `Cannot save ${this.path}: it was changed by another program meanwhile`,
        this.path,
      );
    }
    await writeNotebookFile(this.path, document);
    this.#document = document;
    this.#known = await Deno.readTextFile(this.path);
  }
}
