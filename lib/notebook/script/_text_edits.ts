/** A change of a text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Gathers changes of a text; those at one place stay in the order they came. */
export class TextEdits {
  readonly #edits: TextEdit[] = [];

  /** @param text The text as it is. */
  constructor(readonly text: string) {}

  /** Puts another text in place of a part. */
  replace(
    { start, end }: { readonly start: number; readonly end: number },
    text: string,
  ): void {
    this.#edits.push({ start, end, text });
  }

  /** Puts a text between two others. */
  insert(at: number, text: string): void {
    this.replace({ start: at, end: at }, text);
  }

  /** Takes a part out, with its line where nothing else stands there. */
  remove(
    { start, end }: { readonly start: number; readonly end: number },
  ): void {
    const before = /(?:^|\n)([^\S\n]*)$/.exec(this.text.slice(0, start));
    const after = /^[^\S\n]*\n/.exec(this.text.slice(end));
    const isLine = before !== null && after !== null;
    this.replace(
      isLine
        ? {
          start: start - (before[1]?.length ?? 0),
          end: end + after[0].length,
        }
        : { start, end },
      "",
    );
  }

  /** The text, or a part, with the changes; one inside of another one is left out. */
  apply(start = 0, end = this.text.length): string {
    let result = "";
    let at = start;
    const sorted = this.#edits.toSorted((a, b) =>
      a.start - b.start || Number(a.end > a.start) - Number(b.end > b.start)
    );
    for (const edit of sorted) {
      if (edit.start < at || edit.end > end) continue;
      result += this.text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return result + this.text.slice(at, end);
  }
}
