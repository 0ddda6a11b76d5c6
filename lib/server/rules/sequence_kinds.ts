/**
 * How sequences are called.
 *
 * @module
 */

import type { SequenceName } from "./jobs.ts";
import type { Token } from "./lexer.ts";
import { fold } from "./words.ts";

/** Names of sequences as people write them; the third part says whether the name alone is sure. */
export const KINDS: readonly (readonly [SequenceName, RegExp, boolean])[] = [
  ["fibonacci", /\bfib+on+ac+h?i\b|\bfibonaci\b|\bfib\b/, true],
  ["lucas", /\blucas (?:numbers?|sequence|series)\b/, true],
  ["catalan", /\bcatalan\b/, true],
  ["collatz", /\bcollatz\b|\bhailstone\b/, true],
  ["perfect", /\bperfect numbers?\b/, true],
  ["primes", /\bprimes?\b/, true],
  [
    "triangular",
    /\btriang(?:ular|le) (?:numbers?|sequence|series)\b|\btriangulars\b/,
    true,
  ],
  ["factorials", /\bfactorials?\b|\b\d+!/, true],
  ["powers", /\bpowers? of\b|\bpowers\b/, true],
  [
    "multiples",
    /\bmultiples? of\b|\btimes table\b|\bmultiplication table\b|\bnumbers divisible by\b/,
    true,
  ],
  ["divisors", /\b(?:divisors?|factors) of \d/, true],
  ["cubes", /\bcubes?\b|\bcubed numbers?\b|\bcubic numbers?\b/, false],
  [
    "squares",
    /\bsquares?\b(?! (?:root|met|f(?:ee|oo)t|km|mile|kilom))|\bsquared numbers?\b/,
    false,
  ],
  ["even", /\beven (?:numbers?|integers?)\b/, true],
  ["odd", /\bodd (?:numbers?|integers?)\b/, true],
  [
    "integers",
    /\b(?:natural|whole|counting|consecutive) numbers\b|\bintegers\b|\bnumbers (?:from|between) -?\d/,
    false,
  ],
];

/** The words of a clause as the names of sequences are looked for in them. */
export function sequenceText(tokens: readonly Token[]): string {
  return fold(
    tokens.map((token) =>
      token.kind === "number" && token.whole !== undefined
        ? String(token.whole) + (token.ordinal ? "th" : "")
        : token.lower
    ).join(" "),
  ).replace(/ !/g, "!");
}
