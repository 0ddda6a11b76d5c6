// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const chat: SchemaSet = {
  AdminCleanupChatSessionsRequest: {
    type: "object",
    fields: [{
      name: "older_than_days",
      type: "integer",
      minimum: 1,
      required: true,
    }, { name: "force", type: "boolean", default: false, required: false }],
  },
  AgentServerFile: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "object", type: "string", required: true },
      { name: "bytes", type: "integer", required: true },
      { name: "created_at", type: "integer", required: true },
      { name: "filename", type: "string", required: true },
      { name: "purpose", type: "string", required: true },
    ],
    additionalProperties: true,
  },
  ChatCompletion: {
    type: "object",
    fields: [{ name: "message_id", type: "string", required: true }, {
      name: "body",
      type: "string",
      required: true,
    }],
  },
  ChatCompletionDelta: {
    type: "object",
    fields: [{ name: "message_id", type: "string", required: false }, {
      name: "body",
      type: "string",
      required: true,
    }, { name: "finished", type: "boolean", required: true }],
  },
  ChatCompletionRequest: {
    type: "object",
    fields: [
      { name: "message", type: "string", required: true },
      { name: "system_prompt", type: "string", required: false },
      { name: "pre_prompt_query", type: "string", required: false },
      { name: "prompt_query", type: "string", required: false },
      { name: "image_batch_final_prompt", type: "string", required: false },
      { name: "image_batch_image_prompt", type: "string", required: false },
      { name: "llm", type: "string", required: false },
      {
        name: "llm_args",
        type: "map",
        values: { type: "any" },
        required: false,
      },
      {
        name: "self_reflection_config",
        type: "map",
        values: { type: "any" },
        required: false,
      },
      {
        name: "rag_config",
        type: "map",
        values: { type: "any" },
        required: false,
      },
      {
        name: "include_chat_history",
        type: "string",
        enum: ["on", "off", "auto"],
        also: ["true", "false", true, false],
        required: false,
      },
      { name: "tags", ref: "ChatSettingsTags", required: false },
      { name: "stream", type: "boolean", default: false, required: false },
    ],
  },
  ChatError: {
    type: "object",
    fields: [{ name: "error", type: "string", required: true }],
  },
  ChatMessage: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "content", type: "string", required: true },
      { name: "votes", type: "integer", required: true },
      {
        name: "created_at",
        type: "string",
        format: "date-time",
        required: true,
      },
      { name: "has_references", type: "boolean", required: true },
      { name: "total_references", type: "integer", required: true },
      { name: "username", type: "string", required: false },
      { name: "reply_to", type: "string", required: false },
      { name: "error", type: "string", required: false },
      { name: "llm_args", type: "string", required: false },
      {
        name: "type_list",
        type: "array",
        items: { ref: "ChatMessageMeta" },
        required: false,
      },
    ],
  },
  ChatMessageMeta: {
    type: "object",
    fields: [{ name: "message_type", type: "string", required: true }, {
      name: "content",
      type: "string",
      required: true,
    }],
  },
  ChatMessageReference: {
    type: "object",
    fields: [
      { name: "collection_id", type: "string", required: false },
      { name: "document_id", type: "string", required: true },
      { name: "document_name", type: "string", required: true },
      { name: "chunk_id", type: "integer", required: true },
      { name: "score", type: "number", required: true },
      { name: "pages", type: "string", required: true },
      { name: "content", type: "string", required: false },
      { name: "were_references_deleted", type: "boolean", required: true },
      { name: "uri", type: "string", required: false },
    ],
  },
  ChatSessionUpdateRequest: {
    type: "object",
    fields: [{ name: "name", type: "string", required: true }],
  },
  CollectionChangeRequest: {
    type: "object",
    fields: [{ name: "collection_id", type: "string", required: true }],
  },
  CreateChatSessionRequest: {
    type: "object",
    fields: [{ name: "workspace", type: "string", required: false }],
  },
  DeleteChatSessionsJobRequest: {
    type: "object",
    fields: [{
      name: "session_ids",
      type: "array",
      items: { type: "string" },
      required: true,
    }],
  },
  ForkChatSessionRequest: {
    type: "object",
    fields: [{ name: "message_id", type: "string", required: false }],
  },
  InsertCommandSynthPair201Response: {
    type: "object",
    fields: [{ name: "question_id", type: "string", required: false }, {
      name: "reply_id",
      type: "string",
      required: false,
    }],
  },
  InsertCommandSynthPairRequest: {
    type: "object",
    fields: [{ name: "user_prompt", type: "string", required: true }, {
      name: "ai_response",
      type: "string",
      required: true,
    }, { name: "command_name", type: "string", required: true }],
  },
  ListArchivedChatSessionsAsAdmin200Response: {
    type: "object",
    fields: [{
      name: "items",
      type: "array",
      items: { ref: "ChatSession" },
      required: false,
    }, { name: "total", type: "integer", required: false }],
  },
  MessageVoteUpdateRequest: {
    type: "object",
    fields: [{ name: "votes", type: "integer", required: true }],
  },
  QAFeedback: {
    type: "object",
    fields: [
      { name: "question_content", type: "string", required: true },
      { name: "reply_content", type: "string", required: true },
      { name: "question_id", type: "string", required: true },
      { name: "reply_id", type: "string", required: true },
      { name: "llm", type: "string", required: false },
      { name: "system_prompt", type: "string", required: false },
      { name: "pre_prompt_query", type: "string", required: false },
      { name: "prompt_query", type: "string", required: false },
      { name: "pre_prompt_summary", type: "string", required: false },
      { name: "prompt_summary", type: "string", required: false },
      { name: "rag_config", type: "string", required: false },
      {
        name: "collection_documents",
        type: "array",
        items: { type: "string" },
        required: false,
      },
      { name: "votes", type: "integer", required: true },
      { name: "expected_answer", type: "string", required: false },
      { name: "user_comment", type: "string", required: false },
      { name: "collection_id", type: "string", required: false },
      { name: "collection_name", type: "string", required: false },
      { name: "response_created_at_time", type: "string", required: true },
      { name: "prompt_template_id", type: "string", required: false },
      { name: "include_chat_history", type: "string", required: false },
      { name: "chat_session_id", type: "string", required: false },
      { name: "voted_user_id", type: "string", required: false },
      { name: "voted_username", type: "string", required: false },
    ],
  },
  SendHitlMessageRequest: {
    type: "object",
    fields: [{ name: "message", type: "string", required: true }],
  },
  UpdateChatSessionKeepForeverRequest: {
    type: "object",
    fields: [{ name: "keep_forever", type: "boolean", required: true }],
  },
  UpdateExpiryDateRequest: {
    type: "object",
    fields: [{
      name: "expiry_date",
      type: "string",
      format: "date",
      required: true,
    }, { name: "timezone", type: "string", required: false }],
  },
  UpdateQAFeedbackRequest: {
    type: "object",
    fields: [{ name: "expected_answer", type: "string", required: true }, {
      name: "user_comment",
      type: "string",
      required: true,
    }],
  },
};
