// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `AdminSessionItem`. */
export interface AdminSessionItem {
  /** Session id. */
  readonly session_id: string;
  /** User id. */
  readonly user_id: string;
  /** Username. */
  readonly username: string;
  /** Subject. */
  readonly subject?: string;
  /** Transport. */
  readonly transport: "keycloak" | "anonymous" | "spoof" | "unknown";
  /** Is anonymous. */
  readonly is_anonymous: boolean;
  /**
   * Expires in seconds.
   * Format: int64.
   */
  readonly expires_in_seconds: number;
  /**
   * Expires at.
   * Format: date-time.
   */
  readonly expires_at?: string;
}

/** The API's schema `AdminSessionsListResponse`. */
export interface AdminSessionsListResponse {
  /** Items. */
  readonly items: readonly AdminSessionItem[];
  /** Next cursor. */
  readonly next_cursor?: string;
}

/** The API's schema `AdminSessionsStatsResponse`. */
export interface AdminSessionsStatsResponse {
  /**
   * Total.
   * Format: int64.
   */
  readonly total: number;
  /** By transport. */
  readonly by_transport: Readonly<Record<string, number>>;
  /** Anonymous count. */
  readonly anonymous_count: number;
  /**
   * Azure cache count.
   * Format: int64.
   */
  readonly azure_cache_count: number;
  /**
   * Computed at.
   * Format: date-time.
   */
  readonly computed_at: string;
  /**
   * Cache age seconds.
   * Format: int64.
   */
  readonly cache_age_seconds: number;
  /** Session default ttl. */
  readonly session_default_ttl: string;
}
