/**
 * Finds which jobs a file is meant for.
 *
 * @module
 */

import type { Clause } from "./clauses.ts";
import type { PlannedJob } from "./planned.ts";
import type { SaveWish } from "./saving.ts";
import { listing } from "./words.ts";

/** What was planned before a file was named. */
export interface Planned {
  readonly task: string;
  readonly jobs: readonly PlannedJob[];
  /** Places of the jobs that the last clause with jobs asked for. */
  readonly last: readonly number[];
  readonly lastLine: readonly number[];
  /** Plans the rows of the table as they stand; none without a table. */
  rows(): number[];
  readonly hasProblems: boolean;
}

/**
 * Finds the jobs that a clause without one of its own wants saved.
 *
 * @param wish What it wants saved.
 * @param clause The clause.
 * @param planned What was planned before it.
 * @returns The places of the jobs.
 */
export function earlierJobs(
  wish: SaveWish,
  clause: Clause,
  planned: Planned,
): number[] {
  const { task, last, lastLine, hasProblems } = planned;
  const all = planned.jobs.flatMap(({ job }, place) =>
    job.kind === "arithmetic" ? [] : [place]
  );
  let jobs: readonly number[] = [];
  switch (wish.what) {
    case "summary": {
      const summaries = all.filter((place) => {
        const job = planned.jobs[place]?.job;
        return job?.kind === "summary" || job?.kind === "describe";
      });
      jobs = summaries.length > 0 ? summaries : all;
      break;
    }
    case "all":
    case "report":
      jobs = all;
      break;
    case "data":
      jobs = planned.jobs.length > 0 &&
          !/\b(?:original|raw|whole|full|cleaned|input)\b/i.test(clause.text)
        ? all
        : [];
      if (jobs.length === 0) jobs = planned.rows();
      break;
    case "last":
      jobs = /\b(?:them|these|those|both|each)\b/i.test(clause.text)
        ? lastLine
        : last;
      if (jobs.length === 0) jobs = last;
      if (
        jobs.length === 0 && !hasProblems &&
        /\bconvert|\b(?:data|dataset|table|file|rows)\b/i.test(task)
      ) jobs = planned.rows();
      break;
  }
  return [...jobs];
}

/** A file with the places of the jobs that stand in it. */
export interface FilePair {
  readonly file: SaveWish["files"][number];
  readonly jobs: readonly number[];
}

/**
 * Gives each file its jobs: "the primes and the squares as p.csv and s.csv"
 * means one file each, "as all.csv and all.json" the same results twice.
 *
 * @param wish The files.
 * @param clause The clause that names them.
 * @param jobs The places of the jobs.
 * @returns The pairs, or what has to be asked back.
 */
export function pairFiles(
  wish: SaveWish,
  clause: Clause,
  jobs: readonly number[],
): FilePair[] | string {
  const { files } = wish;
  const whole = files.map((file) => ({ file, jobs }));
  const stems = new Set(
    files.map(({ name }) => name?.replace(/\.[^.]*$/, "").toLowerCase()),
  );
  const isEach = /\brespectively\b/i.test(clause.text);
  const isSame = jobs.length < 2 || files.length < 2 ||
    stems.size < files.length ||
    wish.what !== "last" && !/\bboth\b/i.test(clause.text);
  if (isSame && !isEach) return whole;
  if (jobs.length === files.length) {
    return files.map((file, i) => ({ file, jobs: jobs.slice(i, i + 1) }));
  }
  const names = listing(files.map(({ name }) => `\`${name ?? "the file"}\``));
  return `${names}: which of the ${jobs.length} results goes into which of the ${files.length} files is not clear, so they were not saved; please name a file behind each result`;
}
