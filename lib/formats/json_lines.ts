/** A line that is not JSON. */
export interface JsonLineError {
  /** The line's number, from 1. */
  readonly line: number;
  /** What the JSON parser said. */
  readonly message: string;
  /** The head of the line. */
  readonly text: string;
}

/** What {@linkcode parseJsonLines} read. */
export interface JsonLines {
  /** The values in the order of their lines. */
  readonly values: readonly unknown[];
  /** The lines that were not JSON. */
  readonly errors: readonly JsonLineError[];
}

/** Options of {@linkcode parseJsonLines}. */
export interface ParseJsonLinesOptions {
  /** Read no more values than this. @default {Infinity} */
  readonly limit?: number;
}

/**
 * Reads JSON lines (JSONL, NDJSON): one JSON value a line.
 *
 * Blank lines are skipped; a line that is not JSON is reported with its number
 * and does not keep the others from being read.
 *
 * @param text The text.
 * @param options How many values to read.
 * @returns The values and the lines that could not be read.
 *
 * @example
 * ```ts
 * import { parseJsonLines } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * const { values, errors } = parseJsonLines('{"a":1}\n\nnot json\n{"a":2}');
 * assertEquals(values, [{ a: 1 }, { a: 2 }]);
 * assertEquals(errors[0]?.line, 3);
 * ```
 */
export function parseJsonLines(
  text: string,
  options: ParseJsonLinesOptions = {},
): JsonLines {
  const { limit = Infinity } = options;
  const values: unknown[] = [];
  const errors: JsonLineError[] = [];
  let start = text.startsWith("\ufeff") ? 1 : 0;
  for (let line = 1; start < text.length && values.length < limit; line++) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    const source = text.slice(start, end).trim();
    start = end + 1;
    if (source === "") continue;
    try {
      values.push(JSON.parse(source));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      errors.push({ line, message, text: source.slice(0, 80) });
    }
  }
  return { values, errors };
}
