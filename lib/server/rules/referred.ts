/**
 * Finds the earlier jobs that a clause with a file means: "save the product
 * totals as totals.csv".
 *
 * @module
 */

import type { Clause } from "./clauses.ts";
import type { Job, SortOrder } from "./jobs.ts";
import type { PlannedJob } from "./planned.ts";

/** Earlier jobs, or one of them done for all that it ranks. */
export interface Referred {
  /** Places of the jobs in the plan. */
  readonly places: number[];
  readonly whole?: PlannedJob;
}

/**
 * Finds what a clause refers to.
 *
 * @param clause The clause; it has a file to save.
 * @param jobCount How many jobs the clause itself was read as.
 * @param jobs The jobs so far.
 * @returns What it means, undefined when it asks for something new.
 */
export function referredJobs(
  clause: Clause,
  jobCount: number,
  jobs: readonly PlannedJob[],
): Referred | undefined {
  if (jobs.length === 0) return undefined;
  const marks = clause.marks;
  if (
    marks.some((m) =>
      m.type === "by" || m.type === "over" || m.type === "every" ||
      m.type === "change"
    )
  ) return undefined;
  const ranked = jobs.findLast(({ job }) => job.kind === "rank");
  if (
    ranked?.job.kind === "rank" && jobCount === 0 &&
    /\branking\b/i.test(clause.text)
  ) {
    // "the full ranking": all of them, in the order of the rank.
    const { job } = ranked;
    const whole: Job = {
      kind: "summary",
      measures: [job.measure],
      groups: [...job.within, ...job.entity],
      where: job.where,
      sort: { by: job.measure, descending: job.highest },
      share: false,
    };
    return { places: [], whole: { ...ranked, job: whole } };
  }
  if (jobCount === 0) return undefined;
  const columns = marks.flatMap((m) =>
    m.type === "column" ? m.columns.map((c) => c.name) : []
  );
  const isRank = marks.some((m) =>
    m.type === "rank" || m.type === "verb" && m.verb === "rank"
  );
  const fits = jobs.flatMap(({ job }, place) => {
    if (job.kind === "summary") {
      const groups = job.groups.map((key) => key.column);
      const measured = job.measures.flatMap((m) =>
        m.column === undefined ? [] : [m.column]
      );
      const all = columns.every((name) =>
        groups.includes(name) || measured.includes(name)
      );
      return !isRank && all &&
          (columns.some((name) => groups.includes(name)) ||
            columns.length === 0)
        ? [place]
        : [];
    }
    if (job.kind === "rank") {
      const entity = job.entity.map((key) => key.column);
      return isRank &&
          columns.every((name) =>
            entity.includes(name) || name === job.measure.column
          )
        ? [place]
        : [];
    }
    return [];
  });
  return fits.length > 0 ? { places: fits } : undefined;
}

/** A job in another order: "sort them by revenue". */
export function sortedJob(job: Job, sort: SortOrder): Job {
  const by = sort.by === "" && job.kind === "summary"
    ? job.measures[0] ?? ""
    : sort.by;
  if (job.kind === "summary" || job.kind === "rows") {
    return { ...job, sort: { ...sort, by } };
  }
  return job.kind === "sequence"
    ? { ...job, descending: sort.descending }
    : job;
}
