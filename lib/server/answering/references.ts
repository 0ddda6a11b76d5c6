import type { Passage } from "../engine.ts";
import type { StoredReference } from "../store/mod.ts";

const CITATION_REGEXP = /\[(?:citation:\s*)?(\d+(?:\s*,\s*\d+)*)\]/gi;

/**
 * The references that an answer gets. They keep the order in which the engine
 * saw the passages, so that the citation `[2]` is the second reference: all up
 * to the last that is cited.
 *
 * @param answer The answer's text.
 * @param passages What was found, as the engine saw it.
 * @param whenNoneCited Gives all of them, or none, to an answer without a citation.
 */
export function references(
  answer: string,
  passages: readonly Passage[],
  whenNoneCited: "all" | "none",
): StoredReference[] {
  const cited = [...answer.matchAll(CITATION_REGEXP)]
    .flatMap(([, numbers]) => (numbers ?? "").split(",").map(Number))
    .filter((number) => passages.some((one) => one.citation === number));
  const none = whenNoneCited === "all" ? Infinity : 0;
  const last = cited.length > 0 ? Math.max(...cited) : none;
  return passages.filter((one) => one.citation <= last)
    .sort((a, b) => a.citation - b.citation)
    .map((one) => ({
      collectionId: one.collectionId,
      documentId: one.documentId,
      documentName: one.documentName,
      chunkId: one.chunkId,
      page: one.page,
      score: one.score,
      content: one.text,
    }));
}
