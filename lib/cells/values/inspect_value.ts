import type { Inspection } from "../options.ts";
import type { DevtoolsCalls } from "./devtools_calls.ts";
import { describeFunction, type FunctionPlaces } from "./_describe_function.ts";
import { describeValue, type Description } from "./_describe_value.ts";
import {
  type InspectionPlace,
  inspectionPlaces,
} from "./_inspection_places.ts";
import { partAround, readTokens } from "./_tokens.ts";
import { ValueReader } from "./_value_reader.ts";

/** How a value is inspected. */
export interface InspectValueOptions {
  /**
   * How long the process is waited for.
   * @default {1_000}
   */
  readonly timeoutMs?: number;
  /**
   * Finds the place in a cell's own source of a place in its script, so that a
   * function is shown with its types. Lines count from 1, columns from 0.
   * Without it the cell's JavaScript is shown.
   */
  readonly original?: (
    url: string,
    line: number,
    column: number,
  ) => OriginalPlace | undefined;
}

/** A place in the source of a cell. */
export interface OriginalPlace {
  /** All of the source. */
  readonly source: string;
  /** From 1. */
  readonly line: number;
  /** From 0, in UTF-16 units. */
  readonly column: number;
}

/**
 * Tells what is known of the value at a place of a cell: of a function its head
 * and the comment above it, of anything else its class, its size and what it
 * holds. In the arguments of a call it tells of the function that is called.
 *
 * No code of the value is run: getters are named, not read.
 *
 * @param session The process of the cells.
 * @param code The cell as it stands, finished or not.
 * @param cursor The place, in UTF-16 units.
 * @param detail 1 to tell the source of functions and the prototypes of values, too.
 * @param options For how long to look, and where cells come from.
 * @returns undefined when nothing is known.
 *
 * @example A function with a comment
 * ```ts
 * import { CellEngine } from "@cenote/cenote/cells";
 * import { assertStringIncludes } from "@std/assert";
 *
 * await using engine = CellEngine.start({ onEvent: () => {} });
 * await engine.run("/** Half of it. *\/ function half(n) { return n / 2 }").outcome;
 * const found = await engine.inspect("half(", 5, 0);
 * assertStringIncludes(found?.data["text/plain"] ?? "", "Half of it.");
 * ```
 */
export async function inspectValue(
  session: DevtoolsCalls,
  code: string,
  cursor: number,
  detail: number,
  options: InspectValueOptions = {},
): Promise<Inspection | undefined> {
  const { timeoutMs = 1_000, original } = options;
  const place = Math.max(0, Math.min(cursor, code.length));
  const { text, from } = partAround(code, place);
  const places = inspectionPlaces(readTokens(text), place - from);
  if (places.length === 0) return undefined;
  using reader = new ValueReader(session, timeoutMs);
  const origins = { session, ...(original && { original }) };
  for (const each of places) {
    const found = await describe(reader, each, detail, origins);
    if (found) return { data: asBundle(found) };
  }
  return undefined;
}

async function describe(
  reader: ValueReader,
  place: InspectionPlace,
  detail: number,
  places: FunctionPlaces,
): Promise<Description | undefined> {
  const value = await reader.evaluate(place.expression);
  if (value === undefined) return await describeAccessor(reader, place);
  return value.type === "function"
    ? await describeFunction(reader, value, detail, places)
    : await describeValue(reader, place.name, value, detail);
}

/** A member whose value would have to be computed. */
async function describeAccessor(
  reader: ValueReader,
  { object, member, name }: InspectionPlace,
): Promise<Description | undefined> {
  if (object === undefined || member === undefined) return undefined;
  const value = await reader.evaluate(object);
  const owner = value && await reader.objectFor(value, object);
  if (owner === undefined) return undefined;
  for (const { properties } of await reader.levels(owner)) {
    const found = properties.find((each) => each.name === member);
    if (found === undefined) continue;
    const { get, set } = found;
    if (!get && !set) return undefined;
    const kind = get && set ? "getter and setter" : get ? "getter" : "setter";
    return { title: `${name}: ${kind}`, text: "", code: [] };
  }
  return undefined;
}

function asBundle(
  { title, head, text, code }: Description,
): Inspection["data"] {
  const plain = [title ?? head ?? "", text];
  const markdown = [
    title ? titleAsMarkdown(title) : fenced(head ?? "", "ts"),
    text,
  ];
  for (const { label, body, language } of code) {
    plain.push(label ? `${label}:\n${body}` : body);
    markdown.push((label ? `${label}:\n\n` : "") + fenced(body, language));
  }
  const join = (parts: readonly string[]) => parts.filter(Boolean).join("\n\n");
  return { "text/plain": join(plain), "text/markdown": join(markdown) };
}

function titleAsMarkdown(title: string): string {
  const colon = title.lastIndexOf(": ");
  return `${span(title.slice(0, colon))}${title.slice(colon)}`;
}

/** Code within a line, whatever marks it has itself. */
function span(text: string): string {
  const longest = longestRun(text);
  const mark = "`".repeat(longest + 1);
  return longest > 0 ? `${mark} ${text} ${mark}` : `${mark}${text}${mark}`;
}

function fenced(text: string, language: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
