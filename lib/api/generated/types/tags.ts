// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `DeleteTag200Response`. */
export interface DeleteTag200Response {
  /** Tag id. */
  readonly tag_id?: string;
}

/** The API's schema `TagUpdateRequest`. */
export interface TagUpdateRequest {
  /** Description. */
  readonly description?: string;
  /** Format. */
  readonly format?: string;
}
