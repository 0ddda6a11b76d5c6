// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `SetRoleLlmRegistryAccessRequest`. */
export interface SetRoleLlmRegistryAccessRequest {
  /** Names. */
  readonly names: readonly string[];
}
