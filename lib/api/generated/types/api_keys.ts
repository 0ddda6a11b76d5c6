// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `APIKeyCreateRequest`. */
export interface APIKeyCreateRequest {
  readonly user_id: string;
  readonly name?: string;
  readonly collection_id?: string;
  readonly expires_in?: string;
  readonly inactivity_interval?: number;
}

/** The API's schema `APIKeyInfo`. */
export interface APIKeyInfo {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly hint: string;
  /** Format: date-time. */
  readonly created_at: string;
  /** Format: date-time. */
  readonly expires_at?: string;
  /** Format: date-time. */
  readonly last_used_at?: string;
  readonly inactivity_interval?: number;
  readonly total_calls: number;
  readonly is_active: boolean;
  readonly collection_name?: string;
  readonly collection_id?: string;
  readonly is_global_key: boolean;
}

/** The API's schema `APIKeyResult`. */
export interface APIKeyResult {
  readonly secret_key: string;
  readonly api_key: APIKeyInfo;
}

/** The API's schema `APIKeyUpdateExpiryRequest`. */
export interface APIKeyUpdateExpiryRequest {
  readonly expires_in?: string;
}

/** The API's schema `APIKeyUpdateInactivityIntervalRequest`. */
export interface APIKeyUpdateInactivityIntervalRequest {
  readonly inactivity_interval?: number;
}
