import { CELL_URL } from "./prelude/frame.mts";
import type { CellSources } from "./errors/mod.ts";
import type { TransformedCell } from "./transform/mod.ts";
import type { OriginalPlace } from "./values/mod.ts";

const READS_ALL_REGEXP = /^(?:-A|--allow-all|-R|--allow-read)$/;
const READS_LESS_REGEXP = /^(?:--deny-read|--ignore-read)/;

/** Sources of so many cells are kept, for errors that come from them later. */
const MAX_CELLS = 5_000;

/** A cell that was run. */
interface SourceEntry {
  readonly label: string;
  readonly source: string;
  readonly originalPosition: TransformedCell["originalPosition"];
}

/** What cells and local files say, for errors that point at them. */
export class SourceBook implements CellSources {
  readonly folder: string;
  readonly #cells = new Map<number, SourceEntry>();
  readonly #mayRead: boolean;

  /**
   * @param folder The working folder of the cells.
   * @param permissions What the cells may do: they write into a stack what they
   *   like, so that files are quoted only where they may read all files themselves.
   */
  constructor(folder: string, permissions: readonly string[] | undefined) {
    this.folder = folder;
    this.#mayRead = permissions === undefined ||
      permissions.some((flag) => READS_ALL_REGEXP.test(flag)) &&
        !permissions.some((flag) => READS_LESS_REGEXP.test(flag));
  }

  /** Takes note of a cell. */
  add(
    cell: number,
    label: string,
    source: string,
    transformed: TransformedCell,
  ): void {
    this.#cells.set(cell, {
      label,
      source,
      originalPosition: (line, column) =>
        transformed.originalPosition(line, column),
    });
    if (this.#cells.size <= MAX_CELLS) return;
    for (const oldest of this.#cells.keys()) {
      this.#cells.delete(oldest);
      break;
    }
  }

  cell(number: number): SourceEntry | undefined {
    return this.#cells.get(number);
  }

  /** The place in a cell's own text of a place in its script, the engine's line counted. */
  originalPlace(
    url: string,
    line: number,
    column: number,
  ): OriginalPlace | undefined {
    const entry = url.startsWith(CELL_URL)
      ? this.#cells.get(Number(url.slice(CELL_URL.length)))
      : undefined;
    if (entry === undefined) return undefined;
    const { source } = entry;
    return { source, ...entry.originalPosition(line - 1, column) };
  }

  file(url: string): string | undefined {
    if (!this.#mayRead || !url.startsWith("file:")) return undefined;
    try {
      return Deno.readTextFileSync(new URL(url));
    } catch {
      // An excerpt is a help, nothing more.
      return undefined;
    }
  }

  /** Forgets all: the process that ran them is gone. */
  clear(): void {
    this.#cells.clear();
  }
}

/** Address of a cell's script in the cells' process. */
export function cellUrl(cell: number): string {
  return `${CELL_URL}${cell}`;
}
