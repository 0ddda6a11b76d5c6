import type { NotebookDocument } from "./document.ts";
import { editOf } from "./edit.ts";
import { NotebookError } from "./notebook_error.ts";
import { sourceOf } from "./_source.ts";
import { JUPYTER_STYLE } from "./_style.ts";
import { JsonWriter } from "./_write.ts";

/**
 * Writes a notebook as the text of an `.ipynb` file.
 *
 * What was read and not changed is written as its file has it: order of fields,
 * white space, how numbers and strings are spelled. Only what
 * {@linkcode editFields} changed is written anew, in the file's own style. A
 * notebook that no file has is written as Jupyter's programs write it.
 *
 * @param notebook The notebook.
 * @returns The text.
 * @throws {NotebookError} If the text were longer than a string can be.
 *
 * @example Write what was read
 * ```ts
 * import { parseNotebook, stringifyNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const text = `{ "nbformat": 4, "nbformat_minor": 5, "cells": [], "metadata": { "x": 1.0 } }`;
 * assertEquals(stringifyNotebook(parseNotebook(text)), text);
 * ```
 */
export function stringifyNotebook(notebook: NotebookDocument): string {
  const whole = sourceOf(notebook);
  if (whole !== undefined) return whole.text;
  const edit = editOf(notebook);
  const source = edit === undefined ? undefined : sourceOf(edit.base);
  try {
    if (edit === undefined || source === undefined) {
      const writer = new JsonWriter(JUPYTER_STYLE);
      writer.write(notebook, "");
      writer.pieces.push("\n");
      return writer.pieces.join("");
    }
    const { text, root } = source;
    const writer = new JsonWriter(source.style, source);
    writer.pieces.push(text.slice(0, root.start));
    writer.merge({
      value: notebook,
      base: edit.base,
      place: { source, entry: root },
      changed: edit.changed,
      indent: "",
    });
    writer.pieces.push(text.slice(root.valueEnd));
    return writer.pieces.join("");
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new NotebookError(
      `Cannot write notebook: ${error.message}; wanted one of less than 512 MB`,
      { cause: error },
    );
  }
}
