import {
  isLineEnd,
  Scanner,
  TOKEN,
  UnreadableError,
} from "../transform/_scanner.ts";

/** What a token is. */
export type TokenType =
  | "name"
  | "private"
  | "punctuator"
  | "number"
  | "string"
  | "template"
  | "regexp"
  | "comment";

/** A word or sign of a cell, which may be unfinished. */
export interface Token {
  readonly type: TokenType;
  readonly start: number;
  readonly end: number;
  /** A name or a punctuator; `""` for all else. */
  readonly value: string;
  /** Whether a line ends before it. */
  readonly newline: boolean;
  /** Whether a string, a template's part or a comment has its end. */
  readonly closed: boolean;
}

/** The tokens of a cell. A template is cut into parts around its substitutions. */
export interface Tokens {
  readonly code: string;
  readonly list: readonly Token[];
  /** For each closing bracket the index of the one that it closes. A template's part can be both. */
  readonly openers: ReadonlyMap<number, number>;
  /** The other way round. */
  readonly closers: ReadonlyMap<number, number>;
}

const TYPES: Readonly<Record<number, TokenType>> = {
  [TOKEN.name]: "name",
  [TOKEN.punctuator]: "punctuator",
  [TOKEN.number]: "number",
  [TOKEN.string]: "string",
  [TOKEN.privateName]: "private",
};
/** Words behind which an operand follows, so that a slash begins a regular expression. */
const OPERATOR_WORDS = new Set(
  ("await case delete do else extends in instanceof new of return throw typeof " +
    "void yield").split(" "),
);
const HEAD_WORDS = new Set(["if", "while", "for", "with"]);
const CLOSERS: Readonly<Record<string, string>> = {
  ")": "(",
  "]": "[",
  "}": "{",
};

/**
 * Cuts a cell into tokens. Whatever the text is, it is read to its end: a cell
 * is looked at while somebody types.
 */
export function readTokens(code: string): Tokens {
  return new Reader(code).read();
}

/** So much of a cell is read in front of a place, and behind it. */
const MAX_BEFORE = 100_000;
const MAX_BEHIND = 20_000;

/**
 * The part of a very long cell around a place, from the beginning of a line. A
 * template or comment that begins before it is taken for code, which is the
 * price of an answer in time.
 */
export function partAround(
  code: string,
  cursor: number,
): { readonly text: string; readonly from: number } {
  const far = cursor - MAX_BEFORE;
  const line = far > 0 ? code.indexOf("\n", far) + 1 : 0;
  // One line that is longer than all that is cut anywhere.
  const from = far > 0 && (line === 0 || line > cursor) ? far : line;
  return { text: code.slice(from, cursor + MAX_BEHIND), from };
}

class Reader {
  readonly #scanner: Scanner;
  readonly #list: Token[] = [];
  readonly #openers = new Map<number, number>();
  readonly #closers = new Map<number, number>();
  /** Indexes of brackets, and of template parts that end in `${`, that are open. */
  readonly #open: number[] = [];

  constructor(code: string) {
    this.#scanner = new Scanner(code);
  }

  read(): Tokens {
    while (this.#step());
    return {
      code: this.#scanner.source,
      list: this.#list,
      openers: this.#openers,
      closers: this.#closers,
    };
  }

  #step(): boolean {
    const scanner = this.#scanner;
    try {
      scanner.next();
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      return this.#unfinished(error.offset);
    }
    if (scanner.type === TOKEN.end) return false;
    if (scanner.type === TOKEN.template) this.#template();
    else if (scanner.is("}") && this.#opener() === "${") this.#template();
    else {
      if (scanner.value.startsWith("/") && this.#operandFollows()) {
        this.#regexp();
      }
      const type = scanner.type === TOKEN.regexp
        ? "regexp"
        : TYPES[scanner.type];
      this.#add(type ?? "punctuator", true);
      if (type === "punctuator") this.#bracket(scanner.value);
    }
    return true;
  }

  /** A string without an end goes to the end of its line, a comment to that of the cell. */
  #unfinished(offset: number): boolean {
    const scanner = this.#scanner;
    const { source } = scanner;
    scanner.start = offset;
    const first = source.charAt(offset);
    let end = offset + 1;
    if (first === "/") end = source.length;
    else if (first === '"' || first === "'") {
      while (end < source.length && !isLineEnd(source.charCodeAt(end))) end++;
    }
    scanner.end = end;
    scanner.value = "";
    const type = first === "/"
      ? "comment"
      : end > offset + 1 || first === '"' || first === "'"
      ? "string"
      : "punctuator";
    this.#add(type, type === "punctuator");
    return end < source.length;
  }

  #template(): void {
    const scanner = this.#scanner;
    const { start } = scanner;
    const goesOn = scanner.is("}");
    if (goesOn) this.#close(this.#list.length);
    let opens = false;
    let closed = true;
    try {
      opens = scanner.templatePart();
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      closed = false;
      scanner.end = scanner.source.length;
    }
    scanner.start = start;
    scanner.value = "";
    this.#add("template", closed);
    if (opens) this.#open.push(this.#list.length - 1);
  }

  #regexp(): void {
    const { start, end, value } = this.#scanner;
    try {
      this.#scanner.regexp();
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      Object.assign(this.#scanner, { start, end, value });
    }
  }

  #add(type: TokenType, closed: boolean): void {
    const scanner = this.#scanner;
    // A backslash at the end can lead past it.
    scanner.end = Math.min(scanner.end, scanner.source.length);
    const { start, end, value, newline } = scanner;
    this.#list.push({ type, start, end, value, newline, closed });
  }

  #bracket(value: string): void {
    const index = this.#list.length - 1;
    if (value === "(" || value === "[" || value === "{") {
      this.#open.push(index);
    } else if (CLOSERS[value] !== undefined) {
      // A closer that nothing opened stands alone; what stayed open inside is given up.
      const at = this.#open.findLastIndex((each) =>
        this.#list[each]?.value === CLOSERS[value]
      );
      if (at < 0) return;
      this.#open.length = at + 1;
      this.#close(index);
    }
  }

  #close(index: number): void {
    const opener = this.#open.pop();
    if (opener === undefined) return;
    this.#openers.set(index, opener);
    this.#closers.set(opener, index);
  }

  /** The innermost bracket that is open, or `${`. */
  #opener(): string | undefined {
    const token = this.#list[this.#open.at(-1) ?? -1];
    return token?.type === "template" ? "${" : token?.value;
  }

  #operandFollows(): boolean {
    const last = this.#list.length - 1;
    const token = this.#list[last];
    if (token === undefined) return true;
    if (token.type === "name") return OPERATOR_WORDS.has(token.value);
    if (token.type === "template") {
      return !endsTemplate(this.#scanner.source, token);
    }
    if (token.type !== "punctuator") return false;
    if (token.value === ")") {
      const head = this.#list[(this.#openers.get(last) ?? 0) - 1];
      return head !== undefined && HEAD_WORDS.has(head.value);
    }
    if (token.value === "}") {
      const before = this.#list[(this.#openers.get(last) ?? 0) - 1];
      return before === undefined ||
        [")", ";", "{", "}", "=>", "else", "do", "try"]
          .includes(before.value);
    }
    return !["]", "++", "--", "<"].includes(token.value);
  }
}

/** Index of the last token of what begins with a token: a bracket's end, a template's, or itself. */
export function endOf({ closers }: Tokens, index: number): number {
  let at = index;
  for (let next = closers.get(at); next !== undefined; next = closers.get(at)) {
    at = next;
  }
  return at;
}

/** Index of the first token of what ends with a token. */
export function startOf({ openers }: Tokens, index: number): number {
  let at = index;
  for (let next = openers.get(at); next !== undefined; next = openers.get(at)) {
    at = next;
  }
  return at;
}

/** Whether a template ends with this part of it. */
export function endsTemplate(code: string, token: Token): boolean {
  return token.closed && code.charAt(token.end - 1) === "`";
}

/** Whether `cursor` stands in a comment of the text between two tokens, which begins at `from`. */
export function isInComment(
  code: string,
  from: number,
  cursor: number,
): boolean {
  let at = from;
  if (at === 0 && code.startsWith("#!")) at = lineEnd(code, 0);
  if (cursor > from && cursor <= at) return true;
  while (at < cursor) {
    const next = code.charAt(at + 1);
    const isLine = code.startsWith("//", at) || code.startsWith("<!--", at) ||
      code.startsWith("-->", at);
    if (isLine) {
      const end = lineEnd(code, at);
      if (cursor > at + 1 && cursor <= end) return true;
      at = end;
    } else if (code.charAt(at) === "/" && next === "*") {
      const close = code.indexOf("*/", at + 2);
      const end = close < 0 ? code.length + 1 : close + 2;
      if (cursor > at + 1 && cursor < end) return true;
      at = end;
    } else at++;
  }
  return false;
}

function lineEnd(code: string, from: number): number {
  let at = from;
  while (at < code.length && !isLineEnd(code.charCodeAt(at))) at++;
  return at;
}
