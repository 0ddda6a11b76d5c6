import { parseCell } from "../transform/_parse_cell.ts";
import { UnreadableError } from "../transform/_scanner.ts";
import type { CellSyntax } from "../transform/_syntax.ts";

/** The parts of a cell; what cannot be read, or nests too deeply for us, has none that we know. */
export function parseIfReadable(text: string): CellSyntax | undefined {
  try {
    return parseCell(text);
  } catch (error) {
    if (error instanceof UnreadableError || error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}
