// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const openai: SchemaSet = {
  OpenAiChatCompletion: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "object", type: "string", required: true },
      { name: "created", type: "integer", required: true },
      { name: "model", type: "string", required: true },
      {
        name: "choices",
        type: "array",
        items: { ref: "OpenAiChoice" },
        required: true,
      },
      { name: "usage", ref: "OpenAiUsage", nullable: true, required: false },
    ],
    additionalProperties: true,
  },
  OpenAiChatCompletionChunk: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "object", type: "string", required: true },
      { name: "created", type: "integer", required: true },
      { name: "model", type: "string", required: true },
      {
        name: "choices",
        type: "array",
        items: { ref: "OpenAiChunkChoice" },
        required: true,
      },
      { name: "usage", ref: "OpenAiUsage", nullable: true, required: false },
    ],
    additionalProperties: true,
  },
  OpenAiChatCompletionRequest: {
    type: "object",
    fields: [
      {
        name: "messages",
        type: "array",
        items: { ref: "OpenAiMessage" },
        minItems: 1,
        required: true,
      },
      { name: "model", type: "string", nullable: true, required: false },
      {
        name: "stream",
        type: "boolean",
        nullable: true,
        default: false,
        required: false,
      },
      {
        name: "stream_options",
        ref: "OpenAiStreamOptions",
        nullable: true,
        required: false,
      },
      {
        name: "temperature",
        type: "number",
        minimum: 0,
        nullable: true,
        required: false,
      },
      {
        name: "top_p",
        type: "number",
        minimum: 0,
        nullable: true,
        required: false,
      },
      {
        name: "max_tokens",
        type: "integer",
        minimum: 0,
        nullable: true,
        required: false,
      },
      {
        name: "max_completion_tokens",
        type: "integer",
        minimum: 0,
        nullable: true,
        required: false,
      },
      {
        name: "n",
        type: "integer",
        minimum: 1,
        nullable: true,
        required: false,
      },
      { name: "seed", type: "integer", nullable: true, required: false },
      {
        name: "stop",
        oneOf: [{ type: "string" }, {
          type: "array",
          items: { type: "string" },
        }],
        nullable: true,
        required: false,
      },
      { name: "user", type: "string", nullable: true, required: false },
    ],
    additionalProperties: true,
  },
  OpenAiChoice: {
    type: "object",
    fields: [{ name: "index", type: "integer", required: true }, {
      name: "message",
      ref: "OpenAiReply",
      required: true,
    }, {
      name: "finish_reason",
      type: "string",
      nullable: true,
      required: true,
    }],
    additionalProperties: true,
  },
  OpenAiChunkChoice: {
    type: "object",
    fields: [{ name: "index", type: "integer", required: true }, {
      name: "delta",
      ref: "OpenAiDelta",
      required: true,
    }, {
      name: "finish_reason",
      type: "string",
      nullable: true,
      required: false,
    }],
    additionalProperties: true,
  },
  OpenAiContentPart: {
    type: "object",
    fields: [{ name: "type", type: "string", required: true }, {
      name: "text",
      type: "string",
      required: false,
    }],
    additionalProperties: true,
  },
  OpenAiDelta: {
    type: "object",
    fields: [
      { name: "role", type: "string", nullable: true, required: false },
      { name: "content", type: "string", nullable: true, required: false },
    ],
    additionalProperties: true,
  },
  OpenAiError: {
    type: "object",
    fields: [{ name: "error", ref: "OpenAiErrorDetails", required: true }],
    additionalProperties: true,
  },
  OpenAiErrorDetails: {
    type: "object",
    fields: [
      { name: "message", type: "string", required: true },
      { name: "type", type: "string", nullable: true, required: false },
      { name: "param", type: "string", nullable: true, required: false },
      {
        name: "code",
        oneOf: [{ type: "string" }, { type: "integer" }],
        nullable: true,
        required: false,
      },
    ],
    additionalProperties: true,
  },
  OpenAiMessage: {
    type: "object",
    fields: [{
      name: "role",
      type: "string",
      enum: ["system", "developer", "user", "assistant", "tool", "function"],
      open: true,
      required: true,
    }, {
      name: "content",
      oneOf: [{ type: "string" }, {
        type: "array",
        items: { ref: "OpenAiContentPart" },
      }],
      nullable: true,
      required: false,
    }, { name: "name", type: "string", nullable: true, required: false }],
    additionalProperties: true,
  },
  OpenAiModel: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "object", type: "string", required: true },
      { name: "created", type: "integer", required: false },
      { name: "owned_by", type: "string", required: false },
    ],
    additionalProperties: true,
  },
  OpenAiModelList: {
    type: "object",
    fields: [{ name: "object", type: "string", required: true }, {
      name: "data",
      type: "array",
      items: { ref: "OpenAiModel" },
      required: true,
    }],
    additionalProperties: true,
  },
  OpenAiReply: {
    type: "object",
    fields: [{ name: "role", type: "string", required: true }, {
      name: "content",
      type: "string",
      nullable: true,
      required: false,
    }],
    additionalProperties: true,
  },
  OpenAiStreamOptions: {
    type: "object",
    fields: [{ name: "include_usage", type: "boolean", required: false }],
    additionalProperties: true,
  },
  OpenAiUsage: {
    type: "object",
    fields: [{ name: "prompt_tokens", type: "integer", required: true }, {
      name: "completion_tokens",
      type: "integer",
      required: true,
    }, { name: "total_tokens", type: "integer", required: true }],
    additionalProperties: true,
  },
};
