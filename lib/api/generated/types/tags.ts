// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `DeleteTag200Response`. */
export interface DeleteTag200Response {
  readonly tag_id?: string;
}

/** The API's schema `TagUpdateRequest`. */
export interface TagUpdateRequest {
  readonly description?: string;
  readonly format?: string;
}
