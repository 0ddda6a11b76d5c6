// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const memoryBlocks: SchemaSet = {
  DefaultMemoryBlocksByScope: {
    type: "object",
    fields: [{
      name: "llm",
      ref: "MemoryBlock",
      nullable: true,
      required: false,
    }, { name: "agent", ref: "MemoryBlock", nullable: true, required: false }],
  },
  DefaultMemoryBlocksResponse: {
    type: "object",
    fields: [{
      name: "defaults",
      ref: "DefaultMemoryBlocksByScope",
      required: false,
    }],
  },
  ListMemoryBlocks200Response: {
    type: "object",
    fields: [{
      name: "items",
      type: "array",
      items: { ref: "MemoryBlock" },
      required: true,
    }, { name: "total", type: "integer", required: true }],
  },
  MemoryBlock: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "name", type: "string", required: true },
      { name: "content", type: "string", required: true },
      { name: "system_prompt_amendment", type: "string", required: true },
      {
        name: "injection_mode",
        type: "string",
        enum: ["system_prompt", "user_instruction", "agent_file", "agent_tool"],
        required: true,
      },
      {
        name: "access_mode",
        type: "string",
        enum: ["read", "write", "read_write"],
        required: true,
      },
      { name: "user_id", type: "string", required: true },
      { name: "username", type: "string", required: false },
      {
        name: "created_at",
        type: "string",
        format: "date-time",
        required: true,
      },
      {
        name: "updated_at",
        type: "string",
        format: "date-time",
        required: true,
      },
      { name: "is_public", type: "boolean", required: false },
      { name: "is_owner", type: "boolean", required: false },
      { name: "max_content_length", type: "integer", required: false },
      { name: "is_auto", type: "boolean", required: false },
      { name: "user_count", type: "integer", required: false },
      { name: "group_count", type: "integer", required: false },
    ],
  },
  MemoryBlockCreateRequest: {
    type: "object",
    fields: [
      { name: "name", type: "string", required: true },
      { name: "content", type: "string", required: false },
      { name: "system_prompt_amendment", type: "string", required: false },
      {
        name: "injection_mode",
        type: "string",
        enum: ["system_prompt", "user_instruction", "agent_file", "agent_tool"],
        required: false,
      },
      {
        name: "access_mode",
        type: "string",
        enum: ["read", "write", "read_write"],
        required: false,
      },
      {
        name: "max_content_length",
        type: "integer",
        default: 10000,
        required: false,
      },
    ],
  },
  MemoryBlockPrivacyRequest: {
    type: "object",
    fields: [{ name: "is_public", type: "boolean", required: true }, {
      name: "permissions",
      type: "array",
      items: { type: "string" },
      required: false,
    }],
  },
  MemoryBlockUpdateRequest: {
    type: "object",
    fields: [
      { name: "name", type: "string", required: false },
      { name: "content", type: "string", required: false },
      { name: "system_prompt_amendment", type: "string", required: false },
      {
        name: "injection_mode",
        type: "string",
        enum: ["system_prompt", "user_instruction", "agent_file", "agent_tool"],
        required: false,
      },
      {
        name: "access_mode",
        type: "string",
        enum: ["read", "write", "read_write"],
        required: false,
      },
      { name: "max_content_length", type: "integer", required: false },
    ],
  },
  SetDefaultMemoryBlockRequest: {
    type: "object",
    fields: [{
      name: "scope",
      type: "string",
      enum: ["llm", "agent"],
      required: true,
    }, {
      name: "memory_block_id",
      type: "string",
      nullable: true,
      required: false,
    }],
  },
  SetDefaultMemoryBlockResponse: {
    type: "object",
    fields: [{
      name: "scope",
      type: "string",
      enum: ["llm", "agent"],
      required: false,
    }, {
      name: "memory_block",
      ref: "MemoryBlock",
      nullable: true,
      required: false,
    }],
  },
  ShareMemoryBlockRequest: {
    type: "object",
    fields: [{
      name: "permissions",
      type: "array",
      items: { type: "string" },
      required: false,
    }],
  },
};
