// Generated from tools/facts by `deno task generate`; do not edit.
import type { AiAssistantsOperations } from "../calls/ai_assistants.ts";
import type { Operation } from "../../operation.ts";
import { json, list, operation, ref, texts } from "../../table.ts";

export const aiAssistants: Readonly<
  Record<keyof AiAssistantsOperations, Operation>
> = {
  list_ai_assistants: operation(
    "list_ai_assistants",
    "AIAssistants",
    "GET",
    "/ai_assistants",
    {
      query: [
        { name: "offset", type: "integer", required: false },
        { name: "limit", type: "integer", required: false },
        { name: "name_filter", type: "string", required: false },
        { name: "status_filter", type: "string", required: false },
      ],
      ok: { 200: list("AiAssistant") },
      errors: [401, "default"],
    },
  ),
  create_ai_assistant: operation(
    "create_ai_assistant",
    "AIAssistants",
    "POST",
    "/ai_assistants",
    {
      body: json("AiAssistantCreateRequest"),
      ok: { 201: ref("AiAssistant") },
      errors: [401, "default"],
    },
  ),
  generate_assistant_spec: operation(
    "generate_assistant_spec",
    "AIAssistants",
    "POST",
    "/ai_assistants/generate_spec",
    {
      body: {
        contentType: ["application/json"],
        required: true,
        schema: {
          type: "object",
          fields: [{ name: "prompt", type: "string", required: true }, {
            name: "llm",
            type: "string",
            required: false,
          }, { name: "count", type: "integer", required: false }],
        },
      },
      accept: ["application/json", "text/event-stream"],
      ok: {
        200: {
          type: "object",
          fields: [
            {
              name: "assistants",
              type: "array",
              items: { ref: "AiAssistantSpec" },
              required: false,
            },
            { name: "passed", type: "boolean", required: false },
            { name: "response", type: "string", required: false },
            { name: "llm_used", type: "string", required: false },
          ],
        },
      },
      errors: [401, "default"],
      events: { type: "string" },
    },
  ),
  get_ai_assistant: operation(
    "get_ai_assistant",
    "AIAssistants",
    "GET",
    "/ai_assistants/{assistant_id}",
    {
      pathParams: texts("assistant_id"),
      ok: { 200: ref("AiAssistant") },
      errors: [401, "default"],
    },
  ),
  update_ai_assistant: operation(
    "update_ai_assistant",
    "AIAssistants",
    "PUT",
    "/ai_assistants/{assistant_id}",
    {
      pathParams: texts("assistant_id"),
      body: json("AiAssistantUpdateRequest"),
      ok: { 200: ref("AiAssistant") },
      errors: [401, "default"],
    },
  ),
  delete_ai_assistant: operation(
    "delete_ai_assistant",
    "AIAssistants",
    "DELETE",
    "/ai_assistants/{assistant_id}",
    {
      pathParams: texts("assistant_id"),
      query: [
        { name: "purge", type: "boolean", default: false, required: false },
      ],
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  list_ai_assistant_collections: operation(
    "list_ai_assistant_collections",
    "AIAssistants",
    "GET",
    "/ai_assistants/{assistant_id}/collections",
    {
      pathParams: texts("assistant_id"),
      query: [
        { name: "offset", type: "integer", default: 0, required: false },
        { name: "limit", type: "integer", default: 100, required: false },
      ],
      ok: { 200: list("AiAssistantCollectionLink") },
      errors: [401, "default"],
    },
  ),
  connect_ai_assistant_collection: operation(
    "connect_ai_assistant_collection",
    "AIAssistants",
    "POST",
    "/ai_assistants/{assistant_id}/collections",
    {
      pathParams: texts("assistant_id"),
      body: json("AiAssistantCollectionConnectRequest"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  disconnect_ai_assistant_collection: operation(
    "disconnect_ai_assistant_collection",
    "AIAssistants",
    "DELETE",
    "/ai_assistants/{assistant_id}/collections/{collection_id}",
    {
      pathParams: texts("assistant_id", "collection_id"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  emit_custom_event: operation(
    "emit_custom_event",
    "AIAssistants",
    "POST",
    "/ai_assistants/{assistant_id}/emit_event",
    {
      pathParams: texts("assistant_id"),
      body: json("EmitEventRequest"),
      ok: { 200: ref("EmitEventResponse") },
      errors: [401, "default"],
    },
  ),
  list_event_subscriptions: operation(
    "list_event_subscriptions",
    "AIAssistants",
    "GET",
    "/ai_assistants/{assistant_id}/event_subscriptions",
    {
      pathParams: texts("assistant_id"),
      query: [
        { name: "limit", type: "integer", default: 100, required: false },
        { name: "offset", type: "integer", default: 0, required: false },
      ],
      ok: { 200: list("EventSubscription") },
      errors: [401, "default"],
    },
  ),
  subscribe_to_event_type: operation(
    "subscribe_to_event_type",
    "AIAssistants",
    "POST",
    "/ai_assistants/{assistant_id}/event_subscriptions",
    {
      pathParams: texts("assistant_id"),
      body: json("EventSubscriptionRequest"),
      ok: { 201: ref("EventSubscription") },
      errors: [401, "default"],
    },
  ),
  unsubscribe_from_event_type: operation(
    "unsubscribe_from_event_type",
    "AIAssistants",
    "DELETE",
    "/ai_assistants/{assistant_id}/event_subscriptions/{event_type_id}",
    {
      pathParams: texts("assistant_id", "event_type_id"),
      ok: { 200: { type: "map", values: { type: "any" } } },
      errors: [401, "default"],
    },
  ),
  list_ai_assistant_events: operation(
    "list_ai_assistant_events",
    "AIAssistants",
    "GET",
    "/ai_assistants/{assistant_id}/events",
    {
      pathParams: texts("assistant_id"),
      query: [
        { name: "offset", type: "integer", required: false },
        { name: "limit", type: "integer", required: false },
        { name: "event_type", type: "string", required: false },
        { name: "since", type: "string", format: "date-time", required: false },
      ],
      ok: { 200: list("AiAssistantEvent") },
      errors: [401, "default"],
    },
  ),
  list_ai_assistant_files: operation(
    "list_ai_assistant_files",
    "AIAssistants",
    "GET",
    "/ai_assistants/{assistant_id}/files",
    {
      pathParams: texts("assistant_id"),
      query: [
        { name: "offset", type: "integer", default: 0, required: false },
        { name: "limit", type: "integer", default: 100, required: false },
      ],
      ok: { 200: list("AiAssistantFile") },
      errors: [401, "default"],
    },
  ),
  download_ai_assistant_file: operation(
    "download_ai_assistant_file",
    "AIAssistants",
    "GET",
    "/ai_assistants/{assistant_id}/files/{file_id}/content",
    {
      pathParams: texts("assistant_id", "file_id"),
      accept: ["application/octet-stream", "application/json"],
      ok: { 200: { type: "binary" } },
      errors: [401, 404, "default"],
    },
  ),
  list_ai_assistant_forums: operation(
    "list_ai_assistant_forums",
    "AIAssistants",
    "GET",
    "/ai_assistants/{assistant_id}/forums",
    {
      pathParams: texts("assistant_id"),
      query: [
        { name: "offset", type: "integer", default: 0, required: false },
        { name: "limit", type: "integer", default: 100, required: false },
      ],
      ok: { 200: list("AiAssistantForumLink") },
      errors: [401, "default"],
    },
  ),
  connect_ai_assistant_forum: operation(
    "connect_ai_assistant_forum",
    "AIAssistants",
    "POST",
    "/ai_assistants/{assistant_id}/forums",
    {
      pathParams: texts("assistant_id"),
      body: json("AiAssistantForumConnectRequest"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  disconnect_ai_assistant_forum: operation(
    "disconnect_ai_assistant_forum",
    "AIAssistants",
    "DELETE",
    "/ai_assistants/{assistant_id}/forums/{forum_id}",
    {
      pathParams: texts("assistant_id", "forum_id"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  get_ai_assistant_chat_history: operation(
    "get_ai_assistant_chat_history",
    "AIAssistants",
    "GET",
    "/ai_assistants/{assistant_id}/history/chat",
    {
      pathParams: texts("assistant_id"),
      query: [
        { name: "offset", type: "integer", default: 0, required: false },
        { name: "limit", type: "integer", default: 10000, required: false },
      ],
      accept: ["text/plain", "application/json"],
      ok: { 200: { type: "string" } },
      errors: [401, 404, "default"],
    },
  ),
  get_ai_assistant_event_history: operation(
    "get_ai_assistant_event_history",
    "AIAssistants",
    "GET",
    "/ai_assistants/{assistant_id}/history/events",
    {
      pathParams: texts("assistant_id"),
      query: [
        { name: "offset", type: "integer", default: 0, required: false },
        { name: "limit", type: "integer", default: 10000, required: false },
      ],
      accept: ["text/plain", "application/json"],
      ok: { 200: { type: "string" } },
      errors: [401, 404, "default"],
    },
  ),
  list_ai_assistant_messages: operation(
    "list_ai_assistant_messages",
    "AIAssistants",
    "GET",
    "/ai_assistants/{assistant_id}/messages",
    {
      pathParams: texts("assistant_id"),
      query: [
        { name: "offset", type: "integer", required: false },
        { name: "limit", type: "integer", required: false },
        { name: "since", type: "string", format: "date-time", required: false },
      ],
      ok: { 200: list("AiAssistantMessage") },
      errors: [401, "default"],
    },
  ),
  send_ai_assistant_message: operation(
    "send_ai_assistant_message",
    "AIAssistants",
    "POST",
    "/ai_assistants/{assistant_id}/messages",
    {
      pathParams: texts("assistant_id"),
      body: json("AiAssistantMessageRequest"),
      ok: {
        201: {
          type: "object",
          fields: [{
            name: "id",
            type: "string",
            format: "uuid",
            required: false,
          }],
        },
      },
      errors: [401, "default"],
    },
  ),
  pause_ai_assistant: operation(
    "pause_ai_assistant",
    "AIAssistants",
    "POST",
    "/ai_assistants/{assistant_id}/pause",
    {
      pathParams: texts("assistant_id"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  list_ai_assistant_permissions: operation(
    "list_ai_assistant_permissions",
    "AIAssistants",
    "GET",
    "/ai_assistants/{assistant_id}/permissions",
    {
      pathParams: texts("assistant_id"),
      ok: { 200: list("AiAssistantPermission") },
      errors: [401, "default"],
    },
  ),
  share_ai_assistant: operation(
    "share_ai_assistant",
    "AIAssistants",
    "PUT",
    "/ai_assistants/{assistant_id}/permissions/{username}",
    {
      pathParams: texts("assistant_id", "username"),
      body: json("ShareAiAssistantRequest"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  unshare_ai_assistant: operation(
    "unshare_ai_assistant",
    "AIAssistants",
    "DELETE",
    "/ai_assistants/{assistant_id}/permissions/{username}",
    {
      pathParams: texts("assistant_id", "username"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  list_ai_assistant_schedules: operation(
    "list_ai_assistant_schedules",
    "AIAssistants",
    "GET",
    "/ai_assistants/{assistant_id}/schedules",
    {
      pathParams: texts("assistant_id"),
      query: [
        { name: "offset", type: "integer", default: 0, required: false },
        { name: "limit", type: "integer", default: 100, required: false },
      ],
      ok: { 200: list("AiAssistantScheduleLink") },
      errors: [401, "default"],
    },
  ),
  connect_ai_assistant_schedule: operation(
    "connect_ai_assistant_schedule",
    "AIAssistants",
    "POST",
    "/ai_assistants/{assistant_id}/schedules",
    {
      pathParams: texts("assistant_id"),
      body: json("AiAssistantScheduleConnectRequest"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  disconnect_ai_assistant_schedule: operation(
    "disconnect_ai_assistant_schedule",
    "AIAssistants",
    "DELETE",
    "/ai_assistants/{assistant_id}/schedules/{scheduled_task_id}",
    {
      pathParams: texts("assistant_id", "scheduled_task_id"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  search_assistant_forum_posts: operation(
    "search_assistant_forum_posts",
    "AIAssistants",
    "GET",
    "/ai_assistants/{assistant_id}/search_forum_posts",
    {
      pathParams: texts("assistant_id"),
      query: [
        { name: "query", type: "string", required: true },
        { name: "forum_id", type: "string", format: "uuid", required: false },
        { name: "author_username", type: "string", required: false },
        { name: "author_assistant_name", type: "string", required: false },
        { name: "since", type: "string", format: "date-time", required: false },
        { name: "min_vote_score", type: "integer", required: false },
        {
          name: "sort_by",
          type: "string",
          enum: ["relevance", "newest", "oldest", "top"],
          default: "relevance",
          required: false,
        },
        { name: "offset", type: "integer", required: false },
        { name: "limit", type: "integer", required: false },
      ],
      ok: {
        200: {
          type: "object",
          fields: [
            {
              name: "posts",
              type: "array",
              items: { type: "map", values: { type: "any" } },
              required: false,
            },
            { name: "total", type: "integer", required: false },
            { name: "query", type: "string", required: false },
            { name: "offset", type: "integer", required: false },
            { name: "limit", type: "integer", required: false },
          ],
        },
        400: {
          type: "object",
          fields: [{ name: "error", type: "string", required: false }, {
            name: "code",
            type: "integer",
            required: false,
          }],
        },
        403: {
          type: "object",
          fields: [{ name: "error", type: "string", required: false }, {
            name: "code",
            type: "integer",
            required: false,
          }],
        },
      },
      errors: [401, "default"],
    },
  ),
  send_inter_assistant_message: operation(
    "send_inter_assistant_message",
    "AIAssistants",
    "POST",
    "/ai_assistants/{assistant_id}/send_to_assistant",
    {
      pathParams: texts("assistant_id"),
      body: json("InterAssistantMessageRequest"),
      ok: { 201: ref("InterAssistantMessage") },
      errors: [401, "default"],
    },
  ),
  start_ai_assistant: operation(
    "start_ai_assistant",
    "AIAssistants",
    "POST",
    "/ai_assistants/{assistant_id}/start",
    {
      pathParams: texts("assistant_id"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  stop_ai_assistant: operation(
    "stop_ai_assistant",
    "AIAssistants",
    "POST",
    "/ai_assistants/{assistant_id}/stop",
    {
      pathParams: texts("assistant_id"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  update_ai_assistant_tool: operation(
    "update_ai_assistant_tool",
    "AIAssistants",
    "PUT",
    "/ai_assistants/{assistant_id}/tool",
    {
      pathParams: texts("assistant_id"),
      body: json("AiAssistantToolRequest"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  reset_ai_assistant_tool: operation(
    "reset_ai_assistant_tool",
    "AIAssistants",
    "DELETE",
    "/ai_assistants/{assistant_id}/tool",
    {
      pathParams: texts("assistant_id"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  unpause_ai_assistant: operation(
    "unpause_ai_assistant",
    "AIAssistants",
    "POST",
    "/ai_assistants/{assistant_id}/unpause",
    {
      pathParams: texts("assistant_id"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  wake_ai_assistant: operation(
    "wake_ai_assistant",
    "AIAssistants",
    "POST",
    "/ai_assistants/{assistant_id}/wake",
    {
      pathParams: texts("assistant_id"),
      ok: {
        200: {
          type: "object",
          fields: [{ name: "success", type: "boolean", required: false }],
        },
      },
      errors: [401, "default"],
    },
  ),
  list_event_types: operation(
    "list_event_types",
    "AIAssistants",
    "GET",
    "/event_types",
    {
      query: [
        {
          name: "assistant_id",
          type: "string",
          format: "uuid",
          required: false,
        },
        { name: "limit", type: "integer", default: 100, required: false },
        { name: "offset", type: "integer", default: 0, required: false },
      ],
      ok: { 200: list("EventType") },
      errors: [401, "default"],
    },
  ),
  create_event_type: operation(
    "create_event_type",
    "AIAssistants",
    "POST",
    "/event_types",
    {
      body: json("EventTypeCreateRequest"),
      ok: { 201: ref("EventType") },
      errors: [401, "default"],
    },
  ),
  get_event_type: operation(
    "get_event_type",
    "AIAssistants",
    "GET",
    "/event_types/{event_type_id}",
    {
      pathParams: texts("event_type_id"),
      ok: { 200: ref("EventType") },
      errors: [401, "default"],
    },
  ),
  delete_event_type: operation(
    "delete_event_type",
    "AIAssistants",
    "DELETE",
    "/event_types/{event_type_id}",
    {
      pathParams: texts("event_type_id"),
      ok: { 200: { type: "map", values: { type: "any" } } },
      errors: [401, "default"],
    },
  ),
};
