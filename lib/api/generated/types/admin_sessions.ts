// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `AdminSessionItem`. */
export interface AdminSessionItem {
  readonly session_id: string;
  readonly user_id: string;
  readonly username: string;
  readonly subject?: string;
  readonly transport: "keycloak" | "anonymous" | "spoof" | "unknown";
  readonly is_anonymous: boolean;
  /** Format: int64. */
  readonly expires_in_seconds: number;
  /** Format: date-time. */
  readonly expires_at?: string;
}

/** The API's schema `AdminSessionsListResponse`. */
export interface AdminSessionsListResponse {
  readonly items: readonly AdminSessionItem[];
  readonly next_cursor?: string;
}

/** The API's schema `AdminSessionsStatsResponse`. */
export interface AdminSessionsStatsResponse {
  /** Format: int64. */
  readonly total: number;
  readonly by_transport: Readonly<Record<string, number>>;
  readonly anonymous_count: number;
  /** Format: int64. */
  readonly azure_cache_count: number;
  /** Format: date-time. */
  readonly computed_at: string;
  /** Format: int64. */
  readonly cache_age_seconds: number;
  readonly session_default_ttl: string;
}
