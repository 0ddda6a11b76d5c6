import type {
  CellMetadata,
  CodeCell,
  DocumentCell,
  Kernelspec,
  MarkdownCell,
  MultilineString,
  NotebookDocument,
  NotebookMetadata,
  RawCell,
} from "./document.ts";
import { splitLines } from "./document.ts";

/** What a new notebook is made of. */
export interface NewNotebookOptions {
  /** The kernel it is for. @default {"cenote"} */
  readonly kernel?: "cenote" | "deno";
  /** Its cells. @default {[]} */
  readonly cells?: readonly DocumentCell[];
  /** Its title, kept in the metadata. */
  readonly title?: string;
}

/** What a new cell has besides its text. */
export interface NewCellOptions {
  /** Its id: 1 to 64 letters, digits, `-` and `_`. @default {a random one} */
  readonly id?: string;
  /** What is said of it. @default {{}} */
  readonly metadata?: CellMetadata;
}

const KERNELS: Readonly<Record<"cenote" | "deno", Kernelspec>> = {
  cenote: { display_name: "Cenote", language: "typescript", name: "cenote" },
  deno: { display_name: "Deno", language: "typescript", name: "deno" },
};

/**
 * A notebook that no file has yet, of nbformat 4.5.
 *
 * @param options What it is made of.
 * @returns The notebook.
 *
 * @example Make a notebook
 * ```ts
 * import { newCell, newNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const notebook = newNotebook({ cells: [newCell("code", "1 + 1")] });
 * assertEquals(notebook.metadata.kernelspec?.name, "cenote");
 * ```
 */
export function newNotebook(
  options: NewNotebookOptions = {},
): NotebookDocument {
  const { kernel = "cenote", cells = [], title } = options;
  const metadata: NotebookMetadata = {
    kernelspec: KERNELS[kernel],
    language_info: {
      file_extension: ".ts",
      mimetype: "text/x.typescript",
      name: "typescript",
    },
    ...(title === undefined ? {} : { title }),
  };
  return { cells, metadata, nbformat: 4, nbformat_minor: 5 };
}

/** What kinds of cells there are, by their names. */
export interface CellByType {
  /** A cell that a kernel runs. */
  readonly code: CodeCell;
  /** A cell of prose. */
  readonly markdown: MarkdownCell;
  /** A cell that nobody renders. */
  readonly raw: RawCell;
}

/**
 * A cell that no file has yet, with an id.
 *
 * @param type What kind of cell it is.
 * @param source Its text.
 * @param options What it has besides.
 * @returns The cell; one of code has not run.
 * @throws {RangeError} If the id is none that nbformat allows.
 *
 * @example Make a cell
 * ```ts
 * import { newCell } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const cell = newCell("markdown", "# Sales\nBy month");
 * assertEquals(cell.source, ["# Sales\n", "By month"]);
 * ```
 */
export function newCell<T extends keyof CellByType>(
  type: T,
  source: MultilineString,
  options: NewCellOptions = {},
): CellByType[T] {
  const { id = newCellId(), metadata = {} } = options;
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(id)) {
    throw new RangeError(
      `Cannot make cell: found the id ${
        JSON.stringify(id)
      }; wanted 1 to 64 letters, digits, "-" and "_"`,
    );
  }
  const text = typeof source === "string" ? splitLines(source) : source;
  const cells: CellByType = {
    code: {
      cell_type: "code",
      execution_count: null,
      id,
      metadata,
      outputs: [],
      source: text,
    },
    markdown: { cell_type: "markdown", id, metadata, source: text },
    raw: { cell_type: "raw", id, metadata, source: text },
  };
  return cells[type];
}

/**
 * An id for a cell, as Jupyter's programs make them: 8 hexadecimal digits.
 *
 * @returns The id.
 *
 * @example Make an id
 * ```ts
 * import { newCellId } from "@cenote/cenote/notebook";
 * import { assertMatch } from "@std/assert";
 *
 * assertMatch(newCellId(), /^[0-9a-f]{8}$/);
 * ```
 */
export function newCellId(): string {
  return crypto.randomUUID().slice(0, 8);
}
