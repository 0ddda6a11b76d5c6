import type { NotebookDocument } from "./document.ts";
import { NotebookError } from "./notebook_error.ts";
import { ShapeCheck } from "./_shape.ts";
import { setParent, setSource } from "./_source.ts";
import { decodeUtf8 } from "./_text_file.ts";
import { findSyntaxProblem, foundAt, positionOf } from "./_syntax.ts";

/**
 * Reads the text of an `.ipynb` file of nbformat 4.0 to 4.5.
 *
 * The types of {@linkcode NotebookDocument} hold for what it gives. What some
 * programs leave out (a cell's `metadata`, `outputs`, `execution_count`) is
 * there, empty; it is not written unless it is set. What breaks the finer rules
 * is left to `validateNotebook()`.
 *
 * @param text The file's text, or its bytes, which must be UTF-8.
 * @param name What is read, for messages: a path, or `"standard input"`.
 * @returns The notebook, as the file has it. It is never changed in place, only
 * by `editFields()`.
 * @throws {NotebookError} If the text is no JSON or no notebook of these
 * versions, if a field has a wrong type, or if two cells have the same id.
 *
 * @example Count the cells
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
export function parseNotebook(
  text: string | Uint8Array,
  name = "notebook",
): NotebookDocument {
  const whole = typeof text === "string" ? text : decodeUtf8(text, name);
  return documentOf(parseJson(whole, name), whole, name);
}

/** Makes a notebook of what a text holds. */
export function documentOf(
  root: unknown,
  text: string,
  what: string,
  mayRepeatIds = false,
): NotebookDocument {
  const check: ShapeCheck = new ShapeCheck(what, mayRepeatIds);
  check.notebook(root);
  setSource(root, text);
  const { metadata, cells } = root;
  setParent(metadata, root);
  setParent(cells, root);
  for (const cell of cells) {
    setParent(cell, cells);
    setParent(cell.metadata, cell);
    if (cell.cell_type === "code") setParent(cell.outputs, cell);
  }
  return root;
}

/** Reads JSON, or says where and why it is none. */
export function parseJson(text: string, what: string): unknown {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    return JSON.parse(json);
  } catch (error) {
    throw syntaxError(json, what, error);
  }
}

function syntaxError(
  text: string,
  what: string,
  cause: unknown,
): NotebookError {
  if (text.trim() === "") {
    return new NotebookError(`Cannot read ${what}: found an empty file`, {
      line: 1,
      column: 1,
      cause,
    });
  }
  const { offset, wanted } = findSyntaxProblem(text) ??
    { offset: text.length, wanted: "JSON" };
  const place = positionOf(text, offset);
  const at = `line ${place.line}, column ${place.column}`;
  const message = text.slice(offset).trim() === ""
    ? `the text ends at ${at}, where ${wanted} was wanted; it looks cut off`
    : `found ${foundAt(text, offset)} at ${at}; wanted ${wanted}`;
  return new NotebookError(`Cannot read ${what}: ${message}`, {
    ...place,
    cause,
  });
}
