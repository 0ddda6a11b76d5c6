import type { JsonObject, JsonValue } from "../format/mod.ts";
import type {
  CellDiff,
  FieldChange,
  NotebookDiff,
  OutputDiff,
  PartChange,
  PlacedCell,
  TextChange,
} from "./notebook_diff.ts";

/**
 * A diff of notebooks as JSON, for other programs: its own fields, without the
 * cells that are the same, and with each cell by its place, id and kind. Places
 * count from 0, lines from 1.
 *
 * @param diff The diff.
 * @returns What `JSON.stringify` takes.
 *
 * @example
 * ```ts
 * import { diffNotebooks, notebookDiffJson, parseNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const notebook = parseNotebook(
 *   '{ "cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5 }',
 * );
 * assertEquals(notebookDiffJson(diffNotebooks(notebook, notebook)), {
 *   isSame: true,
 *   fields: [],
 *   cells: [],
 * });
 * ```
 */
export function notebookDiffJson(diff: NotebookDiff): JsonObject {
  return {
    isSame: diff.isSame,
    fields: diff.fields.map(fieldJson),
    cells: diff.cells.filter(({ state, isMoved }) =>
      state !== "same" || isMoved
    ).map(cellDiffJson),
  };
}

/**
 * A cell of a diff as JSON, as {@linkcode notebookDiffJson} has it.
 *
 * @param diff What became of the cell.
 * @returns What `JSON.stringify` takes.
 */
export function cellDiffJson(diff: CellDiff): JsonObject {
  return {
    state: diff.state,
    isMoved: diff.isMoved,
    ...(diff.old ? { old: placeJson(diff.old) } : {}),
    ...(diff.new ? { new: placeJson(diff.new) } : {}),
    ...(diff.source ? { source: textJson(diff.source) } : {}),
    outputs: diff.outputs.map(outputJson),
    fields: diff.fields.map(fieldJson),
  };
}

function placeJson({ index, cell }: PlacedCell): JsonObject {
  return {
    index,
    ...(cell.id === undefined ? {} : { id: cell.id }),
    cell_type: cell.cell_type,
  };
}

function fieldJson({ path, old, new: fresh }: FieldChange): JsonObject {
  return { path, old, new: fresh };
}

function textJson({ hunks }: TextChange): JsonValue {
  return hunks.map(({ oldLine, removed, newLine, added }) => ({
    oldLine,
    removed,
    newLine,
    added,
  }));
}

function outputJson(output: OutputDiff): JsonObject {
  const { state, oldIndex, newIndex, kind, parts, fields } = output;
  return {
    state,
    oldIndex,
    newIndex,
    kind,
    parts: parts.map(partJson),
    fields: fields.map(fieldJson),
  };
}

function partJson({ type, oldBytes, newBytes, text }: PartChange): JsonObject {
  return {
    type,
    oldBytes,
    newBytes,
    ...(text ? { lines: textJson(text) } : {}),
  };
}
