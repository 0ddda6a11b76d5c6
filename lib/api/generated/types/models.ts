// Generated from tools/facts by `deno task generate`; do not edit.
import type { GuardrailsSettings } from "./shared.ts";

/** The API's schema `EmbeddingModel`. */
export interface EmbeddingModel {
  /** Id. */
  readonly id: string;
  /** Display name. */
  readonly display_name: string;
  /** Description. */
  readonly description: string;
  /** Languages. */
  readonly languages: readonly string[];
}

/** The API's schema `EncodeChunksForRetrievalRequest`. */
export interface EncodeChunksForRetrievalRequest {
  /** Chunks. */
  readonly chunks: readonly string[];
}

/** The API's schema `ExtractionRequest`. */
export interface ExtractionRequest {
  /** Text context list. */
  readonly text_context_list?: readonly string[];
  /**
   * System prompt.
   * @default {""}
   */
  readonly system_prompt?: string;
  /** Llm args. */
  readonly llm_args?: Readonly<Record<string, unknown>>;
  /** Guardrails settings. */
  readonly guardrails_settings?: GuardrailsSettings;
  /** Timeout. */
  readonly timeout?: number;
  /** Pre prompt extract. */
  readonly pre_prompt_extract?: string;
  /** Prompt extract. */
  readonly prompt_extract?: string;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `GuardrailsSettingsCreateRequest`. */
export interface GuardrailsSettingsCreateRequest {
  /**
   * Action.
   * @default {"redact"}
   */
  readonly action?: "redact" | "fail" | "allow";
  /**
   * Sensitive.
   * @default {true}
   */
  readonly sensitive?: boolean;
  /**
   * Non sensitive.
   * @default {true}
   */
  readonly non_sensitive?: boolean;
  /**
   * All guardrails.
   * @default {true}
   */
  readonly all_guardrails?: boolean;
  /** Guardrails settings. */
  readonly guardrails_settings?: GuardrailsSettings;
}

/** The API's schema `Model`. */
export interface Model {
  /** Id. */
  readonly id: string;
  /** Display name. */
  readonly display_name: string;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `ModelAnswer`. */
export interface ModelAnswer {
  /** Content. */
  readonly content: string;
  /** Error. */
  readonly error: string;
  /** Prompt raw. */
  readonly prompt_raw?: string;
  /** Llm. */
  readonly llm: string;
  /** Input tokens. */
  readonly input_tokens?: number;
  /** Output tokens. */
  readonly output_tokens?: number;
  /** Origin. */
  readonly origin?: string;
}

/** The API's schema `ModelExtractionAnswer`. */
export interface ModelExtractionAnswer {
  /** Content. */
  readonly content: readonly string[];
  /** Error. */
  readonly error: string;
  /** Llm. */
  readonly llm: string;
  /** Input tokens. */
  readonly input_tokens?: number;
  /** Output tokens. */
  readonly output_tokens?: number;
}

/** The API's schema `ModelUsageStatsPerUser`. */
export interface ModelUsageStatsPerUser {
  /** User id. */
  readonly user_id: string;
  /** Username. */
  readonly username: string;
  /** Email. */
  readonly email: string;
  /** Llm cost. */
  readonly llm_cost: number;
  /** Call count. */
  readonly call_count: number;
  /** Input tokens. */
  readonly input_tokens: number;
  /** Output tokens. */
  readonly output_tokens: number;
}

/** The API's schema `PerformanceStatsPerModel`. */
export interface PerformanceStatsPerModel {
  /** Llm name. */
  readonly llm_name: string;
  /** Call count. */
  readonly call_count: number;
  /** Input tokens. */
  readonly input_tokens: number;
  /** Output tokens. */
  readonly output_tokens: number;
  /** Tokens per second. */
  readonly tokens_per_second: number;
  /** Time to first token. */
  readonly time_to_first_token: number;
}

/** The API's schema `QuestionRequest`. */
export interface QuestionRequest {
  /** Text context list. */
  readonly text_context_list?: readonly string[];
  /**
   * System prompt.
   * @default {""}
   */
  readonly system_prompt?: string;
  /** Llm args. */
  readonly llm_args?: Readonly<Record<string, unknown>>;
  /** Guardrails settings. */
  readonly guardrails_settings?: GuardrailsSettings;
  /** Timeout. */
  readonly timeout?: number;
  /** Pre prompt query. */
  readonly pre_prompt_query?: string;
  /** Prompt query. */
  readonly prompt_query?: string;
  /** Question. */
  readonly question: string;
  /** Chat conversation. */
  readonly chat_conversation?: readonly (readonly [string, string])[];
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `SelfTestResult`. */
export interface SelfTestResult {
  /** Origin. */
  readonly origin: string;
  /** Llm. */
  readonly llm: string;
  /** Input tokens. */
  readonly input_tokens: number;
  /** Output tokens. */
  readonly output_tokens: number;
  /** Time to first token. */
  readonly time_to_first_token: number;
  /** Tokens per second. */
  readonly tokens_per_second: number;
  /** Responses. */
  readonly responses?: readonly string[];
  /** Error. */
  readonly error?: string;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `SummarizeRequest`. */
export interface SummarizeRequest {
  /** Text context list. */
  readonly text_context_list?: readonly string[];
  /**
   * System prompt.
   * @default {""}
   */
  readonly system_prompt?: string;
  /** Llm args. */
  readonly llm_args?: Readonly<Record<string, unknown>>;
  /** Guardrails settings. */
  readonly guardrails_settings?: GuardrailsSettings;
  /** Timeout. */
  readonly timeout?: number;
  /** Pre prompt summary. */
  readonly pre_prompt_summary?: string;
  /** Prompt summary. */
  readonly prompt_summary?: string;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `UsageStats`. */
export interface UsageStats {
  /** Current. */
  readonly current: number;
  /** Max allowed 24h. */
  readonly max_allowed_24h: number;
  /** Cost unit. */
  readonly cost_unit: string;
  /** Interval. */
  readonly interval: string;
}

/** The API's schema `UsageStatsPerModel`. */
export interface UsageStatsPerModel {
  /** Llm name. */
  readonly llm_name: string;
  /** Llm cost. */
  readonly llm_cost: number;
  /** Call count. */
  readonly call_count: number;
  /** Input tokens. */
  readonly input_tokens: number;
  /** Output tokens. */
  readonly output_tokens: number;
}

/** The API's schema `UsageStatsPerModelAndUser`. */
export interface UsageStatsPerModelAndUser {
  /** Llm name. */
  readonly llm_name: string;
  /** Total cost. */
  readonly total_cost: number;
  /** Total calls. */
  readonly total_calls: number;
  /** Total input tokens. */
  readonly total_input_tokens: number;
  /** Total output tokens. */
  readonly total_output_tokens: number;
  /** User usage. */
  readonly user_usage: readonly ModelUsageStatsPerUser[];
}

/** The API's schema `UsageStatsPerUser`. */
export interface UsageStatsPerUser {
  /** User id. */
  readonly user_id: string;
  /** Username. */
  readonly username: string;
  /** Email. */
  readonly email: string;
  /** Llm usage. */
  readonly llm_usage: readonly UsageStatsPerModel[];
}
