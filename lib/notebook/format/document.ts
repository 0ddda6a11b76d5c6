/**
 * A notebook as its file has it: nbformat 4's own names and nesting.
 *
 * @module
 */

/** Anything that JSON can say. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  /** Its fields. */
  readonly [name: string]: JsonValue | undefined;
}

/** Text as nbformat keeps it: whole, or as its lines, each with its line end. */
export type MultilineString = string | readonly string[];

/** The kernel that a notebook was made for. */
export interface Kernelspec extends JsonObject {
  /** The kernelspec's name, such as `"deno"`. */
  readonly name?: string;
  /** What people read. */
  readonly display_name?: string;
  /** The language of its cells. */
  readonly language?: string;
}

/** The metadata of a whole notebook; unknown fields are kept. */
export interface NotebookMetadata extends JsonObject {
  /** The kernel it was made for. */
  readonly kernelspec?: Kernelspec;
  /** What the kernel said of its language. */
  readonly language_info?: JsonObject;
  /** The title, where the notebook names one. */
  readonly title?: string;
}

/** The metadata of a cell; unknown fields are kept. */
export interface CellMetadata extends JsonObject {
  /** Words that tell programs what to do with the cell: `parameters`, `skip-execution` … */
  readonly tags?: readonly string[];
}

/** A notebook of nbformat 4. */
export interface NotebookDocument extends JsonObject {
  /** The major version. */
  readonly nbformat: number;
  /** The minor version, 0 to 5. */
  readonly nbformat_minor: number;
  /** What is said of the notebook as a whole. */
  readonly metadata: NotebookMetadata;
  /** The cells in their order. */
  readonly cells: readonly DocumentCell[];
}

/** A cell of a notebook. */
export type DocumentCell = CodeCell | MarkdownCell | RawCell;

/** What all cells have. */
export interface CellBase extends JsonObject {
  /** Its id, from nbformat 4.5 on: 1 to 64 letters, digits, `-` and `_`, unique in the notebook. */
  readonly id?: string;
  /** What is said of the cell. */
  readonly metadata: CellMetadata;
  /** Its text. */
  readonly source: MultilineString;
}

/** A cell that a kernel runs. */
export interface CodeCell extends CellBase {
  /** What kind of cell it is. */
  readonly cell_type: "code";
  /** What it put out when it ran last. */
  readonly outputs: readonly CellOutput[];
  /** The number in its prompt; null when it did not run. */
  readonly execution_count: number | null;
}

/** A cell of prose. */
export interface MarkdownCell extends CellBase {
  /** What kind of cell it is. */
  readonly cell_type: "markdown";
  /** Files that its text shows: names to MIME types to base64. */
  readonly attachments?: JsonObject;
}

/** A cell that nobody renders. */
export interface RawCell extends CellBase {
  /** What kind of cell it is. */
  readonly cell_type: "raw";
  /** Files that go with it: names to MIME types to base64. */
  readonly attachments?: JsonObject;
}

/** One output of a code cell. */
export type CellOutput = StreamOutput | DataOutput | ErrorOutput;

/** What was printed. */
export interface StreamOutput extends JsonObject {
  /** What kind of output it is. */
  readonly output_type: "stream";
  /** `"stdout"` or `"stderr"`. */
  readonly name: string;
  /** The text, which may hold ANSI colours. */
  readonly text: MultilineString;
}

/** Something shown, or the value of the cell. */
export interface DataOutput extends JsonObject {
  /** What kind of output it is. */
  readonly output_type: "display_data" | "execute_result";
  /** MIME types to their content: text as a multiline string, JSON as it is. */
  readonly data: JsonObject;
  /** What is said of the output, by MIME type. */
  readonly metadata: JsonObject;
  /** The number in the prompt, of an `execute_result`. */
  readonly execution_count?: number | null;
}

/** What ended the cell. */
export interface ErrorOutput extends JsonObject {
  /** What kind of output it is. */
  readonly output_type: "error";
  /** The error's name. */
  readonly ename: string;
  /** Its message. */
  readonly evalue: string;
  /** Lines with ANSI colours. */
  readonly traceback: readonly string[];
}

/**
 * Joins a multiline string.
 *
 * @param text The text, whole or as lines.
 * @returns The text whole.
 *
 * @example
 * ```ts
 * import { joinLines } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(joinLines(["const a = 1;\n", "a"]), "const a = 1;\na");
 * ```
 */
export function joinLines(text: MultilineString): string {
  return typeof text === "string" ? text : text.join("");
}

/**
 * Splits text into lines as Jupyter's programs store it: each with its line end,
 * none for an empty text.
 *
 * @param text The text whole.
 * @returns Its lines.
 *
 * @example
 * ```ts
 * import { splitLines } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(splitLines("a\nb"), ["a\n", "b"]);
 * assertEquals(splitLines(""), []);
 * ```
 */
export function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}
