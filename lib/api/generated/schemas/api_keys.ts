// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const apiKeys: SchemaSet = {
  APIKeyCreateRequest: {
    type: "object",
    fields: [
      { name: "user_id", type: "string", required: true },
      { name: "name", type: "string", required: false },
      { name: "collection_id", type: "string", required: false },
      { name: "expires_in", type: "string", required: false },
      { name: "inactivity_interval", type: "integer", required: false },
    ],
  },
  APIKeyInfo: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "username", type: "string", required: true },
      { name: "name", type: "string", required: true },
      { name: "hint", type: "string", required: true },
      {
        name: "created_at",
        type: "string",
        format: "date-time",
        required: true,
      },
      {
        name: "expires_at",
        type: "string",
        format: "date-time",
        required: false,
      },
      {
        name: "last_used_at",
        type: "string",
        format: "date-time",
        required: false,
      },
      { name: "inactivity_interval", type: "integer", required: false },
      { name: "total_calls", type: "integer", required: true },
      { name: "is_active", type: "boolean", required: true },
      { name: "collection_name", type: "string", required: false },
      { name: "collection_id", type: "string", required: false },
      { name: "is_global_key", type: "boolean", required: true },
    ],
  },
  APIKeyResult: {
    type: "object",
    fields: [{ name: "secret_key", type: "string", required: true }, {
      name: "api_key",
      ref: "APIKeyInfo",
      required: true,
    }],
  },
  APIKeyUpdateExpiryRequest: {
    type: "object",
    fields: [{ name: "expires_in", type: "string", required: false }],
  },
  APIKeyUpdateInactivityIntervalRequest: {
    type: "object",
    fields: [{ name: "inactivity_interval", type: "integer", required: false }],
  },
};
