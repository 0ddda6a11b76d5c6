// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `FetchConfigurationUrl200Response`. */
export interface FetchConfigurationUrl200Response {
  readonly content?: string;
}

/** The API's schema `FetchConfigurationUrlRequest`. */
export interface FetchConfigurationUrlRequest {
  readonly url: string;
}

/** The API's schema `GlobalConfigurationItem`. */
export interface GlobalConfigurationItem {
  readonly key_name: string;
  readonly string_value: string;
  readonly value_type: string;
  readonly can_overwrite: boolean;
  readonly upper_bound?: number;
  readonly is_public: boolean;
  readonly is_read_only?: boolean;
  readonly is_encrypted?: boolean;
  readonly description?: string;
  readonly category?: string;
  readonly needs_propagation?: boolean;
}

/** The API's schema `SetGlobalConfigurationRequest`. */
export interface SetGlobalConfigurationRequest {
  readonly string_value: string;
  readonly can_overwrite: boolean;
  readonly is_public: boolean;
  readonly value_type?: string;
}

/** The API's schema `SetUserConfigurationRequest`. */
export interface SetUserConfigurationRequest {
  readonly string_value: string;
  readonly value_type?: string;
}

/** The API's schema `UserConfigurationItem`. */
export interface UserConfigurationItem {
  readonly key_name: string;
  readonly string_value: string;
  readonly value_type: string;
  /** Format: date-time. */
  readonly updated_at?: string;
}
