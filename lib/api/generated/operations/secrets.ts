// Generated from tools/facts by `deno task generate`; do not edit.
import type { SecretsOperations } from "../calls/secrets.ts";
import type { Operation } from "../../operation.ts";
import { json, operation, ref, texts } from "../../table.ts";

export const secrets: Readonly<Record<keyof SecretsOperations, Operation>> = {
  create_secret: operation("create_secret", "Secrets", "POST", "/secrets", {
    body: json("CreateSecretRequest"),
    ok: { 201: ref("CreateSecret201Response") },
    errors: [400, 401, 403, 409, 500],
  }),
  list_secret_ids: operation(
    "list_secret_ids",
    "Secrets",
    "GET",
    "/secrets/ids",
    {
      query: [
        {
          name: "connector_type",
          type: "string",
          enum: ["s3", "gcs", "azure_key", "azure_sas"],
          required: false,
        },
      ],
      ok: { 200: { type: "array", items: { type: "string" } } },
      errors: [400, 401, 403],
    },
  ),
  delete_secret: operation(
    "delete_secret",
    "Secrets",
    "DELETE",
    "/secrets/{secret_id}",
    {
      pathParams: texts("secret_id"),
      ok: { 200: null },
      errors: [400, 401, 403, 404, 500],
    },
  ),
  get_secret: operation(
    "get_secret",
    "Secrets",
    "GET",
    "/secrets/{secret_id}",
    {
      pathParams: texts("secret_id"),
      ok: { 200: { type: "map", values: { type: "any" } } },
      errors: [400, 401, 403, 404, 500],
    },
  ),
  update_secret: operation(
    "update_secret",
    "Secrets",
    "PUT",
    "/secrets/{secret_id}",
    {
      pathParams: texts("secret_id"),
      body: json("UpdateSecretRequest"),
      ok: { 200: null },
      errors: [400, 401, 403, 404, 500],
    },
  ),
  get_secret_value: operation(
    "get_secret_value",
    "Secrets",
    "GET",
    "/secrets/{secret_id}/value",
    {
      pathParams: texts("secret_id"),
      ok: { 200: { type: "map", values: { type: "any" } } },
      errors: [400, 401, 403, 404, 500],
    },
  ),
};
