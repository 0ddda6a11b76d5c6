/** How far behind an opening bracket its end is waited for. */
const MAX_LABEL = 80;
/** How far behind an opening mark its end is waited for. */
const MAX_SPAN = 1_000;
/** What is left out may lay open what is to be left out too; so often at most. */
const MAX_PASSES = 16;

/** What a half-written text may end with, none of it to be read yet. */
const HALF_REGEXP = new RegExp(
  [
    // A reference to a character.
    String
      .raw`&(?:#\d{0,6}|#[xX][\da-fA-F]{0,5}|a|am|amp|ap|apo|apos|l|lt|g|gt|q|qu|quo|quot|n|nb|nbs|nbsp|nd|nda|ndas|ndash|m|md|mda|mdas|mdash|he|hel|hell|helli|hellip)?`,
    // A tag, a comment, an address in angle brackets.
    String
      .raw`<(?:\/?[A-Za-z_][\w-]{0,30}|\/|br\s{0,9}\/?|!-{0,2}|h?t?t?p?s?:?\/?\/?|https?:\/\/[^\s<>\x60]{0,2000}|mailto:[^\s<>\x60]{0,500})?`,
  ].map((part) => `(?:${part})`).join("|").replace(/^(.*)$/s, "(?:$1)$"),
);

/** A number, a citation or a footnote whose bracket is not closed yet. */
const HALF_CITATION_REGEXP =
  /^(?:\^[^\]\s]*|\d{0,4}|c(?:i(?:t(?:a(?:t(?:i(?:o(?:n(?::\d{0,6})?)?)?)?)?)?)?)?)$/i;
/** What stands in brackets and is no text of a link. */
const CITATION_REGEXP = /^(?:\^.*|\d{1,4}|citation:\d{1,6}|[ xX])$/i;

/** A mark that opened and is not closed. */
interface OpenMark {
  readonly char: string;
  length: number;
  readonly at: number;
}

const NO_MARK: OpenMark = { char: "", length: 0, at: Infinity };

/** A bracket that opened and is not closed. */
interface OpenBracket {
  readonly at: number;
  readonly isImage: boolean;
  /** How many marks were open before it. */
  readonly marks: number;
}

/**
 * Running text that ends anywhere, so that it reads as it will: marks that are
 * open are closed, and what is half-written is left out until it is whole.
 */
export function closeInline(text: string): string {
  let body = text.trimEnd();
  const space = text.slice(body.length);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const reader = new Reader(body);
    reader.read();
    const { kept, closers } = reader.end();
    if (closers !== "") {
      const again = new Reader(kept + closers);
      again.read();
      const after = again.end();
      // Where the signs would close nothing, they are left out.
      const isClosed = after.kept === kept + closers && after.closers === "";
      if (isClosed) return kept + closers + space;
    }
    if (kept === body) break;
    body = kept;
  }
  return body + space;
}

class Reader {
  readonly #text: string;
  readonly #marks: OpenMark[] = [];
  readonly #brackets: OpenBracket[] = [];
  /** Places of characters that are left out. */
  readonly #dropped: number[] = [];
  /** Where the text is cut, if it is. */
  #end: number;
  #closer = "";
  #at = 0;
  #ticks: Map<number, number> | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#end = text.length;
  }

  read(): void {
    const special = /[\\`*_~[\]!$]/g;
    const text = this.#text;
    while (this.#at < this.#end) {
      special.lastIndex = this.#at;
      const found = special.exec(text);
      if (!found || found.index >= this.#end) break;
      this.#at = found.index;
      this.#special(found[0]);
    }
  }

  /** What is kept of the text, and the signs that close it. */
  end(): { kept: string; closers: string } {
    this.#openBrackets();
    const isCut = this.#end < this.#text.length;
    let kept = "";
    let from = 0;
    for (const place of this.#dropped.sort((a, b) => a - b)) {
      if (place >= this.#end) break;
      kept += this.#text.slice(from, place);
      from = place + 1;
    }
    kept += this.#text.slice(from, this.#end);
    let closers = this.#closer;
    if (closers === "") {
      const half = isCut ? null : HALF_REGEXP.exec(kept.slice(-2_100));
      if (half) kept = kept.slice(0, kept.length - half[0].length);
      const isStrike = this.#marks.some(({ char }) => char === "~");
      if (isStrike && /[^~]~$/.test(kept)) kept = kept.slice(0, -1);
      kept = kept.trimEnd();
    }
    let hasStrike = false;
    for (let i = this.#marks.length - 1; i >= 0; i--) {
      const { char, length, at } = this.#marks[i] ?? NO_MARK;
      if (at >= this.#end || this.#end - at > MAX_SPAN) continue;
      // Two strikes in one another would be one sign that closes neither.
      if (char === "~" && hasStrike) continue;
      if (char === "~") hasStrike = true;
      closers += char.repeat(length);
    }
    return { kept, closers };
  }

  #special(c: string): void {
    switch (c) {
      case "\\":
        return this.#backslash();
      case "`":
        return this.#code();
      case "*":
      case "_":
      case "~":
        return this.#mark(c);
      case "!":
        if (this.#text[this.#at + 1] === "[") return this.#open(true);
        // A line that begins so begins with a picture more often than not.
        if (this.#at === 0 && this.#text.length === 1) this.#end = 0;
        this.#at++;
        return;
      case "[":
        return this.#open(false);
      case "]":
        return this.#close();
      default:
        return this.#math();
    }
  }

  #backslash(): void {
    const next = this.#text[this.#at + 1];
    if (next === undefined) {
      this.#end = this.#at;
      return;
    }
    if (next === "(" || next === "[") {
      const close = next === "(" ? "\\)" : "\\]";
      return this.#formula(2, close);
    }
    this.#at += 2;
  }

  /** A formula up to its end; an open one is closed. */
  #formula(opener: number, close: string): void {
    const start = this.#at + opener;
    const near = this.#text.slice(start, start + MAX_SPAN + 2);
    const end = near.indexOf(close);
    if (end >= 0) {
      this.#at = start + end + close.length;
      return;
    }
    if (this.#end - start > MAX_SPAN) {
      this.#at = start;
      return;
    }
    let rest = this.#text.slice(start);
    // A half of what closes it.
    if (rest.endsWith(close[0] ?? "")) rest = rest.slice(0, -1);
    if (rest.trim() === "") {
      this.#end = this.#at;
      return;
    }
    this.#end = start + rest.trimEnd().length;
    this.#closer = close;
    this.#at = this.#end;
  }

  #math(): void {
    if (this.#at + 1 === this.#text.length) {
      this.#end = this.#at;
      return;
    }
    if (this.#text[this.#at + 1] === "$") return this.#formula(2, "$$");
    const rest = this.#text.slice(this.#at + 1, this.#at + 1 + 400);
    const found = /^[A-Za-z\\][^$\n]*(\$)?/.exec(rest);
    if (found?.[1] !== undefined) this.#at += 1 + found[0].length;
    // Money begins with a digit; a formula that is open ends with the text.
    else if (
      found && found[0].length === this.#text.length - this.#at - 1 &&
      /^[A-Za-z]$|[\\^_={}+*/]/.test(found[0])
    ) {
      this.#closer = "$";
      this.#at = this.#end;
    } else this.#at++;
  }

  #code(): void {
    const start = this.#at;
    let end = start;
    while (this.#text[end] === "`") end++;
    const length = end - start;
    // The last run of each length: behind it, none closes any more.
    this.#ticks ??= lastRuns(this.#text);
    if ((this.#ticks.get(length) ?? -1) > start) {
      const runs = /`+/g;
      runs.lastIndex = end;
      for (let run = runs.exec(this.#text); run; run = runs.exec(this.#text)) {
        if (run[0].length === length) {
          this.#at = run.index + length;
          return;
        }
      }
    }
    const rest = this.#text.slice(end);
    if (rest === "") {
      this.#end = start;
      return;
    }
    if (rest.includes("\n") || rest.length > MAX_SPAN) {
      this.#at = end;
      return;
    }
    const bare = rest.replace(/`+$/, "");
    if (bare === "") {
      this.#end = start;
      return;
    }
    this.#end = end + bare.length;
    this.#closer = "`".repeat(length);
    this.#at = this.#end;
  }

  #mark(char: string): void {
    const text = this.#text;
    const start = this.#at;
    let end = start;
    while (text[end] === char) end++;
    this.#at = end;
    let length = end - start;
    const before = text[start - 1] ?? " ";
    const after = text[end] ?? " ";
    const isLast = end === text.length;
    if (char === "~" && length !== 2) {
      if (isLast && /[\s]/.test(before)) this.#end = start;
      return;
    }
    const signBefore = /[\p{P}\p{S}]/u.test(before);
    const signAfter = /[\p{P}\p{S}]/u.test(after);
    const left = !/\s/.test(after) &&
      (!signAfter || /\s/.test(before) || signBefore);
    const right = !/\s/.test(before) &&
      (!signBefore || /\s/.test(after) || signAfter);
    const canOpen = char === "_" ? left && (!right || signBefore) : left;
    const canClose = char === "_" ? right && (!left || signAfter) : right;
    const floor = this.#brackets.at(-1)?.marks ?? 0;
    if (canClose) {
      while (length > 0) {
        const place = lastMark(this.#marks, char, floor);
        const opener = this.#marks[place];
        if (opener === undefined) break;
        this.#marks.length = place + 1;
        const used = char === "~" || (opener.length > 1 && length > 1) ? 2 : 1;
        opener.length -= used;
        length -= used;
        if (opener.length <= 0) this.#marks.length = place;
      }
    }
    if (length <= 0) return;
    if (isLast && !/[\p{L}\p{N}]/u.test(before)) this.#end = end - length;
    else if (canOpen) this.#marks.push({ char, length, at: start });
  }

  #open(isImage: boolean): void {
    this.#brackets.push({ at: this.#at, isImage, marks: this.#marks.length });
    this.#at += isImage ? 2 : 1;
  }

  #close(): void {
    const opener = this.#brackets.pop();
    this.#at++;
    if (opener === undefined) return;
    const { at, isImage } = opener;
    const inside = this.#text.slice(at + (isImage ? 2 : 1), this.#at - 1);
    const isLast = this.#at === this.#text.length;
    if (isLast && isImage) this.#end = at;
    else if (isLast && inside.length <= 200 && !CITATION_REGEXP.test(inside)) {
      this.#dropped.push(at);
      this.#end = this.#at - 1;
    } else if (this.#text[this.#at] === "(") this.#address(opener);
  }

  /** The address of a link; one that is not whole is left out with its brackets. */
  #address({ at, isImage, marks }: OpenBracket): void {
    const whole =
      /\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\([^\s()]*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/y;
    const half =
      /\(\s*(?:<[^<>\n]*>?|(?:[^\s()\\]|\\.?|\([^\s()]*\)?)*)(?:\s+(?:"[^"]*"?|'[^']*'?|\([^()]*\)?)?)?\s*$/y;
    const tail = this.#text.slice(this.#at, this.#at + 4_000);
    const found = whole.exec(tail);
    if (found) {
      this.#at += found[0].length;
      this.#marks.length = Math.min(this.#marks.length, marks);
      return;
    }
    if (tail.length < this.#text.length - this.#at || !half.test(tail)) return;
    if (isImage) this.#end = at;
    else {
      this.#dropped.push(at);
      this.#end = this.#at - 1;
    }
  }

  /** Brackets without an end: pictures wait, links show their text. */
  #openBrackets(): void {
    for (const { at, isImage } of this.#brackets) {
      if (at >= this.#end) continue;
      const length = isImage ? 2 : 1;
      if (this.#text.length - at > 500) continue;
      const rest = this.#text.slice(at + length);
      if (rest.includes("\n")) continue;
      if (isImage || HALF_CITATION_REGEXP.test(rest)) {
        this.#end = Math.min(this.#end, at);
        this.#closer = "";
        return;
      }
      if (rest.length <= MAX_LABEL) this.#dropped.push(at);
    }
  }
}

/** The place of the last open mark of a kind, or -1. */
function lastMark(
  marks: readonly OpenMark[],
  char: string,
  floor: number,
): number {
  // Marks of three kinds at most lie in each other; deeper ones are no marks.
  const lowest = Math.max(floor, marks.length - 40);
  for (let i = marks.length - 1; i >= lowest; i--) {
    if (marks[i]?.char === char) return i;
  }
  return -1;
}

/** Where the last run of backticks of each length begins. */
function lastRuns(text: string): Map<number, number> {
  const runs = new Map<number, number>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    runs.set(run.length, index);
  }
  return runs;
}
