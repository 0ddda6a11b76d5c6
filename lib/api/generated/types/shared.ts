// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `AgentServerDirectoryFileStats`. */
export interface AgentServerDirectoryFileStats {
  /** Name. */
  readonly name: string;
  /** Path. */
  readonly path: string;
  /** Size bytes. */
  readonly size_bytes: number;
  /** Size human readable. */
  readonly size_human_readable: string;
  /** Created timestamp. */
  readonly created_timestamp: number;
  /** Modified timestamp. */
  readonly modified_timestamp: number;
  /** Created date. */
  readonly created_date: string;
  /** Modified date. */
  readonly modified_date: string;
  /** Is directory. */
  readonly is_directory: boolean;
  /** Owner. */
  readonly owner: string;
  /** Permissions. */
  readonly permissions: string;
  /** Sha256. */
  readonly sha256?: string;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `AgentServerDirectoryStats`. */
export interface AgentServerDirectoryStats {
  /** Id. */
  readonly id: string;
  /** Object. */
  readonly object: string;
  /** Size bytes. */
  readonly size_bytes: number;
  /** Size human readable. */
  readonly size_human_readable: string;
  /** File count. */
  readonly file_count: number;
  /** Directory count. */
  readonly directory_count: number;
  /** Created timestamp. */
  readonly created_timestamp: number;
  /** Modified timestamp. */
  readonly modified_timestamp: number;
  /** Created date. */
  readonly created_date: string;
  /** Modified date. */
  readonly modified_date: string;
  /** Is empty. */
  readonly is_empty: boolean;
  /** Top level contents. */
  readonly top_level_contents: readonly string[];
  /** Owner. */
  readonly owner: string;
  /** Permissions. */
  readonly permissions: string;
  /** Files. */
  readonly files?: readonly AgentServerDirectoryFileStats[];
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `ChatCompletionRAGConfig`. */
export type ChatCompletionRAGConfig = Readonly<Record<string, unknown>>;

/** The API's schema `ChatCompletionRequestLLMArgs`. */
export type ChatCompletionRequestLLMArgs = Readonly<Record<string, unknown>>;

/** The API's schema `ChatCompletionSelfReflectionConfig`. */
export type ChatCompletionSelfReflectionConfig = Readonly<
  Record<string, unknown>
>;

/** The API's schema `ChatSession`. */
export interface ChatSession {
  /** Id. */
  readonly id: string;
  /** Name. */
  readonly name?: string;
  /** Collection id. */
  readonly collection_id?: string;
  /** Collection name. */
  readonly collection_name?: string;
  /** Prompt template id. */
  readonly prompt_template_id?: string;
  /** Latest message content. */
  readonly latest_message_content?: string;
  /**
   * Updated at.
   * Format: date-time.
   */
  readonly updated_at: string;
  /** Workspace. */
  readonly workspace?: string;
  /** Status. */
  readonly status?: "active" | "expiring" | "archived";
  /**
   * Expiry date.
   * Format: date-time.
   */
  readonly expiry_date?: string;
  /** Inactivity interval. */
  readonly inactivity_interval?: number;
  /**
   * Keep forever.
   * @default {false}
   */
  readonly keep_forever?: boolean;
  /** Username. */
  readonly username?: string;
  /**
   * Archived at.
   * Format: date-time.
   */
  readonly archived_at?: string;
  /** Source. */
  readonly source?: "user" | "schedule";
}

/** The API's schema `ChatSettingsTags`. */
export type ChatSettingsTags = readonly string[] | TagFilter;

/** The API's schema `ChunkSearchResult`. */
export interface ChunkSearchResult {
  /** Text. */
  readonly text: string;
  /** Id. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Size. */
  readonly size: number;
  /** Pages. */
  readonly pages: string;
  /** Start time. */
  readonly start_time?: number | null;
  /** End time. */
  readonly end_time?: number | null;
  /** Topic. */
  readonly topic: string;
  /** Score. */
  readonly score: number;
}

/** The API's schema `Collection`. */
export interface Collection {
  /** Id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description: string;
  /** Description auto generated. */
  readonly description_auto_generated?: boolean;
  /**
   * Description generated at.
   * Format: date-time.
   */
  readonly description_generated_at?: string;
  /**
   * Description dirty at.
   * Format: date-time.
   */
  readonly description_dirty_at?: string;
  /**
   * Description generation started at.
   * Format: date-time.
   */
  readonly description_generation_started_at?: string;
  /** Embedding model. */
  readonly embedding_model: string;
  /** Document count. */
  readonly document_count: number;
  /** Document size. */
  readonly document_size: number;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at: string;
  /**
   * Updated at.
   * Format: date-time.
   */
  readonly updated_at: string;
  /** User count. */
  readonly user_count: number;
  /** Is public. */
  readonly is_public: boolean;
  /** Username. */
  readonly username: string;
  /** Sessions count. */
  readonly sessions_count: number;
  /** Status. */
  readonly status: string;
  /** Prompt template id. */
  readonly prompt_template_id?: string;
  /** Thumbnail. */
  readonly thumbnail?: string;
  /** Size limit. */
  readonly size_limit?: number;
  /**
   * Expiry date.
   * Format: date-time.
   */
  readonly expiry_date?: string;
  /** Inactivity interval. */
  readonly inactivity_interval?: number;
  /** Rag type. */
  readonly rag_type?:
    | "auto"
    | "llm_only"
    | "rag"
    | "hyde1"
    | "hyde2"
    | "rag+"
    | "all_data";
  /** Metadata dict. */
  readonly metadata_dict?: Readonly<Record<string, unknown>>;
  /** Workspace. */
  readonly workspace?: string;
  /** Has default guardrails. */
  readonly has_default_guardrails?: boolean;
  /** Vex encryption. */
  readonly vex_encryption?: "enabled" | "disabled" | null;
  /**
   * Exempt from chat expiry.
   * @default {false}
   */
  readonly exempt_from_chat_expiry?: boolean;
}

/** The API's schema `Count`. */
export interface Count {
  /** Count. */
  readonly count: number;
}

/** The API's schema `CreateAgentToolRequest`. */
export interface CreateAgentToolRequest {
  /** Tool type. */
  readonly tool_type: string;
  /** Tool args. */
  readonly tool_args: Readonly<Record<string, unknown>>;
  /** Custom tool path. */
  readonly custom_tool_path?: string | null;
  /** Filename. */
  readonly filename?: string | null;
}

/** The API's schema `DeleteDocumentsJobRequest`. */
export interface DeleteDocumentsJobRequest {
  /** Document ids. */
  readonly document_ids: readonly string[];
}

/** The API's schema `Dictionary`. */
export type Dictionary = Readonly<Record<string, unknown>>;

/** The API's schema `Document`. */
export interface Document {
  /** Id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** Username. */
  readonly username: string;
  /** Type. */
  readonly type: string;
  /** Size. */
  readonly size: number;
  /** Page count. */
  readonly page_count: number;
  /** Status. */
  readonly status:
    | "unknown"
    | "scheduled"
    | "queued"
    | "running"
    | "completed"
    | "failed"
    | "canceled"
    | "agent_only";
  /** Usage stats. */
  readonly usage_stats?: string;
  /** Connector. */
  readonly connector?: string;
  /** Original type. */
  readonly original_type?: string;
  /**
   * Original mtime.
   * Format: date-time.
   */
  readonly original_mtime?: string;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at: string;
  /**
   * Updated at.
   * Format: date-time.
   */
  readonly updated_at: string;
  /** Uri. */
  readonly uri?: string;
  /** Summary. */
  readonly summary?: string;
  /** Summary parameters. */
  readonly summary_parameters?: string;
  /** Metadata dict. */
  readonly metadata_dict?: Readonly<Record<string, unknown>>;
  /**
   * Is encrypted.
   * @default {false}
   */
  readonly is_encrypted?: boolean;
  /** Chat session id. */
  readonly chat_session_id?: string;
  /** Chat session name. */
  readonly chat_session_name?: string;
  /**
   * Chat session visible.
   * @default {false}
   */
  readonly chat_session_visible?: boolean;
}

/** The API's schema `EndpointError`. */
export interface EndpointError {
  /**
   * Code.
   * Format: int32.
   */
  readonly code: number;
  /** Message. */
  readonly message: string;
  /** Error type. */
  readonly error_type?: string;
}

/** The API's schema `GroupSharePermission`. */
export interface GroupSharePermission {
  /** Group id. */
  readonly group_id: string;
  /** Permissions. */
  readonly permissions?: readonly string[];
}

/** The API's schema `GuardrailsSettings`. */
export interface GuardrailsSettings {
  /** Exception message. */
  readonly exception_message?: string;
  /**
   * Show violated responses.
   * @default {false}
   */
  readonly show_violated_responses?: boolean;
  /**
   * Guardrails on transcriptions.
   * @default {false}
   */
  readonly guardrails_on_transcriptions?: boolean;
  /**
   * Vision guardrails enabled.
   * @default {false}
   */
  readonly vision_guardrails_enabled?: boolean;
  /**
   * Guardrails vision llm.
   * @default {"auto"}
   */
  readonly guardrails_vision_llm?: string;
  /** Column redaction config. */
  readonly column_redaction_config?: readonly (readonly [string, string])[];
  /** Disallowed regex patterns. */
  readonly disallowed_regex_patterns?: readonly string[];
  /** Presidio labels to flag. */
  readonly presidio_labels_to_flag?: readonly string[];
  /** Pii labels to flag. */
  readonly pii_labels_to_flag?: readonly string[];
  /** Pii detection parse action. */
  readonly pii_detection_parse_action?: "allow" | "redact" | "fail";
  /** Pii detection llm input action. */
  readonly pii_detection_llm_input_action?: "allow" | "redact" | "fail";
  /** Pii detection llm output action. */
  readonly pii_detection_llm_output_action?: "allow" | "redact" | "fail";
  /** Prompt guard labels to flag. */
  readonly prompt_guard_labels_to_flag?: readonly string[];
  /** Guardrails labels to flag. */
  readonly guardrails_labels_to_flag?: readonly string[];
  /** Guardrails llm. */
  readonly guardrails_llm?: string;
  /** Guardrails safe category. */
  readonly guardrails_safe_category?: string;
  /** Guardrails entities. */
  readonly guardrails_entities?: Readonly<Record<string, string>>;
  /** Column redaction custom entities to flag. */
  readonly column_redaction_custom_entities_to_flag?: readonly string[];
  /** Column redaction custom entities. */
  readonly column_redaction_custom_entities?: Readonly<Record<string, string>>;
  /** Custom pii entities to flag. */
  readonly custom_pii_entities_to_flag?: readonly string[];
  /** Custom pii entities. */
  readonly custom_pii_entities?: Readonly<Record<string, string>>;
}

/** The API's schema `JobDetails`. */
export interface JobDetails {
  /** Id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** Overall status. */
  readonly overall_status: "in progress" | "completed" | "failed" | "canceled";
  /** Status. */
  readonly status?: string;
  /** Passed percentage. */
  readonly passed_percentage: number;
  /** Failed percentage. */
  readonly failed_percentage: number;
  /** Progress. */
  readonly progress: number;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at: string;
  /**
   * Updated at.
   * Format: date-time.
   */
  readonly updated_at: string;
  /** Kind. */
  readonly kind: string;
  /** Statuses. */
  readonly statuses: readonly JobDetailsStatus[];
  /** Errors. */
  readonly errors: readonly string[];
  /** Duration. */
  readonly duration: string;
  /** Duration seconds. */
  readonly duration_seconds: number;
  /** Canceled by. */
  readonly canceled_by?: string;
  /** Cancel reason. */
  readonly cancel_reason?: string;
  /** Timeout. */
  readonly timeout?: number;
  /** Start time. */
  readonly start_time?: number;
  /** Files total. */
  readonly files_total?: number;
  /** Files failed. */
  readonly files_failed?: number;
}

/** The API's schema `JobDetailsStatus`. */
export interface JobDetailsStatus {
  /** Id. */
  readonly id: string;
  /** Status. */
  readonly status: string;
}

/** The API's schema `Metadata`. */
export type Metadata = Readonly<Record<string, unknown>>;

/** The API's schema `ModelRequestBase`. */
export type ModelRequestBase = Readonly<Record<string, unknown>>;

/** The API's schema `PromptTemplateBase`. */
export interface PromptTemplateBase {
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
}

/** The API's schema `PromptTemplateChangeRequest`. */
export interface PromptTemplateChangeRequest {
  /** Prompt template id. */
  readonly prompt_template_id: string;
}

/** The API's schema `PromptTemplateUpdateRequest`. */
export type PromptTemplateUpdateRequest = PromptTemplateBase;

/** The API's schema `ResetAndShareRequest`. */
export interface ResetAndShareRequest {
  /** Usernames. */
  readonly usernames: readonly string[];
}

/** The API's schema `ResetAndShareWithGroupsRequest`. */
export interface ResetAndShareWithGroupsRequest {
  /** Groups. */
  readonly groups: readonly string[];
}

/** The API's schema `SharePermission`. */
export interface SharePermission {
  /** Username. */
  readonly username: string;
  /** Permissions. */
  readonly permissions?: readonly string[];
}

/** The API's schema `SuggestedQuestion`. */
export interface SuggestedQuestion {
  /** Question. */
  readonly question: string;
}

/** The API's schema `Tag`. */
export interface Tag {
  /** Id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description?: string;
  /** Format. */
  readonly format?: string;
}

/** The API's schema `TagCreateRequest`. */
export interface TagCreateRequest {
  /** Name. */
  readonly name: string;
}

/** The API's schema `TagFilter`. */
export interface TagFilter {
  /** Include. */
  readonly include?: readonly string[];
  /** Exclude. */
  readonly exclude?: readonly string[];
}
