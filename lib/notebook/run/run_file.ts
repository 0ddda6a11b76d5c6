import {
  NotebookChangedError,
  type NotebookDocument,
  NotebookFile,
} from "../format/mod.ts";

/** After a write the next one waits this many times as long as it took, so that it costs a run little. */
const REST = 4;
const MOST_REST_MS = 1_000;

/**
 * The file that a run writes its notebook to again and again, while the next cell
 * runs already. Of a large notebook short cells in a row share a write. When somebody
 * else writes to the file meanwhile, it stays as they left it: from then on the run
 * writes another one beside it.
 *
 * @example Written after every cell
 * ```ts
 * import { NotebookFile, NotebookRunFile, runNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const path = await Deno.makeTempFile({ suffix: ".ipynb" });
 * await Deno.writeTextFile(
 *   path,
 *   '{ "cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5 }',
 * );
 * const file = new NotebookRunFile(await NotebookFile.open(path));
 * const { document } = await runNotebook(file.document, {
 *   onChange: (changed) => file.save(changed),
 * });
 * await file.finish(document);
 * assertEquals(file.path, path);
 * await Deno.remove(path);
 * ```
 */
export class NotebookRunFile {
  readonly #original: NotebookFile;
  #file: NotebookFile;
  /** The notebook that is to be written when what is being written is. */
  #next: NotebookDocument | undefined;
  #isWriting = false;
  /** Ends when nothing is to be written any more. */
  #written: Promise<void> | undefined;
  #isFinishing = false;
  /** Ends the waiting for the next write. */
  #wake: () => void = () => {};
  #failure: { readonly error: unknown } | undefined;

  /**
   * Writes nothing yet.
   *
   * @param file The file, as it was opened or created.
   */
  constructor(file: NotebookFile) {
    this.#original = file;
    this.#file = file;
  }

  /** The notebook as it was written last. */
  get document(): NotebookDocument {
    return this.#file.document;
  }

  /** Where the notebook is written to. */
  get path(): string {
    return this.#file.path;
  }

  /** Whether somebody else changed the file, so that another one is written. */
  get isMoved(): boolean {
    return this.#file !== this.#original;
  }

  /**
   * Has the notebook written. Returns at once; when much comes in a row, only the
   * last is written.
   *
   * @param document The notebook as it is now.
   * @throws What kept it from being written before: a full disk, no permission.
   */
  save(document: NotebookDocument): void {
    if (this.#failure !== undefined) throw this.#failure.error;
    this.#next = document;
    if (!this.#isWriting) this.#written = this.#write();
  }

  /**
   * Writes the notebook and waits for that.
   *
   * @param document The notebook as it is in the end. @default {what was saved last}
   * @throws What kept it from being written.
   */
  async finish(
    document: NotebookDocument = this.#next ?? this.document,
  ): Promise<void> {
    this.#isFinishing = true;
    this.#wake();
    this.save(document);
    await this.#written;
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    try {
      while (this.#next !== undefined) {
        const document = this.#next;
        this.#next = undefined;
        if (document === this.#file.document) continue;
        const began = performance.now();
        await this.#writeOne(document);
        await this.#rest((performance.now() - began) * REST);
      }
    } catch (error) {
      this.#failure = { error };
    } finally {
      this.#isWriting = false;
    }
  }

  async #rest(ms: number): Promise<void> {
    if (this.#isFinishing) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, Math.min(ms, MOST_REST_MS));
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
  }

  async #writeOne(document: NotebookDocument): Promise<void> {
    try {
      await this.#file.save(document);
    } catch (error) {
      if (!(error instanceof NotebookChangedError)) throw error;
      const path = await freePath(this.#original.path);
      this.#file = await NotebookFile.create(path, document);
    }
  }
}

/** A path beside `path` at which there is nothing. */
async function freePath(path: string): Promise<string> {
  const stem = path.replace(/\.ipynb$/, "");
  for (let n = 1;; n++) {
    const free = `${stem}.run${n === 1 ? "" : `-${n}`}.ipynb`;
    try {
      await Deno.lstat(free);
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return free;
      throw error;
    }
  }
}
