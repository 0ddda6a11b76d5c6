/**
 * Finds the passages of a collection that fit a question.
 *
 * @module
 */

import type { Passage } from "../engine.ts";
import type { Store } from "../store/mod.ts";
import { candidates, countTerms } from "./candidates.ts";
import type { Embedder } from "./embedder.ts";
import { rank, type Scored } from "./rank.ts";
import { questionTerms } from "./terms.ts";
import { nearest } from "./vectors.ts";

/** Where to look. */
export interface SearchParts {
  readonly store: Store;
  /** Joins meaning to words when there is one. */
  readonly embedder?: Embedder | undefined;
}

/** What to look for. */
export interface SearchRequest {
  readonly collectionNumber: number;
  readonly question: string;
  /** How many passages at most. */
  readonly topK: number;
  /** Only passages of these documents. */
  readonly documentIds?: readonly string[];
  readonly signal?: AbortSignal;
}

/** How strongly the first places of each list count when two are joined. */
const RANK_OFFSET = 60;
const NEAREST = 100;

/** The passages that fit best, best first. */
export async function search(
  { store, embedder }: SearchParts,
  request: SearchRequest,
): Promise<Scored[]> {
  const byWords = searchWords(store, request);
  const byMeaning = embedder === undefined
    ? []
    : await searchMeaning(store, embedder, request);
  const found = byMeaning.length === 0 ? byWords : joined(byWords, byMeaning);
  return found.slice(0, request.topK);
}

function searchWords(store: Store, request: SearchRequest): Scored[] {
  const { collectionNumber, question } = request;
  const asked = countTerms(store, collectionNumber, questionTerms(question));
  const rowids = candidates(store, collectionNumber, asked, request.topK);
  if (rowids.length === 0) return [];
  const passages = only(store.passages.byRowid(rowids), request.documentIds);
  return rank(passages, asked, store.passages.count(collectionNumber));
}

async function searchMeaning(
  store: Store,
  embedder: Embedder,
  request: SearchRequest,
): Promise<Scored[]> {
  const [vector] = await embedder.embed([request.question], request.signal);
  if (vector === undefined) return [];
  const near = nearest(
    store,
    request.collectionNumber,
    embedder.model,
    vector,
    NEAREST,
  );
  const cosines = new Map(near.map((one) => [one.rowid, one.cosine]));
  const passages = only(
    store.passages.byRowid(near.map((one) => one.rowid)),
    request.documentIds,
  );
  return passages.map((passage) => ({
    passage,
    score: Math.min(1, Math.max(0, cosines.get(passage.rowid) ?? 0)),
  }));
}

function only<T extends { readonly documentId: string }>(
  passages: readonly T[],
  documentIds: readonly string[] | undefined,
): readonly T[] {
  if (documentIds === undefined) return passages;
  return passages.filter((one) => documentIds.includes(one.documentId));
}

/** Two lists in one by reciprocal rank; the better of both scores is what is told. */
function joined(first: readonly Scored[], second: readonly Scored[]): Scored[] {
  const ranks = new Map<number, { found: Scored; rank: number }>();
  for (const list of [first, second]) {
    for (const [place, found] of list.entries()) {
      const { rowid } = found.passage;
      const known = ranks.get(rowid);
      ranks.set(rowid, {
        found: known !== undefined && known.found.score > found.score
          ? known.found
          : found,
        rank: (known?.rank ?? 0) + 1 / (RANK_OFFSET + place),
      });
    }
  }
  return [...ranks.values()].sort((a, b) => b.rank - a.rank).map((one) =>
    one.found
  );
}

/** What `retrieve` may be told besides the question. */
export interface RetrieveOptions {
  /** How many passages at most. @default {10} */
  readonly topK?: number;
  /** Only passages of these documents. */
  readonly documentIds?: readonly string[];
  readonly embedder?: Embedder | undefined;
  readonly signal?: AbortSignal;
}

/**
 * The passages of a collection that fit a question, numbered for citation.
 * Columns of a table stand under `headings`, as its passages hold rows only.
 *
 * @returns Best first; empty for an unknown collection and when nothing fits.
 */
export async function retrieve(
  store: Store,
  collectionId: string,
  question: string,
  options: RetrieveOptions = {},
): Promise<Passage[]> {
  const { topK = 10, embedder, documentIds, signal } = options;
  const collection = store.collections.get(collectionId);
  if (collection === undefined) return [];
  const found = await search({ store, embedder }, {
    collectionNumber: collection.number,
    question,
    topK,
    ...(documentIds === undefined ? {} : { documentIds }),
    ...(signal === undefined ? {} : { signal }),
  });
  return found.map(({ passage, score }, index) => ({
    citation: index + 1,
    chunkId: passage.chunkId,
    documentId: passage.documentId,
    documentName: passage.documentName,
    collectionId: collection.id,
    collectionName: collection.name,
    page: passage.page,
    headings: passage.context === ""
      ? passage.headings
      : [...passage.headings, passage.context],
    text: passage.text,
    score,
  }));
}
