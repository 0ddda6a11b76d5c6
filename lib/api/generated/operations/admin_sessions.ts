// Generated from tools/facts by `deno task generate`; do not edit.
import type { AdminSessionsOperations } from "../calls/admin_sessions.ts";
import type { Operation } from "../../operation.ts";
import { operation, ref, texts } from "../../table.ts";

export const adminSessions: Readonly<
  Record<keyof AdminSessionsOperations, Operation>
> = {
  list_admin_sessions: operation(
    "list_admin_sessions",
    "AdminSessions",
    "GET",
    "/admin/sessions",
    {
      query: [
        { name: "cursor", type: "string", required: false },
        {
          name: "limit",
          type: "integer",
          default: 100,
          required: false,
          minimum: 0,
        },
      ],
      ok: { 200: ref("AdminSessionsListResponse"), 403: null },
      errors: [401, 500],
    },
  ),
  get_admin_sessions_stats: operation(
    "get_admin_sessions_stats",
    "AdminSessions",
    "GET",
    "/admin/sessions/stats",
    {
      ok: { 200: ref("AdminSessionsStatsResponse"), 403: null },
      errors: [401, 500],
    },
  ),
  revoke_admin_session: operation(
    "revoke_admin_session",
    "AdminSessions",
    "DELETE",
    "/admin/sessions/{session_id}",
    {
      pathParams: texts("session_id"),
      ok: { 204: null, 403: null },
      errors: [401, 500],
    },
  ),
};
