import { parse } from "@std/yaml/parse";
import { isObject } from "../format/json_object.ts";
import {
  type DocumentCell,
  type JsonObject,
  type JsonValue,
  newNotebook,
  type NotebookDocument,
  NotebookError,
} from "../format/mod.ts";
import { settleIds } from "./_derived_ids.ts";
import { documentCell, type TextCell } from "./text_cells.ts";

/** What a text says of a notebook beside its cells. */
export interface NotebookHead {
  readonly metadata: JsonObject;
  readonly minor: number;
  /** Fields of the notebook that nbformat does not know. */
  readonly fields: JsonObject;
}

/** The newest minor version of nbformat, in which cells have ids. */
export const NEWEST_MINOR = 5;

/** The head of a text that says nothing of its notebook. */
export const DEFAULT_HEAD: NotebookHead = {
  metadata: newNotebook().metadata,
  minor: NEWEST_MINOR,
  fields: {},
};

/** What a notebook says of itself beside its cells. */
export function headOf(
  { metadata, nbformat_minor, nbformat: _major, cells: _cells, ...fields }:
    NotebookDocument,
): NotebookHead {
  return { metadata, minor: nbformat_minor, fields };
}

/** The notebook of a head and its cells. */
export function headedNotebook(
  { metadata, minor, fields }: NotebookHead,
  cells: readonly TextCell[],
): NotebookDocument {
  const ids = minor < NEWEST_MINOR
    ? cells.map(({ id }) => id)
    : settleIds(cells);
  const documentCells: readonly DocumentCell[] = cells
    .map((cell, n) => documentCell(cell, ids[n]));
  return {
    ...fields,
    cells: documentCells,
    metadata,
    nbformat: 4,
    nbformat_minor: minor,
  };
}

/** What a head in YAML says, as jupytext writes it. */
export interface YamlHead extends Partial<NotebookHead> {
  /** Lines that are not about Jupyter: they make a raw cell, as jupytext has it. */
  readonly others: readonly string[];
}

/**
 * Reads the lines between two `---`.
 *
 * @param line Where they begin in the text, from 1.
 * @returns Nothing where they are no YAML that could be a head.
 * @throws {NotebookError} If what is said of Jupyter is no YAML.
 */
export function readYamlHead(
  lines: readonly string[],
  line: number,
): YamlHead | undefined {
  const jupyter: string[] = [];
  const others: string[] = [];
  let into = others;
  for (const one of lines) {
    if (/^jupyter\s*:/.test(one)) into = jupyter;
    else if (/^\S/.test(one)) into = others;
    into.push(one);
  }
  if (others.length > 0 && !isObject(tryParse(others))) return undefined;
  if (jupyter.length === 0) return { others };
  let root: unknown;
  try {
    root = parseYaml(jupyter);
  } catch (error) {
    const [why = ""] = (error instanceof Error ? error.message : String(error))
      .split("\n", 1);
    // The line that YAML names is one of these; the first of them is behind "---".
    const at = Number(/ at line (\d+)/.exec(why)?.[1] ?? 1);
    const place = line + lines.indexOf(jupyter[0] ?? "") + at;
    const reason = why.replace(/ at line \d+.*$/, "").replace(/:$/, "");
    throw new NotebookError(
      `Cannot read notebook: line ${place} of its head is no YAML: ${reason}`,
      { cause: error, line: place },
    );
  }
  const metadata = isObject(root) ? root.jupyter : undefined;
  return isObject(metadata)
    ? { ...withoutRepresentation(metadata), others }
    : { others };
}

function parseYaml(lines: readonly string[]): unknown {
  return parse(lines.join("\n"), { schema: "core" });
}

function tryParse(lines: readonly string[]): unknown {
  try {
    return parseYaml(lines);
  } catch {
    return undefined;
  }
}

/** The head as jupytext has it: facts of the text file are among the metadata. */
export function withRepresentation(head: NotebookHead): JsonObject {
  const { jupytext, ...metadata } = head.metadata;
  const hidden: Record<string, JsonValue> = {};
  if (Object.keys(head.fields).length > 0) hidden.fields = head.fields;
  const isKept = isObject(jupytext) && Object.keys(jupytext).length > 0 &&
    !("text_representation" in jupytext);
  if (jupytext !== undefined && !isKept) hidden.jupytext = jupytext;
  return {
    jupytext: {
      ...(isKept ? jupytext : {}),
      text_representation: {
        extension: ".ts",
        format_name: "percent",
        format_version: "1.3",
        ...(head.minor === NEWEST_MINOR ? {} : { nbformat_minor: head.minor }),
        ...(Object.keys(hidden).length > 0 ? { cenote: hidden } : {}),
      },
    },
    ...metadata,
  };
}

/** Undoes {@linkcode withRepresentation}. */
function withoutRepresentation(
  { jupytext, ...metadata }: JsonObject,
): NotebookHead {
  if (!isObject(jupytext)) {
    return {
      metadata: {
        ...metadata,
        ...(jupytext === undefined ? {} : { jupytext }),
      },
      minor: NEWEST_MINOR,
      fields: {},
    };
  }
  const { text_representation, ...rest } = jupytext;
  const facts = isObject(text_representation) ? text_representation : {};
  const hidden = isObject(facts.cenote) ? facts.cenote : {};
  const original = "jupytext" in hidden
    ? hidden.jupytext
    : Object.keys(rest).length > 0
    ? rest
    : undefined;
  const minor = facts.nbformat_minor;
  return {
    metadata: {
      ...metadata,
      ...(original === undefined ? {} : { jupytext: original }),
    },
    minor: typeof minor === "number" && Number.isInteger(minor) && minor >= 0
      ? minor
      : NEWEST_MINOR,
    fields: isObject(hidden.fields) ? hidden.fields : {},
  };
}
