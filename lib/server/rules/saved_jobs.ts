/**
 * Finds which jobs a file is meant for.
 *
 * @module
 */

import type { Clause } from "./clauses.ts";
import { tokens } from "./lexer.ts";
import type { FileFormat } from "./jobs.ts";
import type { PlannedJob } from "./planned.ts";
import type { SaveWish } from "./saving.ts";
import { ordinalOf } from "./quantities.ts";
import { KINDS, sequenceText } from "./sequence_kinds.ts";
import { listing, slug } from "./words.ts";

/** "Save the first as a.csv": one of several results by its place. */
const CHOSEN_REGEXP =
  /\bthe (first|second|third|fourth|fifth|former|latter|last)(?: (?:one|result|table|list|sequence))?(?= (?:as|to|in|into)\b)/i;

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
  const chosen = CHOSEN_REGEXP.exec(clause.text)?.[1]?.toLowerCase();
  if (chosen !== undefined) {
    const place = chosen === "last" || chosen === "latter"
      ? all.length - 1
      : chosen === "former"
      ? all.length - 2
      : (ordinalOf(chosen) ?? 0) - 1;
    return all.slice(Math.max(place, 0)).slice(0, 1);
  }
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

/**
 * Finds the sequences that a clause with a file means by their name alone:
 * "save the primes as p.csv".
 *
 * @param clause The clause.
 * @param jobs What was planned before it.
 * @returns Their places; none when it names no sequence that was asked for.
 */
export function namedSequences(
  clause: Clause,
  jobs: readonly PlannedJob[],
): number[] {
  const words = sequenceText(
    tokens(clause.text).filter((token) =>
      token.kind !== "file" && token.kind !== "quoted"
    ),
  );
  const names = KINDS.filter(([, pattern]) => pattern.test(words))
    .map(([name]) => name);
  return jobs.flatMap(({ job }, place) =>
    job.kind === "sequence" && names.includes(job.name) ? [place] : []
  );
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
  if (
    files.every(({ name }) => name === undefined) &&
    /\b(?:each|every one|own|separate|separately|individual|individually)\b/i
      .test(clause.text)
  ) return files.flatMap((file) => jobs.map((job) => ({ file, jobs: [job] })));
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

/** A name for a file that was given none. */
export function madeName(
  places: readonly number[],
  jobs: readonly PlannedJob[],
  format: FileFormat,
): string {
  const first = jobs[places[0] ?? 0];
  const stem = places.length > 1 || first === undefined
    ? "summary"
    : slug(first.title).slice(0, 50).replace(/_+$/, "");
  return `${stem}.${format}`;
}
