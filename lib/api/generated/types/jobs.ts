// Generated from tools/facts by `deno task generate`; do not edit.
import type { JobDetails } from "./shared.ts";

/** The API's schema `CancelUserJobRequest`. */
export interface CancelUserJobRequest {
  /** Cancel reason. */
  readonly cancel_reason?: string;
}

/** The API's schema `CountWithQueueDetails`. */
export interface CountWithQueueDetails {
  /** Count. */
  readonly count: number;
  /** Queue infos. */
  readonly queue_infos: readonly QueueDetails[];
}

/** The API's schema `JobHistoryDetails`. */
export interface JobHistoryDetails {
  /** Id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** Kind. */
  readonly kind: string;
  /** Username. */
  readonly username: string;
  /** User id. */
  readonly user_id?: string | null;
  /** Status. */
  readonly status:
    | "queued"
    | "running"
    | "completed"
    | "failed"
    | "canceled"
    | "timeout"
    | "stale"
    | "unknown";
  /** Passed. */
  readonly passed: number;
  /** Failed. */
  readonly failed: number;
  /** Progress. */
  readonly progress: number;
  /** Errors. */
  readonly errors: readonly string[];
  /** Collection id. */
  readonly collection_id?: string | null;
  /** Collection name. */
  readonly collection_name?: string | null;
  /** Canceled by. */
  readonly canceled_by?: string | null;
  /** Cancel reason. */
  readonly cancel_reason?: string | null;
  /**
   * Date.
   * Format: date-time.
   */
  readonly date: string;
  /**
   * Last update date.
   * Format: date-time.
   */
  readonly last_update_date: string;
  /**
   * Started at.
   * Format: date-time.
   */
  readonly started_at?: string | null;
  /**
   * Finished at.
   * Format: date-time.
   */
  readonly finished_at?: string | null;
  /**
   * Deleted at.
   * Format: date-time.
   */
  readonly deleted_at?: string | null;
  /** Duration. */
  readonly duration: string;
  /** Duration seconds. */
  readonly duration_seconds: number;
  /** Completed. */
  readonly completed: boolean;
  /** Canceled. */
  readonly canceled: boolean;
}

/** The API's schema `JobHistoryListResponse`. */
export interface JobHistoryListResponse {
  /** Jobs. */
  readonly jobs: readonly JobHistoryDetails[];
  /**
   * Next cursor created at.
   * Format: date-time.
   */
  readonly next_cursor_created_at?: string | null;
  /** Next cursor id. */
  readonly next_cursor_id?: string | null;
}

/** The API's schema `JobHistoryStatsResponse`. */
export interface JobHistoryStatsResponse {
  /** Total. */
  readonly total: number;
  /** Queued. */
  readonly queued: number;
  /** Running. */
  readonly running: number;
  /** Completed. */
  readonly completed: number;
  /** Failed. */
  readonly failed: number;
  /** Canceled. */
  readonly canceled: number;
  /** Timeout. */
  readonly timeout: number;
  /** Stale. */
  readonly stale: number;
  /** Unknown. */
  readonly unknown: number;
}

/** The API's schema `QueueDetails`. */
export interface QueueDetails {
  /** Name. */
  readonly name: string;
  /** Length. */
  readonly length: number;
}

/** The API's schema `UserJobDetails`. */
export interface UserJobDetails {
  /** Username. */
  readonly username: string;
  /** User id. */
  readonly user_id: string;
  /** Jobs. */
  readonly jobs: readonly JobDetails[];
}
