// Generated from tools/facts by `deno task generate`; do not edit.
import type { JobsOperations } from "../calls/jobs.ts";
import type { Operation } from "../../operation.ts";
import { list, operation, ref, texts } from "../../table.ts";

export const jobs: Readonly<Record<keyof JobsOperations, Operation>> = {
  list_admin_jobs: operation("list_admin_jobs", "Jobs", "GET", "/admin/jobs", {
    query: [
      { name: "cursor_id", type: "string", required: false },
      { name: "limit", type: "integer", required: false, minimum: 0 },
      {
        name: "status",
        type: "array",
        items: { type: "string" },
        collectionFormat: "multi",
        required: false,
      },
      { name: "kind", type: "string", required: false },
      { name: "user_id", type: "string", required: false },
      { name: "collection_id", type: "string", required: false },
      {
        name: "cursor_created_at",
        type: "string",
        format: "date-time",
        required: false,
      },
      {
        name: "created_after",
        type: "string",
        format: "date-time",
        required: false,
      },
    ],
    ok: { 200: ref("JobHistoryListResponse"), 403: null },
    errors: [401, 500],
  }),
  get_admin_jobs_stats: operation(
    "get_admin_jobs_stats",
    "Jobs",
    "GET",
    "/admin/jobs/stats",
    {
      query: [
        {
          name: "created_after",
          type: "string",
          format: "date-time",
          required: false,
        },
      ],
      ok: { 200: ref("JobHistoryStatsResponse"), 403: null },
      errors: [401, 500],
    },
  ),
  list_jobs: operation("list_jobs", "Jobs", "GET", "/jobs", {
    ok: { 200: list("JobDetails") },
    errors: [401],
  }),
  count_pending_jobs: operation(
    "count_pending_jobs",
    "Jobs",
    "GET",
    "/jobs/pending/count",
    { ok: { 200: ref("CountWithQueueDetails") }, errors: [401] },
  ),
  delete_job: operation("delete_job", "Jobs", "DELETE", "/jobs/{job_id}", {
    pathParams: texts("job_id"),
    ok: { 204: null },
    errors: [400, 401],
  }),
  get_job: operation("get_job", "Jobs", "GET", "/jobs/{job_id}", {
    pathParams: texts("job_id"),
    ok: { 200: ref("JobDetails") },
    errors: [400, 401],
  }),
  cancel_job: operation("cancel_job", "Jobs", "POST", "/jobs/{job_id}/cancel", {
    pathParams: texts("job_id"),
    ok: { 200: ref("JobDetails") },
    errors: [400, 401],
  }),
  list_user_jobs: operation("list_user_jobs", "Jobs", "GET", "/user_jobs", {
    ok: { 200: list("UserJobDetails") },
    errors: [401],
  }),
  cancel_user_job: operation(
    "cancel_user_job",
    "Jobs",
    "POST",
    "/user_jobs/{job_id}/cancel",
    {
      pathParams: texts("job_id"),
      body: {
        contentType: ["application/json"],
        required: false,
        schema: { ref: "CancelUserJobRequest" },
      },
      ok: { 204: null },
      errors: [400, 401],
    },
  ),
};
