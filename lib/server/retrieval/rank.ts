/**
 * Scores passages against a question's terms: BM25 with the question's own
 * terms as the measure, so that a score is a number from 0 to 1 that means the
 * same from one question to the next.
 *
 * @module
 */

import { aboveText, type StoredPassage } from "../store/mod.ts";
import { terms } from "./terms.ts";

/** A passage and how well it fits, from 0 to 1. */
export interface Scored {
  readonly passage: StoredPassage;
  readonly score: number;
}

/** A term of the question and in how many passages of the collection it stands. */
export interface QuestionTerm {
  readonly term: string;
  readonly passages: number;
}

/** How soon a repeated term counts no more, and how much long passages are held back. */
const SATURATION = 0.5;
const LENGTH_WEIGHT = 0.5;
/** A term above the passage, in a heading, column or file name, counts for this many in it. */
const ABOVE_WEIGHT = 0.7;

/**
 * Scores passages, best first; those without any of the terms are left out.
 *
 * @param total How many passages the collection has.
 */
export function rank(
  passages: readonly StoredPassage[],
  question: readonly QuestionTerm[],
  total: number,
): Scored[] {
  const weights = question.map(({ term, passages: count }) => ({
    term,
    weight: Math.log(
      1 +
        (total - Math.min(count, total) + 0.5) / (Math.min(count, total) + 0.5),
    ),
  }));
  const best = weights.reduce((sum, one) => sum + one.weight, 0);
  const counted = passages.map((passage) => ({
    passage,
    ...countTerms(passage),
  }));
  const usual = counted.reduce((sum, one) => sum + one.length, 0) /
    Math.max(1, counted.length);
  const scored: Scored[] = [];
  for (const { passage, length, counts } of counted) {
    const lengthPart = 1 - LENGTH_WEIGHT +
      LENGTH_WEIGHT * length / Math.max(1, usual);
    let sum = 0;
    for (const { term, weight } of weights) {
      const count = counts.get(term) ?? 0;
      sum += weight * count / (count + SATURATION * lengthPart);
    }
    if (sum > 0) scored.push({ passage, score: sum / best });
  }
  return scored.sort((a, b) =>
    b.score - a.score || a.passage.rowid - b.passage.rowid
  );
}

function countTerms(passage: StoredPassage): {
  readonly length: number;
  readonly counts: ReadonlyMap<string, number>;
} {
  const counts = new Map<string, number>();
  const body = terms(passage.text);
  for (const term of body) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const term of new Set(terms(aboveText(passage.documentName, passage)))) {
    counts.set(term, (counts.get(term) ?? 0) + ABOVE_WEIGHT);
  }
  return { length: body.length, counts };
}
