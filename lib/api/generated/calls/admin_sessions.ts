// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  AdminSessionsListResponse,
  AdminSessionsStatsResponse,
} from "../types/admin_sessions.ts";

/** What the operations filed under `AdminSessions` take and give. */
export interface AdminSessionsOperations {
  /** `GET /api/v1/admin/sessions` */
  readonly list_admin_sessions: {
    readonly query?: {
      readonly cursor?: string;
      /**
       * At least 0.
       * @default {100}
       */
      readonly limit?: number;
    };
    readonly result: AdminSessionsListResponse;
  };
  /** `GET /api/v1/admin/sessions/stats` */
  readonly get_admin_sessions_stats: {
    readonly result: AdminSessionsStatsResponse;
  };
  /** `DELETE /api/v1/admin/sessions/{session_id}` */
  readonly revoke_admin_session: {
    readonly path: {
      readonly session_id: string;
    };
    readonly result: undefined;
  };
}
