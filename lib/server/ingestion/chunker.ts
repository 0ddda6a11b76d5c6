/**
 * Cuts the text of documents into passages. A chunker is fed line by line, so
 * that a document of any size passes through in little memory; what it gives
 * back is always exactly a piece of the text, with its place.
 *
 * @module
 */

import type { NewPassage } from "../store/mod.ts";

/** Cuts one kind of text. */
export interface Chunker {
  /** Headings or columns found so far, in their order, for an outline. */
  readonly outline: readonly string[];
  /**
   * Takes the next line.
   *
   * @param line Its text, line end included.
   * @param start Where it stands in the document's text.
   */
  line(line: string, start: number): void;
  /** Takes notice that the text is over. */
  end(): void;
  /** The passages that are finished since the last call. */
  take(): NewPassage[];
}

/** How large passages are, in UTF-16 units. */
export interface PassageSize {
  /** A passage is closed at the next good place after this. */
  readonly target: number;
  /** A passage is closed here at any price. */
  readonly max: number;
}

/** About 250 tokens, as answers quote well; twice that at most. */
export const USUAL_SIZE: PassageSize = { target: 1_000, max: 2_000 };

/** An outline longer than this tells no more. */
export const MAX_OUTLINE = 40;

/** Text that is being collected for one passage. */
export class OpenPassage {
  #text = "";
  #start = 0;
  readonly #page: number;

  /** @param page The page that the text stands on. */
  constructor(page: number) {
    this.#page = page;
  }

  /** How much has been collected. */
  get length(): number {
    return this.#text.length;
  }

  /** True while nothing but blanks was collected. */
  get isBlank(): boolean {
    return this.#text.trim() === "";
  }

  /** Adds what follows what is there. */
  add(text: string, start: number): void {
    if (this.#text === "") this.#start = start;
    this.#text += text;
  }

  /** Gives what was collected without blanks around it, and starts anew; nothing when all is blank. */
  close(headings: readonly string[], context: string): NewPassage[] {
    const text = this.#text.trim();
    const start = this.#start + this.#text.length -
      this.#text.trimStart().length;
    this.#text = "";
    if (text === "") return [];
    return [{
      page: this.#page,
      start,
      end: start + text.length,
      headings,
      context,
      text,
    }];
  }
}

/**
 * Cuts a text that is longer than a passage may be: after a sentence, else
 * between words, else between letters.
 */
export function pieces(text: string, max: number): string[] {
  const found: string[] = [];
  let from = 0;
  while (text.length - from > max) {
    const window = text.slice(from, from + max);
    const sentence = lastMatch(
      window,
      /[.!?。！？]["'”’)\]]*\s+|[。！？]/g,
      max / 2,
    );
    const word = sentence > 0 ? sentence : lastMatch(window, /\s+/g, max / 2);
    const cut = word > 0 ? word : withoutHalfLetter(window);
    found.push(text.slice(from, from + cut));
    from += cut;
  }
  found.push(text.slice(from));
  return found;
}

/** End of the last match that ends after `least`; 0 when there is none. */
function lastMatch(text: string, pattern: RegExp, least: number): number {
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    end = match.index + match[0].length;
  }
  return end >= least ? end : 0;
}

/** Length of a text without the first half of a letter outside the basic plane at its end. */
function withoutHalfLetter(text: string): number {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.length - 1 : text.length;
}

/** The lines of a text, each with its line end and its place. */
export function* linesOf(
  text: string,
  base = 0,
): Generator<readonly [line: string, start: number]> {
  for (let start = 0; start < text.length;) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found + 1;
    yield [text.slice(start, end), base + start];
    start = end;
  }
}
