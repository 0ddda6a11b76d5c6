// Generated from tools/facts by `deno task generate`; do not edit.
import type { JobDetails } from "./shared.ts";

/** The API's schema `CancelUserJobRequest`. */
export interface CancelUserJobRequest {
  readonly cancel_reason?: string;
}

/** The API's schema `CountWithQueueDetails`. */
export interface CountWithQueueDetails {
  readonly count: number;
  readonly queue_infos: readonly QueueDetails[];
}

/** The API's schema `JobHistoryDetails`. */
export interface JobHistoryDetails {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly username: string;
  readonly user_id?: string | null;
  readonly status:
    | "queued"
    | "running"
    | "completed"
    | "failed"
    | "canceled"
    | "timeout"
    | "stale"
    | "unknown";
  readonly passed: number;
  readonly failed: number;
  readonly progress: number;
  readonly errors: readonly string[];
  readonly collection_id?: string | null;
  readonly collection_name?: string | null;
  readonly canceled_by?: string | null;
  readonly cancel_reason?: string | null;
  /** Format: date-time. */
  readonly date: string;
  /** Format: date-time. */
  readonly last_update_date: string;
  /** Format: date-time. */
  readonly started_at?: string | null;
  /** Format: date-time. */
  readonly finished_at?: string | null;
  /** Format: date-time. */
  readonly deleted_at?: string | null;
  readonly duration: string;
  readonly duration_seconds: number;
  readonly completed: boolean;
  readonly canceled: boolean;
}

/** The API's schema `JobHistoryListResponse`. */
export interface JobHistoryListResponse {
  readonly jobs: readonly JobHistoryDetails[];
  /** Format: date-time. */
  readonly next_cursor_created_at?: string | null;
  readonly next_cursor_id?: string | null;
}

/** The API's schema `JobHistoryStatsResponse`. */
export interface JobHistoryStatsResponse {
  readonly total: number;
  readonly queued: number;
  readonly running: number;
  readonly completed: number;
  readonly failed: number;
  readonly canceled: number;
  readonly timeout: number;
  readonly stale: number;
  readonly unknown: number;
}

/** The API's schema `QueueDetails`. */
export interface QueueDetails {
  readonly name: string;
  readonly length: number;
}

/** The API's schema `UserJobDetails`. */
export interface UserJobDetails {
  readonly username: string;
  readonly user_id: string;
  readonly jobs: readonly JobDetails[];
}
