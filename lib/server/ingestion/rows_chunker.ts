/**
 * Cuts tables and files of records between their rows, never inside one.
 *
 * @module
 */

import type { NewPassage } from "../store/mod.ts";
import {
  type Chunker,
  OpenPassage,
  type PassageSize,
  pieces,
  USUAL_SIZE,
} from "./chunker.ts";

/** What a table is like. */
export interface RowsOptions {
  /** What parts the columns; undefined for files in which each line is a record. */
  readonly separator?: string;
  /** Names of the columns, which every passage has as its context. */
  readonly columns?: readonly string[];
  /** @default {USUAL_SIZE} */
  readonly size?: PassageSize;
}

/** A row with more lines than this has a quote too many, and is no row. */
const MAX_ROW_LINES = 200;

/** A chunker for rows. */
export class RowsChunker implements Chunker {
  readonly outline: readonly string[];
  readonly #separator: string | undefined;
  readonly #context: string;
  readonly #size: PassageSize;
  readonly #open = new OpenPassage(1);
  #done: NewPassage[] = [];
  /** Lines of a row whose quotes are not closed yet. */
  #row = "";
  #rowStart = 0;
  #rowLines = 0;
  #header: readonly [line: string, start: number] | undefined;
  #hasRows = false;

  constructor(options: RowsOptions = {}) {
    this.#separator = options.separator;
    this.outline = options.columns ?? [];
    this.#context = this.outline.join(`${options.separator ?? ","} `);
    this.#size = options.size ?? USUAL_SIZE;
  }

  line(line: string, start: number): void {
    if (this.#row === "") {
      this.#rowStart = start;
      this.#rowLines = 0;
    }
    this.#row += line;
    this.#rowLines++;
    if (this.#isOpen() && this.#rowLines < MAX_ROW_LINES) return;
    const row = this.#row;
    this.#row = "";
    this.#add(row, this.#rowStart);
  }

  /** True while a quoted field of the row goes on in the next line. */
  #isOpen(): boolean {
    if (this.#separator === undefined || !this.#row.includes('"')) return false;
    let isQuoted = false;
    let isFieldStart = true;
    for (const letter of this.#row) {
      if (isQuoted) {
        // A doubled quote closes and opens again, which comes to the same.
        if (letter === '"') isQuoted = false;
      } else if (letter === '"' && isFieldStart) isQuoted = true;
      else if (letter === '"' && this.#row.includes('""')) isQuoted = true;
      isFieldStart = letter === this.#separator ||
        letter === " " && isFieldStart;
    }
    return isQuoted;
  }

  #add(row: string, start: number): void {
    if (
      this.outline.length > 0 && this.#header === undefined && row.trim() !== ""
    ) {
      this.#header = [row, start];
      return;
    }
    if (row.trim() !== "") this.#hasRows = true;
    const { target, max } = this.#size;
    if (this.#open.length > 0 && this.#open.length + row.length > target) {
      this.#close();
    }
    let at = start;
    for (const piece of pieces(row, Math.max(max, 4 * target))) {
      if (at > start) this.#close();
      this.#open.add(piece, at);
      at += piece.length;
    }
  }

  #close(): void {
    this.#done.push(...this.#open.close([], this.#context));
  }

  end(): void {
    if (this.#row !== "") {
      const row = this.#row;
      this.#row = "";
      this.#add(row, this.#rowStart);
    }
    if (!this.#hasRows && this.#header !== undefined) {
      const [line, start] = this.#header;
      this.#open.add(line, start);
      this.#done.push(...this.#open.close([], ""));
    } else this.#close();
  }

  take(): NewPassage[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }
}
