// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const models: SchemaSet = {
  EmbeddingModel: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "display_name", type: "string", required: true },
      { name: "description", type: "string", required: true },
      {
        name: "languages",
        type: "array",
        items: { type: "string" },
        required: true,
      },
    ],
  },
  EncodeChunksForRetrievalRequest: {
    type: "object",
    fields: [{
      name: "chunks",
      type: "array",
      items: { type: "string" },
      required: true,
    }],
  },
  ExtractionRequest: {
    type: "object",
    fields: [
      {
        name: "text_context_list",
        type: "array",
        items: { type: "string" },
        required: false,
      },
      { name: "system_prompt", type: "string", default: "", required: false },
      {
        name: "llm_args",
        type: "map",
        values: { type: "any" },
        required: false,
      },
      {
        name: "guardrails_settings",
        ref: "GuardrailsSettings",
        required: false,
      },
      { name: "timeout", type: "integer", required: false },
      { name: "pre_prompt_extract", type: "string", required: false },
      { name: "prompt_extract", type: "string", required: false },
    ],
    additionalProperties: true,
  },
  GuardrailsSettingsCreateRequest: {
    type: "object",
    fields: [
      {
        name: "action",
        type: "string",
        enum: ["redact", "fail", "allow"],
        default: "redact",
        required: false,
      },
      { name: "sensitive", type: "boolean", default: true, required: false },
      {
        name: "non_sensitive",
        type: "boolean",
        default: true,
        required: false,
      },
      {
        name: "all_guardrails",
        type: "boolean",
        default: true,
        required: false,
      },
      {
        name: "guardrails_settings",
        ref: "GuardrailsSettings",
        required: false,
      },
    ],
  },
  Model: {
    type: "object",
    fields: [{ name: "id", type: "string", required: true }, {
      name: "display_name",
      type: "string",
      required: true,
    }],
    additionalProperties: true,
  },
  ModelAnswer: {
    type: "object",
    fields: [
      { name: "content", type: "string", required: true },
      { name: "error", type: "string", required: true },
      { name: "prompt_raw", type: "string", required: false },
      { name: "llm", type: "string", required: true },
      { name: "input_tokens", type: "integer", required: false },
      { name: "output_tokens", type: "integer", required: false },
      { name: "origin", type: "string", required: false },
    ],
  },
  ModelExtractionAnswer: {
    type: "object",
    fields: [
      {
        name: "content",
        type: "array",
        items: { type: "string" },
        required: true,
      },
      { name: "error", type: "string", required: true },
      { name: "llm", type: "string", required: true },
      { name: "input_tokens", type: "integer", required: false },
      { name: "output_tokens", type: "integer", required: false },
    ],
  },
  ModelUsageStatsPerUser: {
    type: "object",
    fields: [
      { name: "user_id", type: "string", required: true },
      { name: "username", type: "string", required: true },
      { name: "email", type: "string", required: true },
      { name: "llm_cost", type: "number", format: "double", required: true },
      { name: "call_count", type: "integer", required: true },
      { name: "input_tokens", type: "integer", required: true },
      { name: "output_tokens", type: "integer", required: true },
    ],
  },
  PerformanceStatsPerModel: {
    type: "object",
    fields: [
      { name: "llm_name", type: "string", required: true },
      { name: "call_count", type: "integer", required: true },
      { name: "input_tokens", type: "integer", required: true },
      { name: "output_tokens", type: "integer", required: true },
      {
        name: "tokens_per_second",
        type: "number",
        format: "double",
        required: true,
      },
      {
        name: "time_to_first_token",
        type: "number",
        format: "double",
        required: true,
      },
    ],
  },
  QuestionRequest: {
    type: "object",
    fields: [
      {
        name: "text_context_list",
        type: "array",
        items: { type: "string" },
        required: false,
      },
      { name: "system_prompt", type: "string", default: "", required: false },
      {
        name: "llm_args",
        type: "map",
        values: { type: "any" },
        required: false,
      },
      {
        name: "guardrails_settings",
        ref: "GuardrailsSettings",
        required: false,
      },
      { name: "timeout", type: "integer", required: false },
      { name: "pre_prompt_query", type: "string", required: false },
      { name: "prompt_query", type: "string", required: false },
      { name: "question", type: "string", required: true },
      {
        name: "chat_conversation",
        type: "array",
        items: {
          type: "array",
          items: { type: "string" },
          minItems: 2,
          maxItems: 2,
        },
        required: false,
      },
    ],
    additionalProperties: true,
  },
  SelfTestResult: {
    type: "object",
    fields: [
      { name: "origin", type: "string", required: true },
      { name: "llm", type: "string", required: true },
      { name: "input_tokens", type: "integer", required: true },
      { name: "output_tokens", type: "integer", required: true },
      { name: "time_to_first_token", type: "number", required: true },
      { name: "tokens_per_second", type: "number", required: true },
      {
        name: "responses",
        type: "array",
        items: { type: "string" },
        required: false,
      },
      { name: "error", type: "string", required: false },
    ],
    additionalProperties: true,
  },
  SummarizeRequest: {
    type: "object",
    fields: [
      {
        name: "text_context_list",
        type: "array",
        items: { type: "string" },
        required: false,
      },
      { name: "system_prompt", type: "string", default: "", required: false },
      {
        name: "llm_args",
        type: "map",
        values: { type: "any" },
        required: false,
      },
      {
        name: "guardrails_settings",
        ref: "GuardrailsSettings",
        required: false,
      },
      { name: "timeout", type: "integer", required: false },
      { name: "pre_prompt_summary", type: "string", required: false },
      { name: "prompt_summary", type: "string", required: false },
    ],
    additionalProperties: true,
  },
  UsageStats: {
    type: "object",
    fields: [
      { name: "current", type: "number", format: "double", required: true },
      {
        name: "max_allowed_24h",
        type: "number",
        format: "double",
        required: true,
      },
      { name: "cost_unit", type: "string", required: true },
      { name: "interval", type: "string", required: true },
    ],
  },
  UsageStatsPerModel: {
    type: "object",
    fields: [
      { name: "llm_name", type: "string", required: true },
      { name: "llm_cost", type: "number", format: "double", required: true },
      { name: "call_count", type: "integer", required: true },
      { name: "input_tokens", type: "integer", required: true },
      { name: "output_tokens", type: "integer", required: true },
    ],
  },
  UsageStatsPerModelAndUser: {
    type: "object",
    fields: [
      { name: "llm_name", type: "string", required: true },
      { name: "total_cost", type: "number", format: "double", required: true },
      { name: "total_calls", type: "integer", required: true },
      { name: "total_input_tokens", type: "integer", required: true },
      { name: "total_output_tokens", type: "integer", required: true },
      {
        name: "user_usage",
        type: "array",
        items: { ref: "ModelUsageStatsPerUser" },
        required: true,
      },
    ],
  },
  UsageStatsPerUser: {
    type: "object",
    fields: [
      { name: "user_id", type: "string", required: true },
      { name: "username", type: "string", required: true },
      { name: "email", type: "string", required: true },
      {
        name: "llm_usage",
        type: "array",
        items: { ref: "UsageStatsPerModel" },
        required: true,
      },
    ],
  },
};
