import { lastAtMost, type Position } from "./_lines.ts";

const DIGITS =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const MAP_REGEXP =
  /\n?\/\/# sourceMappingURL=data:application\/json(?:;charset=utf-8)?;base64,([\w+/=]+)\s*$/;

/** Places in a generated text by line: columns, and where they come from. */
interface MappedLine {
  readonly columns: number[];
  readonly sources: Position[];
}

/** Where each place of a generated text comes from. */
export class SourceMap {
  readonly #lines: readonly MappedLine[];

  /** @param mappings The field of that name of a source map. */
  constructor(mappings: string) {
    this.#lines = decode(mappings);
  }

  /**
   * Finds where a place comes from.
   *
   * @param line From 1.
   * @param column From 0.
   * @returns The place in the source, that of what stands before it if it was made up.
   */
  original({ line, column }: Position): Position {
    for (let at = Math.min(line, this.#lines.length) - 1; at >= 0; at--) {
      const found = this.#lines[at];
      const first = found?.columns[0];
      if (found === undefined || first === undefined) continue;
      if (at === line - 1 && first > column) {
        if (at > 0) continue;
        return found.sources[0] ?? START;
      }
      const index = at === line - 1
        ? lastAtMost(found.columns, column)
        : found.columns.length - 1;
      return found.sources[index] ?? START;
    }
    return START;
  }
}

const START: Position = { line: 1, column: 0 };

/**
 * Parts a text from the source map at its end.
 *
 * @param code Text with an inline source map.
 * @returns The text, and the map.
 */
export function splitSourceMap(
  code: string,
): { readonly code: string; readonly map: SourceMap } {
  const found = MAP_REGEXP.exec(code);
  const json: unknown = found === null ? {} : JSON.parse(atob(found[1] ?? ""));
  const mappings =
    typeof json === "object" && json !== null && "mappings" in json
      ? json.mappings
      : "";
  return {
    code: found === null ? code : code.slice(0, found.index),
    map: new SourceMap(typeof mappings === "string" ? mappings : ""),
  };
}

function decode(mappings: string): MappedLine[] {
  const lines: MappedLine[] = [];
  let sourceLine = 0;
  let sourceColumn = 0;
  for (const text of mappings.split(";")) {
    const line: MappedLine = { columns: [], sources: [] };
    let column = 0;
    for (const segment of text === "" ? [] : text.split(",")) {
      const [step = 0, source, down = 0, right = 0] = numbers(segment);
      column += step;
      if (source === undefined) continue;
      sourceLine += down;
      sourceColumn += right;
      line.columns.push(column);
      line.sources.push({ line: sourceLine + 1, column: sourceColumn });
    }
    lines.push(line);
  }
  return lines;
}

function numbers(segment: string): number[] {
  const found: number[] = [];
  let value = 0;
  let shift = 0;
  for (const digit of segment) {
    const bits = DIGITS.indexOf(digit);
    value += (bits & 31) << shift;
    shift += 5;
    if ((bits & 32) !== 0) continue;
    found.push((value & 1) === 1 ? -(value >> 1) : value >> 1);
    value = shift = 0;
  }
  return found;
}
