// Generated from tools/facts by `deno task generate`; do not edit.
import type { MemoryBlocksOperations } from "../calls/memory_blocks.ts";
import type { Operation } from "../../operation.ts";
import { json, list, operation, ref, texts } from "../../table.ts";

export const memoryBlocks: Readonly<
  Record<keyof MemoryBlocksOperations, Operation>
> = {
  list_memory_blocks: operation(
    "list_memory_blocks",
    "MemoryBlocks",
    "GET",
    "/memory_blocks",
    {
      query: [
        {
          name: "offset",
          type: "integer",
          default: 0,
          required: false,
          minimum: 0,
        },
        { name: "limit", type: "integer", required: false, minimum: 0 },
        { name: "name_filter", type: "string", required: false },
        {
          name: "updated_after",
          type: "string",
          format: "date-time",
          required: false,
        },
      ],
      ok: { 200: ref("ListMemoryBlocks200Response") },
      errors: [400, 401],
    },
  ),
  create_memory_block: operation(
    "create_memory_block",
    "MemoryBlocks",
    "POST",
    "/memory_blocks",
    {
      body: json("MemoryBlockCreateRequest"),
      ok: { 201: ref("MemoryBlock") },
      errors: [400, 401, 404, 409],
    },
  ),
  delete_memory_block: operation(
    "delete_memory_block",
    "MemoryBlocks",
    "DELETE",
    "/memory_blocks/{memory_block_id}",
    {
      pathParams: texts("memory_block_id"),
      ok: { 204: null },
      errors: [400, 401, 403, 404, 409],
    },
  ),
  get_memory_block: operation(
    "get_memory_block",
    "MemoryBlocks",
    "GET",
    "/memory_blocks/{memory_block_id}",
    {
      pathParams: texts("memory_block_id"),
      ok: { 200: ref("MemoryBlock") },
      errors: [400, 401, 404],
    },
  ),
  update_memory_block: operation(
    "update_memory_block",
    "MemoryBlocks",
    "PUT",
    "/memory_blocks/{memory_block_id}",
    {
      pathParams: texts("memory_block_id"),
      body: json("MemoryBlockUpdateRequest"),
      ok: { 204: null },
      errors: [400, 401, 403, 404, 409],
    },
  ),
  list_memory_block_group_permissions: operation(
    "list_memory_block_group_permissions",
    "MemoryBlocks",
    "GET",
    "/memory_blocks/{memory_block_id}/group_permissions",
    {
      pathParams: texts("memory_block_id"),
      ok: { 200: list("GroupSharePermission") },
      errors: [401, 403, 404],
    },
  ),
  unshare_memory_block_from_group: operation(
    "unshare_memory_block_from_group",
    "MemoryBlocks",
    "DELETE",
    "/memory_blocks/{memory_block_id}/group_permissions/{group_id}",
    {
      pathParams: texts("memory_block_id", "group_id"),
      ok: { 204: null },
      errors: [401, 403, 404],
    },
  ),
  share_memory_block_with_group: operation(
    "share_memory_block_with_group",
    "MemoryBlocks",
    "PUT",
    "/memory_blocks/{memory_block_id}/group_permissions/{group_id}",
    {
      pathParams: texts("memory_block_id", "group_id"),
      body: {
        contentType: ["application/json"],
        required: false,
        schema: { ref: "ShareMemoryBlockRequest" },
      },
      ok: { 204: null },
      errors: [401, 403, 404],
    },
  ),
  list_memory_block_permissions: operation(
    "list_memory_block_permissions",
    "MemoryBlocks",
    "GET",
    "/memory_blocks/{memory_block_id}/permissions",
    {
      pathParams: texts("memory_block_id"),
      ok: { 200: list("SharePermission") },
      errors: [401, 403, 404],
    },
  ),
  unshare_memory_block: operation(
    "unshare_memory_block",
    "MemoryBlocks",
    "DELETE",
    "/memory_blocks/{memory_block_id}/permissions/{username}",
    {
      pathParams: texts("memory_block_id", "username"),
      ok: { 204: null },
      errors: [400, 401, 403, 404, 409],
    },
  ),
  share_memory_block: operation(
    "share_memory_block",
    "MemoryBlocks",
    "PUT",
    "/memory_blocks/{memory_block_id}/permissions/{username}",
    {
      pathParams: texts("memory_block_id", "username"),
      body: {
        contentType: ["application/json"],
        required: false,
        schema: { ref: "ShareMemoryBlockRequest" },
      },
      ok: { 204: null },
      errors: [400, 401, 403, 404, 409],
    },
  ),
  set_memory_block_privacy: operation(
    "set_memory_block_privacy",
    "MemoryBlocks",
    "PUT",
    "/memory_blocks/{memory_block_id}/privacy",
    {
      pathParams: texts("memory_block_id"),
      body: json("MemoryBlockPrivacyRequest"),
      ok: { 204: null },
      errors: [400, 401, 403, 404, 409],
    },
  ),
  list_public_memory_block_permissions: operation(
    "list_public_memory_block_permissions",
    "MemoryBlocks",
    "GET",
    "/memory_blocks/{memory_block_id}/public_permissions",
    {
      pathParams: texts("memory_block_id"),
      ok: { 200: { type: "array", items: { type: "string" } } },
      errors: [401],
    },
  ),
  get_default_memory_blocks: operation(
    "get_default_memory_blocks",
    "MemoryBlocks",
    "GET",
    "/users/current/default_memory_blocks",
    {
      ok: { 200: ref("DefaultMemoryBlocksResponse") },
      errors: [400, 401, 404],
    },
  ),
  set_default_memory_block: operation(
    "set_default_memory_block",
    "MemoryBlocks",
    "PUT",
    "/users/current/default_memory_blocks",
    {
      body: json("SetDefaultMemoryBlockRequest"),
      ok: { 200: ref("SetDefaultMemoryBlockResponse"), 400: null },
      errors: [401, 404],
    },
  ),
};
