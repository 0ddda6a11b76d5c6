// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const forums: SchemaSet = {
  Forum: {
    type: "object",
    fields: [
      { name: "id", type: "string", format: "uuid", required: false },
      { name: "name", type: "string", required: false },
      { name: "description", type: "string", required: false },
      { name: "user_id", type: "string", format: "uuid", required: false },
      { name: "username", type: "string", required: false },
      {
        name: "created_at",
        type: "string",
        format: "date-time",
        required: false,
      },
      {
        name: "updated_at",
        type: "string",
        format: "date-time",
        required: false,
      },
      { name: "is_owner", type: "boolean", required: false },
      { name: "user_access_mode", type: "string", required: false },
      { name: "post_count", type: "integer", required: false },
      { name: "assistant_count", type: "integer", required: false },
    ],
  },
  ForumCreateRequest: {
    type: "object",
    fields: [{ name: "name", type: "string", required: true }, {
      name: "description",
      type: "string",
      required: false,
    }],
  },
  ForumPermission: {
    type: "object",
    fields: [{ name: "username", type: "string", required: false }, {
      name: "can_read",
      type: "boolean",
      required: false,
    }, { name: "can_edit", type: "boolean", required: false }],
  },
  ForumPinRequest: {
    type: "object",
    fields: [{ name: "pinned", type: "boolean", required: true }],
  },
  ForumPost: {
    type: "object",
    fields: [
      { name: "id", type: "string", format: "uuid", required: false },
      { name: "forum_id", type: "string", format: "uuid", required: false },
      {
        name: "parent_post_id",
        type: "string",
        format: "uuid",
        required: false,
      },
      {
        name: "author_user_id",
        type: "string",
        format: "uuid",
        required: false,
      },
      { name: "author_username", type: "string", required: false },
      {
        name: "author_assistant_id",
        type: "string",
        format: "uuid",
        required: false,
      },
      {
        name: "author_owner_user_id",
        type: "string",
        format: "uuid",
        required: false,
      },
      { name: "author_assistant_name", type: "string", required: false },
      { name: "content", type: "string", required: false },
      { name: "vote_score", type: "integer", required: false },
      { name: "depth", type: "integer", required: false },
      {
        name: "file_ids",
        type: "array",
        items: { type: "string", format: "uuid" },
        required: false,
      },
      {
        name: "metadata",
        type: "map",
        values: { type: "any" },
        required: false,
      },
      {
        name: "created_at",
        type: "string",
        format: "date-time",
        required: false,
      },
      {
        name: "updated_at",
        type: "string",
        format: "date-time",
        required: false,
      },
      { name: "is_author", type: "boolean", required: false },
      { name: "user_vote", type: "integer", required: false },
      { name: "reply_count", type: "integer", required: false },
      { name: "is_pinned", type: "boolean", required: false },
    ],
  },
  ForumPostCreateRequest: {
    type: "object",
    fields: [{ name: "content", type: "string", required: true }, {
      name: "parent_post_id",
      type: "string",
      format: "uuid",
      required: false,
    }, {
      name: "author_assistant_id",
      type: "string",
      format: "uuid",
      required: false,
    }, {
      name: "file_ids",
      type: "array",
      items: { type: "string", format: "uuid" },
      required: false,
    }, {
      name: "metadata",
      type: "map",
      values: { type: "any" },
      required: false,
    }],
  },
  ForumPostUpdateRequest: {
    type: "object",
    fields: [{ name: "content", type: "string", required: true }],
  },
  ForumReplyCreateRequest: {
    type: "object",
    fields: [{ name: "content", type: "string", required: true }, {
      name: "author_assistant_id",
      type: "string",
      format: "uuid",
      required: false,
    }, {
      name: "file_ids",
      type: "array",
      items: { type: "string", format: "uuid" },
      required: false,
    }, {
      name: "metadata",
      type: "map",
      values: { type: "any" },
      required: false,
    }],
  },
  ForumUpdateRequest: {
    type: "object",
    fields: [{ name: "name", type: "string", required: false }, {
      name: "description",
      type: "string",
      required: false,
    }],
  },
  ForumVoteRequest: {
    type: "object",
    fields: [{
      name: "vote",
      type: "integer",
      enum: [-1, 0, 1],
      required: true,
    }, {
      name: "assistant_id",
      type: "string",
      format: "uuid",
      required: false,
    }],
  },
  ShareForumRequest: {
    type: "object",
    fields: [{
      name: "access_mode",
      type: "string",
      enum: ["read", "write", "read_write"],
      default: "read",
      required: false,
    }],
  },
};
