// Generated from tools/facts by `deno task generate`; do not edit.
import type { GuardrailsSettings } from "./shared.ts";

/** The API's schema `AudioSegment`. */
export interface AudioSegment {
  readonly start: number;
  readonly end?: number | null;
  readonly speaker: string;
  readonly original_speaker?: string | null;
  readonly text: string;
  readonly type?: string | null;
}

/** The API's schema `DeleteTagFromDocument200Response`. */
export interface DeleteTagFromDocument200Response {
  readonly tag_id: string;
}

/** The API's schema `DocumentSummary`. */
export interface DocumentSummary {
  readonly id: string;
  readonly document_id: string;
  readonly content: string;
  readonly error: string;
  readonly kwargs: string;
  /** Format: date-time. */
  readonly created_at: string;
  readonly usage_stats?: string;
}

/** The API's schema `DocumentUpdateRequest`. */
export interface DocumentUpdateRequest {
  readonly name?: string;
  readonly uri?: string;
}

/** The API's schema `ProcessDocumentJobRequest`. */
export interface ProcessDocumentJobRequest {
  readonly document_id: string;
  readonly summary_id?: string;
  readonly system_prompt?: string;
  readonly pre_prompt_summary?: string;
  readonly prompt_summary?: string;
  readonly image_batch_image_prompt?: string;
  readonly image_batch_final_prompt?: string;
  readonly llm?: string;
  readonly llm_args?: Readonly<Record<string, unknown>>;
  readonly max_num_chunks?: number;
  /** @default {"auto"} */
  readonly sampling_strategy?: "auto" | "uniform" | "first" | "first+last";
  readonly pages?: readonly number[];
  readonly schema?: Readonly<Record<string, unknown>>;
  /** @default {false} */
  readonly keep_intermediate_results?: boolean;
  readonly guardrails_settings?: GuardrailsSettings;
  /** @default {86400} */
  readonly timeout?: number;
  readonly meta_data_to_include?: Readonly<Record<string, boolean>>;
}
