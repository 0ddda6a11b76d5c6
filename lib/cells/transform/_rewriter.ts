import { lastAtMost } from "./_lines.ts";
import type { Range } from "./_syntax.ts";

/** A part of what is put before the text: new, or taken out of the text. */
export type Piece = { readonly text: string; readonly at: number } | Range;

interface Edit extends Range {
  readonly text: string;
  readonly at: number;
}

/** A rewritten text, which knows where each place of it comes from. */
export interface Rewritten {
  readonly code: string;
  /** The offset in the text before of an offset in `code`. */
  original(offset: number): number;
}

/** Gathers changes of a text and makes them at once. */
export class Rewriter {
  readonly #edits: Edit[] = [];
  readonly #moved: Range[] = [];
  readonly #parts: string[] = [];
  /** Where each part begins in the new text, and in the old one. */
  readonly #starts: number[] = [];
  readonly #sources: number[] = [];
  /** Whether each part was taken over as it was. */
  readonly #copied: boolean[] = [];
  #length = 0;

  constructor(readonly text: string) {}

  /** Puts another text in place of a part. @param at Where errors of the new text are shown. */
  replace({ start, end }: Range, text: string, at = start): void {
    this.#edits.push({ start, end, text, at });
  }

  /** Puts a text between two others; several at one place stay in order. */
  insert(offset: number, text: string): void {
    this.replace({ start: offset, end: offset }, text);
  }

  /** Takes a part out, to put it before the text as a {@linkcode Piece}. */
  move(range: Range): void {
    this.#moved.push(range);
  }

  /** Makes all changes. @param head What to put before the text, in the same line. */
  finish(head: readonly Piece[]): Rewritten {
    if (this.#edits.length + this.#moved.length + head.length === 0) {
      return { code: this.text, original: (offset) => offset };
    }
    const edits = this.#edits.map((edit, n) => ({ edit, n }))
      .sort((a, b) => a.edit.start - b.edit.start || a.n - b.n)
      .map(({ edit }) => edit);
    for (const piece of head) {
      if ("text" in piece) this.#add(piece.text, piece.at, false);
      else this.#render(piece, edits, []);
    }
    const moved = this.#moved.toSorted((a, b) => a.start - b.start);
    this.#render({ start: 0, end: this.text.length }, edits, moved);
    return {
      code: this.#parts.join(""),
      original: (offset) => {
        const part = lastAtMost(this.#starts, offset);
        const source = this.#sources[part] ?? 0;
        return this.#copied[part] === true
          ? source + offset - (this.#starts[part] ?? 0)
          : source;
      },
    };
  }

  #render(
    { start, end }: Range,
    edits: readonly Edit[],
    moved: readonly Range[],
  ): void {
    let at = start;
    let next = 0;
    for (const edit of edits) {
      if (edit.start < at || edit.end > end) continue;
      for (let gap = moved[next]; gap; gap = moved[next]) {
        if (gap.start > edit.start) break;
        this.#copy(at, gap.start);
        at = gap.end;
        next++;
      }
      if (edit.start < at) continue;
      this.#copy(at, edit.start);
      this.#add(edit.text, edit.at, false);
      at = edit.end;
    }
    for (const gap of moved.slice(next)) {
      this.#copy(at, gap.start);
      at = gap.end;
    }
    this.#copy(at, end);
  }

  #copy(start: number, end: number): void {
    if (end > start) this.#add(this.text.slice(start, end), start, true);
  }

  #add(text: string, source: number, copied: boolean): void {
    if (text === "") return;
    this.#parts.push(text);
    this.#starts.push(this.#length);
    this.#sources.push(source);
    this.#copied.push(copied);
    this.#length += text.length;
  }
}
