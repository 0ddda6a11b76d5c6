// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `PromptTemplate`. */
export interface PromptTemplate {
  /** Name. */
  readonly name?: string;
  /** Description. */
  readonly description?: string;
  /** Lang. */
  readonly lang?: string;
  /** System prompt. */
  readonly system_prompt?: string;
  /** Pre prompt query. */
  readonly pre_prompt_query?: string;
  /** Prompt query. */
  readonly prompt_query?: string;
  /** Hyde no rag llm prompt extension. */
  readonly hyde_no_rag_llm_prompt_extension?: string;
  /** Pre prompt summary. */
  readonly pre_prompt_summary?: string;
  /** Prompt summary. */
  readonly prompt_summary?: string;
  /** System prompt reflection. */
  readonly system_prompt_reflection?: string;
  /** Prompt reflection. */
  readonly prompt_reflection?: string;
  /** Auto gen description prompt. */
  readonly auto_gen_description_prompt?: string;
  /** Auto gen document summary pre prompt summary. */
  readonly auto_gen_document_summary_pre_prompt_summary?: string;
  /** Auto gen document summary prompt summary. */
  readonly auto_gen_document_summary_prompt_summary?: string;
  /** Auto gen document sample questions prompt. */
  readonly auto_gen_document_sample_questions_prompt?: string;
  /** Default sample questions. */
  readonly default_sample_questions?: readonly string[];
  /** Image batch image prompt. */
  readonly image_batch_image_prompt?: string;
  /** Image batch final prompt. */
  readonly image_batch_final_prompt?: string;
  /** Id. */
  readonly id: string;
  /** Is default. */
  readonly is_default: boolean;
  /** User count. */
  readonly user_count?: number;
  /** Group count. */
  readonly group_count?: number;
  /** Username. */
  readonly username?: string;
  /** User id. */
  readonly user_id?: string;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at?: string;
  /**
   * Updated at.
   * Format: date-time.
   */
  readonly updated_at?: string;
  /** Is public. */
  readonly is_public: boolean;
  /** Visible. */
  readonly visible?: boolean;
  /** Is system default. */
  readonly is_system_default?: boolean;
}

/** The API's schema `PromptTemplateCreateRequest`. */
export interface PromptTemplateCreateRequest {
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description?: string;
  /** Lang. */
  readonly lang?: string;
  /** System prompt. */
  readonly system_prompt?: string;
  /** Pre prompt query. */
  readonly pre_prompt_query?: string;
  /** Prompt query. */
  readonly prompt_query?: string;
  /** Hyde no rag llm prompt extension. */
  readonly hyde_no_rag_llm_prompt_extension?: string;
  /** Pre prompt summary. */
  readonly pre_prompt_summary?: string;
  /** Prompt summary. */
  readonly prompt_summary?: string;
  /** System prompt reflection. */
  readonly system_prompt_reflection?: string;
  /** Prompt reflection. */
  readonly prompt_reflection?: string;
  /** Auto gen description prompt. */
  readonly auto_gen_description_prompt?: string;
  /** Auto gen document summary pre prompt summary. */
  readonly auto_gen_document_summary_pre_prompt_summary?: string;
  /** Auto gen document summary prompt summary. */
  readonly auto_gen_document_summary_prompt_summary?: string;
  /** Auto gen document sample questions prompt. */
  readonly auto_gen_document_sample_questions_prompt?: string;
  /** Default sample questions. */
  readonly default_sample_questions?: readonly string[];
  /** Image batch image prompt. */
  readonly image_batch_image_prompt?: string;
  /** Image batch final prompt. */
  readonly image_batch_final_prompt?: string;
}

/** The API's schema `UpdateDefaultPromptTemplateVisibilityRequest`. */
export interface UpdateDefaultPromptTemplateVisibilityRequest {
  /** Is visible. */
  readonly is_visible: boolean;
}

/** The API's schema `UpdatePromptTemplatePrivacyRequest`. */
export interface UpdatePromptTemplatePrivacyRequest {
  /** Is public. */
  readonly is_public: boolean;
}
