import { isObject } from "../format/json_object.ts";
import {
  type DocumentCell,
  joinLines,
  type JsonObject,
  type JsonValue,
  splitLines,
} from "../format/mod.ts";
import { OPTION_NAME_REGEXP } from "./_cell_options.ts";

/** What kinds of cells there are. */
export type CellType = DocumentCell["cell_type"];

/** A cell on its way between a notebook and a text. */
export interface TextCell {
  readonly type: CellType;
  readonly source: string;
  readonly id?: string;
  readonly metadata: JsonObject;
  /** Attachments, and fields that nbformat does not know. */
  readonly fields: JsonObject;
}

/** Names of options that are no metadata, here or for jupytext. */
const RESERVED: ReadonlySet<string> = new Set([
  "active",
  "attachments",
  "cell_depth",
  "cell_marker",
  "cell_type",
  "fields",
  "id",
  "incorrectly_encoded_metadata",
  "language",
  "line_ends",
  "links",
  "lines_to_end_of_cell_marker",
  "lines_to_next_cell",
  "metadata",
  "region_name",
  "source",
  "title",
  "trailing_lines",
]);

/** The cell of a notebook. */
export function textCell(cell: DocumentCell): TextCell {
  const {
    cell_type,
    source,
    id,
    metadata,
    outputs: _outputs,
    execution_count: _count,
    ...fields
  } = cell;
  return {
    type: cell_type,
    source: joinLines(source),
    metadata,
    fields,
    ...(id === undefined ? {} : { id }),
  };
}

/** The notebook's cell that a text tells of. */
export function documentCell(
  cell: TextCell,
  id: string | undefined,
): DocumentCell {
  const common = {
    ...cell.fields,
    ...(id === undefined ? {} : { id }),
    metadata: cell.metadata,
    source: splitLines(cell.source),
  };
  return cell.type === "code"
    ? { ...common, cell_type: "code", execution_count: null, outputs: [] }
    : { ...common, cell_type: cell.type };
}

/**
 * What a text says of a cell beside its source.
 *
 * @param leavesOutId Whether the id comes out without being written.
 */
export function optionsOfCell(
  { id, metadata, fields }: TextCell,
  leavesOutId: boolean,
): [string, JsonValue | undefined][] {
  const options: [string, JsonValue | undefined][] = [];
  if (id !== undefined && !leavesOutId) options.push(["id", id]);
  const others: [string, JsonValue | undefined][] = [];
  for (const [name, value] of Object.entries(metadata)) {
    const isPlain = OPTION_NAME_REGEXP.test(name) && !RESERVED.has(name);
    (isPlain ? options : others).push([name, value]);
  }
  if (others.length > 0) options.push(["metadata", Object.fromEntries(others)]);
  const { attachments, ...rest } = fields;
  if (attachments !== undefined) options.push(["attachments", attachments]);
  if (Object.keys(rest).length > 0) options.push(["fields", rest]);
  return options;
}

/** The cell that a text's options and source describe. */
export function cellOfOptions(
  type: CellType,
  source: string,
  options: ReadonlyMap<string, JsonValue>,
): TextCell {
  const { id, attachments, fields, metadata } = Object.fromEntries(options);
  const hidden = isObject(metadata) ? Object.entries(metadata) : [];
  const plain = [...options].filter(([name]) => !OWN.has(name));
  return {
    type,
    source: decodedSource(source, options),
    metadata: Object.fromEntries([...plain, ...hidden]),
    fields: {
      ...(isObject(fields) ? fields : {}),
      ...(attachments === undefined ? {} : { attachments }),
    },
    ...(typeof id === "string" && id !== "" ? { id } : {}),
  };
}

/** The options that are ours. */
const OWN: ReadonlySet<string> = new Set([
  "attachments",
  "fields",
  "id",
  "line_ends",
  "links",
  "metadata",
  "source",
  "trailing_lines",
]);

/** A source as a text file can hold it. */
export interface EncodedSource {
  /** The text to write; nothing, where the options hold all of it. */
  readonly text: string;
  readonly options: readonly (readonly [string, JsonValue])[];
}

/**
 * Makes a text file of a source possible: such a file has line ends of one kind
 * and no half of a character.
 *
 * @param forbidden What else the text may not hold.
 */
export function encodedSource(
  source: string,
  forbidden?: RegExp,
): EncodedSource {
  if (!source.isWellFormed() || forbidden?.test(source) === true) {
    return { text: "", options: [["source", source]] };
  }
  if (!source.includes("\r")) return { text: source, options: [] };
  const text = source.replaceAll("\r\n", "\n");
  return text.includes("\r") || text.replaceAll("\n", "\r\n") !== source
    ? { text: "", options: [["source", source]] }
    : { text, options: [["line_ends", "\r\n"]] };
}

function decodedSource(
  text: string,
  options: ReadonlyMap<string, JsonValue>,
): string {
  const source = options.get("source");
  const kept = typeof source === "string" && text === "" ? source : text;
  const lines = options.get("trailing_lines");
  const isCount = typeof lines === "number" && Number.isInteger(lines) &&
    lines > 0 && lines < 1e6;
  const whole = withLinks(kept, options.get("links")) +
    (isCount ? "\n".repeat(lines) : "");
  return options.get("line_ends") === "\r\n"
    ? whole.replaceAll("\n", "\r\n")
    : whole;
}

/** Puts what `links` names in place of addresses. */
export function withLinks(text: string, links: JsonValue | undefined): string {
  if (!isObject(links)) return text;
  let changed = text;
  for (const [address, target] of Object.entries(links)) {
    if (address === "" || typeof target !== "string") continue;
    changed = changed.replaceAll(address, () => target);
  }
  return changed;
}
