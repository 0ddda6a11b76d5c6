import {
  type CellError,
  type CellEvent,
  readContent,
  type StreamName,
} from "../../cells/mod.ts";
import { isObject } from "../format/json_object.ts";
import {
  type DataOutput,
  type ErrorOutput,
  type JsonObject,
  splitLines,
  type StreamOutput,
} from "../format/mod.ts";

/** Kinds of text beside `text/…` that Jupyter stores as lines. */
const LINED_TYPES: ReadonlySet<string> = new Set([
  "application/javascript",
  "image/svg+xml",
]);

/** Something shown, as a notebook keeps it, and the id under which it can be changed. */
export interface ShownContent {
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  readonly displayId: string | undefined;
}

/** Reads what a cell shows; `undefined` where a program made up something that is none. */
export function shownContent(
  event: CellEvent & { readonly content: Uint8Array },
): ShownContent | undefined {
  let content: Record<string, unknown>;
  try {
    content = readContent(event);
  } catch {
    return undefined;
  }
  const { data, metadata, transient } = content;
  if (!isObject(data)) return undefined;
  const id = isObject(transient) ? transient.display_id : undefined;
  return {
    data: storedData(data),
    metadata: isObject(metadata) ? metadata : {},
    displayId: id === undefined || id === null ? undefined : String(id),
  };
}

/** A bundle with its texts as lines, as Jupyter stores it. */
function storedData(data: JsonObject): JsonObject {
  const entries = Object.entries(data).map(([type, value]) => {
    const isText = typeof value === "string" &&
      (type.startsWith("text/") || LINED_TYPES.has(type));
    return [type, isText ? splitLines(value) : value] as const;
  });
  return Object.fromEntries(entries);
}

/** Text as an output. */
export function streamOutput(name: StreamName, text: string): StreamOutput {
  return { name, output_type: "stream", text: splitLines(text) };
}

/** Something shown as an output. */
export function displayOutput({ data, metadata }: ShownContent): DataOutput {
  return { data, metadata, output_type: "display_data" };
}

/** The value of a cell as an output. */
export function resultOutput(
  { data, metadata }: ShownContent,
  execution_count: number,
): DataOutput {
  return { data, execution_count, metadata, output_type: "execute_result" };
}

/** An error as an output. */
export function errorOutput(error: CellError): ErrorOutput {
  return {
    ename: error.name,
    evalue: error.message,
    output_type: "error",
    traceback: error.traceback,
  };
}
