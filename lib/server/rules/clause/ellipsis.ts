/**
 * Reads clauses that leave out what the clause before them said: "the best
 * city by visits and the worst", "how many goals did A score and how many B".
 *
 * @module
 */

import type { Job, TableJob } from "../jobs.ts";
import type { ClauseParts } from "./parts.ts";

/**
 * Reads a clause by the job before it in the same sentence.
 *
 * @param parts The clause.
 * @returns The job, undefined when the clause says itself what it wants.
 */
export function readEllipsis(parts: ClauseParts): TableJob | undefined {
  const { context: { previous }, draft, where, has, clause } = parts;
  if (
    previous === undefined || has("column") || has("by") || has("unit") ||
    has("every") || has("rows") || draft.groups.length > 0
  ) {
    // A word may be taken for a column by its meaning alone; that names nothing.
    if (!isCountOnly(parts)) return undefined;
  }
  const [rank] = draft.ranks;
  if (
    rank !== undefined && draft.ranks.length === 1 &&
    rank.about === undefined && draft.measures.length === 0 &&
    previous?.kind === "rank" && previous.highest !== rank.highest
  ) {
    return {
      ...previous,
      highest: rank.highest,
      limit: draft.limit ?? previous.limit,
      where: where.length > 0 ? where : previous.where,
    };
  }
  const asked = clause.marks.findIndex((m) =>
    m.type === "question" && m.word === "how many"
  );
  const next = clause.marks.slice(asked + 1).find((m) => m.type !== "filler");
  if (
    asked >= 0 && next?.type === "value" && where.length > 0 &&
    previous?.kind === "summary" && previous.groups.length === 0 &&
    isCountOnly(parts)
  ) return { ...previous, where };
  return undefined;
}

/** Whether nothing but rows would be counted. */
function isCountOnly({ draft, marks, counting }: ClauseParts): boolean {
  return counting && draft.groups.length === 0 && draft.entity.length === 0 &&
    draft.measures.every((m) => m.column === undefined) &&
    marks.every((m) => m.type !== "column" || m.strength < 3);
}

/** What a clause may take from the job before it: only work on tables. */
export function previousOf(
  job: Job | undefined,
): Pick<ClauseParts["context"], "previous"> {
  return job === undefined || job.kind === "sequence" ||
      job.kind === "arithmetic"
    ? {}
    : { previous: job };
}
