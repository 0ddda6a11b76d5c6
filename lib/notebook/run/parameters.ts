import { type CellVariable, cellVariables } from "../../cells/mod.ts";
import {
  type CodeCell,
  type DocumentCell,
  editFields,
  joinLines,
  type NotebookDocument,
  splitLines,
} from "../format/mod.ts";
import { hasTag } from "../format/cell_tags.ts";
import { literal } from "./_literal.ts";
import { RunInputError } from "./run_input_error.ts";

/** The tag of the cell whose variables a notebook can be run with other values of. */
const DECLARED = "parameters";
/** The tag of the cell that gives them those values. */
const INJECTED = "injected-parameters";

const NAME_REGEXP = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
/** Words that no variable of a module can be called. */
const RESERVED: ReadonlySet<string> = new Set(
  ("arguments await break case catch class const continue debugger default delete do else enum " +
    "eval export extends false finally for function if implements import in instanceof interface " +
    "let new null package private protected public return static super switch this throw true " +
    "try typeof var void while with yield").split(" "),
);

/** A notebook with values for its parameters. */
export interface ParameterizedNotebook {
  /** The notebook with the cell that sets them. */
  readonly document: NotebookDocument;
  /** The place of that cell. */
  readonly index: number;
  /** Whether the cell was not there before, so that those after it are one further. */
  readonly isNew: boolean;
  /** Names that the notebook's `parameters` cell does not declare. */
  readonly unknown: readonly string[];
}

/**
 * The parameters of a notebook: the variables that its first code cell with the tag
 * `parameters` declares, with their types and first values as written.
 *
 * @param document The notebook.
 * @returns Them in their order; none where no cell is tagged so.
 *
 * @example
 * ```ts
 * import { notebookParameters, parseNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const notebook = parseNotebook(JSON.stringify({
 *   cells: [{
 *     cell_type: "code",
 *     execution_count: null,
 *     id: "a",
 *     metadata: { tags: ["parameters"] },
 *     outputs: [],
 *     source: "let year: number = 2025;",
 *   }],
 *   metadata: {},
 *   nbformat: 4,
 *   nbformat_minor: 5,
 * }));
 * assertEquals(notebookParameters(notebook), [
 *   { name: "year", kind: "let", type: "number", value: "2025" },
 * ]);
 * ```
 */
export function notebookParameters(
  document: NotebookDocument,
): readonly CellVariable[] {
  const cell = document.cells.find((one) => isTaggedCode(one, DECLARED));
  return cell === undefined ? [] : cellVariables(joinLines(cell.source));
}

/**
 * Gives parameters of a notebook other values, as papermill does: a cell with the
 * tag `injected-parameters` behind the one with the tag `parameters`, at the top
 * where there is none, in place of an injected one that is there.
 *
 * Variables are declared as the `parameters` cell declares them, with its types.
 *
 * @param document The notebook.
 * @param values Names to values: what JSON can say, and dates.
 * @returns The notebook with them.
 * @throws {RunInputError} If a name is none that TypeScript can declare, or a value has no literal.
 *
 * @example
 * ```ts
 * import { joinLines, parseNotebook, setNotebookParameters } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const notebook = parseNotebook(
 *   '{ "cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5 }',
 * );
 * const { document, unknown } = setNotebookParameters(notebook, { year: 2026 });
 * const [cell] = document.cells;
 * assertEquals(joinLines(cell?.source ?? ""), "// Parameters\nlet year = 2026;");
 * assertEquals(unknown, ["year"]);
 * ```
 */
export function setNotebookParameters(
  document: NotebookDocument,
  values: Readonly<Record<string, unknown>>,
): ParameterizedNotebook {
  const declared = new Map(
    notebookParameters(document).map((one) => [one.name, one]),
  );
  const lines = Object.entries(values).map(([name, value]) =>
    declaration(name, value, declared.get(name))
  );
  const source = splitLines(["// Parameters", ...lines].join("\n"));
  const { cells } = document;
  const old = cells.findIndex((one) => isTaggedCode(one, INJECTED));
  const place = old >= 0
    ? old
    : cells.findIndex((one) => isTaggedCode(one, DECLARED)) + 1;
  const before = cells[old];
  const cell = before === undefined
    ? injectedCell(document, source)
    : joinLines(before.source) === source.join("")
    ? before
    : editFields(before, { source });
  return {
    document: editFields(document, {
      cells: cells.toSpliced(place, before === undefined ? 0 : 1, cell),
    }),
    index: place,
    isNew: before === undefined,
    unknown: Object.keys(values).filter((name) => !declared.has(name)),
  };
}

function isTaggedCode(cell: DocumentCell, tag: string): boolean {
  return cell.cell_type === "code" && hasTag(cell, tag);
}

function declaration(
  name: string,
  value: unknown,
  declared: CellVariable | undefined,
): string {
  if (!NAME_REGEXP.test(name) || RESERVED.has(name)) {
    throw new RunInputError(
      `Cannot set parameter ${
        JSON.stringify(name)
      }: found no name that TypeScript can declare; wanted one such as "year"`,
    );
  }
  const { kind = "let", type } = declared ?? {};
  const typed = type === undefined ? name : `${name}: ${type}`;
  return `${kind} ${typed} = ${literal(value, name)};`;
}

function injectedCell(
  { cells, nbformat_minor }: NotebookDocument,
  source: readonly string[],
): CodeCell {
  const ids = new Set(cells.map(({ id }) => id));
  let id = INJECTED;
  for (let n = 2; ids.has(id); n++) id = `${INJECTED}-${n}`;
  return {
    cell_type: "code",
    execution_count: null,
    ...(nbformat_minor >= 5 ? { id } : {}),
    metadata: { tags: [INJECTED] },
    outputs: [],
    source,
  };
}
