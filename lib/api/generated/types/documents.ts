// Generated from tools/facts by `deno task generate`; do not edit.
import type { GuardrailsSettings } from "./shared.ts";

/** The API's schema `AudioSegment`. */
export interface AudioSegment {
  /** Start. */
  readonly start: number;
  /** End. */
  readonly end?: number | null;
  /** Speaker. */
  readonly speaker: string;
  /** Original speaker. */
  readonly original_speaker?: string | null;
  /** Text. */
  readonly text: string;
  /** Type. */
  readonly type?: string | null;
}

/** The API's schema `DeleteTagFromDocument200Response`. */
export interface DeleteTagFromDocument200Response {
  /** Tag id. */
  readonly tag_id: string;
}

/** The API's schema `DocumentSummary`. */
export interface DocumentSummary {
  /** Id. */
  readonly id: string;
  /** Document id. */
  readonly document_id: string;
  /** Content. */
  readonly content: string;
  /** Error. */
  readonly error: string;
  /** Kwargs. */
  readonly kwargs: string;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at: string;
  /** Usage stats. */
  readonly usage_stats?: string;
}

/** The API's schema `DocumentUpdateRequest`. */
export interface DocumentUpdateRequest {
  /** Name. */
  readonly name?: string;
  /** Uri. */
  readonly uri?: string;
}

/** The API's schema `ProcessDocumentJobRequest`. */
export interface ProcessDocumentJobRequest {
  /** Document id. */
  readonly document_id: string;
  /** Summary id. */
  readonly summary_id?: string;
  /** System prompt. */
  readonly system_prompt?: string;
  /** Pre prompt summary. */
  readonly pre_prompt_summary?: string;
  /** Prompt summary. */
  readonly prompt_summary?: string;
  /** Image batch image prompt. */
  readonly image_batch_image_prompt?: string;
  /** Image batch final prompt. */
  readonly image_batch_final_prompt?: string;
  /** Llm. */
  readonly llm?: string;
  /** Llm args. */
  readonly llm_args?: Readonly<Record<string, unknown>>;
  /** Max num chunks. */
  readonly max_num_chunks?: number;
  /**
   * Sampling strategy.
   * @default {"auto"}
   */
  readonly sampling_strategy?: "auto" | "uniform" | "first" | "first+last";
  /** Pages. */
  readonly pages?: readonly number[];
  /** Schema. */
  readonly schema?: Readonly<Record<string, unknown>>;
  /**
   * Keep intermediate results.
   * @default {false}
   */
  readonly keep_intermediate_results?: boolean;
  /** Guardrails settings. */
  readonly guardrails_settings?: GuardrailsSettings;
  /**
   * Timeout.
   * @default {86400}
   */
  readonly timeout?: number;
  /** Meta data to include. */
  readonly meta_data_to_include?: Readonly<Record<string, boolean>>;
}
