/**
 * Cuts prose and source code at their blank lines, and Markdown at its headings.
 *
 * @module
 */

import type { NewPassage } from "../store/mod.ts";
import {
  type Chunker,
  MAX_OUTLINE,
  OpenPassage,
  type PassageSize,
  pieces,
  USUAL_SIZE,
} from "./chunker.ts";

/** What a text is like. */
export interface ProseOptions {
  /** Lines that begin with `#` are headings. */
  readonly hasHeadings: boolean;
  /** @default {1} */
  readonly page?: number;
  /** @default {USUAL_SIZE} */
  readonly size?: PassageSize;
}

interface Heading {
  readonly level: number;
  readonly title: string;
  readonly line: string;
  readonly start: number;
}

const HEADING_REGEXP = /^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$/;
const FENCE_REGEXP = /^ {0,3}(```+|~~~+)/;

/** A chunker for prose. */
export class ProseChunker implements Chunker {
  readonly outline: string[] = [];
  readonly #options: Required<ProseOptions>;
  readonly #open: OpenPassage;
  #done: NewPassage[] = [];
  #path: Heading[] = [];
  /** The last heading, as long as nothing followed it. */
  #bare: Heading | undefined;
  #fence: string | undefined;

  constructor(options: ProseOptions) {
    this.#options = { page: 1, size: USUAL_SIZE, ...options };
    this.#open = new OpenPassage(this.#options.page);
  }

  line(line: string, start: number): void {
    const heading = this.#heading(line, start);
    if (heading !== undefined) {
      this.#close();
      this.#closeBare(heading.level);
      this.#path = [
        ...this.#path.filter((one) => one.level < heading.level),
        heading,
      ];
      this.#bare = heading;
      if (this.outline.length < MAX_OUTLINE) this.outline.push(heading.title);
      return;
    }
    const { target, max } = this.#options.size;
    if (line.trim() === "") {
      if (this.#open.length >= target && this.#fence === undefined) {
        this.#close();
      } else this.#open.add(line, start);
      return;
    }
    this.#bare = undefined;
    if (this.#open.length + line.length > max) this.#close();
    if (line.length <= max) {
      this.#open.add(line, start);
      return;
    }
    let at = start;
    for (const piece of pieces(line, max)) {
      this.#close();
      this.#open.add(piece, at);
      at += piece.length;
    }
  }

  #heading(line: string, start: number): Heading | undefined {
    if (!this.#options.hasHeadings) return undefined;
    const fence = FENCE_REGEXP.exec(line)?.[1];
    if (fence !== undefined) {
      if (this.#fence === undefined) this.#fence = fence;
      else if (fence.startsWith(this.#fence)) this.#fence = undefined;
      return undefined;
    }
    if (this.#fence !== undefined) return undefined;
    const found = HEADING_REGEXP.exec(line.replace(/\r?\n$/, ""));
    if (found === null) return undefined;
    return { level: found[1]?.length ?? 1, title: found[2] ?? "", line, start };
  }

  #close(): void {
    this.#done.push(
      ...this.#open.close(this.#path.map((one) => one.title), ""),
    );
  }

  /** A heading without text under it is a passage itself, unless one below it follows. */
  #closeBare(nextLevel: number): void {
    const bare = this.#bare;
    if (bare === undefined || nextLevel > bare.level) return;
    this.#open.add(bare.line, bare.start);
    this.#done.push(
      ...this.#open.close(this.#path.slice(0, -1).map((one) => one.title), ""),
    );
    this.#bare = undefined;
  }

  end(): void {
    this.#close();
    this.#closeBare(0);
  }

  take(): NewPassage[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }
}
