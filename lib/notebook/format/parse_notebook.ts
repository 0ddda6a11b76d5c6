import type { NotebookDocument } from "./document.ts";
import { NotebookError } from "./notebook_error.ts";

/**
 * Reads the text of an `.ipynb` file.
 *
 * @param text The file's text.
 * @returns The notebook, as the file has it.
 * @throws {NotebookError} If the text is no notebook of nbformat 4.
 *
 * @example
 * ```ts
 * import { parseNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const notebook = parseNotebook(
 *   '{ "cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5 }',
 * );
 * assertEquals(notebook.cells.length, 0);
 * ```
 */
export function parseNotebook(text: string): NotebookDocument {
  const root: unknown = JSON.parse(text);
  if (!isDocument(root)) {
    throw new NotebookError("Cannot read notebook: found no cells");
  }
  return root;
}

function isDocument(value: unknown): value is NotebookDocument {
  return typeof value === "object" && value !== null && "cells" in value &&
    Array.isArray(value.cells);
}
