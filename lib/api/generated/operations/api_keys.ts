// Generated from tools/facts by `deno task generate`; do not edit.
import type { ApiKeysOperations } from "../calls/api_keys.ts";
import type { Operation } from "../../operation.ts";
import { json, list, operation, ref, texts } from "../../table.ts";

export const apiKeys: Readonly<Record<keyof ApiKeysOperations, Operation>> = {
  list_all_api_keys: operation(
    "list_all_api_keys",
    "APIKeys",
    "GET",
    "/admin/api_keys",
    {
      query: [
        {
          name: "offset",
          type: "integer",
          default: 0,
          required: false,
          minimum: 0,
        },
        {
          name: "limit",
          type: "integer",
          default: 100,
          required: false,
          minimum: 0,
        },
        { name: "filter", type: "string", required: false },
      ],
      ok: { 200: list("APIKeyInfo") },
      errors: [400, 401],
    },
  ),
  create_api_key_for_user: operation(
    "create_api_key_for_user",
    "APIKeys",
    "POST",
    "/admin/api_keys",
    {
      body: json("APIKeyCreateRequest"),
      ok: { 201: ref("APIKeyResult") },
      errors: [400, 401, 404, 500],
    },
  ),
  deactivate_api_key: operation(
    "deactivate_api_key",
    "APIKeys",
    "POST",
    "/admin/api_keys/deactivate/{key_id}",
    {
      pathParams: texts("key_id"),
      ok: { 204: null },
      errors: [400, 401, 404, 409],
    },
  ),
  update_api_key_expiry: operation(
    "update_api_key_expiry",
    "APIKeys",
    "PATCH",
    "/admin/api_keys/expire/{key_id}",
    {
      pathParams: texts("key_id"),
      body: {
        contentType: ["application/json"],
        required: false,
        schema: { ref: "APIKeyUpdateExpiryRequest" },
      },
      ok: { 204: null },
      errors: [400, 401, 404, 409],
    },
  ),
  update_api_key_inactivity_interval: operation(
    "update_api_key_inactivity_interval",
    "APIKeys",
    "PATCH",
    "/admin/api_keys/inactivity_interval/{key_id}",
    {
      pathParams: texts("key_id"),
      body: {
        contentType: ["application/json"],
        required: false,
        schema: { ref: "APIKeyUpdateInactivityIntervalRequest" },
      },
      ok: { 204: null },
      errors: [400, 401, 404, 409],
    },
  ),
  delete_api_key: operation(
    "delete_api_key",
    "APIKeys",
    "DELETE",
    "/admin/api_keys/{key_id}",
    { pathParams: texts("key_id"), ok: { 204: null }, errors: [400, 401, 409] },
  ),
};
