/**
 * Reads a calculation written out in a task: "what is 12 * (3 + 4)".
 *
 * @module
 */

import type { ArithmeticJob } from "./jobs.ts";

const ASK_REGEXP =
  /^(?:please\s+)?(?:what(?:'s| is| does)|calculate|compute|evaluate|work out|how much is|solve)\s+(.+?)(?:\s+equal)?\s*\??$/i;
const PERCENT_REGEXP =
  /(\d+(?:\.\d+)?)\s*(?:%|percent)\s+of\s+(\d+(?:\.\d+)?)/gi;
const SAFE_REGEXP = /^[\d\s.+\-*/()%]+$/;

/**
 * Reads a clause as a calculation of numbers.
 *
 * @param text The clause.
 * @returns The calculation, undefined when there is more in it than numbers and signs.
 */
export function readArithmetic(text: string): ArithmeticJob | undefined {
  const asked = ASK_REGEXP.exec(text.trim())?.[1]?.trim();
  if (asked === undefined || asked.length > 200) return undefined;
  const expression = asked
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, "")
    .replace(PERCENT_REGEXP, "($1 / 100 * $2)")
    .replace(/\bplus\b/gi, "+").replace(/\bminus\b/gi, "-")
    .replace(/\b(?:times|multiplied by)\b/gi, "*").replace(
      /\b(?:divided by|over)\b/gi,
      "/",
    )
    .replace(/\b(?:to the power of|\^)\b/gi, "**").replaceAll("^", "**")
    .replace(/[×·]/g, "*").replaceAll("÷", "/").replaceAll("−", "-");
  if (
    !SAFE_REGEXP.test(expression) ||
    !/\d\s*\)*\s*(?:[-+/%]|\*\*?)\s*\(*-?\s*\d/.test(expression)
  ) return undefined;
  if (
    !isBalanced(expression) || /\*\*\s*\(*\s*\d{4,}|\*\*.*\*\*/.test(expression)
  ) return undefined;
  // Numbers with leading zeros are not allowed in the program's notation.
  return {
    kind: "arithmetic",
    expression: expression.replace(/(?<![\d.])0+(?=\d)/g, "").trim(),
    asked,
  };
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const c of text) {
    if (c === "(") depth++;
    else if (c === ")" && --depth < 0) return false;
  }
  return depth === 0;
}
