/** One output of a cell, reduced to what can be read. */
export interface NotebookOutput {
  /** As nbformat 4 names it, whatever the file's own version. */
  readonly type: "stream" | "display_data" | "execute_result" | "error";
  /** Its text: of a stream, of an error, or the plain form of a result. */
  readonly text: string;
  /** `stdout` or `stderr` for streams. */
  readonly name?: string;
  /** The media types it has, for results. */
  readonly mediaTypes: readonly string[];
  /** Its first picture, if it has one. */
  readonly picture?: NotebookPicture;
  /** Its HTML, if it has that and no plain text. Never to be trusted. */
  readonly html?: string;
}

/** A picture among the outputs of a notebook. */
export interface NotebookPicture {
  /** Its media type. */
  readonly mediaType: string;
  /** Its bytes in base64, or for SVG its source. */
  readonly data: string;
}

/** One cell of a notebook. */
export interface NotebookCell {
  /** What kind of cell it is. */
  readonly type: "code" | "markdown" | "raw";
  /** Its source, lines joined. */
  readonly source: string;
  /** The number in its prompt, if it ran. */
  readonly executionCount?: number;
  /** What it put out; empty for cells that are not code. */
  readonly outputs: readonly NotebookOutput[];
}

/** A notebook as {@linkcode readNotebook} gives it. */
export interface Notebook {
  /** The major version of nbformat the file is in. */
  readonly nbformat: number;
  /** The kernel's language, in lower case; `""` when the file does not say. */
  readonly language: string;
  /** The kernelspec's name, if the file says. */
  readonly kernel?: string;
  /** Its title, if its metadata have one. */
  readonly title?: string;
  /** Its cells in order. */
  readonly cells: readonly NotebookCell[];
}

/**
 * Reads a Jupyter notebook of nbformat 3 or 4 into its cells, with sources
 * joined and each output's text.
 *
 * It is lenient: fields that programs leave out are taken as empty.
 *
 * @param text The `.ipynb` file's text.
 * @returns The notebook.
 * @throws {SyntaxError} If the text is not JSON, or JSON but no notebook.
 *
 * @example
 * ```ts
 * import { readNotebook } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * const { cells } = readNotebook(JSON.stringify({
 *   nbformat: 4,
 *   cells: [{ cell_type: "code", source: ["1 +\n", "1"], outputs: [] }],
 * }));
 * assertEquals(cells[0]?.source, "1 +\n1");
 * ```
 */
export function readNotebook(text: string): Notebook {
  let root: unknown;
  try {
    root = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new SyntaxError(
      "Cannot read notebook: the text is not JSON",
      { cause: error },
    );
  }
  if (!isRecord(root)) {
    throw new SyntaxError("Cannot read notebook: found no object at its top");
  }
  // nbformat 3 keeps its cells in worksheets, of which there is mostly one.
  const cells = Array.isArray(root.cells)
    ? root.cells
    : list(root.worksheets).flatMap((sheet) =>
      isRecord(sheet) ? list(sheet.cells) : []
    );
  if (!Array.isArray(root.cells) && !Array.isArray(root.worksheets)) {
    throw new SyntaxError(
      'Cannot read notebook: found neither "cells" nor "worksheets"',
    );
  }
  const metadata = record(root.metadata);
  const kernelspec = record(metadata.kernelspec);
  const language = record(metadata.language_info).name ?? kernelspec.language ??
    record(cells.find((cell) => isRecord(cell) && cell.language)).language;
  return {
    nbformat: typeof root.nbformat === "number" ? root.nbformat : 4,
    language: typeof language === "string" ? language.toLowerCase() : "",
    ...(typeof kernelspec.name === "string" ? { kernel: kernelspec.name } : {}),
    ...(typeof metadata.title === "string" ? { title: metadata.title } : {}),
    cells: cells.filter(isRecord).map(readCell),
  };
}

function readCell(cell: Record<string, unknown>): NotebookCell {
  const source = joined(cell.source ?? cell.input);
  const count = cell.execution_count ?? cell.prompt_number;
  const executed = typeof count === "number" ? { executionCount: count } : {};
  switch (cell.cell_type) {
    case "code":
      return {
        type: "code",
        source,
        ...executed,
        outputs: list(cell.outputs).filter(isRecord).map(readOutput),
      };
    case "heading": {
      const level = typeof cell.level === "number" ? cell.level : 1;
      const mark = "#".repeat(Math.min(6, Math.max(1, level)));
      return { type: "markdown", source: `${mark} ${source}`, outputs: [] };
    }
    case "raw":
      return { type: "raw", source, outputs: [] };
    default:
      return { type: "markdown", source, outputs: [] };
  }
}

/** Names that nbformat 3 gives to media types. */
const OLD_TYPES: Readonly<Record<string, string>> = {
  text: "text/plain",
  html: "text/html",
  latex: "text/latex",
  json: "application/json",
  javascript: "application/javascript",
  png: "image/png",
  jpeg: "image/jpeg",
  svg: "image/svg+xml",
};

function readOutput(output: Record<string, unknown>): NotebookOutput {
  switch (output.output_type) {
    case "stream": {
      const name = output.name ?? output.stream;
      return {
        type: "stream",
        text: joined(output.text),
        name: name === "stderr" ? "stderr" : "stdout",
        mediaTypes: [],
      };
    }
    case "error":
    case "pyerr": {
      const summary = [output.ename, output.evalue]
        .filter((part) => typeof part === "string" && part !== "").join(": ");
      const trace = list(output.traceback).map(String).join("\n");
      return { type: "error", text: trace || summary, mediaTypes: [] };
    }
    default: {
      const data = isRecord(output.data) ? output.data : oldData(output);
      const isResult = output.output_type === "execute_result" ||
        output.output_type === "pyout";
      const text = joined(data["text/plain"] ?? data["text/markdown"]);
      const markup = joined(data["text/html"]);
      const picture = pictureOf(data);
      return {
        type: isResult ? "execute_result" : "display_data",
        text,
        mediaTypes: Object.keys(data),
        ...(picture === undefined ? {} : { picture }),
        ...(text !== "" || markup === "" ? {} : { html: markup }),
      };
    }
  }
}

function pictureOf(data: Record<string, unknown>): NotebookPicture | undefined {
  const mediaType = Object.keys(data).find((type) =>
    /^image\/(?:png|jpeg|gif|webp|svg\+xml)$/.test(type)
  );
  const text = mediaType === undefined ? "" : joined(data[mediaType]);
  return mediaType === undefined || text === ""
    ? undefined
    : { mediaType, data: text };
}

function oldData(output: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(OLD_TYPES).filter(([old]) => output[old] !== undefined)
      .map(([old, type]) => [type, output[old]]),
  );
}

/** nbformat writes long texts as arrays of lines that keep their line ends. */
function joined(value: unknown): string {
  if (typeof value === "string") return value;
  return list(value).filter((line) => typeof line === "string").join("");
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
