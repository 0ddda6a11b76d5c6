// Generated from tools/facts by `deno task generate`; do not edit.
import type { GuardrailsSettings } from "./shared.ts";

/** The API's schema `DocumentExtractionResult`. */
export interface DocumentExtractionResult {
  readonly id: string;
  readonly document_id?: string | null;
  readonly document_name: string;
  readonly content: unknown;
  readonly error: string;
}

/** The API's schema `Extractor`. */
export interface Extractor {
  readonly name: string;
  readonly description: string;
  readonly llm?: string;
  readonly schema?: string;
  readonly prompt?: string;
  readonly pre_prompt_summary?: string;
  readonly keep_intermediate_results?: boolean;
  readonly system_prompt?: string;
  readonly max_num_chunks?: number;
  readonly vision?: string;
  readonly vision_llm?: string;
  readonly image_batch_image_prompt?: string;
  readonly image_batch_final_prompt?: string;
  readonly guardrails_settings?: GuardrailsSettings;
  readonly id: string;
  readonly is_public: boolean;
  /** Format: date-time. */
  readonly created_at: string;
}

/** The API's schema `ExtractorCreateRequest`. */
export interface ExtractorCreateRequest {
  readonly name: string;
  readonly description: string;
  readonly llm: string;
  readonly schema: string;
  readonly prompt?: string;
  readonly pre_prompt_summary?: string;
  readonly keep_intermediate_results?: boolean;
  readonly system_prompt?: string;
  /** At least 1. */
  readonly max_num_chunks?: number;
  readonly vision?: string;
  readonly vision_llm?: string;
  readonly image_batch_image_prompt?: string;
  readonly image_batch_final_prompt?: string;
  readonly guardrails_settings?: GuardrailsSettings;
}

/** The API's schema `ExtractorUpdateRequest`. */
export interface ExtractorUpdateRequest {
  readonly name?: string;
  readonly description?: string;
  readonly llm?: string;
  readonly schema?: string;
  readonly prompt?: string;
  readonly pre_prompt_summary?: string;
  readonly keep_intermediate_results?: boolean;
  readonly system_prompt?: string;
  /** At least 1. */
  readonly max_num_chunks?: number;
  readonly vision?: string;
  readonly vision_llm?: string;
  readonly image_batch_image_prompt?: string;
  readonly image_batch_final_prompt?: string;
  readonly guardrails_settings?: GuardrailsSettings;
}

/** The API's schema `UpdateExtractorPrivacyRequest`. */
export interface UpdateExtractorPrivacyRequest {
  readonly is_public: boolean;
}
