// Generated from tools/facts by `deno task generate`; do not edit.
import type { GuardrailsSettings } from "./shared.ts";

/** The API's schema `EmbeddingModel`. */
export interface EmbeddingModel {
  readonly id: string;
  readonly display_name: string;
  readonly description: string;
  readonly languages: readonly string[];
}

/** The API's schema `EncodeChunksForRetrievalRequest`. */
export interface EncodeChunksForRetrievalRequest {
  readonly chunks: readonly string[];
}

/** The API's schema `ExtractionRequest`. */
export interface ExtractionRequest {
  readonly text_context_list?: readonly string[];
  /** @default {""} */
  readonly system_prompt?: string;
  readonly llm_args?: Readonly<Record<string, unknown>>;
  readonly guardrails_settings?: GuardrailsSettings;
  readonly timeout?: number;
  readonly pre_prompt_extract?: string;
  readonly prompt_extract?: string;
  readonly [field: string]: unknown;
}

/** The API's schema `GuardrailsSettingsCreateRequest`. */
export interface GuardrailsSettingsCreateRequest {
  /** @default {"redact"} */
  readonly action?: "redact" | "fail" | "allow";
  /** @default {true} */
  readonly sensitive?: boolean;
  /** @default {true} */
  readonly non_sensitive?: boolean;
  /** @default {true} */
  readonly all_guardrails?: boolean;
  readonly guardrails_settings?: GuardrailsSettings;
}

/** The API's schema `Model`. */
export interface Model {
  readonly id: string;
  readonly display_name: string;
  readonly [field: string]: unknown;
}

/** The API's schema `ModelAnswer`. */
export interface ModelAnswer {
  readonly content: string;
  readonly error: string;
  readonly prompt_raw?: string;
  readonly llm: string;
  readonly input_tokens?: number;
  readonly output_tokens?: number;
  readonly origin?: string;
}

/** The API's schema `ModelExtractionAnswer`. */
export interface ModelExtractionAnswer {
  readonly content: readonly string[];
  readonly error: string;
  readonly llm: string;
  readonly input_tokens?: number;
  readonly output_tokens?: number;
}

/** The API's schema `ModelUsageStatsPerUser`. */
export interface ModelUsageStatsPerUser {
  readonly user_id: string;
  readonly username: string;
  readonly email: string;
  readonly llm_cost: number;
  readonly call_count: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
}

/** The API's schema `PerformanceStatsPerModel`. */
export interface PerformanceStatsPerModel {
  readonly llm_name: string;
  readonly call_count: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly tokens_per_second: number;
  readonly time_to_first_token: number;
}

/** The API's schema `QuestionRequest`. */
export interface QuestionRequest {
  readonly text_context_list?: readonly string[];
  /** @default {""} */
  readonly system_prompt?: string;
  readonly llm_args?: Readonly<Record<string, unknown>>;
  readonly guardrails_settings?: GuardrailsSettings;
  readonly timeout?: number;
  readonly pre_prompt_query?: string;
  readonly prompt_query?: string;
  readonly question: string;
  readonly chat_conversation?: readonly (readonly [string, string])[];
  readonly [field: string]: unknown;
}

/** The API's schema `SelfTestResult`. */
export interface SelfTestResult {
  readonly origin: string;
  readonly llm: string;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly time_to_first_token: number;
  readonly tokens_per_second: number;
  readonly responses?: readonly string[];
  readonly error?: string;
  readonly [field: string]: unknown;
}

/** The API's schema `SummarizeRequest`. */
export interface SummarizeRequest {
  readonly text_context_list?: readonly string[];
  /** @default {""} */
  readonly system_prompt?: string;
  readonly llm_args?: Readonly<Record<string, unknown>>;
  readonly guardrails_settings?: GuardrailsSettings;
  readonly timeout?: number;
  readonly pre_prompt_summary?: string;
  readonly prompt_summary?: string;
  readonly [field: string]: unknown;
}

/** The API's schema `UsageStats`. */
export interface UsageStats {
  readonly current: number;
  readonly max_allowed_24h: number;
  readonly cost_unit: string;
  readonly interval: string;
}

/** The API's schema `UsageStatsPerModel`. */
export interface UsageStatsPerModel {
  readonly llm_name: string;
  readonly llm_cost: number;
  readonly call_count: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
}

/** The API's schema `UsageStatsPerModelAndUser`. */
export interface UsageStatsPerModelAndUser {
  readonly llm_name: string;
  readonly total_cost: number;
  readonly total_calls: number;
  readonly total_input_tokens: number;
  readonly total_output_tokens: number;
  readonly user_usage: readonly ModelUsageStatsPerUser[];
}

/** The API's schema `UsageStatsPerUser`. */
export interface UsageStatsPerUser {
  readonly user_id: string;
  readonly username: string;
  readonly email: string;
  readonly llm_usage: readonly UsageStatsPerModel[];
}
