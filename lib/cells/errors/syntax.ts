import type { CellError } from "../events.ts";
import { excerpt, LINE_BREAK_REGEXP } from "./excerpt.ts";
import { cyan, indent } from "./_style.ts";
import { lineText } from "./_places.ts";
import { headText } from "./render.ts";
import type { CellSource } from "./sources.ts";

/** A syntax error with its place in a cell's own text. */
export interface PlacedSyntaxError {
  /** What is wrong. */
  readonly message: string;
  /** From 1. */
  readonly line: number;
  /** From 0, in UTF-16 units. */
  readonly column: number;
  /** The column after the last one concerned, on the same line. */
  readonly endColumn?: number | undefined;
}

/**
 * Makes a syntax error readable: the message, and the line with the place
 * marked.
 *
 * @param error What is wrong, and where.
 * @param cell The cell.
 * @returns The error, of name `SyntaxError`.
 *
 * @example A bracket too many
 * ```ts
 * import { renderSyntaxError } from "@cenote/cenote/cells";
 * import { stripAnsiCode } from "@std/fmt/colors";
 * import { assertEquals } from "@std/assert";
 *
 * const error = renderSyntaxError(
 *   { message: "Unexpected token ')'", line: 1, column: 9 },
 *   { label: "cell [3]", source: "let a = 1)" },
 * );
 * assertEquals(stripAnsiCode(error.traceback.join("\n")).split("\n"), [
 *   "SyntaxError: Unexpected token ')'",
 *   "  cell [3], line 1",
 *   "  > 1 │ let a = 1)",
 *   "      │          ^",
 * ]);
 * ```
 */
export function renderSyntaxError(
  error: PlacedSyntaxError,
  cell: Pick<CellSource, "label" | "source">,
): CellError {
  const { message } = error;
  const { line, column, endColumn } = within(cell.source, error);
  const place = {
    line,
    column: column + 1,
    ...(endColumn === undefined ? {} : { endColumn: endColumn + 1 }),
  };
  const block = [
    cyan(lineText(cell.label, line)),
    ...excerpt(cell.source, place, 2),
  ].join("\n");
  return {
    name: "SyntaxError",
    message,
    traceback: [headText("SyntaxError", message), indent(block, "  ")],
  };
}

/** What is missing at the end is missing behind the last thing that stands there. */
function within(
  source: string,
  place: PlacedSyntaxError,
): Pick<PlacedSyntaxError, "line" | "column" | "endColumn"> {
  const lines = source.trimEnd().split(LINE_BREAK_REGEXP);
  if (place.line <= lines.length) return place;
  return { line: lines.length, column: lines.at(-1)?.length ?? 0 };
}

/**
 * Finds the place in the cell of an error that V8 saw before anything ran.
 *
 * @param details `exceptionDetails` of `Runtime.evaluate`.
 * @param cell The cell.
 * @returns The error in the cell's own lines.
 *
 * @example Something that only V8 refuses
 * ```ts
 * import { earlyError } from "@cenote/cenote/cells";
 * import { assertEquals } from "@std/assert";
 *
 * const details = {
 *   lineNumber: 2,
 *   columnNumber: 4,
 *   exception: { description: "SyntaxError: Unexpected token ';'" },
 * };
 * const originalPosition = (line: number, column: number) => ({ line, column });
 * assertEquals(earlyError(details, { originalPosition }), {
 *   message: "Unexpected token ';'",
 *   line: 2,
 *   column: 4,
 * });
 * ```
 */
export function earlyError(
  details: Readonly<Record<string, unknown>>,
  cell: Pick<CellSource, "originalPosition">,
): PlacedSyntaxError {
  const { exception } = details;
  const said = typeof exception === "object" && exception !== null &&
      "description" in exception
    ? String(exception.description)
    : "";
  const message = said.replace(/^SyntaxError: /, "")
    .replace(/\n\s+at [^]*$/, "") || "Invalid code";
  // One line stands before the cell's code: what is 0-based there is 1-based here.
  const { line, column } = cell.originalPosition(
    atLeast(1, details.lineNumber),
    atLeast(0, details.columnNumber),
  );
  return { message, line, column };
}

function atLeast(least: number, value: unknown): number {
  return typeof value === "number" && value > least ? value : least;
}
