// Generated from tools/facts by `deno task generate`; do not edit.
import type { ModelsOperations } from "../calls/models.ts";
import type { Operation } from "../../operation.ts";
import { json, list, operation, ref, texts } from "../../table.ts";

export const models: Readonly<Record<keyof ModelsOperations, Operation>> = {
  delete_topic_model: operation(
    "delete_topic_model",
    "Models",
    "DELETE",
    "/collections/{collection_id}/topic_model",
    {
      pathParams: texts("collection_id"),
      ok: { 204: null },
      errors: [400, 401],
    },
  ),
  create_topic_model: operation(
    "create_topic_model",
    "Models",
    "POST",
    "/collections/{collection_id}/topic_model",
    {
      pathParams: texts("collection_id"),
      query: [
        { name: "timeout", type: "number", format: "double", required: false },
      ],
      ok: { 204: null },
      errors: [400, 401],
    },
  ),
  list_embedding_models: operation(
    "list_embedding_models",
    "Models",
    "GET",
    "/embedding_models",
    { ok: { 200: list("EmbeddingModel") }, errors: [400, 401] },
  ),
  get_default_embedding_model: operation(
    "get_default_embedding_model",
    "Models",
    "GET",
    "/embedding_models/default",
    { ok: { 200: ref("EmbeddingModel") }, errors: [400, 401, 404] },
  ),
  encode_chunks_for_retrieval: operation(
    "encode_chunks_for_retrieval",
    "Models",
    "POST",
    "/embedding_models/{model_id}/encode_chunks_for_retrieval",
    {
      pathParams: texts("model_id"),
      body: json("EncodeChunksForRetrievalRequest"),
      ok: {
        200: {
          type: "array",
          items: { type: "array", items: { type: "number" } },
        },
      },
      errors: [400, 401],
    },
  ),
  create_guardrails_settings: operation(
    "create_guardrails_settings",
    "Models",
    "POST",
    "/guardrails_settings",
    {
      body: json("GuardrailsSettingsCreateRequest"),
      ok: { 200: ref("GuardrailsSettings") },
      errors: [400, 401],
    },
  ),
  list_models: operation("list_models", "Models", "GET", "/models", {
    ok: { 200: list("Model") },
    errors: [400, 401],
  }),
  get_model_to_reasoning_model_mapping: operation(
    "get_model_to_reasoning_model_mapping",
    "Models",
    "GET",
    "/models/model_to_reasoning_model_mapping",
    {
      ok: { 200: { type: "map", values: { type: "string" } } },
      errors: [400, 401],
    },
  ),
  get_model_to_vision_model_mapping: operation(
    "get_model_to_vision_model_mapping",
    "Models",
    "GET",
    "/models/model_to_vision_model_mapping",
    {
      ok: { 200: { type: "map", values: { type: "string" } } },
      errors: [400, 401],
    },
  ),
  get_reasoning_capable_model_names: operation(
    "get_reasoning_capable_model_names",
    "Models",
    "GET",
    "/models/reasoning_capable_model_names",
    {
      ok: { 200: { type: "array", items: { type: "string" } } },
      errors: [400, 401],
    },
  ),
  get_vision_capable_model_names: operation(
    "get_vision_capable_model_names",
    "Models",
    "GET",
    "/models/vision_capable_model_names",
    {
      ok: { 200: { type: "array", items: { type: "string" } } },
      errors: [400, 401],
    },
  ),
  answer_question: operation(
    "answer_question",
    "Models",
    "POST",
    "/models/{model_name}/answer_question",
    {
      pathParams: texts("model_name"),
      body: json("QuestionRequest"),
      ok: { 200: ref("ModelAnswer") },
      errors: [400, 401],
    },
  ),
  extract_data: operation(
    "extract_data",
    "Models",
    "POST",
    "/models/{model_name}/extract_data",
    {
      pathParams: texts("model_name"),
      body: json("ExtractionRequest"),
      ok: { 200: ref("ModelExtractionAnswer") },
      errors: [400, 401],
    },
  ),
  run_model_self_test: operation(
    "run_model_self_test",
    "Models",
    "POST",
    "/models/{model_name}/self_test/{mode}",
    {
      pathParams: [{ name: "model_name", type: "string", required: true }, {
        name: "mode",
        type: "string",
        enum: ["quick", "rag", "full", "agent"],
        required: true,
      }],
      ok: { 200: ref("SelfTestResult") },
      errors: [400, 401],
    },
  ),
  summarize_content: operation(
    "summarize_content",
    "Models",
    "POST",
    "/models/{model_name}/summarize_content",
    {
      pathParams: texts("model_name"),
      body: json("SummarizeRequest"),
      ok: { 200: ref("ModelAnswer") },
      errors: [400, 401],
    },
  ),
  get_performance_stats_by_model: operation(
    "get_performance_stats_by_model",
    "Models",
    "GET",
    "/stats/performance_by_model",
    {
      query: [
        { name: "interval", type: "string", required: true },
      ],
      ok: { 200: list("PerformanceStatsPerModel") },
      errors: [400, 401],
    },
  ),
  get_usage_stats: operation(
    "get_usage_stats",
    "Models",
    "GET",
    "/stats/usage",
    {
      query: [
        { name: "interval", type: "string", required: true },
      ],
      ok: { 200: ref("UsageStats") },
      errors: [400, 401],
    },
  ),
  get_usage_stats_by_model: operation(
    "get_usage_stats_by_model",
    "Models",
    "GET",
    "/stats/usage_by_model",
    {
      query: [
        { name: "interval", type: "string", required: true },
      ],
      ok: { 200: list("UsageStatsPerModel") },
      errors: [400, 401],
    },
  ),
  get_usage_stats_by_model_and_user: operation(
    "get_usage_stats_by_model_and_user",
    "Models",
    "GET",
    "/stats/usage_by_model_and_user",
    {
      query: [
        { name: "interval", type: "string", required: true },
      ],
      ok: { 200: list("UsageStatsPerModelAndUser") },
      errors: [400, 401],
    },
  ),
  get_usage_stats_by_user: operation(
    "get_usage_stats_by_user",
    "Models",
    "GET",
    "/stats/usage_by_user",
    {
      query: [
        { name: "interval", type: "string", required: true },
      ],
      ok: { 200: list("UsageStatsPerUser") },
      errors: [400, 401],
    },
  ),
};
