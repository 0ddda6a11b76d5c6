// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const guardrails: SchemaSet = {
  GuardrailViolation: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: false },
      { name: "created_at", type: "string", required: false },
      { name: "user_id", type: "string", required: false },
      { name: "username", type: "string", required: false },
      { name: "email", type: "string", required: false },
      {
        name: "collection_id",
        type: "string",
        nullable: true,
        required: false,
      },
      { name: "collection_name", type: "string", required: false },
      { name: "violation_type", type: "string", required: false },
      { name: "violation_message", type: "string", required: false },
    ],
  },
  GuardrailViolationsByCollection: {
    type: "object",
    fields: [{ name: "collection_name", type: "string", required: false }, {
      name: "collection_id",
      type: "string",
      nullable: true,
      required: false,
    }, { name: "total", type: "integer", required: false }],
  },
  GuardrailViolationsByType: {
    type: "object",
    fields: [{ name: "violation_type", type: "string", required: false }, {
      name: "total",
      type: "integer",
      required: false,
    }],
  },
  GuardrailViolationsByUser: {
    type: "object",
    fields: [{ name: "username", type: "string", required: false }, {
      name: "email",
      type: "string",
      required: false,
    }, { name: "total", type: "integer", required: false }],
  },
  GuardrailViolationsDailyTrend: {
    type: "object",
    fields: [{ name: "day", type: "string", required: false }, {
      name: "violation_type",
      type: "string",
      required: false,
    }, { name: "total", type: "integer", required: false }],
  },
  GuardrailViolationsDashboard: {
    type: "object",
    fields: [{
      name: "daily_trend",
      type: "array",
      items: { ref: "GuardrailViolationsDailyTrend" },
      required: false,
    }, {
      name: "by_type",
      type: "array",
      items: { ref: "GuardrailViolationsByType" },
      required: false,
    }, {
      name: "by_collection",
      type: "array",
      items: { ref: "GuardrailViolationsByCollection" },
      required: false,
    }, {
      name: "by_user",
      type: "array",
      items: { ref: "GuardrailViolationsByUser" },
      required: false,
    }, {
      name: "available_types",
      type: "array",
      items: { type: "string" },
      required: false,
    }],
  },
  GuardrailViolationsList: {
    type: "object",
    fields: [{ name: "total", type: "integer", required: false }, {
      name: "items",
      type: "array",
      items: { ref: "GuardrailViolation" },
      required: false,
    }],
  },
  GuardrailViolationsSummary: {
    type: "object",
    fields: [
      { name: "total_violations", type: "integer", required: false },
      { name: "last_24h", type: "integer", required: false },
      { name: "last_7d", type: "integer", required: false },
      { name: "last_30d", type: "integer", required: false },
      {
        name: "violation_rate",
        type: "number",
        nullable: true,
        required: false,
      },
      {
        name: "by_type",
        type: "array",
        items: { ref: "GuardrailViolationsByType" },
        required: false,
      },
    ],
  },
};
