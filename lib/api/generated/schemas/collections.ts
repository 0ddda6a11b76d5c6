// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const collections: SchemaSet = {
  ChatSettings: {
    type: "object",
    fields: [{ name: "llm", type: "string", required: false }, {
      name: "llm_args",
      type: "map",
      values: { type: "any" },
      required: false,
    }, {
      name: "self_reflection_config",
      type: "map",
      values: { type: "any" },
      required: false,
    }, {
      name: "rag_config",
      type: "map",
      values: { type: "any" },
      required: false,
    }, {
      name: "include_chat_history",
      type: "string",
      enum: ["on", "off", "auto"],
      required: false,
    }, { name: "tags", ref: "ChatSettingsTags", required: false }],
  },
  Chunk: {
    type: "object",
    fields: [
      { name: "text", type: "string", required: true },
      { name: "id", type: "integer", required: true },
      { name: "name", type: "string", required: true },
      { name: "size", type: "integer", required: true },
      { name: "pages", type: "string", required: true },
      { name: "start_time", type: "number", nullable: true, required: false },
      { name: "end_time", type: "number", nullable: true, required: false },
    ],
  },
  CollectionCreateRequest: {
    type: "object",
    fields: [
      { name: "name", type: "string", required: true },
      { name: "description", type: "string", required: true },
      { name: "embedding_model", type: "string", required: false },
      {
        name: "collection_settings",
        ref: "CollectionSettings",
        required: false,
      },
      { name: "chat_settings", ref: "ChatSettings", required: false },
      {
        name: "expiry_date",
        type: "string",
        format: "date-time",
        required: false,
      },
      { name: "workspace", type: "string", required: false },
      {
        name: "vex_encryption",
        type: "string",
        enum: ["enabled", "disabled"],
        required: false,
      },
    ],
  },
  CollectionSettings: {
    type: "object",
    fields: [
      { name: "max_tokens_per_chunk", type: "integer", required: false },
      { name: "chunk_overlap_tokens", type: "integer", required: false },
      {
        name: "gen_doc_summaries",
        type: "boolean",
        default: false,
        required: false,
      },
      {
        name: "gen_doc_questions",
        type: "boolean",
        default: false,
        required: false,
      },
      {
        name: "audio_input_language",
        type: "string",
        default: "auto",
        required: false,
      },
      { name: "ocr_model", type: "string", default: "auto", required: false },
      { name: "tesseract_lang", type: "string", required: false },
      { name: "keep_tables_as_one_chunk", type: "boolean", required: false },
      { name: "chunk_by_page", type: "boolean", required: false },
      { name: "handwriting_check", type: "boolean", required: false },
      {
        name: "ingest_mode",
        type: "string",
        enum: ["standard", "lite", "agent_only"],
        required: false,
      },
      { name: "follow_links", type: "boolean", required: false },
      { name: "max_depth", type: "integer", required: false },
      { name: "max_documents", type: "integer", required: false },
      { name: "root_dir", type: "string", required: false },
      { name: "copy_document", type: "boolean", required: false },
      {
        name: "guardrails_settings",
        ref: "GuardrailsSettings",
        required: false,
      },
      { name: "expiry_timezone", type: "string", required: false },
    ],
  },
  CollectionUpdateRequest: {
    type: "object",
    fields: [{ name: "name", type: "string", required: false }, {
      name: "description",
      type: "string",
      required: false,
    }, {
      name: "rag_type",
      type: "string",
      enum: ["auto", "llm_only", "rag", "hyde1", "hyde2", "rag+", "all_data"],
      required: false,
    }],
  },
  CreateImportCollectionToCollectionJobRequest: {
    type: "object",
    fields: [{ name: "source_collection_id", type: "string", required: true }],
  },
  CreateInsertDocumentToCollectionJobRequest: {
    type: "object",
    fields: [{ name: "document_id", type: "string", required: true }],
  },
  DeleteCollectionsJobRequest: {
    type: "object",
    fields: [{
      name: "collection_ids",
      type: "array",
      items: { type: "string" },
      required: true,
    }],
  },
  MatchCollectionChunksRequest: {
    type: "object",
    fields: [
      {
        name: "vectors",
        type: "array",
        items: { type: "array", items: { type: "number" } },
        required: true,
      },
      {
        name: "topics",
        type: "array",
        items: { type: "string" },
        required: true,
      },
      { name: "offset", type: "integer", default: 0, required: false },
      { name: "limit", type: "integer", default: 100, required: false },
      { name: "cut_off", type: "number", default: 0, required: false },
    ],
  },
  MigrateCollectionChatSessionsJobRequest: {
    type: "object",
    fields: [{ name: "target_collection_id", type: "string", required: true }],
  },
  MigrateScheduledConnectorsToCollectionRequest: {
    type: "object",
    fields: [{ name: "src_collection_id", type: "string", required: true }],
  },
  ScheduledConnectorDetails: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "user_id", type: "string", required: true },
      { name: "user_name", type: "string", required: false },
      { name: "user_email", type: "string", required: false },
      { name: "collection_id", type: "string", required: true },
      { name: "collection_name", type: "string", required: false },
      { name: "type", type: "string", required: true },
      { name: "config", type: "map", values: { type: "any" }, required: false },
      { name: "schedule", type: "integer", required: true },
      { name: "last_sync_status", type: "string", required: false },
      { name: "last_sync_job_id", type: "string", required: false },
      {
        name: "last_sync_at",
        type: "string",
        format: "date-time",
        required: false,
      },
      { name: "last_sync_error", type: "string", required: false },
      {
        name: "created_at",
        type: "string",
        format: "date-time",
        required: true,
      },
    ],
  },
  SearchCollectionChunksRequest: {
    type: "object",
    fields: [
      { name: "query", type: "string", required: true },
      {
        name: "topics",
        type: "array",
        items: { type: "string" },
        required: true,
      },
      { name: "offset", type: "integer", default: 0, required: false },
      { name: "limit", type: "integer", default: 100, required: false },
    ],
  },
  SetCollectionSizeLimitRequest: {
    type: "object",
    fields: [{ name: "size_limit", type: "string", required: true }],
  },
  ShareCollectionRequest: {
    type: "object",
    fields: [{
      name: "permissions",
      type: "array",
      items: { type: "string" },
      required: false,
    }],
  },
  UpdateCollectionExemptFromChatExpiryRequest: {
    type: "object",
    fields: [{ name: "exempt", type: "boolean", required: true }],
  },
  UpdateCollectionExpiryRequest: {
    type: "object",
    fields: [{ name: "expiry_date", type: "string", required: true }, {
      name: "timezone",
      type: "string",
      required: false,
    }],
  },
  UpdateCollectionInactivityIntervalRequest: {
    type: "object",
    fields: [{ name: "inactivity_interval", type: "integer", required: true }],
  },
  UpdateCollectionPrivacyRequest: {
    type: "object",
    fields: [{ name: "is_public", type: "boolean", required: true }, {
      name: "permissions",
      type: "array",
      items: { type: "string" },
      required: false,
    }],
  },
  UpdateCollectionWorkspaceRequest: {
    type: "object",
    fields: [{ name: "workspace", type: "string", required: true }],
  },
};
