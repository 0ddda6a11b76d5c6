// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `PromptTemplate`. */
export interface PromptTemplate {
  readonly name?: string;
  readonly description?: string;
  readonly lang?: string;
  readonly system_prompt?: string;
  readonly pre_prompt_query?: string;
  readonly prompt_query?: string;
  readonly hyde_no_rag_llm_prompt_extension?: string;
  readonly pre_prompt_summary?: string;
  readonly prompt_summary?: string;
  readonly system_prompt_reflection?: string;
  readonly prompt_reflection?: string;
  readonly auto_gen_description_prompt?: string;
  readonly auto_gen_document_summary_pre_prompt_summary?: string;
  readonly auto_gen_document_summary_prompt_summary?: string;
  readonly auto_gen_document_sample_questions_prompt?: string;
  readonly default_sample_questions?: readonly string[];
  readonly image_batch_image_prompt?: string;
  readonly image_batch_final_prompt?: string;
  readonly id: string;
  readonly is_default: boolean;
  readonly user_count?: number;
  readonly group_count?: number;
  readonly username?: string;
  readonly user_id?: string;
  /** Format: date-time. */
  readonly created_at?: string;
  /** Format: date-time. */
  readonly updated_at?: string;
  readonly is_public: boolean;
  readonly visible?: boolean;
  readonly is_system_default?: boolean;
}

/** The API's schema `PromptTemplateCreateRequest`. */
export interface PromptTemplateCreateRequest {
  readonly name: string;
  readonly description?: string;
  readonly lang?: string;
  readonly system_prompt?: string;
  readonly pre_prompt_query?: string;
  readonly prompt_query?: string;
  readonly hyde_no_rag_llm_prompt_extension?: string;
  readonly pre_prompt_summary?: string;
  readonly prompt_summary?: string;
  readonly system_prompt_reflection?: string;
  readonly prompt_reflection?: string;
  readonly auto_gen_description_prompt?: string;
  readonly auto_gen_document_summary_pre_prompt_summary?: string;
  readonly auto_gen_document_summary_prompt_summary?: string;
  readonly auto_gen_document_sample_questions_prompt?: string;
  readonly default_sample_questions?: readonly string[];
  readonly image_batch_image_prompt?: string;
  readonly image_batch_final_prompt?: string;
}

/** The API's schema `UpdateDefaultPromptTemplateVisibilityRequest`. */
export interface UpdateDefaultPromptTemplateVisibilityRequest {
  readonly is_visible: boolean;
}

/** The API's schema `UpdatePromptTemplatePrivacyRequest`. */
export interface UpdatePromptTemplatePrivacyRequest {
  readonly is_public: boolean;
}
