/**
 * Retrieval: by words (FTS5 and BM25), and by meaning when an embedding model is set.
 *
 * @module
 */

export * from "./embedder.ts";
export type { Scored } from "./rank.ts";
export * from "./search.ts";
export { indexTerms, questionTerms, terms } from "./terms.ts";
