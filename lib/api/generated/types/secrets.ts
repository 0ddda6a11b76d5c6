// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `CreateSecret201Response`. */
export interface CreateSecret201Response {
  /** Id. */
  readonly id?: string;
}

/** The API's schema `CreateSecretRequest`. */
export interface CreateSecretRequest {
  /** Secret id. */
  readonly secret_id: string;
  /** Secret value. */
  readonly secret_value: Readonly<Record<string, unknown>>;
  /** Secret type. */
  readonly secret_type?: "s3" | "gcs" | "azure_key" | "azure_sas";
}

/** The API's schema `UpdateSecretRequest`. */
export interface UpdateSecretRequest {
  /** Secret value. */
  readonly secret_value: Readonly<Record<string, unknown>>;
}
