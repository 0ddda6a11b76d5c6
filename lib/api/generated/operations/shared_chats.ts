// Generated from tools/facts by `deno task generate`; do not edit.
import type { SharedChatsOperations } from "../calls/shared_chats.ts";
import type { Operation } from "../../operation.ts";
import { json, list, operation, ref, texts } from "../../table.ts";

export const sharedChats: Readonly<
  Record<keyof SharedChatsOperations, Operation>
> = {
  list_shared_chats: operation(
    "list_shared_chats",
    "SharedChats",
    "GET",
    "/shared_chats",
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
          name: "filter_type",
          type: "string",
          default: "all",
          required: false,
        },
        {
          name: "showcase_filter",
          type: "string",
          default: "all",
          required: false,
        },
      ],
      ok: { 200: list("SharedChatInfo") },
      errors: [400, 401],
    },
  ),
  share_chat_session: operation(
    "share_chat_session",
    "SharedChats",
    "POST",
    "/shared_chats",
    {
      body: json("ShareChatRequest"),
      ok: { 201: ref("ShareChatResponse") },
      errors: [400, 401, 403],
    },
  ),
  delete_shared_chats: operation(
    "delete_shared_chats",
    "SharedChats",
    "POST",
    "/shared_chats/batch_delete",
    {
      body: json("DeleteSharedChatsRequest"),
      ok: { 204: null },
      errors: [400, 401, 403, 409],
    },
  ),
  delete_shared_chat: operation(
    "delete_shared_chat",
    "SharedChats",
    "DELETE",
    "/shared_chats/{shared_chat_id}",
    {
      pathParams: texts("shared_chat_id"),
      ok: { 204: null },
      errors: [400, 401, 403, 409],
    },
  ),
  get_shared_chat: operation(
    "get_shared_chat",
    "SharedChats",
    "GET",
    "/shared_chats/{shared_chat_id}",
    {
      pathParams: texts("shared_chat_id"),
      ok: { 200: ref("SharedChatDetail") },
      errors: [400, 401, 404],
    },
  ),
  update_shared_chat: operation(
    "update_shared_chat",
    "SharedChats",
    "PATCH",
    "/shared_chats/{shared_chat_id}",
    {
      pathParams: texts("shared_chat_id"),
      body: json("UpdateSharedChatRequest"),
      ok: { 204: null },
      errors: [400, 401, 403, 409],
    },
  ),
};
