/** Where running text has formulas, and what is none. */
import type { Dialect } from "./_dialect.ts";

/** A formula at a place of a text. */
export interface FoundMath {
  readonly text: string;
  readonly isBlock: boolean;
  /** Characters that it takes with its signs. */
  readonly length: number;
}

/** The formula between dollars that begins at a place. */
export function dollarMath(
  text: string,
  at: number,
  dialect: Dialect | undefined,
): FoundMath | undefined {
  DOLLARS_REGEXP.lastIndex = at;
  const found = DOLLARS_REGEXP.exec(text);
  const math = found?.[1] ?? found?.[2] ?? "";
  // `$26,700 and $8,300` is money.
  if (!found || !isMath(math, dialect) || /\s$/.test(found[2] ?? "")) {
    return undefined;
  }
  return {
    text: math.trim(),
    isBlock: found[1] !== undefined,
    length: found[0].length,
  };
}

const DOLLARS_REGEXP =
  /\$\$([^$]{1,2000})\$\$|\$([^\s$](?:\\\$|[^$\n]){0,400}?)\$(?!\d)/y;

/** The formula between `\\(` and `\\)`, or their square sisters. */
export function bracketMath(
  text: string,
  at: number,
  dialect: Dialect | undefined,
): FoundMath | undefined {
  const isBlock = text[at + 1] === "[";
  const close = isBlock ? "\\]" : "\\)";
  const end = text.slice(at, at + 1_000).indexOf(close, 2);
  const inside = end < 0 ? "" : text.slice(at + 2, at + end);
  // An escaped bracket around a word is just that.
  const isWritten = !isBlock || /^\s|\\[A-Za-z]|[\w})][\^_]/.test(inside);
  if (!isWritten || !isMath(inside.trim(), dialect)) return undefined;
  return { text: inside.trim(), isBlock, length: end + 2 };
}

/** Formulas, told from money by their signs. */
function isMath(text: string, dialect: Dialect | undefined): boolean {
  if (dialect === undefined) return isPlainMath(text);
  if (text.trim() === "" || /\n\s*\n/.test(text)) return false;
  // `$5 or so, CAD$` has words in it that are no commands.
  return !/^[\d.,]+[^\\]*\s[A-Za-z]{2,}/.test(text) &&
    !/(?:^|\s)[a-z]{2,}\s[a-z]{2,}(?:\s|$)/i.test(
      text.replace(/\\[A-Za-z]+\s*(?:\{[^{}]*\})?/g, "\\"),
    );
}

/** Commands that could act are none, since front ends would carry them out. */
function isPlainMath(text: string): boolean {
  return text.length > 0 && /[\\^_={}+*/]|^[A-Za-z]$/.test(text) &&
    !/[<>&"`]|\n\s*\n|\\(?:href|url|html|class|style|css|cssId|data|unicode|require|include|def|new|let)/i
      .test(text);
}
