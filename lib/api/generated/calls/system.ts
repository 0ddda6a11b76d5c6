// Generated from tools/facts by `deno task generate`; do not edit.
import type { H2OGPTSystemInfo } from "../types/system.ts";

/** What the operations filed under `System` take and give. */
export interface SystemOperations {
  /** `GET /api/v1/admin/user_limits/export` */
  readonly download_user_limits_export: {
    readonly query?: {
      readonly search?: string;
      /** @default {"all"} */
      readonly filter?: string;
      readonly user_ids?: string;
    };
    readonly result: string;
  };
  /** `GET /api/v1/system/h2ogpt_info` */
  readonly get_h2ogpt_system_info: {
    readonly result: H2OGPTSystemInfo;
  };
  /** `POST /api/v1/scheduled_tasks/generate_spec` */
  readonly generate_scheduled_task_spec: {
    readonly body: {
      readonly prompt: string;
      readonly llm?: string;
      readonly timezone?: string;
      readonly use_agent?: boolean;
    };
    readonly result: {
      /** Task. */
      readonly task?: Readonly<Record<string, unknown>>;
      /** Passed. */
      readonly passed?: boolean;
      /** Response. */
      readonly response?: string;
      /** Llm used. */
      readonly llm_used?: string;
    };
  };
}
