// Generated from tools/facts by `deno task generate`; do not edit.
import type { SetRoleLlmRegistryAccessRequest } from "../types/llm_registry.ts";

/** What the operations filed under `LLMRegistry` take and give. */
export interface LlmRegistryOperations {
  /** `GET /api/v1/llm-registry/admin/models` */
  readonly get_llm_registry_admin_models: {
    readonly result: Readonly<Record<string, unknown>>[];
  };
  /** `POST /api/v1/llm-registry/admin/runtime-models` */
  readonly create_runtime_model: {
    readonly query?: {
      readonly skip_test?: boolean;
    };
    readonly body: Readonly<Record<string, unknown>>;
    readonly result: Readonly<Record<string, unknown>>;
  };
  /** `POST /api/v1/llm-registry/admin/runtime-models/test` */
  readonly test_runtime_model: {
    readonly body: Readonly<Record<string, unknown>>;
    readonly result: Readonly<Record<string, unknown>>;
  };
  /** `DELETE /api/v1/llm-registry/admin/runtime-models/{id}` */
  readonly delete_runtime_model: {
    readonly path: {
      readonly id: string;
    };
    readonly result: Readonly<Record<string, unknown>>;
  };
  /** `PUT /api/v1/llm-registry/admin/runtime-models/{id}` */
  readonly update_runtime_model: {
    readonly path: {
      readonly id: string;
    };
    readonly body?: Readonly<Record<string, unknown>>;
    readonly result: unknown;
  };
  /** `POST /api/v1/llm-registry/admin/runtime-models/{id}/test` */
  readonly test_saved_runtime_model: {
    readonly path: {
      readonly id: string;
    };
    readonly result: Readonly<Record<string, unknown>>;
  };
  /** `GET /api/v1/roles/{role_id}/llm-registry-access` */
  readonly get_role_llm_registry_access: {
    readonly path: {
      readonly role_id: string;
    };
    readonly result: Readonly<Record<string, unknown>>[];
  };
  /** `PUT /api/v1/roles/{role_id}/llm-registry-access` */
  readonly set_role_llm_registry_access: {
    readonly path: {
      readonly role_id: string;
    };
    readonly body: SetRoleLlmRegistryAccessRequest;
    readonly result: undefined;
  };
}
