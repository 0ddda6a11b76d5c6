import {
  compile,
  firstToken,
  startsWithBrace,
  withoutFileStart,
} from "./_javascript.ts";
import { Lines } from "./_lines.ts";
import { mayBeDeep } from "./_nesting.ts";

/** Whether a cell can run as it is, needs another line, or is wrong. */
export type Completeness =
  | { readonly status: "complete" | "invalid" }
  | {
    readonly status: "incomplete";
    /** White space for the beginning of the next line. */
    readonly indent: string;
  };

/** What the compiler takes for whole, and nobody ends a cell with. */
const DANGLING_REGEXP =
  /(?:\bawait|\bfunction\b[^(){}]*\([^(){}]*\)(?:\s*:[^(){}=;]+)?)$/;
const NO_MORE_REGEXP = /digit|regexp|Unterminated string/;
const JSX_REGEXP = /<(?:[A-Za-z>]|\/)/;

/**
 * Tells whether a cell is whole, as a console asks at every Enter.
 *
 * The compiler itself says so; of JSX, which needs a process, the tags are
 * counted.
 *
 * @param source The cell as far as it is written.
 * @returns Its state, and for an unfinished one the indentation of the next line.
 *
 * @example Asking for another line
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { isComplete } from "@cenote/cenote/cells";
 *
 * assertEquals(isComplete("1 + 1"), { status: "complete" });
 * assertEquals(isComplete("if (true) {"), { status: "incomplete", indent: "  " });
 * assertEquals(isComplete("let 1"), { status: "invalid" });
 * ```
 */
export function isComplete(source: string): Completeness {
  return completeness(withoutFileStart(source));
}

function completeness(source: string): Completeness {
  if (mayBeDeep(source)) return { status: "complete" };
  const dangling = DANGLING_REGEXP.test(source.trimEnd());
  const mayBeObject = startsWithBrace(source);
  if (mayBeObject && "done" in compile(`(${source}\n)`)) {
    return { status: "complete" };
  }
  const texts = mayBeObject ? [source, `(${source}`] : [source];
  let isWrong = false;
  for (const text of texts) {
    const compiled = compile(text);
    if ("done" in compiled) break;
    isWrong = true;
    const { message, line, column } = compiled.wrong;
    const rest = text.slice(new Lines(text).offset({ line, column }));
    if (/^Unterminated (?:template|comment)/.test(message) || isOpen(rest)) {
      return { status: "incomplete", indent: "" };
    }
    const continued = /(?<!\\)(?:\\\\)*\\\r?\n?$/.test(text) &&
      message.includes("string");
    if (
      continued || (firstToken(rest) === "" && !NO_MORE_REGEXP.test(message))
    ) return { status: "incomplete", indent: continued ? "" : indent(source) };
  }
  if (dangling) return { status: "incomplete", indent: indent(source) };
  if (!isWrong) return { status: "complete" };
  if (!JSX_REGEXP.test(source)) return { status: "invalid" };
  const open = openTags(source);
  return open === undefined
    ? { status: "invalid" }
    : open === 0
    ? { status: "complete" }
    : { status: "incomplete", indent: indent(source) };
}

/** Whether a template begins here that does not end: of one with a tag the compiler says less. */
function isOpen(rest: string): boolean {
  if (!rest.startsWith("`")) return false;
  const compiled = compile(rest);
  return "wrong" in compiled &&
    /^Unterminated template/.test(compiled.wrong.message);
}

/** Takes strings, templates and comments out, as far as brackets and tags are concerned. */
function withoutTexts(source: string): string {
  return source.replace(
    /\/\*[^]*?(?:\*\/|$)|(?<![:\w])\/\/.*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[^]|[^`\\])*`/g,
    (text) => text.startsWith("/") ? "" : '""',
  );
}

/** The indentation of the line after the last one. */
function indent(source: string): string {
  const lines = withoutTexts(source).split(/\r\n|\n|\r/);
  const last = lines.findLast((line) => line.trim() !== "") ?? "";
  const before = /^\s*/.exec(last)?.[0] ?? "";
  let depth = 0;
  for (const character of last) {
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth = Math.max(0, depth - 1);
  }
  const opens = depth > 0 ||
    /(?:=>|[^=!<>]=|:|\b(?:else|do|try|finally))\s*$/.test(last) ||
    /^\s*(?:\}\s*else\s+)?(?:if|for|while)\b.*\)\s*$/.test(last) ||
    /^\s*<[A-Za-z>][^/]*>\s*$/.test(last);
  return before + (opens ? "  " : "");
}

const TAG_REGEXP =
  /<(\/?)(?:[A-Za-z][\w.:-]*)?(?:[^<>{}]|\{[^{}]*\}|=>)*?(\/?)>/g;

/**
 * How many tags and brackets a text with JSX leaves open; `undefined` when it
 * closes more than it opens.
 */
function openTags(source: string): number | undefined {
  const text = withoutTexts(source);
  let tags = 0;
  for (const { index, 1: closes, 2: closed } of text.matchAll(TAG_REGEXP)) {
    const before = text.slice(0, index).trimEnd();
    const isOperator = tags === 0 && /[\w$)\]]$/.test(before) &&
      !/\b(?:return|default|case|yield|await)$/.test(before);
    if (closes === "/") tags--;
    else if (!isOperator && closed !== "/") tags++;
    if (tags < 0) return undefined;
  }
  let brackets = 0;
  for (const character of text.replace(TAG_REGEXP, "")) {
    if ("([{".includes(character)) brackets++;
    else if (")]}".includes(character)) brackets--;
    if (brackets < 0) return undefined;
  }
  return tags + brackets;
}
