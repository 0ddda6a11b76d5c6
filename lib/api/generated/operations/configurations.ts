// Generated from tools/facts by `deno task generate`; do not edit.
import type { ConfigurationsOperations } from "../calls/configurations.ts";
import type { Operation } from "../../operation.ts";
import { json, list, operation, ref, texts } from "../../table.ts";

export const configurations: Readonly<
  Record<keyof ConfigurationsOperations, Operation>
> = {
  list_global_configurations: operation(
    "list_global_configurations",
    "Configurations",
    "GET",
    "/configurations",
    {
      query: [
        { name: "as_admin", type: "boolean", default: false, required: false },
      ],
      ok: { 200: list("GlobalConfigurationItem") },
      errors: [400, 401],
    },
  ),
  fetch_configuration_url: operation(
    "fetch_configuration_url",
    "Configurations",
    "POST",
    "/configurations/fetch-url",
    {
      body: json("FetchConfigurationUrlRequest"),
      ok: { 200: ref("FetchConfigurationUrl200Response") },
      errors: [400, 401, 403, 502],
    },
  ),
  delete_global_configurations: operation(
    "delete_global_configurations",
    "Configurations",
    "DELETE",
    "/configurations/{key_names}",
    {
      pathParams: [{
        name: "key_names",
        type: "array",
        items: { type: "string" },
        required: true,
        collectionFormat: "csv",
      }],
      ok: { 200: list("GlobalConfigurationItem") },
      errors: [400, 401],
    },
  ),
  set_global_configuration: operation(
    "set_global_configuration",
    "Configurations",
    "PUT",
    "/configurations/{key_name}",
    {
      pathParams: texts("key_name"),
      body: json("SetGlobalConfigurationRequest"),
      ok: { 200: list("GlobalConfigurationItem") },
      errors: [400, 401],
    },
  ),
  list_role_configurations: operation(
    "list_role_configurations",
    "Configurations",
    "GET",
    "/roles/{role_id}/configurations",
    {
      pathParams: texts("role_id"),
      ok: { 200: list("UserConfigurationItem") },
      errors: [400, 401, 404, 500],
    },
  ),
  delete_role_configurations: operation(
    "delete_role_configurations",
    "Configurations",
    "DELETE",
    "/roles/{role_id}/configurations/{key_names}",
    {
      pathParams: [{ name: "role_id", type: "string", required: true }, {
        name: "key_names",
        type: "array",
        items: { type: "string" },
        required: true,
        collectionFormat: "csv",
      }],
      ok: { 200: list("UserConfigurationItem") },
      errors: [400, 401, 404, 500],
    },
  ),
  set_role_configuration: operation(
    "set_role_configuration",
    "Configurations",
    "PUT",
    "/roles/{role_id}/configurations/{key_name}",
    {
      pathParams: texts("role_id", "key_name"),
      body: json("UserConfigurationItem"),
      ok: { 200: list("UserConfigurationItem") },
      errors: [400, 401, 404, 500],
    },
  ),
  list_current_user_configurations: operation(
    "list_current_user_configurations",
    "Configurations",
    "GET",
    "/users/current/configurations",
    { ok: { 200: list("UserConfigurationItem") }, errors: [400, 401] },
  ),
  list_user_configurations: operation(
    "list_user_configurations",
    "Configurations",
    "GET",
    "/users/{user_id}/configurations",
    {
      pathParams: texts("user_id"),
      ok: { 200: list("UserConfigurationItem") },
      errors: [400, 401],
    },
  ),
  delete_user_configurations: operation(
    "delete_user_configurations",
    "Configurations",
    "DELETE",
    "/users/{user_id}/configurations/{key_names}",
    {
      pathParams: [{ name: "user_id", type: "string", required: true }, {
        name: "key_names",
        type: "array",
        items: { type: "string" },
        required: true,
        collectionFormat: "csv",
      }],
      ok: { 200: list("UserConfigurationItem") },
      errors: [400, 401],
    },
  ),
  set_user_configuration: operation(
    "set_user_configuration",
    "Configurations",
    "PUT",
    "/users/{user_id}/configurations/{key_name}",
    {
      pathParams: texts("user_id", "key_name"),
      body: json("SetUserConfigurationRequest"),
      ok: { 200: list("UserConfigurationItem") },
      errors: [400, 401, 404],
    },
  ),
  reset_user_configuration: operation(
    "reset_user_configuration",
    "Configurations",
    "POST",
    "/users/{user_id}/configurations/{key_name}/reset",
    {
      pathParams: texts("user_id", "key_name"),
      ok: { 200: list("UserConfigurationItem") },
      errors: [400, 401],
    },
  ),
};
