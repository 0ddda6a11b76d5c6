import type { JobDetails } from "../api/mod.ts";
import { call } from "./call.ts";
import { type Connection, settingsOf } from "./connection.ts";
import { JobError, TimeoutError } from "./errors.ts";
import { checkMs } from "./options.ts";

const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 2_000;
const DELAY_GROWTH = 1.5;

/** How a job is awaited. */
export interface JobOptions {
  /**
   * Called after every look at the job, with a number from 0 to 1 and all that
   * is known of the job.
   */
  readonly onProgress?:
    | ((fraction: number, details: JobDetails) => void)
    | undefined;
  /** Cancels the wait, not the job. */
  readonly signal?: AbortSignal | undefined;
  /** Give up the wait after this long; the job goes on. @default {600_000} */
  readonly timeoutMs?: number | undefined;
}

/** How far a job is. Servers differ in whether they count to 1 or to 100. */
function fractionOf(details: JobDetails): number {
  if (details.overall_status === "completed") return 1;
  const { progress, passed_percentage: passed, failed_percentage: failed } =
    details;
  if (typeof progress === "number" && progress > 0) {
    return Math.min(progress > 1 ? progress / 100 : progress, 1);
  }
  const percent = (passed ?? 0) + (failed ?? 0);
  return Number.isFinite(percent) ? Math.min(Math.max(percent / 100, 0), 1) : 0;
}

/** What a job says went wrong; liberal in what it reads, since failures come in all shapes. */
function errorsOf(details: JobDetails): string[] {
  const errors: readonly unknown[] = Array.isArray(details.errors)
    ? details.errors
    : [];
  return errors.map((error) =>
    typeof error === "string" ? error : JSON.stringify(error)
  )
    .filter((error) => error !== "");
}

function jobError(details: JobDetails): JobError {
  const errors = errorsOf(details);
  const name = details.kind || details.name || "job";
  const by = details.canceled_by ? ` by ${details.canceled_by}` : "";
  const why = details.overall_status === "canceled"
    ? `it was canceled${by}${
      details.cancel_reason ? `: ${details.cancel_reason}` : ""
    }`
    : `it ${details.overall_status}`;
  const said = errors.length > 0 ? `: ${errors.join("; ")}` : "";
  return new JobError(`Cannot complete ${name} ${details.id}: ${why}${said}`, {
    jobId: details.id,
    status: details.overall_status,
    errors,
    details,
  });
}

/**
 * Waits until a job is done. It looks again after 50 ms at first and every
 * 2 s in the end.
 *
 * @param gpt The connection.
 * @param job The job's id, or the job as an operation gave it.
 * @param options Progress, cancellation and the time limit.
 * @returns The job as it is in the end.
 * @throws {JobError} If the job failed or was canceled.
 * @throws {TimeoutError} If it is not done in time.
 *
 * @example An ingestion
 * ```ts
 * import { Connection, job } from "@cenote/cenote/client";
 * import { assertEquals } from "@std/assert";
 *
 * let looks = 0;
 * await using server = Deno.serve({ port: 0, onListen() {} }, () => {
 *   const overall_status = ++looks < 2 ? "in progress" : "completed";
 *   return Response.json({ id: "j1", overall_status, progress: looks / 2 });
 * });
 * const gpt = new Connection({ address: `http://127.0.0.1:${server.addr.port}` });
 * const seen: number[] = [];
 * const done = await job(gpt, "j1", { onProgress: (fraction) => seen.push(fraction) });
 * assertEquals(done.overall_status, "completed");
 * assertEquals(seen, [0.5, 1]);
 * ```
 */
export async function job(
  gpt: Connection,
  job: string | Pick<JobDetails, "id">,
  options: JobOptions = {},
): Promise<JobDetails> {
  const { onProgress, signal, timeoutMs = 600_000 } = options;
  checkMs("timeoutMs", timeoutMs);
  const { host } = settingsOf(gpt);
  const id = typeof job === "string" ? job : job.id;
  const startedAt = host.now();
  for (
    let delayMs = FIRST_DELAY_MS;;
    delayMs = Math.min(delayMs * DELAY_GROWTH, LONGEST_DELAY_MS)
  ) {
    signal?.throwIfAborted();
    const leftMs = timeoutMs - (host.now() - startedAt);
    if (leftMs <= 0) {
      throw new TimeoutError(
        `Cannot wait for job ${id}: it is not done after ${
          timeoutMs / 1000
        } s; it goes on, and job() with a larger timeoutMs waits for it again`,
        timeoutMs,
      );
    }
    const details = await call(gpt, "get_job", {
      path: { job_id: id },
      signal,
    });
    onProgress?.(fractionOf(details), details);
    if (details.overall_status === "completed") return details;
    if (
      details.overall_status === "failed" ||
      details.overall_status === "canceled"
    ) {
      throw jobError(details);
    }
    await host.sleep(Math.min(delayMs, Math.max(leftMs, 1)), signal);
  }
}
