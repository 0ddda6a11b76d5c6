// Generated from tools/facts by `deno task generate`; do not edit.

/** What the operations filed under `Health` take and give. */
export interface HealthOperations {
  /** `GET /rpc/health/readiness` */
  readonly get_readiness: {
    readonly result: string;
  };
  /** `GET /rpc/health/liveness` */
  readonly get_liveness: {
    readonly result: string;
  };
}
