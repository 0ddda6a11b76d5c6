import { isObject } from "../format/json_object.ts";
import {
  type CodeCell,
  type DocumentCell,
  editFields,
  type NotebookDocument,
} from "../format/mod.ts";
import {
  type MetadataRules,
  metadataRules,
  stripMetadata,
} from "./clean_rules.ts";

/** What shows a widget, whose state stands in the notebook's metadata. */
const WIDGET = "application/vnd.jupyter.widget-view+json";

/** Something that was taken out of a notebook. */
export interface RemovedPart {
  /** The cell it was in, counted from 0; absent for the notebook's own metadata. */
  readonly cell?: number;
  /** Where it was: `outputs`, `execution_count`, `id`, `metadata.execution` … */
  readonly path: string;
}

/** What is taken out of a notebook and what is left. */
export interface CleanNotebookOptions {
  /** Leaves the outputs. @default {false} */
  readonly keepOutputs?: boolean;
  /** Leaves the numbers in the prompts. @default {false} */
  readonly keepCounts?: boolean;
  /**
   * More metadata to take away than what is volatile: `metadata.KEY` of the
   * notebook, `cell.metadata.KEY` of its cells, `KEY` of both; dots lead further in.
   */
  readonly strip?: readonly string[];
  /** Metadata to leave although it is volatile, named alike. */
  readonly keep?: readonly string[];
  /**
   * Gives the cells the ids `0`, `1`, `2` …, for programs that make new ones each
   * time they write. @default {false}
   */
  readonly numberIds?: boolean;
  /** Called with each part that goes. */
  readonly onRemove?: (part: RemovedPart) => void;
}

/**
 * Takes out of a notebook what running and looking at it leaves: outputs, prompt
 * numbers, and the metadata of {@linkcode VOLATILE_METADATA}; of that the state of
 * widgets stays where an output that shows one does. All else stays as the file
 * has it.
 *
 * A cell keeps its outputs when it is tagged `keep-output` or `keep_output`, or
 * when its metadata says `keep_output: true` or `init_cell: true`; a notebook
 * keeps all of them when its own metadata says `keep_output: true`. What a cell
 * says comes before what the notebook says, and that before the options.
 *
 * @param notebook The notebook.
 * @param options What goes and what stays.
 * @returns The clean notebook: `notebook` itself where there was nothing to take out.
 * @throws {TypeError} When a key of the options names no metadata.
 *
 * @example Taking out what a run left
 * ```ts
 * import { cleanNotebook, parseNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const notebook = parseNotebook(`{
 *  "cells": [{
 *   "cell_type": "code", "id": "a", "metadata": {}, "source": "6 * 7", "execution_count": 1,
 *   "outputs": [{ "output_type": "stream", "name": "stdout", "text": "42" }]
 *  }],
 *  "metadata": {}, "nbformat": 4, "nbformat_minor": 5
 * }`);
 * const removed: string[] = [];
 * const clean = cleanNotebook(notebook, { onRemove: ({ path }) => removed.push(path) });
 * assertEquals(removed, ["outputs", "execution_count"]);
 * assertEquals(cleanNotebook(clean), clean);
 * ```
 */
export function cleanNotebook(
  notebook: NotebookDocument,
  options: CleanNotebookOptions = {},
): NotebookDocument {
  const {
    keepCounts = false,
    numberIds = false,
    strip = [],
    keep = [],
    onRemove = () => {},
  } = options;
  const rules = metadataRules(strip, keep);
  const keepOutputs = flag(notebook.metadata.keep_output) ??
    options.keepOutputs ?? false;
  const cells = notebook.cells.map((cell, index) => {
    const removed = (path: string) => onRemove({ cell: index, path });
    const run = cell.cell_type === "code"
      ? cleanRun(cell, { keepOutputs, keepCounts, removed })
      : cell;
    const left = stripCell(run, rules, removed);
    const id = String(index);
    if (!numberIds || left.id === undefined || left.id === id) return left;
    removed("id");
    return editFields(left, { id });
  });
  const metadata = stripMetadata(
    notebook.metadata,
    cells.some(showsWidget)
      ? { ...rules.notebook, keep: [...rules.notebook.keep, "widgets"] }
      : rules.notebook,
    (path) => onRemove({ path: `metadata.${path}` }),
  );
  const areSame = cells.every((cell, index) => cell === notebook.cells[index]);
  if (areSame && metadata === notebook.metadata) return notebook;
  return editFields(notebook, {
    ...(areSame ? {} : { cells }),
    ...(metadata === notebook.metadata ? {} : { metadata }),
  });
}

/** Whether a cell has an output that is nothing without the state of its widgets. */
function showsWidget(cell: DocumentCell): boolean {
  return cell.cell_type === "code" &&
    cell.outputs.some(({ data }) =>
      isObject(data) && Object.hasOwn(data, WIDGET)
    );
}

/** How a cell's run is cleaned. */
interface RunRules {
  readonly keepOutputs: boolean;
  readonly keepCounts: boolean;
  readonly removed: (path: string) => void;
}

/** A code cell without what its run left. */
function cleanRun(cell: CodeCell, rules: RunRules): CodeCell {
  const { keepCounts, removed } = rules;
  let outputs = cell.outputs;
  if (!(keepsOutput(cell) ?? rules.keepOutputs)) {
    if (outputs.length > 0) {
      removed("outputs");
      outputs = [];
    }
  } else if (!keepCounts) {
    outputs = withoutCounts(cell, removed);
  }
  // Some programs leave the field out, which is not to be filled in.
  const isCounted = !keepCounts && typeof cell.execution_count === "number";
  if (isCounted) removed("execution_count");
  if (outputs === cell.outputs && !isCounted) return cell;
  return editFields(cell, {
    ...(outputs === cell.outputs ? {} : { outputs }),
    ...(isCounted ? { execution_count: null } : {}),
  });
}

/** The outputs of a cell with no number in their prompts. */
function withoutCounts(
  cell: CodeCell,
  removed: (path: string) => void,
): CodeCell["outputs"] {
  const outputs = cell.outputs.map((output, index) => {
    if (typeof output.execution_count !== "number") return output;
    removed(`outputs[${index}].execution_count`);
    return editFields(output, { execution_count: null });
  });
  const areSame = outputs.every((one, index) => one === cell.outputs[index]);
  return areSame ? cell.outputs : outputs;
}

/** What a cell itself says of its outputs, in the words that nbstripout knows, too. */
function keepsOutput({ metadata }: DocumentCell): boolean | undefined {
  const { tags } = metadata;
  const isTagged = Array.isArray(tags) &&
    (tags.includes("keep-output") || tags.includes("keep_output"));
  if (isTagged) return true;
  return flag(metadata.init_cell) ?? flag(metadata.keep_output);
}

function flag(value: unknown): boolean | undefined {
  return value === undefined ? undefined : Boolean(value);
}

function stripCell(
  cell: DocumentCell,
  rules: MetadataRules,
  removed: (path: string) => void,
): DocumentCell {
  const metadata = stripMetadata(
    cell.metadata,
    rules.cell,
    (path) => removed(`metadata.${path}`),
  );
  return metadata === cell.metadata ? cell : editFields(cell, { metadata });
}
