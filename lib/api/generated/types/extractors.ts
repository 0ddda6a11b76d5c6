// Generated from tools/facts by `deno task generate`; do not edit.
import type { GuardrailsSettings } from "./shared.ts";

/** The API's schema `DocumentExtractionResult`. */
export interface DocumentExtractionResult {
  /** Id. */
  readonly id: string;
  /** Document id. */
  readonly document_id?: string | null;
  /** Document name. */
  readonly document_name: string;
  /** Content. */
  readonly content: unknown;
  /** Error. */
  readonly error: string;
}

/** The API's schema `Extractor`. */
export interface Extractor {
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description: string;
  /** Llm. */
  readonly llm?: string;
  /** Schema. */
  readonly schema?: string;
  /** Prompt. */
  readonly prompt?: string;
  /** Pre prompt summary. */
  readonly pre_prompt_summary?: string;
  /** Keep intermediate results. */
  readonly keep_intermediate_results?: boolean;
  /** System prompt. */
  readonly system_prompt?: string;
  /** Max num chunks. */
  readonly max_num_chunks?: number;
  /** Vision. */
  readonly vision?: string;
  /** Vision llm. */
  readonly vision_llm?: string;
  /** Image batch image prompt. */
  readonly image_batch_image_prompt?: string;
  /** Image batch final prompt. */
  readonly image_batch_final_prompt?: string;
  /** Guardrails settings. */
  readonly guardrails_settings?: GuardrailsSettings;
  /** Id. */
  readonly id: string;
  /** Is public. */
  readonly is_public: boolean;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at: string;
}

/** The API's schema `ExtractorCreateRequest`. */
export interface ExtractorCreateRequest {
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description: string;
  /** Llm. */
  readonly llm: string;
  /** Schema. */
  readonly schema: string;
  /** Prompt. */
  readonly prompt?: string;
  /** Pre prompt summary. */
  readonly pre_prompt_summary?: string;
  /** Keep intermediate results. */
  readonly keep_intermediate_results?: boolean;
  /** System prompt. */
  readonly system_prompt?: string;
  /**
   * Max num chunks.
   * At least 1.
   */
  readonly max_num_chunks?: number;
  /** Vision. */
  readonly vision?: string;
  /** Vision llm. */
  readonly vision_llm?: string;
  /** Image batch image prompt. */
  readonly image_batch_image_prompt?: string;
  /** Image batch final prompt. */
  readonly image_batch_final_prompt?: string;
  /** Guardrails settings. */
  readonly guardrails_settings?: GuardrailsSettings;
}

/** The API's schema `ExtractorUpdateRequest`. */
export interface ExtractorUpdateRequest {
  /** Name. */
  readonly name?: string;
  /** Description. */
  readonly description?: string;
  /** Llm. */
  readonly llm?: string;
  /** Schema. */
  readonly schema?: string;
  /** Prompt. */
  readonly prompt?: string;
  /** Pre prompt summary. */
  readonly pre_prompt_summary?: string;
  /** Keep intermediate results. */
  readonly keep_intermediate_results?: boolean;
  /** System prompt. */
  readonly system_prompt?: string;
  /**
   * Max num chunks.
   * At least 1.
   */
  readonly max_num_chunks?: number;
  /** Vision. */
  readonly vision?: string;
  /** Vision llm. */
  readonly vision_llm?: string;
  /** Image batch image prompt. */
  readonly image_batch_image_prompt?: string;
  /** Image batch final prompt. */
  readonly image_batch_final_prompt?: string;
  /** Guardrails settings. */
  readonly guardrails_settings?: GuardrailsSettings;
}

/** The API's schema `UpdateExtractorPrivacyRequest`. */
export interface UpdateExtractorPrivacyRequest {
  /** Is public. */
  readonly is_public: boolean;
}
