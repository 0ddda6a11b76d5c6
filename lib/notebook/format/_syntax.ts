import { skipSpace } from "./_scan.ts";

/** Where a text stops being JSON. */
export interface SyntaxProblem {
  /** The offset of what is wrong. */
  readonly offset: number;
  /** What should stand there. */
  readonly wanted: string;
}

const STRING_STOP_REGEXP = /["\\\p{Cc}]/gu;
const ESCAPE_REGEXP = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER_REGEXP = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD_REGEXP = /true|false|null/y;

/** What may come next. */
type State = "value" | "first value" | "key" | "first key" | "colon" | "next";

/**
 * Finds what `JSON.parse()` refused; it says where only sometimes.
 *
 * @param text The text.
 * @returns What is wrong; undefined if the text is JSON after all.
 */
export function findSyntaxProblem(text: string): SyntaxProblem | undefined {
  const open: ("{" | "[")[] = [];
  let state: State = "value";
  let at = 0;
  for (;;) {
    at = skipSpace(text, at);
    const char = text[at];
    const inside = open.at(-1);
    if (state === "next") {
      if (inside === undefined) {
        return char === undefined
          ? undefined
          : { offset: at, wanted: "the end of the text" };
      }
      if (char === ",") state = inside === "{" ? "key" : "value";
      else if (char === (inside === "{" ? "}" : "]")) open.pop();
      else {
        const closing = inside === "{" ? '"}"' : '"]"';
        return { offset: at, wanted: `"," or ${closing}` };
      }
      at++;
    } else if (state === "colon") {
      if (char !== ":") return { offset: at, wanted: '":"' };
      at++;
      state = "value";
    } else if (state === "key" || state === "first key") {
      if (char === "}" && state === "first key") {
        open.pop();
        at++;
        state = "next";
        continue;
      }
      if (char !== '"') return { offset: at, wanted: "a key in double quotes" };
      const string = readString(text, at);
      if (typeof string !== "number") return string;
      at = string;
      state = "colon";
    } else if (char === "]" && state === "first value") {
      open.pop();
      at++;
      state = "next";
    } else if (char === "{" || char === "[") {
      open.push(char);
      at++;
      state = char === "{" ? "first key" : "first value";
    } else {
      const scalar = char === '"' ? readString(text, at) : readScalar(text, at);
      if (typeof scalar !== "number") return scalar;
      at = scalar;
      state = "next";
    }
  }
}

/** The offset behind a string, or what is wrong in it. */
function readString(text: string, start: number): number | SyntaxProblem {
  for (let at = start + 1;;) {
    STRING_STOP_REGEXP.lastIndex = at;
    const stop = STRING_STOP_REGEXP.exec(text);
    if (stop === null) {
      return { offset: text.length, wanted: "the end of a string" };
    }
    at = stop.index;
    if (stop[0] === '"') return at + 1;
    if (stop[0] === "\\") {
      ESCAPE_REGEXP.lastIndex = at;
      const escape = ESCAPE_REGEXP.exec(text);
      if (escape === null) {
        return text.length - at < 6 && !text.slice(at).includes('"')
          ? { offset: text.length, wanted: "the end of a string" }
          : { offset: at, wanted: 'an escape, such as "\\n" or "\\u0041"' };
      }
      at += escape[0].length;
    } else if (stop[0] < " ") {
      return { offset: at, wanted: "the end of a string" };
    } else at++;
  }
}

/** The offset behind a number or a word, or that there is none. */
function readScalar(text: string, start: number): number | SyntaxProblem {
  for (const regexp of [NUMBER_REGEXP, WORD_REGEXP]) {
    regexp.lastIndex = start;
    const match = regexp.exec(text);
    if (match !== null) return start + match[0].length;
  }
  // A text that was cut may end within a word.
  const rest = text.slice(start, start + 6);
  const isCut = rest !== "" && start + rest.length === text.length &&
    ["true", "false", "null", "-"].some((word) => word.startsWith(rest));
  return {
    offset: isCut ? text.length : start,
    wanted: start === 0 ? "JSON" : "a value",
  };
}

/** The line and column of an offset, from 1. */
export function positionOf(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    const end = text.indexOf("\n", start);
    if (end < 0 || end >= offset) break;
    line++;
    start = end + 1;
  }
  return { line, column: Math.max(0, offset - start) + 1 };
}

/** What stands at an offset, as a message says it. */
export function foundAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(text.slice(lineStart, lineStart + 7))) {
    return "the mark of a merge conflict";
  }
  const found = text.slice(offset, offset + 40);
  const word = /^-?[\p{L}\p{N}_.+-]{2,}/u.exec(found)?.[0];
  if (word !== undefined && /^-?(?:NaN|Infinity)$/.test(word)) {
    return `${word}, which JSON does not have,`;
  }
  const [char = ""] = found;
  if (char === "\n" || char === "\r") return "a line break within a string";
  return JSON.stringify(word ?? char);
}
