// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `FetchConfigurationUrl200Response`. */
export interface FetchConfigurationUrl200Response {
  /** Content. */
  readonly content?: string;
}

/** The API's schema `FetchConfigurationUrlRequest`. */
export interface FetchConfigurationUrlRequest {
  /** Url. */
  readonly url: string;
}

/** The API's schema `GlobalConfigurationItem`. */
export interface GlobalConfigurationItem {
  /** Key name. */
  readonly key_name: string;
  /** String value. */
  readonly string_value: string;
  /** Value type. */
  readonly value_type: string;
  /** Can overwrite. */
  readonly can_overwrite: boolean;
  /** Upper bound. */
  readonly upper_bound?: number;
  /** Is public. */
  readonly is_public: boolean;
  /** Is read only. */
  readonly is_read_only?: boolean;
  /** Is encrypted. */
  readonly is_encrypted?: boolean;
  /** Description. */
  readonly description?: string;
  /** Category. */
  readonly category?: string;
  /** Needs propagation. */
  readonly needs_propagation?: boolean;
}

/** The API's schema `SetGlobalConfigurationRequest`. */
export interface SetGlobalConfigurationRequest {
  /** String value. */
  readonly string_value: string;
  /** Can overwrite. */
  readonly can_overwrite: boolean;
  /** Is public. */
  readonly is_public: boolean;
  /** Value type. */
  readonly value_type?: string;
}

/** The API's schema `SetUserConfigurationRequest`. */
export interface SetUserConfigurationRequest {
  /** String value. */
  readonly string_value: string;
  /** Value type. */
  readonly value_type?: string;
}

/** The API's schema `UserConfigurationItem`. */
export interface UserConfigurationItem {
  /** Key name. */
  readonly key_name: string;
  /** String value. */
  readonly string_value: string;
  /** Value type. */
  readonly value_type: string;
  /**
   * Updated at.
   * Format: date-time.
   */
  readonly updated_at?: string;
}
