/**
 * Finds the passages that are worth scoring, in a time that does not grow with
 * the collection: the rare terms of a question find them, the common ones only
 * count later, in the scores.
 *
 * @module
 */

import { passageRange, type Store, text } from "../store/mod.ts";
import type { QuestionTerm } from "./rank.ts";

/** A term in more passages than this is common, and its exact number does not matter. */
const MAX_COUNTED = 3_000;
/** So many rows of the index are looked at, at most, as long as the rarest term allows. */
const MAX_ROWS = 3_000;
/** So many passages are scored, unless more are asked for. */
const MIN_CANDIDATES = 64;

/** In how many passages of a collection each term stands. */
export function countTerms(
  store: Store,
  collectionNumber: number,
  terms: readonly string[],
): QuestionTerm[] {
  const [first, last] = passageRange(collectionNumber);
  return terms.map((term) => ({
    term,
    passages: store.database.count(
      `SELECT count(*) AS n FROM (SELECT 1 FROM passage_terms
         WHERE passage_terms MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)`,
      quoted(term),
      first,
      last,
      MAX_COUNTED,
    ),
  }));
}

/** Row numbers of passages to score; at least `wanted` of them where there are so many. */
export function candidates(
  store: Store,
  collectionNumber: number,
  question: readonly QuestionTerm[],
  wanted: number,
): number[] {
  const limit = Math.max(wanted, MIN_CANDIDATES);
  const found = question.filter((one) => one.passages > 0)
    .toSorted((a, b) => a.passages - b.passages);
  const [rarest] = found;
  if (rarest === undefined) return [];
  const range = passageRange(collectionNumber);
  const all = found.map((one) => quoted(one.term));
  if (rarest.passages >= MAX_COUNTED) {
    // Only common terms: passages with all of them, else with any.
    const both = first(store, all.join(" "), range, limit);
    return both.length > 0
      ? both
      : first(store, all.join(" OR "), range, limit);
  }
  const used: string[] = [];
  let rows = 0;
  for (const one of found) {
    rows += one.passages;
    if (used.length > 0 && rows > MAX_ROWS) break;
    used.push(quoted(one.term));
  }
  const ranked = store.database.get(
    `SELECT json_group_array(rowid) AS ids FROM (SELECT rowid FROM passage_terms
       WHERE passage_terms MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rank LIMIT ?)`,
    used.join(" OR "),
    ...range,
    limit,
  );
  return ranked === undefined ? [] : idList(text(ranked, "ids"));
}

function first(
  store: Store,
  query: string,
  range: readonly [number, number],
  limit: number,
): number[] {
  const row = store.database.get(
    `SELECT json_group_array(rowid) AS ids FROM (SELECT rowid FROM passage_terms
       WHERE passage_terms MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)`,
    query,
    ...range,
    limit,
  );
  return row === undefined ? [] : idList(text(row, "ids"));
}

function idList(json: string): number[] {
  const ids: unknown = JSON.parse(json);
  return Array.isArray(ids) ? ids.map(Number) : [];
}

/** A term that the query language takes for nothing but itself. */
function quoted(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}
