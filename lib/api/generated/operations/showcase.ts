// Generated from tools/facts by `deno task generate`; do not edit.
import type { ShowcaseOperations } from "../calls/showcase.ts";
import type { Operation } from "../../operation.ts";
import { json, list, operation, ref, texts } from "../../table.ts";

export const showcase: Readonly<Record<keyof ShowcaseOperations, Operation>> = {
  list_showcase_chats: operation(
    "list_showcase_chats",
    "Showcase",
    "GET",
    "/showcase",
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
      ],
      ok: { 200: list("ShowcaseChat") },
      errors: [400, 401, 404],
    },
  ),
  add_showcase_chat: operation(
    "add_showcase_chat",
    "Showcase",
    "POST",
    "/showcase",
    {
      body: json("AddShowcaseChatRequest"),
      ok: { 201: ref("AddShowcaseChatResponse") },
      errors: [400, 401, 403, 404, 409],
    },
  ),
  list_showcase_categories: operation(
    "list_showcase_categories",
    "Showcase",
    "GET",
    "/showcase/categories",
    {
      ok: { 200: ref("ListShowcaseCategoriesResponse") },
      errors: [400, 401, 403],
    },
  ),
  reorder_showcase_chats: operation(
    "reorder_showcase_chats",
    "Showcase",
    "POST",
    "/showcase/reorder",
    {
      body: json("ReorderShowcaseChatsRequest"),
      ok: { 204: null },
      errors: [400, 401, 403],
    },
  ),
  remove_showcase_chat: operation(
    "remove_showcase_chat",
    "Showcase",
    "DELETE",
    "/showcase/{showcase_id}",
    {
      pathParams: texts("showcase_id"),
      ok: { 204: null },
      errors: [400, 401, 403, 404],
    },
  ),
  update_showcase_chat: operation(
    "update_showcase_chat",
    "Showcase",
    "PATCH",
    "/showcase/{showcase_id}",
    {
      pathParams: texts("showcase_id"),
      body: json("UpdateShowcaseChatRequest"),
      ok: { 204: null },
      errors: [400, 401, 403, 404],
    },
  ),
  delete_showcase_thumbnail: operation(
    "delete_showcase_thumbnail",
    "Showcase",
    "DELETE",
    "/showcase/{showcase_id}/thumbnail",
    {
      pathParams: texts("showcase_id"),
      ok: { 204: null },
      errors: [400, 401, 403, 404],
    },
  ),
  get_showcase_thumbnail: operation(
    "get_showcase_thumbnail",
    "Showcase",
    "GET",
    "/showcase/{showcase_id}/thumbnail",
    {
      pathParams: texts("showcase_id"),
      accept: ["image/*", "application/json"],
      ok: { 200: { type: "binary" } },
      errors: [400, 401, 404],
    },
  ),
  upload_showcase_thumbnail: operation(
    "upload_showcase_thumbnail",
    "Showcase",
    "POST",
    "/showcase/{showcase_id}/thumbnail",
    {
      pathParams: texts("showcase_id"),
      body: {
        contentType: ["multipart/form-data"],
        required: true,
        fields: [{ name: "file", type: "binary", required: true }],
      },
      ok: { 200: ref("UploadShowcaseThumbnailResponse") },
      errors: [400, 401, 403, 404, 413],
    },
  ),
};
