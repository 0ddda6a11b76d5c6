// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  CancelUserJobRequest,
  CountWithQueueDetails,
  JobHistoryListResponse,
  JobHistoryStatsResponse,
  UserJobDetails,
} from "../types/jobs.ts";
import type { JobDetails } from "../types/shared.ts";

/** What the operations filed under `Jobs` take and give. */
export interface JobsOperations {
  /** `GET /api/v1/admin/jobs` */
  readonly list_admin_jobs: {
    readonly query?: {
      readonly cursor_id?: string;
      /** At least 0. */
      readonly limit?: number;
      readonly status?: readonly string[];
      readonly kind?: string;
      readonly user_id?: string;
      readonly collection_id?: string;
      /** Format: date-time. */
      readonly cursor_created_at?: string;
      /** Format: date-time. */
      readonly created_after?: string;
    };
    readonly result: JobHistoryListResponse;
  };
  /** `GET /api/v1/admin/jobs/stats` */
  readonly get_admin_jobs_stats: {
    readonly query?: {
      /** Format: date-time. */
      readonly created_after?: string;
    };
    readonly result: JobHistoryStatsResponse;
  };
  /** `GET /api/v1/jobs` */
  readonly list_jobs: {
    readonly result: JobDetails[];
  };
  /** `GET /api/v1/jobs/pending/count` */
  readonly count_pending_jobs: {
    readonly result: CountWithQueueDetails;
  };
  /** `DELETE /api/v1/jobs/{job_id}` */
  readonly delete_job: {
    readonly path: {
      readonly job_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/jobs/{job_id}` */
  readonly get_job: {
    readonly path: {
      readonly job_id: string;
    };
    readonly result: JobDetails;
  };
  /** `POST /api/v1/jobs/{job_id}/cancel` */
  readonly cancel_job: {
    readonly path: {
      readonly job_id: string;
    };
    readonly result: JobDetails;
  };
  /** `GET /api/v1/user_jobs` */
  readonly list_user_jobs: {
    readonly result: UserJobDetails[];
  };
  /** `POST /api/v1/user_jobs/{job_id}/cancel` */
  readonly cancel_user_job: {
    readonly path: {
      readonly job_id: string;
    };
    readonly body?: CancelUserJobRequest;
    readonly result: undefined;
  };
}
