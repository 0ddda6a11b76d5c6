import type { NotebookDocument } from "./document.ts";

/**
 * Writes a notebook as the text of an `.ipynb` file.
 *
 * @param notebook The notebook.
 * @returns The text: what was not changed since it was read as it stood, the
 * rest as Jupyter's programs write it.
 *
 * @example
 * ```ts
 * import { parseNotebook, stringifyNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const text = '{\n "cells": [],\n "metadata": {},\n "nbformat": 4,\n "nbformat_minor": 5\n}\n';
 * assertEquals(stringifyNotebook(parseNotebook(text)), text);
 * ```
 */
export function stringifyNotebook(notebook: NotebookDocument): string {
  return JSON.stringify(notebook, undefined, 1) + "\n";
}
