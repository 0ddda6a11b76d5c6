/**
 * What is known about work that goes on after its request was answered.
 *
 * @module
 */

import type { Clock } from "../context.ts";
import { type Database, text } from "./database.ts";
import { newId } from "./ids.ts";

/** Where a job stands. */
export type JobState = "in progress" | "completed" | "failed" | "canceled";

/** One job; clients get it as it is. */
export interface StoredJob {
  readonly id: string;
  readonly name: string;
  readonly overall_status: JobState;
  readonly status: string;
  readonly passed_percentage: number;
  readonly failed_percentage: number;
  /** From 0 to 1. */
  readonly progress: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly kind: string;
  readonly statuses: readonly {
    readonly id: string;
    readonly status: string;
  }[];
  readonly errors: readonly string[];
  readonly duration: string;
  readonly duration_seconds: number;
  readonly start_time: number;
  readonly timeout?: number;
  readonly canceled_by?: string;
  readonly cancel_reason?: string;
  readonly files_total?: number;
  readonly files_failed?: number;
}

/** Jobs of all users. */
export class Jobs {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Keeps a new job, in progress. */
  create(
    userId: string,
    job: {
      readonly kind: string;
      readonly name: string;
      readonly files?: number;
      readonly timeout?: number;
    },
  ): StoredJob {
    const at = this.#clock.stamp();
    const made: StoredJob = {
      id: newId(),
      name: job.name,
      overall_status: "in progress",
      status: "running",
      passed_percentage: 0,
      failed_percentage: 0,
      progress: 0,
      created_at: at,
      updated_at: at,
      kind: job.kind,
      statuses: [],
      errors: [],
      duration: "0s",
      duration_seconds: 0,
      start_time: this.#clock.now() / 1000,
      ...(job.timeout === undefined ? {} : { timeout: job.timeout }),
      ...(job.files === undefined
        ? {}
        : { files_total: job.files, files_failed: 0 }),
    };
    this.#database.run(
      "INSERT INTO jobs (id, user_id, details, created_at) VALUES (?, ?, ?, ?)",
      made.id,
      userId,
      JSON.stringify(made),
      at,
    );
    return made;
  }

  /** Changes a job that is still in progress; one that ended stays as it is. */
  update(
    id: string,
    change: Partial<Omit<StoredJob, "id" | "created_at" | "kind">>,
  ): void {
    const job = this.get(id);
    if (job === undefined || job.overall_status !== "in progress") return;
    const seconds = Math.max(0, this.#clock.now() / 1000 - job.start_time);
    const changed: StoredJob = {
      ...job,
      duration_seconds: seconds,
      duration: duration(seconds),
      updated_at: this.#clock.stamp(),
      ...change,
    };
    this.#database.run(
      "UPDATE jobs SET details = ? WHERE id = ?",
      JSON.stringify(changed),
      id,
    );
  }

  /** The job of this id. */
  get(id: string): StoredJob | undefined {
    const row = this.#database.get("SELECT details FROM jobs WHERE id = ?", id);
    return row && read(text(row, "details"));
  }

  /** The newest jobs first. */
  list(limit = 100): StoredJob[] {
    return this.#database.all(
      "SELECT details FROM jobs ORDER BY created_at DESC LIMIT ?",
      limit,
    ).map((row) => read(text(row, "details")));
  }

  /** Forgets a job. */
  delete(id: string): boolean {
    return this.#database.run("DELETE FROM jobs WHERE id = ?", id).changes > 0;
  }

  /** Marks jobs as failed that an earlier process left in progress. */
  failUnfinished(): void {
    const rows = this.#database.all(
      "SELECT details FROM jobs WHERE json_extract(details, '$.overall_status') = 'in progress'",
    );
    for (const row of rows) {
      const job = read(text(row, "details"));
      this.update(job.id, {
        overall_status: "failed",
        status: "failed",
        failed_percentage: 100 - job.passed_percentage,
        errors: [
          ...job.errors,
          "The server was ended while this job ran; start it again",
        ],
      });
    }
  }
}

/** Reads what `create` and `update` wrote, which nothing else writes. */
function read(details: string): StoredJob {
  const job: StoredJob = JSON.parse(details);
  return job;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)}s`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes}m ${Math.round(seconds - minutes * 60)}s`;
}
