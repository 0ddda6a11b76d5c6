// Generated from tools/facts by `deno task generate`; do not edit.
import type { LlmRegistryOperations } from "../calls/llm_registry.ts";
import type { Operation } from "../../operation.ts";
import { json, operation, texts } from "../../table.ts";

export const llmRegistry: Readonly<
  Record<keyof LlmRegistryOperations, Operation>
> = {
  get_llm_registry_admin_models: operation(
    "get_llm_registry_admin_models",
    "LLMRegistry",
    "GET",
    "/llm-registry/admin/models",
    {
      ok: {
        200: { type: "array", items: { type: "map", values: { type: "any" } } },
      },
      errors: [401, 403],
    },
  ),
  create_runtime_model: operation(
    "create_runtime_model",
    "LLMRegistry",
    "POST",
    "/llm-registry/admin/runtime-models",
    {
      query: [
        { name: "skip_test", type: "boolean", required: false },
      ],
      body: {
        contentType: ["application/json"],
        required: true,
        schema: { type: "map", values: { type: "any" } },
      },
      ok: { 201: { type: "map", values: { type: "any" } } },
      errors: [400, 401, 403, 409],
    },
  ),
  test_runtime_model: operation(
    "test_runtime_model",
    "LLMRegistry",
    "POST",
    "/llm-registry/admin/runtime-models/test",
    {
      body: {
        contentType: ["application/json"],
        required: true,
        schema: { type: "map", values: { type: "any" } },
      },
      ok: { 200: { type: "map", values: { type: "any" } } },
      errors: [400, 401, 403],
    },
  ),
  delete_runtime_model: operation(
    "delete_runtime_model",
    "LLMRegistry",
    "DELETE",
    "/llm-registry/admin/runtime-models/{id}",
    {
      pathParams: texts("id"),
      ok: { 200: { type: "map", values: { type: "any" } } },
      errors: [401, 403, 404],
    },
  ),
  update_runtime_model: operation(
    "update_runtime_model",
    "LLMRegistry",
    "PUT",
    "/llm-registry/admin/runtime-models/{id}",
    {
      pathParams: texts("id"),
      body: {
        contentType: ["application/json"],
        required: false,
        schema: { type: "map", values: { type: "any" } },
      },
      errors: [400, 401, 403],
    },
  ),
  test_saved_runtime_model: operation(
    "test_saved_runtime_model",
    "LLMRegistry",
    "POST",
    "/llm-registry/admin/runtime-models/{id}/test",
    {
      pathParams: texts("id"),
      ok: { 200: { type: "map", values: { type: "any" } } },
      errors: [400, 401, 403, 404],
    },
  ),
  get_role_llm_registry_access: operation(
    "get_role_llm_registry_access",
    "LLMRegistry",
    "GET",
    "/roles/{role_id}/llm-registry-access",
    {
      pathParams: texts("role_id"),
      ok: {
        200: { type: "array", items: { type: "map", values: { type: "any" } } },
      },
      errors: [400, 401, 403, 404],
    },
  ),
  set_role_llm_registry_access: operation(
    "set_role_llm_registry_access",
    "LLMRegistry",
    "PUT",
    "/roles/{role_id}/llm-registry-access",
    {
      pathParams: texts("role_id"),
      body: json("SetRoleLlmRegistryAccessRequest"),
      ok: { 204: null },
      errors: [400, 401, 403, 404],
    },
  ),
};
