/** What a token is. */
export const TOKEN = {
  end: 0,
  name: 1,
  punctuator: 2,
  number: 3,
  string: 4,
  template: 5,
  privateName: 6,
  regexp: 7,
} as const;

const LONG_PUNCTUATORS = new Set([
  ..."=> == != <= >= && || ?? ?. ++ -- += -= *= /= %= &= |= ^= << >> **".split(
    " ",
  ),
  ..."=== !== ... **= <<= >>= >>> &&= ||= ??= >>>=".split(" "),
]);
/** Punctuators that begin no longer one. */
const SHORT_PUNCTUATORS = "(){}[];,:~@#";
const ESCAPE_REGEXP = /\\u(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{4}))/g;

/** The text is no JavaScript that we can read. */
export class UnreadableError extends Error {
  override name = "UnreadableError";
  /** @param offset Where in the text. */
  constructor(readonly offset: number) {
    super(`Cannot read cell: unexpected token at offset ${offset}`);
  }
}

/**
 * Cuts JavaScript into tokens, one at a time. It holds one token; whoever
 * parses says when a slash begins a regular expression and when a brace goes on
 * with a template, so nothing is guessed.
 */
export class Scanner {
  readonly source: string;
  type: number = TOKEN.end;
  /** Where the token begins. */
  start = 0;
  /** Where the token ends. */
  end = 0;
  /** The end of the token before. */
  lastEnd = 0;
  /** Whether a line ends between the token before and this one. */
  newline = false;
  /** A name without escapes, a punctuator as it stands; `""` for all else. */
  value = "";

  constructor(source: string) {
    this.source = source;
    if (source.startsWith("#!")) this.end = this.#lineEnd(2);
  }

  /** Takes the next token. */
  next(): void {
    this.lastEnd = this.end;
    this.#skipSpace();
    const { source } = this;
    const start = this.start = this.end;
    if (start >= source.length) {
      this.type = TOKEN.end;
      this.value = "";
      return;
    }
    const code = source.charCodeAt(start);
    if (isNameStart(code)) {
      this.#name(start);
    } else if (
      isDigit(code) ||
      (code === 46 && isDigit(source.charCodeAt(start + 1)))
    ) {
      this.#number(start);
    } else if (code === 34 || code === 39) {
      this.#string(start, code);
    } else if (code === 96) {
      this.type = TOKEN.template;
      this.value = "";
      this.end = start + 1;
    } else if (code === 35 && isNameStart(source.charCodeAt(start + 1))) {
      this.#name(start + 1);
      this.type = TOKEN.privateName;
    } else {
      this.#punctuator(start);
    }
  }

  /** Reads the token again, a slash, as a regular expression. */
  regexp(): void {
    const { source } = this;
    let at = this.start + 1;
    for (let inClass = false;; at++) {
      const code = source.charCodeAt(at);
      if (Number.isNaN(code) || isLineEnd(code)) this.fail();
      if (code === 92) at++;
      else if (code === 91) inClass = true;
      else if (code === 93) inClass = false;
      else if (code === 47 && !inClass) break;
    }
    at++;
    while (isNamePart(source.charCodeAt(at))) at++;
    this.type = TOKEN.regexp;
    this.value = "";
    this.end = at;
  }

  /**
   * Goes on in a template, behind its backtick or the brace of a substitution.
   *
   * @returns Whether a substitution follows; otherwise the template has ended.
   */
  templatePart(): boolean {
    const { source } = this;
    for (let at = this.end; at < source.length; at++) {
      const code = source.charCodeAt(at);
      if (code === 92) at++;
      else if (code === 96) {
        this.end = at + 1;
        return false;
      } else if (code === 36 && source.charCodeAt(at + 1) === 123) {
        this.end = at + 2;
        return true;
      }
    }
    this.fail();
  }

  /** Whether the token is this punctuator. */
  is(value: string): boolean {
    return this.type === TOKEN.punctuator && this.value === value;
  }

  /** Whether the token is this word. */
  isName(value: string): boolean {
    return this.type === TOKEN.name && this.value === value;
  }

  /** Whether a template begins here. */
  isTemplate(): boolean {
    return this.type === TOKEN.template;
  }

  /** Takes the token if it is this punctuator. */
  take(value: string): boolean {
    if (!this.is(value)) return false;
    this.next();
    return true;
  }

  /** Takes the token if it is this word. */
  takeName(value: string): boolean {
    if (!this.isName(value)) return false;
    this.next();
    return true;
  }

  /** Takes the token, which has to be this punctuator. */
  expect(value: string): void {
    if (!this.take(value)) this.fail();
  }

  /** Looks at what follows, and goes back. @param read Takes tokens. */
  ahead<T>(read: () => T): T {
    const { type, start, end, lastEnd, newline, value } = this;
    const found = read();
    Object.assign(this, { type, start, end, lastEnd, newline, value });
    return found;
  }

  /** @throws {UnreadableError} Always. */
  fail(): never {
    throw new UnreadableError(this.start);
  }

  #skipSpace(): void {
    const { source } = this;
    let at = this.end;
    this.newline = at === 0;
    for (; at < source.length; at++) {
      const code = source.charCodeAt(at);
      if (code === 32 || code === 9) continue;
      if (isLineEnd(code)) {
        this.newline = true;
      } else if (code === 47) {
        const next = source.charCodeAt(at + 1);
        if (next === 47) at = this.#lineEnd(at) - 1;
        else if (next === 42) at = this.#blockComment(at);
        else break;
      } else if (code === 60 && source.startsWith("<!--", at)) {
        at = this.#lineEnd(at) - 1;
      } else if (
        code === 45 && this.newline && source.startsWith("-->", at)
      ) {
        at = this.#lineEnd(at) - 1;
      } else if (!isSpace(code)) break;
    }
    this.end = at;
  }

  #lineEnd(from: number): number {
    const { source } = this;
    let at = from;
    while (at < source.length && !isLineEnd(source.charCodeAt(at))) at++;
    return at;
  }

  #blockComment(from: number): number {
    const { source } = this;
    const end = source.indexOf("*/", from + 2);
    if (end < 0) throw new UnreadableError(from);
    for (let at = from; at < end && !this.newline; at++) {
      this.newline = isLineEnd(source.charCodeAt(at));
    }
    return end + 1;
  }

  #name(start: number): void {
    const { source } = this;
    let at = start;
    let escaped = false;
    for (;; at++) {
      const code = source.charCodeAt(at);
      if (code === 92) {
        escaped = true;
        if (source.charCodeAt(at + 2) === 123) {
          const close = source.indexOf("}", at);
          if (close < 0) throw new UnreadableError(at);
          at = close;
        } else at += 5;
      } else if (!isNamePart(code)) break;
    }
    this.type = TOKEN.name;
    this.end = at;
    const text = source.slice(start, at);
    this.value = escaped
      ? text.replace(
        ESCAPE_REGEXP,
        (_all, long: string | undefined, short: string | undefined) =>
          String.fromCodePoint(
            Math.min(parseInt(long ?? short ?? "0", 16), 0x10ffff),
          ),
      )
      : text;
  }

  #number(start: number): void {
    const { source } = this;
    const based = source.charCodeAt(start) === 48 &&
      /[xob]/i.test(source.charAt(start + 1));
    let at = start + 1;
    for (;; at++) {
      const code = source.charCodeAt(at);
      if (isNamePart(code) || code === 46) continue;
      const sign = code === 43 || code === 45;
      if (!sign || based || (source.charCodeAt(at - 1) | 32) !== 101) break;
    }
    this.type = TOKEN.number;
    this.value = "";
    this.end = at;
  }

  #string(start: number, quote: number): void {
    const { source } = this;
    let at = start + 1;
    for (;; at++) {
      const code = source.charCodeAt(at);
      if (code === quote) break;
      if (code === 92) {
        at++;
        if (source.charCodeAt(at) === 13 && source.charCodeAt(at + 1) === 10) {
          at++;
        }
      } else if (Number.isNaN(code) || code === 10 || code === 13) {
        throw new UnreadableError(start);
      }
    }
    this.type = TOKEN.string;
    this.value = "";
    this.end = at + 1;
  }

  #punctuator(start: number): void {
    const { source } = this;
    this.type = TOKEN.punctuator;
    const first = source.charAt(start);
    if (!SHORT_PUNCTUATORS.includes(first)) {
      for (let length = 4; length > 1; length--) {
        const value = source.slice(start, start + length);
        if (value.length < length || !LONG_PUNCTUATORS.has(value)) continue;
        if (value === "?." && isDigit(source.charCodeAt(start + 2))) continue;
        this.value = value;
        this.end = start + length;
        return;
      }
    }
    this.value = first;
    this.end = start + 1;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether JavaScript takes the character for the end of a line. */
export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 ||
    code === 0xfeff || code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 ||
    code === 0x202f || code === 0x205f || code === 0x3000;
}

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ||
    code === 36 || code === 95 || code === 92 ||
    (code > 127 && !isSpace(code));
}

function isNamePart(code: number): boolean {
  return isNameStart(code) && code !== 92 || isDigit(code);
}
