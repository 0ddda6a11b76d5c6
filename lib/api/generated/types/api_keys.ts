// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `APIKeyCreateRequest`. */
export interface APIKeyCreateRequest {
  /** User id. */
  readonly user_id: string;
  /** Name. */
  readonly name?: string;
  /** Collection id. */
  readonly collection_id?: string;
  /** Expires in. */
  readonly expires_in?: string;
  /** Inactivity interval. */
  readonly inactivity_interval?: number;
}

/** The API's schema `APIKeyInfo`. */
export interface APIKeyInfo {
  /** Id. */
  readonly id: string;
  /** Username. */
  readonly username: string;
  /** Name. */
  readonly name: string;
  /** Hint. */
  readonly hint: string;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at: string;
  /**
   * Expires at.
   * Format: date-time.
   */
  readonly expires_at?: string;
  /**
   * Last used at.
   * Format: date-time.
   */
  readonly last_used_at?: string;
  /** Inactivity interval. */
  readonly inactivity_interval?: number;
  /** Total calls. */
  readonly total_calls: number;
  /** Is active. */
  readonly is_active: boolean;
  /** Collection name. */
  readonly collection_name?: string;
  /** Collection id. */
  readonly collection_id?: string;
  /** Is global key. */
  readonly is_global_key: boolean;
}

/** The API's schema `APIKeyResult`. */
export interface APIKeyResult {
  /** Secret key. */
  readonly secret_key: string;
  /** Api key. */
  readonly api_key: APIKeyInfo;
}

/** The API's schema `APIKeyUpdateExpiryRequest`. */
export interface APIKeyUpdateExpiryRequest {
  /** Expires in. */
  readonly expires_in?: string;
}

/** The API's schema `APIKeyUpdateInactivityIntervalRequest`. */
export interface APIKeyUpdateInactivityIntervalRequest {
  /** Inactivity interval. */
  readonly inactivity_interval?: number;
}
