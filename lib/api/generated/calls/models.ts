// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  EmbeddingModel,
  EncodeChunksForRetrievalRequest,
  ExtractionRequest,
  GuardrailsSettingsCreateRequest,
  Model,
  ModelAnswer,
  ModelExtractionAnswer,
  PerformanceStatsPerModel,
  QuestionRequest,
  SelfTestResult,
  SummarizeRequest,
  UsageStats,
  UsageStatsPerModel,
  UsageStatsPerModelAndUser,
  UsageStatsPerUser,
} from "../types/models.ts";
import type { GuardrailsSettings } from "../types/shared.ts";

/** What the operations filed under `Models` take and give. */
export interface ModelsOperations {
  /** `DELETE /api/v1/collections/{collection_id}/topic_model` */
  readonly delete_topic_model: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: undefined;
  };
  /** `POST /api/v1/collections/{collection_id}/topic_model` */
  readonly create_topic_model: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly query?: {
      readonly timeout?: number;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/embedding_models` */
  readonly list_embedding_models: {
    readonly result: EmbeddingModel[];
  };
  /** `GET /api/v1/embedding_models/default` */
  readonly get_default_embedding_model: {
    readonly result: EmbeddingModel;
  };
  /** `POST /api/v1/embedding_models/{model_id}/encode_chunks_for_retrieval` */
  readonly encode_chunks_for_retrieval: {
    readonly path: {
      readonly model_id: string;
    };
    readonly body: EncodeChunksForRetrievalRequest;
    readonly result: (readonly number[])[];
  };
  /** `POST /api/v1/guardrails_settings` */
  readonly create_guardrails_settings: {
    readonly body: GuardrailsSettingsCreateRequest;
    readonly result: GuardrailsSettings;
  };
  /** `GET /api/v1/models` */
  readonly list_models: {
    readonly result: Model[];
  };
  /** `GET /api/v1/models/model_to_reasoning_model_mapping` */
  readonly get_model_to_reasoning_model_mapping: {
    readonly result: Readonly<Record<string, string>>;
  };
  /** `GET /api/v1/models/model_to_vision_model_mapping` */
  readonly get_model_to_vision_model_mapping: {
    readonly result: Readonly<Record<string, string>>;
  };
  /** `GET /api/v1/models/reasoning_capable_model_names` */
  readonly get_reasoning_capable_model_names: {
    readonly result: string[];
  };
  /** `GET /api/v1/models/vision_capable_model_names` */
  readonly get_vision_capable_model_names: {
    readonly result: string[];
  };
  /** `POST /api/v1/models/{model_name}/answer_question` */
  readonly answer_question: {
    readonly path: {
      readonly model_name: string;
    };
    readonly body: QuestionRequest;
    readonly result: ModelAnswer;
  };
  /** `POST /api/v1/models/{model_name}/extract_data` */
  readonly extract_data: {
    readonly path: {
      readonly model_name: string;
    };
    readonly body: ExtractionRequest;
    readonly result: ModelExtractionAnswer;
  };
  /** `POST /api/v1/models/{model_name}/self_test/{mode}` */
  readonly run_model_self_test: {
    readonly path: {
      readonly model_name: string;
      readonly mode: "quick" | "rag" | "full" | "agent";
    };
    readonly result: SelfTestResult;
  };
  /** `POST /api/v1/models/{model_name}/summarize_content` */
  readonly summarize_content: {
    readonly path: {
      readonly model_name: string;
    };
    readonly body: SummarizeRequest;
    readonly result: ModelAnswer;
  };
  /** `GET /api/v1/stats/performance_by_model` */
  readonly get_performance_stats_by_model: {
    readonly query: {
      readonly interval: string;
    };
    readonly result: PerformanceStatsPerModel[];
  };
  /** `GET /api/v1/stats/usage` */
  readonly get_usage_stats: {
    readonly query: {
      readonly interval: string;
    };
    readonly result: UsageStats;
  };
  /** `GET /api/v1/stats/usage_by_model` */
  readonly get_usage_stats_by_model: {
    readonly query: {
      readonly interval: string;
    };
    readonly result: UsageStatsPerModel[];
  };
  /** `GET /api/v1/stats/usage_by_model_and_user` */
  readonly get_usage_stats_by_model_and_user: {
    readonly query: {
      readonly interval: string;
    };
    readonly result: UsageStatsPerModelAndUser[];
  };
  /** `GET /api/v1/stats/usage_by_user` */
  readonly get_usage_stats_by_user: {
    readonly query: {
      readonly interval: string;
    };
    readonly result: UsageStatsPerUser[];
  };
}
