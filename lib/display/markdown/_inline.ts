import { decodeEntities } from "../../formats/mod.ts";
import { oneLine } from "../text/measure.ts";
import {
  type Bracket,
  fold,
  type Inline,
  matchDelimiters,
  textOf,
  type Token,
} from "./_spans.ts";
import { safeUrl } from "../markup/url.ts";
import type { Dialect } from "./_dialect.ts";
import { bracketMath, dollarMath, type FoundMath } from "./_math.ts";

export { type Inline, textOf };

/** What links are resolved with. */
export interface LinkContext {
  readonly baseUrl: string | undefined;
  readonly definitions: ReadonlyMap<string, string>;
  /** What a notebook's text has besides; undefined for other texts. */
  readonly dialect?: Dialect | undefined;
}

/** No name of a link definition is longer. */
const MAX_LABEL = 999;
/** No address or title is longer; the search for its end stops here. */
const MAX_ADDRESS = 4_000;
/** A tag or a comment, none of it longer than anybody writes but for pictures in it. */
const TAG_REGEXP =
  /<(?:!--(?!>)[^]{0,4000}?-->|\/[A-Za-z][\w-]{0,40}\s{0,100}>|[A-Za-z][\w-]{0,40}(?:\s+[A-Za-z_:][\w:.-]{0,80}(?:\s{0,9}=\s{0,9}(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?){0,40}\s{0,100}\/?>)/y;

/**
 * Reads running text as CommonMark does, with GitHub's strikethrough and bare
 * links; raw HTML is text. Each character is looked at a bounded number of
 * times, whatever the text.
 */
export function parseInline(text: string, context: LinkContext): Inline[] {
  return new InlineParser(text, context).parse();
}

class InlineParser {
  readonly #text: string;
  readonly #context: LinkContext;
  readonly #tokens: Token[] = [];
  readonly #brackets: {
    readonly token: Bracket;
    /** Place in the text behind the bracket, and in the tokens. */
    readonly textStart: number;
    readonly tokenIndex: number;
  }[] = [];
  /** Brackets below this place of the stack open no link any more. */
  #inactive = 0;
  #plain = "";
  #at = 0;
  #tickRuns: Map<number, number[]> | undefined;

  constructor(text: string, context: LinkContext) {
    this.#text = text;
    this.#context = context;
  }

  parse(): Inline[] {
    const text = this.#text;
    const special = /[\\`*_~[\]!&<\n$h]/g;
    while (this.#at < text.length) {
      special.lastIndex = this.#at;
      const found = special.exec(text);
      const next = found?.index ?? text.length;
      this.#plain += text.slice(this.#at, next);
      this.#at = next;
      if (found) this.#special(found[0]);
    }
    this.#flush();
    matchDelimiters(this.#tokens, 0);
    return fold(this.#tokens, this.#context.dialect !== undefined);
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
        return this.#delimiter(c);
      case "!":
        if (this.#text[this.#at + 1] === "[") return this.#open(true);
        return this.#take(1);
      case "[":
        return this.#open(false);
      case "]":
        return this.#close();
      case "&":
        return this.#entity();
      case "<":
        return this.#angle();
      case "$":
        return this.#math();
      case "h":
        return this.#bareUrl();
      default:
        return this.#lineEnd();
    }
  }

  /** Takes characters as they are. */
  #take(length: number): void {
    this.#plain += this.#text.slice(this.#at, this.#at + length);
    this.#at += length;
  }

  #flush(): void {
    if (this.#plain === "") return;
    this.#tokens.push({
      kind: "leaf",
      node: { type: "text", text: this.#plain },
    });
    this.#plain = "";
  }

  #push(node: Inline, length: number): void {
    this.#flush();
    this.#tokens.push({ kind: "leaf", node });
    this.#at += length;
  }

  /** What a pattern with the sticky flag finds right here. */
  #here(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #backslash(): void {
    const next = this.#text[this.#at + 1] ?? "";
    if (next === "(" || next === "[") {
      const math = bracketMath(this.#text, this.#at, this.#context.dialect);
      if (math) return this.#pushMath(math);
    }
    if (next === "\n") return this.#push({ type: "break" }, 2);
    if (/[!-/:-@[-`{-~]/.test(next)) this.#at++;
    this.#take(1);
  }

  #code(): void {
    const run = this.#here(/`+/y)?.[0] ?? "`";
    const runs = this.#tickRuns ??= tickRuns(this.#text);
    const places = runs.get(run.length) ?? [];
    // Runs before this place were passed; they are not needed any more.
    while (places.length > 0 && (places.at(-1) ?? 0) <= this.#at) places.pop();
    const close = places.at(-1);
    if (close === undefined) return this.#take(run.length);
    let code = this.#text.slice(this.#at + run.length, close)
      .replaceAll("\n", " ");
    if (/^ .*[^ ].* $/.test(code)) code = code.slice(1, -1);
    this.#push({ type: "code", text: code }, close + run.length - this.#at);
  }

  #delimiter(char: string): void {
    const start = this.#at;
    let end = start;
    while (this.#text[end] === char) end++;
    const length = end - start;
    if (char === "~" && length !== 2) return this.#take(length);
    const before = this.#text[start - 1] ?? " ";
    const after = String.fromCodePoint(this.#text.codePointAt(end) ?? 32);
    const spaceBefore = /\s/.test(before);
    const spaceAfter = /\s/.test(after);
    const signBefore = /[\p{P}\p{S}]/u.test(before);
    const signAfter = /[\p{P}\p{S}]/u.test(after);
    const left = !spaceAfter && (!signAfter || spaceBefore || signBefore);
    const right = !spaceBefore && (!signBefore || spaceAfter || signAfter);
    this.#flush();
    this.#tokens.push({
      kind: "delimiter",
      char,
      left: length,
      original: length,
      // `snake_case_names` have no emphasis in them.
      canOpen: char === "_" ? left && (!right || signBefore) : left,
      canClose: char === "_" ? right && (!left || signAfter) : right,
      opens: [],
      closes: [],
    });
    this.#at = end;
  }

  #open(isImage: boolean): void {
    this.#flush();
    const token: Bracket = { kind: "bracket", isImage };
    this.#at += isImage ? 2 : 1;
    this.#brackets.push({
      token,
      textStart: this.#at,
      tokenIndex: this.#tokens.length,
    });
    this.#tokens.push(token);
  }

  #close(): void {
    const opener = this.#brackets.pop();
    if (opener === undefined) return this.#take(1);
    const isActive = this.#brackets.length >= this.#inactive;
    this.#inactive = Math.min(this.#inactive, this.#brackets.length);
    if (!isActive && !opener.token.isImage) return this.#take(1);
    const label = this.#text.slice(
      opener.textStart,
      Math.min(this.#at, opener.textStart + MAX_LABEL),
    );
    const target = this.#target(label);
    if (target === undefined) return this.#take(1);
    this.#flush();
    const address = target.url.trim().replaceAll(" ", "%20");
    const url = this.#resolved(address, opener.token.isImage);
    if (opener.token.isImage) {
      matchDelimiters(this.#tokens, opener.tokenIndex + 1);
      const inside = this.#tokens.splice(opener.tokenIndex);
      inside.shift();
      const alt = fold(inside).map(textOf).join("");
      this.#tokens.push({ kind: "leaf", node: { type: "image", url, alt } });
    } else {
      opener.token.link = { url };
      matchDelimiters(this.#tokens, opener.tokenIndex + 1);
      this.#tokens.push({ kind: "closeLink" });
      // No link stands inside another.
      this.#inactive = this.#brackets.length;
    }
    this.#at += target.length;
  }

  /** The address behind `]`, and how much text it takes with the bracket. */
  #target(label: string): { url: string; length: number } | undefined {
    const inlined = this.#context.dialect &&
      this.#here(/\]\([ ]?(data:image\/[a-z+.-]{1,20};base64,[\w+/=]+)[ ]?\)/y);
    if (inlined) {
      return { url: inlined[1] ?? "", length: inlined[0].length };
    }
    const rest = this.#text.slice(this.#at + 1, this.#at + 1 + MAX_ADDRESS);
    if (rest.startsWith("(")) {
      const direct =
        /^\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/
          .exec(rest);
      if (direct) {
        const url = (direct[1] ?? direct[2] ?? "").replace(
          /\\([!-/:-@[-`{-~])/g,
          "$1",
        );
        return { url: decodeEntities(url), length: 1 + direct[0].length };
      }
    }
    const { definitions } = this.#context;
    if (definitions.size === 0) return undefined;
    const named = /^\[([^[\]]{0,999})\]/.exec(rest);
    const url = definitions.get(definitionKey(named?.[1] || label));
    return url === undefined
      ? undefined
      : { url, length: 1 + (named?.[0].length ?? 0) };
  }

  #entity(): void {
    const found = this.#here(
      /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,8});/y,
    );
    if (!found) return this.#take(1);
    // A reference may stand for a control character.
    this.#plain += oneLine(`x${decodeEntities(found[0])}`).slice(1) || " ";
    this.#at += found[0].length;
  }

  #angle(): void {
    const address = this.#here(
      /<(https?:\/\/[^\s<>]{1,2000}|mailto:[^\s<>]{1,500})>/y,
    );
    if (address) {
      const shown = address[1] ?? "";
      return this.#push({
        type: "link",
        url: safeUrl(shown),
        children: [{ type: "text", text: shown }],
      }, address[0].length);
    }
    // The one tag that models write on purpose: there is no other line end in
    // a cell of a table.
    const lineEnd = this.#here(/<br\s{0,9}\/?>/iy);
    if (lineEnd) return this.#push({ type: "break" }, lineEnd[0].length);
    // A dollar that begins no formula, as GitHub wants it written.
    const dollar = this.#here(/<span>\\?\$<\/span>/y);
    if (dollar) {
      this.#plain += "$";
      this.#at += dollar[0].length;
      return;
    }
    const tag = this.#context.dialect && this.#here(TAG_REGEXP);
    if (tag) return this.#push({ type: "html", text: tag[0] }, tag[0].length);
    this.#take(1);
  }

  /** The address that a link or a picture keeps. */
  #resolved(address: string, isImage: boolean): string | undefined {
    const { baseUrl, dialect } = this.#context;
    return dialect
      ? dialect.resolve(address, isImage)
      : safeUrl(address, baseUrl);
  }

  #math(): void {
    const math = dollarMath(this.#text, this.#at, this.#context.dialect);
    if (math) return this.#pushMath(math);
    this.#take(1);
  }

  #pushMath({ text, isBlock, length }: FoundMath): void {
    this.#push({ type: "math", text, isBlock }, length);
  }

  #bareUrl(): void {
    const isInWord = /[\p{L}\p{N}_]/u.test(this.#text[this.#at - 1] ?? " ");
    const isInLink = this.#brackets.length > 0;
    const found = isInWord || isInLink
      ? null
      : this.#here(/https?:\/\/[^\s<>[\]`"|]{3,2000}/y);
    if (!found) return this.#take(1);
    // What ends the sentence is no part of the address.
    const shown = found[0].replace(
      /[.,:;!?'*_~)]+$/,
      (end) => end.startsWith(")") && found[0].includes("(") ? ")" : "",
    );
    this.#push({
      type: "link",
      url: safeUrl(shown),
      children: [{ type: "text", text: shown }],
    }, shown.length);
  }

  #lineEnd(): void {
    if (/ {2}$/.test(this.#plain.slice(-2))) {
      this.#plain = this.#plain.trimEnd();
      return this.#push({ type: "break" }, 1);
    }
    this.#plain = this.#plain.replace(/ $/, "");
    this.#take(1);
  }
}

/** Label of a definition as links name it. */
export function definitionKey(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase();
}

/** Where the runs of backticks are, by their length, the first ones last. */
function tickRuns(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const places = runs.get(run.length);
    if (places) places.push(index);
    else runs.set(run.length, [index]);
  }
  for (const places of runs.values()) places.reverse();
  return runs;
}
