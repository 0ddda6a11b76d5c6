// Generated from tools/facts by `deno task generate`; do not edit.
import type { DocumentsOperations } from "../calls/documents.ts";
import type { Operation } from "../../operation.ts";
import { json, list, operation, ref, texts } from "../../table.ts";

export const documents: Readonly<Record<keyof DocumentsOperations, Operation>> =
  {
    get_document_summary: operation(
      "get_document_summary",
      "Documents",
      "GET",
      "/document_summaries/{summary_id}",
      {
        pathParams: texts("summary_id"),
        ok: { 200: ref("DocumentSummary") },
        errors: [400, 401, 404],
      },
    ),
    list_documents: operation(
      "list_documents",
      "Documents",
      "GET",
      "/documents",
      {
        query: [
          { name: "offset", type: "integer", default: 0, required: false },
          { name: "limit", type: "integer", default: 100, required: false },
          {
            name: "sort_column",
            type: "string",
            enum: [
              "name",
              "username",
              "type",
              "size",
              "page_count",
              "connector",
              "uri",
              "original_type",
              "original_mtime",
              "status",
              "updated_at",
            ],
            default: "updated_at",
            required: false,
          },
          {
            name: "ascending",
            type: "boolean",
            default: false,
            required: false,
          },
          {
            name: "with_summaries",
            type: "boolean",
            default: false,
            required: false,
          },
          { name: "metadata_filter", type: "string", required: false },
          { name: "username", type: "string", required: false },
          { name: "status", type: "string", required: false },
          { name: "source", type: "string", required: false },
          { name: "chat_session_id", type: "string", required: false },
          { name: "group_by_source_chat", type: "boolean", required: false },
        ],
        ok: { 200: list("Document") },
        errors: [400, 401],
      },
    ),
    get_document_count: operation(
      "get_document_count",
      "Documents",
      "GET",
      "/documents/count",
      {
        query: [
          { name: "owned", type: "boolean", default: false, required: false },
          { name: "chat_session_id", type: "string", required: false },
        ],
        ok: { 200: ref("Count") },
        errors: [400, 401],
      },
    ),
    create_delete_document_job: operation(
      "create_delete_document_job",
      "Documents",
      "POST",
      "/documents/delete_job",
      {
        body: json("DeleteDocumentsJobRequest"),
        ok: { 201: ref("JobDetails") },
        errors: [400, 401],
      },
    ),
    create_process_document_job: operation(
      "create_process_document_job",
      "Documents",
      "POST",
      "/documents/process_job",
      {
        body: json("ProcessDocumentJobRequest"),
        ok: { 201: ref("JobDetails") },
        errors: [400, 401],
      },
    ),
    delete_document_summaries: operation(
      "delete_document_summaries",
      "Documents",
      "DELETE",
      "/documents/summaries/{summary_ids}",
      {
        pathParams: [{
          name: "summary_ids",
          type: "array",
          items: { type: "string" },
          required: true,
          collectionFormat: "csv",
        }],
        ok: { 204: null },
        errors: [400, 401],
      },
    ),
    delete_document: operation(
      "delete_document",
      "Documents",
      "DELETE",
      "/documents/{document_id}",
      {
        pathParams: texts("document_id"),
        query: [
          {
            name: "timeout",
            type: "number",
            format: "double",
            default: 300,
            required: false,
          },
        ],
        ok: { 204: null },
        errors: [400, 401],
      },
    ),
    get_document: operation(
      "get_document",
      "Documents",
      "GET",
      "/documents/{document_id}",
      {
        pathParams: texts("document_id"),
        ok: { 200: ref("Document") },
        errors: [400, 401, 404],
      },
    ),
    update_document: operation(
      "update_document",
      "Documents",
      "PATCH",
      "/documents/{document_id}",
      {
        pathParams: texts("document_id"),
        body: json("DocumentUpdateRequest"),
        ok: { 200: ref("Document") },
        errors: [400, 401, 404],
      },
    ),
    get_audio_timestamps: operation(
      "get_audio_timestamps",
      "Documents",
      "GET",
      "/documents/{document_id}/audio_timestamps",
      {
        pathParams: texts("document_id"),
        ok: { 200: list("AudioSegment") },
        errors: [400, 401],
      },
    ),
    list_chat_sessions_for_document: operation(
      "list_chat_sessions_for_document",
      "Documents",
      "GET",
      "/documents/{document_id}/chats",
      {
        pathParams: texts("document_id"),
        query: [
          { name: "offset", type: "integer", default: 0, required: false },
          { name: "limit", type: "integer", default: 100, required: false },
        ],
        ok: { 200: list("ChatSession") },
        errors: [400, 401],
      },
    ),
    get_chat_session_count_for_document: operation(
      "get_chat_session_count_for_document",
      "Documents",
      "GET",
      "/documents/{document_id}/chats/count",
      {
        pathParams: texts("document_id"),
        ok: { 200: ref("Count") },
        errors: [400, 401],
      },
    ),
    list_document_chunks: operation(
      "list_document_chunks",
      "Documents",
      "GET",
      "/documents/{document_id}/chunks",
      {
        pathParams: texts("document_id"),
        query: [
          { name: "collection_id", type: "string", required: true },
        ],
        ok: { 200: list("ChunkSearchResult") },
        errors: [400, 401],
      },
    ),
    list_collections_for_document: operation(
      "list_collections_for_document",
      "Documents",
      "GET",
      "/documents/{document_id}/collections",
      {
        pathParams: texts("document_id"),
        query: [
          { name: "offset", type: "integer", default: 0, required: false },
          { name: "limit", type: "integer", default: 100, required: false },
        ],
        ok: { 200: list("Collection") },
        errors: [400, 401],
      },
    ),
    get_document_guardrails_settings: operation(
      "get_document_guardrails_settings",
      "Documents",
      "GET",
      "/documents/{document_id}/guardrails_settings",
      {
        pathParams: texts("document_id"),
        ok: { 200: ref("GuardrailsSettings"), 204: null },
        errors: [400, 401, 404],
      },
    ),
    get_document_internal_metadata: operation(
      "get_document_internal_metadata",
      "Documents",
      "GET",
      "/documents/{document_id}/internal_metadata",
      {
        pathParams: texts("document_id"),
        ok: { 200: { type: "map", values: { type: "any" } }, 204: null },
        errors: [400, 401, 404],
      },
    ),
    get_document_metadata: operation(
      "get_document_metadata",
      "Documents",
      "GET",
      "/documents/{document_id}/metadata",
      {
        pathParams: texts("document_id"),
        ok: { 200: { type: "map", values: { type: "any" } } },
        errors: [400, 401, 404],
      },
    ),
    update_document_metadata: operation(
      "update_document_metadata",
      "Documents",
      "PUT",
      "/documents/{document_id}/metadata",
      {
        pathParams: texts("document_id"),
        body: {
          contentType: ["application/json"],
          required: false,
          schema: { type: "map", values: { type: "any" } },
        },
        ok: { 204: null },
        errors: [400, 401],
      },
    ),
    get_document_page_layout: operation(
      "get_document_page_layout",
      "Documents",
      "GET",
      "/documents/{document_id}/page_layout",
      {
        pathParams: texts("document_id"),
        ok: { 200: { type: "map", values: { type: "any" } }, 204: null },
        errors: [400, 401, 404],
      },
    ),
    get_document_page_ocr_model: operation(
      "get_document_page_ocr_model",
      "Documents",
      "GET",
      "/documents/{document_id}/page_ocr_model",
      {
        pathParams: texts("document_id"),
        ok: { 200: { type: "map", values: { type: "any" } }, 204: null },
        errors: [400, 401, 404],
      },
    ),
    list_document_summaries: operation(
      "list_document_summaries",
      "Documents",
      "GET",
      "/documents/{document_id}/summaries",
      {
        pathParams: texts("document_id"),
        query: [
          { name: "offset", type: "integer", default: 0, required: false },
          { name: "limit", type: "integer", default: 100, required: false },
        ],
        ok: { 200: list("DocumentSummary") },
        errors: [400, 401],
      },
    ),
    create_tag_on_document: operation(
      "create_tag_on_document",
      "Documents",
      "POST",
      "/documents/{document_id}/tags",
      {
        pathParams: texts("document_id"),
        body: json("TagCreateRequest"),
        ok: { 201: ref("Tag") },
        errors: [400, 401, 404],
      },
    ),
    delete_tag_from_document: operation(
      "delete_tag_from_document",
      "Documents",
      "DELETE",
      "/documents/{document_id}/tags/{tag_name}",
      {
        pathParams: texts("document_id", "tag_name"),
        ok: { 200: ref("DeleteTagFromDocument200Response") },
        errors: [400, 401],
      },
    ),
    get_document_user_source_file: operation(
      "get_document_user_source_file",
      "Documents",
      "GET",
      "/documents/{document_id}/user_source_file",
      {
        pathParams: texts("document_id"),
        ok: { 200: { type: "map", values: { type: "any" } }, 204: null },
        errors: [400, 401, 404],
      },
    ),
  };
