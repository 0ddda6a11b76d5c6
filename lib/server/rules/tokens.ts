/**
 * Counting of tokens. The built-in engine has no tokenizer of a model, so
 * there is one rule, written down here, and every usage number follows it.
 *
 * @module
 */

const PIECE_REGEXP = /[\p{L}\p{M}]+|\p{N}{1,3}|[^\s\p{L}\p{M}\p{N}]/gu;

/** Letters of one word that count as one token. */
const LETTERS_PER_TOKEN = 8;

/**
 * Counts the tokens of a text by one fixed rule: every run of letters is one
 * token per started eight letters, every run of digits one token per started
 * three, every other visible character one token; white space counts nothing.
 *
 * @param text Any text.
 * @returns A whole number, 0 for a text without visible characters.
 *
 * @example Counting
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { countTokens } from "./tokens.ts";
 *
 * assertEquals(countTokens("Total revenue: 26,700"), 6);
 * ```
 */
export function countTokens(text: string): number {
  let count = 0;
  for (const [piece] of text.matchAll(PIECE_REGEXP)) {
    count += Math.ceil(piece.length / LETTERS_PER_TOKEN);
  }
  return count;
}
