import { splitLines } from "./document.ts";
import { NotebookError } from "./notebook_error.ts";
import { describeValue, isRecord, isStringArray } from "./_values.ts";

type Json = Record<string, unknown>;

/** The names that nbformat 3 has for MIME types. */
const MIME_TYPES: ReadonlyMap<string, string> = new Map([
  ["text", "text/plain"],
  ["html", "text/html"],
  ["svg", "image/svg+xml"],
  ["png", "image/png"],
  ["jpeg", "image/jpeg"],
  ["latex", "text/latex"],
  ["json", "application/json"],
  ["javascript", "application/javascript"],
]);
/** Markdown has headings of so many levels. */
const MAX_LEVEL = 6;
/** What a notebook's metadata had in nbformat 3 only, or never in a file. */
const DROPPED = ["name", "signature", "orig_nbformat", "orig_nbformat_minor"];

/**
 * Makes of what a file of nbformat 3 holds what one of 4.5 would.
 *
 * @param root The notebook, as JSON has it.
 * @param newId Gives ids.
 * @returns The notebook; its types have not been checked.
 */
export function upgradeOldNotebook(root: Json, newId: () => string): Json {
  const sheets = root.worksheets ?? [];
  if (!Array.isArray(sheets)) throw wrong("worksheets", sheets, "an array");
  const cells = sheets.flatMap((sheet: unknown, index) => {
    const inside = isRecord(sheet) ? sheet.cells : undefined;
    if (!Array.isArray(inside)) {
      throw wrong(`worksheets[${index}].cells`, inside, "an array");
    }
    return inside;
  });
  return {
    cells: cells.map((cell: unknown, index) => {
      if (!isRecord(cell)) throw wrong(`cell ${index + 1}`, cell, "an object");
      return upgradeCell(cell, newId());
    }),
    metadata: without(isRecord(root.metadata) ? root.metadata : {}, DROPPED),
    nbformat: 4,
    nbformat_minor: 5,
  };
}

function upgradeCell(cell: Json, id: string): Json {
  const { cell_type, metadata = {}, ...rest } = cell;
  if (cell_type === "code") {
    const { input, outputs = [], prompt_number = null, ...others } = rest;
    return {
      ...without(others, ["language", "collapsed"]),
      cell_type,
      id,
      metadata: isRecord(metadata) && "collapsed" in others
        ? { ...metadata, collapsed: others.collapsed }
        : metadata,
      source: lines(input),
      execution_count: prompt_number,
      outputs: Array.isArray(outputs) ? outputs.map(upgradeOutput) : outputs,
    };
  }
  const { source, level = 1, ...others } = rest;
  const common = { ...without(others, ["rendered"]), id, metadata };
  if (cell_type !== "heading") {
    return {
      ...common,
      cell_type: cell_type === "html" ? "markdown" : cell_type,
      source: lines(source),
    };
  }
  const marks = "#".repeat(
    typeof level === "number" ? Math.min(Math.max(level, 1), MAX_LEVEL) : 1,
  );
  const text = joined(source);
  const line = typeof text === "string"
    ? text.replace(/\r?\n$/, "").split(/\r\n|[\n\r]/).join(" ")
    : "";
  return { ...common, cell_type: "markdown", source: [`${marks} ${line}`] };
}

function upgradeOutput(output: unknown): unknown {
  if (!isRecord(output)) return output;
  const { output_type, ...rest } = output;
  switch (output_type) {
    case "pyout":
    case "display_data": {
      const { metadata = {}, prompt_number = null, ...data } = rest;
      return {
        ...(output_type === "pyout"
          ? { output_type: "execute_result", execution_count: prompt_number }
          : { output_type }),
        metadata: isRecord(metadata) ? mimeKeys(metadata) : metadata,
        data: upgradeData(data),
      };
    }
    case "pyerr":
      return { ...rest, output_type: "error" };
    case "stream": {
      const { stream = "stdout", text, ...others } = rest;
      return { ...others, output_type, name: stream, text: lines(text) };
    }
    default:
      return output;
  }
}

function upgradeData(data: Json): Json {
  return Object.fromEntries(
    Object.entries(mimeKeys(data)).map(([name, content]) => {
      const text = joined(content);
      if (typeof text !== "string") return [name, text];
      if (name === "application/json") return [name, parsed(text)];
      return [name, isSplit(name) ? splitLines(text) : text];
    }),
  );
}

/** JSON of nbformat 3 was text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new NotebookError(
      "Cannot upgrade notebook: found an output of JSON that is none; wanted JSON",
      { field: "json", cause },
    );
  }
}

/** Whether Jupyter writes a MIME type's content line by line. */
function isSplit(type: string): boolean {
  return type.startsWith("text/") || type === "image/svg+xml" ||
    type === "application/javascript";
}

function mimeKeys(record: Json): Json {
  return Object.fromEntries(
    Object.entries(record).map((
      [name, value],
    ) => [MIME_TYPES.get(name) ?? name, value]),
  );
}

/** Text in one piece: nbformat 3 also kept lines without their line ends. */
function joined(text: unknown): unknown {
  if (!isStringArray(text)) return text;
  return text.join(/[\n\r]$/.test(text[0] ?? "") ? "" : "\n");
}

function lines(text: unknown): unknown {
  const whole = joined(text ?? "");
  return typeof whole === "string" ? splitLines(whole) : whole;
}

function without(record: Json, names: readonly string[]): Json {
  return Object.fromEntries(
    Object.entries(record).filter(([name]) => !names.includes(name)),
  );
}

function wrong(field: string, found: unknown, wanted: string): NotebookError {
  return new NotebookError(
    `Cannot upgrade notebook: found ${
      describeValue(found)
    } as "${field}"; wanted ${wanted}`,
    { field },
  );
}
