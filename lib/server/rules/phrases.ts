/**
 * The phrases of the grammar by their words.
 *
 * @module
 */

import type { Meaning } from "./meaning.ts";
import { addOtherPhrases } from "./phrases_rest.ts";
import { addWorkPhrases } from "./phrases_work.ts";

export type { Meaning } from "./meaning.ts";

const table = new Map<string, Meaning>();
let longest = 1;

function add(meaning: Meaning, phrases: string): void {
  for (const phrase of phrases.split("|").map((p) => p.trim())) {
    // The first meaning given stays: fillers at the end take only what is left.
    if (!table.has(phrase)) table.set(phrase, meaning);
    longest = Math.max(longest, phrase.split(" ").length);
  }
}

addWorkPhrases(add);
addOtherPhrases(add);

/** Meanings by their phrases, words joined by a space. */
export const PHRASES: ReadonlyMap<string, Meaning> = table;

/** The number of words of the longest phrase. */
export const LONGEST_PHRASE: number = longest;
