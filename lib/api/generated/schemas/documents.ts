// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const documents: SchemaSet = {
  AudioSegment: {
    type: "object",
    fields: [
      { name: "start", type: "number", required: true },
      { name: "end", type: "number", nullable: true, required: false },
      { name: "speaker", type: "string", required: true },
      {
        name: "original_speaker",
        type: "string",
        nullable: true,
        required: false,
      },
      { name: "text", type: "string", required: true },
      { name: "type", type: "string", nullable: true, required: false },
    ],
  },
  DeleteTagFromDocument200Response: {
    type: "object",
    fields: [{ name: "tag_id", type: "string", required: true }],
  },
  DocumentSummary: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "document_id", type: "string", required: true },
      { name: "content", type: "string", required: true },
      { name: "error", type: "string", required: true },
      { name: "kwargs", type: "string", required: true },
      {
        name: "created_at",
        type: "string",
        format: "date-time",
        required: true,
      },
      { name: "usage_stats", type: "string", required: false },
    ],
  },
  DocumentUpdateRequest: {
    type: "object",
    fields: [{ name: "name", type: "string", required: false }, {
      name: "uri",
      type: "string",
      required: false,
    }],
  },
  ProcessDocumentJobRequest: {
    type: "object",
    fields: [
      { name: "document_id", type: "string", required: true },
      { name: "summary_id", type: "string", required: false },
      { name: "system_prompt", type: "string", required: false },
      { name: "pre_prompt_summary", type: "string", required: false },
      { name: "prompt_summary", type: "string", required: false },
      { name: "image_batch_image_prompt", type: "string", required: false },
      { name: "image_batch_final_prompt", type: "string", required: false },
      { name: "llm", type: "string", required: false },
      {
        name: "llm_args",
        type: "map",
        values: { type: "any" },
        required: false,
      },
      { name: "max_num_chunks", type: "integer", required: false },
      {
        name: "sampling_strategy",
        type: "string",
        enum: ["auto", "uniform", "first", "first+last"],
        default: "auto",
        required: false,
      },
      {
        name: "pages",
        type: "array",
        items: { type: "integer" },
        required: false,
      },
      { name: "schema", type: "map", values: { type: "any" }, required: false },
      {
        name: "keep_intermediate_results",
        type: "boolean",
        default: false,
        required: false,
      },
      {
        name: "guardrails_settings",
        ref: "GuardrailsSettings",
        required: false,
      },
      { name: "timeout", type: "integer", default: 86400, required: false },
      {
        name: "meta_data_to_include",
        type: "map",
        values: { type: "boolean" },
        required: false,
      },
    ],
  },
};
