// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const adminSessions: SchemaSet = {
  AdminSessionItem: {
    type: "object",
    fields: [
      { name: "session_id", type: "string", required: true },
      { name: "user_id", type: "string", required: true },
      { name: "username", type: "string", required: true },
      { name: "subject", type: "string", required: false },
      {
        name: "transport",
        type: "string",
        enum: ["keycloak", "anonymous", "spoof", "unknown"],
        required: true,
      },
      { name: "is_anonymous", type: "boolean", required: true },
      {
        name: "expires_in_seconds",
        type: "integer",
        format: "int64",
        required: true,
      },
      {
        name: "expires_at",
        type: "string",
        format: "date-time",
        required: false,
      },
    ],
  },
  AdminSessionsListResponse: {
    type: "object",
    fields: [{
      name: "items",
      type: "array",
      items: { ref: "AdminSessionItem" },
      required: true,
    }, { name: "next_cursor", type: "string", required: false }],
  },
  AdminSessionsStatsResponse: {
    type: "object",
    fields: [
      { name: "total", type: "integer", format: "int64", required: true },
      {
        name: "by_transport",
        type: "map",
        values: { type: "integer" },
        required: true,
      },
      { name: "anonymous_count", type: "integer", required: true },
      {
        name: "azure_cache_count",
        type: "integer",
        format: "int64",
        required: true,
      },
      {
        name: "computed_at",
        type: "string",
        format: "date-time",
        required: true,
      },
      {
        name: "cache_age_seconds",
        type: "integer",
        format: "int64",
        required: true,
      },
      { name: "session_default_ttl", type: "string", required: true },
    ],
  },
};
