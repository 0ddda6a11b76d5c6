/**
 * What a task was read as.
 *
 * @module
 */

import type { Job, Save } from "./jobs.ts";
import type { Table } from "./tables.ts";

/** One job of a plan. */
export interface PlannedJob {
  readonly job: Job;
  readonly title: string;
  /** The table of a job on data. */
  readonly table?: Table;
}

/** What a task was read as. */
export interface Plan {
  readonly task: string;
  readonly jobs: readonly PlannedJob[];
  readonly saves: readonly Save[];
  /** Clauses that cannot be done, each with the reason and what would help. */
  readonly problems: readonly string[];
  /** What was assumed or done otherwise. */
  readonly notes: readonly string[];
  /** Another programming language that the task asks for. */
  readonly language?: string;
  /** Tables that could be worked on. */
  readonly tables: readonly Table[];
  /** Whether the task speaks of data, with or without any at hand. */
  readonly wantsData: boolean;
  /** Whether several tables fit equally well and none was chosen. */
  readonly undecided: boolean;
}

/** A text that is the same for the same jobs. */
export function jobKey(job: Job): string {
  return JSON.stringify(
    job,
    (_, value) => typeof value === "bigint" ? `${value}n` : value,
  );
}
