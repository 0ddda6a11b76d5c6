// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  GuardrailViolationsDashboard,
  GuardrailViolationsList,
  GuardrailViolationsSummary,
} from "../types/guardrails.ts";
import type { GuardrailsSettings } from "../types/shared.ts";

/** What the operations filed under `Guardrails` take and give. */
export interface GuardrailsOperations {
  /** `GET /api/v1/guardrails/effective` */
  readonly get_effective_guardrails: {
    readonly query?: {
      readonly chat_session_id?: string;
      readonly collection_id?: string;
    };
    readonly result: GuardrailsSettings;
  };
  /** `GET /api/v1/guardrails/violations` */
  readonly list_guardrail_violations: {
    readonly query?: {
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
      /**
       * At least 0.
       * @default {50}
       */
      readonly limit?: number;
      /** @default {"7 days"} */
      readonly interval?: string;
      /** @default {""} */
      readonly type_filter?: string;
      /** @default {""} */
      readonly collection_id_filter?: string;
      /** @default {""} */
      readonly user_id_filter?: string;
    };
    readonly result: GuardrailViolationsList;
  };
  /** `GET /api/v1/guardrails/violations/dashboard` */
  readonly get_guardrail_violations_dashboard: {
    readonly query?: {
      /** @default {"7 days"} */
      readonly interval?: string;
      /** @default {""} */
      readonly collection_id_filter?: string;
      /** @default {""} */
      readonly user_id_filter?: string;
    };
    readonly result: GuardrailViolationsDashboard;
  };
  /** `GET /api/v1/guardrails/violations/summary` */
  readonly get_guardrail_violations_summary: {
    readonly query?: {
      /** @default {"7 days"} */
      readonly interval?: string;
    };
    readonly result: GuardrailViolationsSummary;
  };
}
