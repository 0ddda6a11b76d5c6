// Generated from tools/facts by `deno task generate`; do not edit.
import type { PermissionsOperations } from "../calls/permissions.ts";
import type { Operation } from "../../operation.ts";
import { json, list, operation, ref, texts } from "../../table.ts";

export const permissions: Readonly<
  Record<keyof PermissionsOperations, Operation>
> = {
  is_collection_permission_granted: operation(
    "is_collection_permission_granted",
    "Permissions",
    "POST",
    "/collections/{collection_id}/permissions/is_granted",
    {
      pathParams: texts("collection_id"),
      body: json("PermissionCheckRequest"),
      ok: { 200: { type: "boolean" } },
      errors: [400, 401, 404],
    },
  ),
  add_user_document_permission: operation(
    "add_user_document_permission",
    "Permissions",
    "PUT",
    "/documents/{document_id}/users/{user_id}",
    {
      pathParams: texts("document_id", "user_id"),
      ok: { 204: null },
      errors: [400, 401, 403, 404],
    },
  ),
  get_group_permissions: operation(
    "get_group_permissions",
    "Permissions",
    "GET",
    "/group/{group_id}/permissions",
    {
      pathParams: texts("group_id"),
      ok: { 200: list("UserPermission") },
      errors: [400, 401],
    },
  ),
  delete_groups_by_names: operation(
    "delete_groups_by_names",
    "Permissions",
    "DELETE",
    "/groups",
    {
      query: [
        {
          name: "names",
          type: "array",
          items: { type: "string" },
          collectionFormat: "multi",
          required: true,
        },
      ],
      ok: { 204: null },
      errors: [400, 401, 409],
    },
  ),
  list_groups: operation("list_groups", "Permissions", "GET", "/groups", {
    ok: { 200: list("GroupInfo") },
    errors: [400, 401],
  }),
  create_group: operation("create_group", "Permissions", "POST", "/groups", {
    body: json("GroupCreateRequest"),
    ok: { 201: ref("GroupInfo") },
    errors: [400, 401],
  }),
  delete_groups: operation(
    "delete_groups",
    "Permissions",
    "DELETE",
    "/groups/{group_ids}",
    {
      pathParams: [{
        name: "group_ids",
        type: "array",
        items: { type: "string" },
        required: true,
        collectionFormat: "csv",
      }],
      ok: { 204: null },
      errors: [400, 401, 409],
    },
  ),
  reset_group_roles: operation(
    "reset_group_roles",
    "Permissions",
    "DELETE",
    "/groups/{group_id}/roles",
    {
      pathParams: texts("group_id"),
      body: json("RolesResetRequest"),
      ok: { 204: null },
      errors: [400, 401, 404],
    },
  ),
  get_group_roles: operation(
    "get_group_roles",
    "Permissions",
    "GET",
    "/groups/{group_id}/roles",
    {
      pathParams: texts("group_id"),
      ok: { 200: list("RoleInfo") },
      errors: [400, 401],
    },
  ),
  remove_roles_from_group: operation(
    "remove_roles_from_group",
    "Permissions",
    "DELETE",
    "/groups/{group_id}/roles/{role_names}",
    {
      pathParams: [{ name: "group_id", type: "string", required: true }, {
        name: "role_names",
        type: "array",
        items: { type: "string" },
        required: true,
        collectionFormat: "csv",
      }],
      ok: { 204: null },
      errors: [400, 401],
    },
  ),
  assign_roles_to_group: operation(
    "assign_roles_to_group",
    "Permissions",
    "PUT",
    "/groups/{group_id}/roles/{role_names}",
    {
      pathParams: [{ name: "group_id", type: "string", required: true }, {
        name: "role_names",
        type: "array",
        items: { type: "string" },
        required: true,
        collectionFormat: "csv",
      }],
      ok: { 204: null },
      errors: [400, 401, 404],
    },
  ),
  list_permissions: operation(
    "list_permissions",
    "Permissions",
    "GET",
    "/permissions",
    {
      query: [
        {
          name: "group_names",
          type: "array",
          items: { type: "string" },
          collectionFormat: "multi",
          required: false,
        },
        {
          name: "role_names",
          type: "array",
          items: { type: "string" },
          collectionFormat: "multi",
          required: false,
        },
      ],
      ok: { 200: list("UserPermission") },
      errors: [400, 401],
    },
  ),
  is_permission_granted: operation(
    "is_permission_granted",
    "Permissions",
    "POST",
    "/permissions/is_granted",
    {
      body: json("PermissionCheckRequest"),
      ok: { 200: { type: "boolean" } },
      errors: [400, 401],
    },
  ),
  delete_roles_by_names: operation(
    "delete_roles_by_names",
    "Permissions",
    "DELETE",
    "/roles",
    {
      query: [
        {
          name: "names",
          type: "array",
          items: { type: "string" },
          collectionFormat: "multi",
          required: true,
        },
      ],
      ok: { 204: null },
      errors: [400, 401, 409],
    },
  ),
  list_roles: operation("list_roles", "Permissions", "GET", "/roles", {
    ok: { 200: list("RoleInfo") },
    errors: [400, 401],
  }),
  create_role: operation("create_role", "Permissions", "POST", "/roles", {
    body: json("RoleCreateRequest"),
    ok: { 201: ref("RoleInfo") },
    errors: [400, 401],
  }),
  delete_roles: operation(
    "delete_roles",
    "Permissions",
    "DELETE",
    "/roles/{role_ids}",
    {
      pathParams: [{
        name: "role_ids",
        type: "array",
        items: { type: "string" },
        required: true,
        collectionFormat: "csv",
      }],
      ok: { 204: null },
      errors: [400, 401, 409],
    },
  ),
  get_role: operation("get_role", "Permissions", "GET", "/roles/{role_id}", {
    pathParams: texts("role_id"),
    ok: { 200: ref("RoleInfo") },
    errors: [400, 401, 404],
  }),
  get_role_permissions: operation(
    "get_role_permissions",
    "Permissions",
    "GET",
    "/roles/{role_id}/permissions",
    {
      pathParams: texts("role_id"),
      ok: { 200: list("UserPermission") },
      errors: [400, 401],
    },
  ),
  set_role_permissions: operation(
    "set_role_permissions",
    "Permissions",
    "POST",
    "/roles/{role_id}/permissions",
    {
      pathParams: texts("role_id"),
      body: json("PermissionResetRequest"),
      ok: { 204: null },
      errors: [400, 401, 404],
    },
  ),
  remove_permission_from_role: operation(
    "remove_permission_from_role",
    "Permissions",
    "DELETE",
    "/roles/{role_id}/permissions/{permission_name}",
    {
      pathParams: texts("role_id", "permission_name"),
      ok: { 204: null },
      errors: [400, 401, 404, 409],
    },
  ),
  assign_permission_to_role: operation(
    "assign_permission_to_role",
    "Permissions",
    "PUT",
    "/roles/{role_id}/permissions/{permission_name}",
    {
      pathParams: texts("role_id", "permission_name"),
      ok: { 204: null },
      errors: [400, 401, 404, 409],
    },
  ),
  set_role_priority: operation(
    "set_role_priority",
    "Permissions",
    "PUT",
    "/roles/{role_id}/priority",
    {
      pathParams: texts("role_id"),
      body: {
        contentType: ["application/json"],
        required: false,
        schema: { ref: "SetRolePriorityRequest" },
      },
      ok: { 200: ref("RoleInfo") },
      errors: [400, 401, 404, 500],
    },
  ),
  list_users: operation("list_users", "Permissions", "GET", "/users", {
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
    ],
    ok: { 200: list("UserInfo") },
    errors: [400, 401],
  }),
  request_current_user_deletion: operation(
    "request_current_user_deletion",
    "Permissions",
    "DELETE",
    "/users/current",
    { ok: { 200: ref("UserDeletionRequest") }, errors: [401] },
  ),
  confirm_current_user_deletion: operation(
    "confirm_current_user_deletion",
    "Permissions",
    "POST",
    "/users/current/confirm-delete",
    {
      query: [
        {
          name: "timeout",
          type: "number",
          format: "double",
          default: 300,
          required: false,
        },
      ],
      body: json("ConfirmUserDeletionRequest"),
      ok: { 204: null, 400: null },
      errors: [401],
    },
  ),
  get_current_user_permissions: operation(
    "get_current_user_permissions",
    "Permissions",
    "GET",
    "/users/current/permissions",
    { ok: { 200: list("UserPermission") }, errors: [400, 401] },
  ),
  get_current_user_roles: operation(
    "get_current_user_roles",
    "Permissions",
    "GET",
    "/users/current/roles",
    { ok: { 200: list("RoleInfo") }, errors: [400, 401] },
  ),
  get_user: operation("get_user", "Permissions", "GET", "/users/{user_id}", {
    pathParams: texts("user_id"),
    ok: { 200: ref("UserInfo") },
    errors: [400, 401, 404],
  }),
  get_user_permissions: operation(
    "get_user_permissions",
    "Permissions",
    "GET",
    "/users/{user_id}/permissions",
    {
      pathParams: texts("user_id"),
      ok: { 200: list("UserPermission") },
      errors: [400, 401],
    },
  ),
  reset_user_roles: operation(
    "reset_user_roles",
    "Permissions",
    "DELETE",
    "/users/{user_id}/roles",
    {
      pathParams: texts("user_id"),
      body: json("RolesResetRequest"),
      ok: { 204: null },
      errors: [400, 401, 404],
    },
  ),
  get_user_roles: operation(
    "get_user_roles",
    "Permissions",
    "GET",
    "/users/{user_id}/roles",
    {
      pathParams: texts("user_id"),
      ok: { 200: list("RoleInfo") },
      errors: [400, 401],
    },
  ),
  remove_roles_from_user: operation(
    "remove_roles_from_user",
    "Permissions",
    "DELETE",
    "/users/{user_id}/roles/{role_names}",
    {
      pathParams: [{ name: "user_id", type: "string", required: true }, {
        name: "role_names",
        type: "array",
        items: { type: "string" },
        required: true,
        collectionFormat: "csv",
      }],
      ok: { 204: null },
      errors: [400, 401],
    },
  ),
  assign_roles_to_user: operation(
    "assign_roles_to_user",
    "Permissions",
    "PUT",
    "/users/{user_id}/roles/{role_names}",
    {
      pathParams: [{ name: "user_id", type: "string", required: true }, {
        name: "role_names",
        type: "array",
        items: { type: "string" },
        required: true,
        collectionFormat: "csv",
      }],
      ok: { 204: null },
      errors: [400, 401, 404],
    },
  ),
};
