// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const sharedChats: SchemaSet = {
  DeleteSharedChatsRequest: {
    type: "object",
    fields: [{
      name: "shared_chat_ids",
      type: "array",
      items: { type: "string" },
      required: true,
    }],
  },
  ShareChatRequest: {
    type: "object",
    fields: [
      { name: "chat_session_id", type: "string", required: true },
      { name: "is_private", type: "boolean", default: false, required: false },
      { name: "is_frozen", type: "boolean", default: true, required: false },
      {
        name: "includes_artifacts",
        type: "boolean",
        default: false,
        required: false,
      },
    ],
  },
  ShareChatResponse: {
    type: "object",
    fields: [{ name: "url", type: "string", required: true }, {
      name: "relative_path",
      type: "string",
      required: true,
    }],
  },
  SharedChatDetail: {
    type: "object",
    fields: [
      { name: "name", type: "string", required: false },
      { name: "shared_at", type: "string", required: false },
      { name: "shared_by", type: "string", required: false },
      { name: "is_frozen", type: "boolean", required: true },
      { name: "is_private", type: "boolean", required: true },
      { name: "includes_artifacts", type: "boolean", required: true },
      {
        name: "messages",
        type: "array",
        items: { type: "map", values: { type: "any" } },
        required: true,
      },
    ],
  },
  SharedChatInfo: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "name", type: "string", required: false },
      { name: "chat_session_id", type: "string", required: false },
      { name: "is_private", type: "boolean", required: true },
      { name: "is_frozen", type: "boolean", required: true },
      { name: "includes_artifacts", type: "boolean", required: true },
      {
        name: "created_at",
        type: "string",
        format: "date-time",
        required: true,
      },
      { name: "showcase_id", type: "string", required: false },
    ],
  },
  UpdateSharedChatRequest: {
    type: "object",
    fields: [{ name: "is_private", type: "boolean", required: false }, {
      name: "includes_artifacts",
      type: "boolean",
      required: false,
    }],
  },
};
