// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const showcase: SchemaSet = {
  AddShowcaseChatRequest: {
    type: "object",
    fields: [
      { name: "shared_chat_id", type: "string", required: true },
      { name: "title", type: "string", required: true },
      { name: "description", type: "string", required: true },
      { name: "category", type: "string", required: false },
    ],
  },
  AddShowcaseChatResponse: {
    type: "object",
    fields: [{ name: "id", type: "string", required: true }],
  },
  ListShowcaseCategoriesResponse: {
    type: "object",
    fields: [{
      name: "categories",
      type: "array",
      items: { type: "string" },
      required: true,
    }],
  },
  ReorderShowcaseChatEntry: {
    type: "object",
    fields: [{ name: "id", type: "string", required: true }, {
      name: "sort_order",
      type: "integer",
      required: true,
    }],
  },
  ReorderShowcaseChatsRequest: {
    type: "object",
    fields: [{
      name: "orders",
      type: "array",
      items: { ref: "ReorderShowcaseChatEntry" },
      required: true,
    }],
  },
  ShowcaseChat: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "shared_chat_id", type: "string", required: true },
      { name: "title", type: "string", required: false },
      { name: "description", type: "string", required: false },
      { name: "category", type: "string", required: false },
      { name: "thumbnail_path", type: "string", required: false },
      { name: "sort_order", type: "integer", required: true },
      {
        name: "featured_at",
        type: "string",
        format: "date-time",
        required: true,
      },
      {
        name: "updated_at",
        type: "string",
        format: "date-time",
        required: false,
      },
      { name: "chat_name", type: "string", required: true },
      { name: "is_private", type: "boolean", required: false },
      { name: "is_frozen", type: "boolean", required: false },
      { name: "includes_artifacts", type: "boolean", required: false },
      {
        name: "chat_created_at",
        type: "string",
        format: "date-time",
        required: false,
      },
      { name: "shared_by_username", type: "string", required: false },
      { name: "featured_by_username", type: "string", required: false },
    ],
  },
  UpdateShowcaseChatRequest: {
    type: "object",
    fields: [{ name: "title", type: "string", required: false }, {
      name: "description",
      type: "string",
      required: false,
    }, { name: "category", type: "string", required: false }],
  },
  UploadShowcaseThumbnailResponse: {
    type: "object",
    fields: [{ name: "thumbnail_path", type: "string", required: true }],
  },
};
