import { isObject } from "../process/devtools.ts";
import type { DevtoolsCalls } from "./devtools_calls.ts";
import type { CodeBlock, Description } from "./_describe_value.ts";
import {
  type FunctionText,
  membersOfClass,
  readFunction,
  readFunctionAt,
} from "./_function_text.ts";
import { scriptSource } from "./_script_source.ts";
import type { RemoteLevel, RemoteValue, ValueReader } from "./_value_reader.ts";

const NATIVE_REGEXP = /\{\s*\[native code\]\s*\}$/;
/** Longer sources are cut. */
const MAX_SOURCE = 20_000;
/** So many methods of a class are told. */
const MAX_METHODS = 50;

/** Where functions come from. */
export interface FunctionPlaces {
  readonly session: DevtoolsCalls;
  /** Finds a place of a cell's script in the cell's own source. */
  readonly original?: (
    url: string,
    line: number,
    column: number,
  ) =>
    | {
      readonly source: string;
      readonly line: number;
      readonly column: number;
    }
    | undefined;
}

/** Tells of a function or class. */
export async function describeFunction(
  reader: ValueReader,
  value: RemoteValue,
  detail: number,
  places: FunctionPlaces,
): Promise<Description> {
  const level = await reader.level(value);
  const isClass = /^class\b/.test(value.description);
  if (NATIVE_REGEXP.test(value.description)) {
    const count = numberOf(level, "length");
    const makes = level.properties.some(({ name }) => name === "prototype");
    return {
      head: `${makes ? "new" : "function"} ${nameOf(level)}(${
        parameters(count)
      })`,
      text: "Built in.",
      code: [],
    };
  }
  const found = await textInPlace(value.description, level, places) ??
    readFunction(value.description);
  const code: CodeBlock[] = [];
  const methods = isClass ? membersOfClass(found.source) : [];
  if (methods.length > 0) {
    const more = methods.length - MAX_METHODS;
    const body = methods.slice(0, MAX_METHODS).join("\n") +
      (more > 0 ? `\n… ${more} more` : "");
    code.push({ label: "Methods", body, language: "ts" });
  }
  if (detail > 0) {
    const { source } = found;
    const body = source.length > MAX_SOURCE
      ? `${source.slice(0, MAX_SOURCE)}\n… ${
        source.length - MAX_SOURCE
      } more characters`
      : source;
    code.push({ label: "Source", body, language: "ts" });
  }
  return { head: found.signature, text: prose(found.comment), code };
}

/** Reads a function where it was written, with the comment above it. */
async function textInPlace(
  source: string,
  level: RemoteLevel,
  { session, original }: FunctionPlaces,
): Promise<FunctionText | undefined> {
  const location = level.internals.get("[[FunctionLocation]]")?.value;
  if (!isObject(location)) return undefined;
  const script = await scriptSource(session, String(location.scriptId));
  if (script === undefined) return undefined;
  // V8 tells a place in the head, or of a class its constructor's.
  const near = offsetOf(
    script,
    Number(location.lineNumber) + 1,
    Number(location.columnNumber),
  );
  const offset = near === undefined ? -1 : script.lastIndexOf(source, near);
  if (offset < 0) return undefined;
  const url = /\n\/\/# sourceURL=(\S+)\s*$/.exec(script)?.[1];
  const [line, column] = placeOf(script, offset);
  const place = url === undefined ? undefined : original?.(url, line, column);
  const own = place && offsetOf(place.source, place.line, place.column);
  const isSame = place && own !== undefined &&
    place.source.charAt(own) === source.charAt(0);
  return isSame
    ? readFunctionAt(place.source, own)
    : readFunctionAt(script, offset);
}

const LINE_END_REGEXP = /\r\n|[\n\r\u2028\u2029]/g;

function offsetOf(
  text: string,
  line: number,
  column: number,
): number | undefined {
  const lineEnd = new RegExp(LINE_END_REGEXP);
  for (let at = 1; at < line; at++) {
    if (!lineEnd.exec(text)) return undefined;
  }
  return lineEnd.lastIndex + column;
}

function placeOf(text: string, offset: number): [line: number, column: number] {
  const lines = text.slice(0, offset).split(LINE_END_REGEXP);
  return [lines.length, lines.at(-1)?.length ?? 0];
}

/** A comment's text with its tags as a list; examples in it stay as they are. */
function prose(comment: string): string {
  let isCode = false;
  const lines = comment.split("\n").map((line) => {
    const isFence = /^\s*(?:```|~~~)/.test(line);
    if (isFence) isCode = !isCode;
    return isFence || isCode ? line : line.replace(/^\s*@(?=\w)/, "- @")
      .replace(/\{@(?:link|linkcode|linkplain)\s+([^}]+)\}/g, "$1");
  });
  return lines.join("\n").trim();
}

function nameOf({ properties }: RemoteLevel): string {
  const name = properties.find((each) => each.name === "name")?.value?.value;
  return typeof name === "string" ? name : "";
}

function numberOf({ properties }: RemoteLevel, wanted: string): number {
  const found = properties.find(({ name }) => name === wanted)?.value?.value;
  return typeof found === "number" ? found : 0;
}

/** Names for parameters of which only the number is known. */
function parameters(count: number): string {
  const known = Array.from(
    { length: Math.min(count, 10) },
    (_, at) => `arg${at + 1}`,
  );
  return [...known, "…"].join(", ");
}
