// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `AgentServerDirectoryFileStats`. */
export interface AgentServerDirectoryFileStats {
  readonly name: string;
  readonly path: string;
  readonly size_bytes: number;
  readonly size_human_readable: string;
  readonly created_timestamp: number;
  readonly modified_timestamp: number;
  readonly created_date: string;
  readonly modified_date: string;
  readonly is_directory: boolean;
  readonly owner: string;
  readonly permissions: string;
  readonly sha256?: string;
  readonly [field: string]: unknown;
}

/** The API's schema `AgentServerDirectoryStats`. */
export interface AgentServerDirectoryStats {
  readonly id: string;
  readonly object: string;
  readonly size_bytes: number;
  readonly size_human_readable: string;
  readonly file_count: number;
  readonly directory_count: number;
  readonly created_timestamp: number;
  readonly modified_timestamp: number;
  readonly created_date: string;
  readonly modified_date: string;
  readonly is_empty: boolean;
  readonly top_level_contents: readonly string[];
  readonly owner: string;
  readonly permissions: string;
  readonly files?: readonly AgentServerDirectoryFileStats[];
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
  readonly id: string;
  readonly name?: string;
  readonly collection_id?: string;
  readonly collection_name?: string;
  readonly prompt_template_id?: string;
  readonly latest_message_content?: string;
  /** Format: date-time. */
  readonly updated_at: string;
  readonly workspace?: string;
  readonly status?: "active" | "expiring" | "archived";
  /** Format: date-time. */
  readonly expiry_date?: string;
  readonly inactivity_interval?: number;
  /** @default {false} */
  readonly keep_forever?: boolean;
  readonly username?: string;
  /** Format: date-time. */
  readonly archived_at?: string;
  readonly source?: "user" | "schedule";
}

/** The API's schema `ChatSettingsTags`. */
export type ChatSettingsTags = readonly string[] | TagFilter;

/** The API's schema `ChunkSearchResult`. */
export interface ChunkSearchResult {
  readonly text: string;
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly pages: string;
  readonly start_time?: number | null;
  readonly end_time?: number | null;
  readonly topic: string;
  readonly score: number;
}

/** The API's schema `Collection`. */
export interface Collection {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly description_auto_generated?: boolean;
  /** Format: date-time. */
  readonly description_generated_at?: string;
  /** Format: date-time. */
  readonly description_dirty_at?: string;
  /** Format: date-time. */
  readonly description_generation_started_at?: string;
  readonly embedding_model: string;
  readonly document_count: number;
  readonly document_size: number;
  /** Format: date-time. */
  readonly created_at: string;
  /** Format: date-time. */
  readonly updated_at: string;
  readonly user_count: number;
  readonly is_public: boolean;
  readonly username: string;
  readonly sessions_count: number;
  readonly status: string;
  readonly prompt_template_id?: string;
  readonly thumbnail?: string;
  readonly size_limit?: number;
  /** Format: date-time. */
  readonly expiry_date?: string;
  readonly inactivity_interval?: number;
  readonly rag_type?:
    | "auto"
    | "llm_only"
    | "rag"
    | "hyde1"
    | "hyde2"
    | "rag+"
    | "all_data";
  readonly metadata_dict?: Readonly<Record<string, unknown>>;
  readonly workspace?: string;
  readonly has_default_guardrails?: boolean;
  readonly vex_encryption?: "enabled" | "disabled" | null;
  /** @default {false} */
  readonly exempt_from_chat_expiry?: boolean;
}

/** The API's schema `Count`. */
export interface Count {
  readonly count: number;
}

/** The API's schema `CreateAgentToolRequest`. */
export interface CreateAgentToolRequest {
  readonly tool_type: string;
  readonly tool_args: Readonly<Record<string, unknown>>;
  readonly custom_tool_path?: string | null;
  readonly filename?: string | null;
}

/** The API's schema `DeleteDocumentsJobRequest`. */
export interface DeleteDocumentsJobRequest {
  readonly document_ids: readonly string[];
}

/** The API's schema `Dictionary`. */
export type Dictionary = Readonly<Record<string, unknown>>;

/** The API's schema `Document`. */
export interface Document {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly type: string;
  readonly size: number;
  readonly page_count: number;
  readonly status:
    | "unknown"
    | "scheduled"
    | "queued"
    | "running"
    | "completed"
    | "failed"
    | "canceled"
    | "agent_only";
  readonly usage_stats?: string;
  readonly connector?: string;
  readonly original_type?: string;
  /** Format: date-time. */
  readonly original_mtime?: string;
  /** Format: date-time. */
  readonly created_at: string;
  /** Format: date-time. */
  readonly updated_at: string;
  readonly uri?: string;
  readonly summary?: string;
  readonly summary_parameters?: string;
  readonly metadata_dict?: Readonly<Record<string, unknown>>;
  /** @default {false} */
  readonly is_encrypted?: boolean;
  readonly chat_session_id?: string;
  readonly chat_session_name?: string;
  /** @default {false} */
  readonly chat_session_visible?: boolean;
}

/** The API's schema `EndpointError`. */
export interface EndpointError {
  /** Format: int32. */
  readonly code: number;
  readonly message: string;
  readonly error_type?: string;
}

/** The API's schema `GroupSharePermission`. */
export interface GroupSharePermission {
  readonly group_id: string;
  readonly permissions?: readonly string[];
}

/** The API's schema `GuardrailsSettings`. */
export interface GuardrailsSettings {
  readonly exception_message?: string;
  /** @default {false} */
  readonly show_violated_responses?: boolean;
  /** @default {false} */
  readonly guardrails_on_transcriptions?: boolean;
  /** @default {false} */
  readonly vision_guardrails_enabled?: boolean;
  /** @default {"auto"} */
  readonly guardrails_vision_llm?: string;
  readonly column_redaction_config?: readonly (readonly [string, string])[];
  readonly disallowed_regex_patterns?: readonly string[];
  readonly presidio_labels_to_flag?: readonly string[];
  readonly pii_labels_to_flag?: readonly string[];
  readonly pii_detection_parse_action?: "allow" | "redact" | "fail";
  readonly pii_detection_llm_input_action?: "allow" | "redact" | "fail";
  readonly pii_detection_llm_output_action?: "allow" | "redact" | "fail";
  readonly prompt_guard_labels_to_flag?: readonly string[];
  readonly guardrails_labels_to_flag?: readonly string[];
  readonly guardrails_llm?: string;
  readonly guardrails_safe_category?: string;
  readonly guardrails_entities?: Readonly<Record<string, string>>;
  readonly column_redaction_custom_entities_to_flag?: readonly string[];
  readonly column_redaction_custom_entities?: Readonly<Record<string, string>>;
  readonly custom_pii_entities_to_flag?: readonly string[];
  readonly custom_pii_entities?: Readonly<Record<string, string>>;
}

/** The API's schema `JobDetails`. */
export interface JobDetails {
  readonly id: string;
  readonly name: string;
  readonly overall_status: "in progress" | "completed" | "failed" | "canceled";
  readonly status?: string;
  readonly passed_percentage: number;
  readonly failed_percentage: number;
  readonly progress: number;
  /** Format: date-time. */
  readonly created_at: string;
  /** Format: date-time. */
  readonly updated_at: string;
  readonly kind: string;
  readonly statuses: readonly JobDetailsStatus[];
  readonly errors: readonly string[];
  readonly duration: string;
  readonly duration_seconds: number;
  readonly canceled_by?: string;
  readonly cancel_reason?: string;
  readonly timeout?: number;
  readonly start_time?: number;
  readonly files_total?: number;
  readonly files_failed?: number;
}

/** The API's schema `JobDetailsStatus`. */
export interface JobDetailsStatus {
  readonly id: string;
  readonly status: string;
}

/** The API's schema `Metadata`. */
export type Metadata = Readonly<Record<string, unknown>>;

/** The API's schema `ModelRequestBase`. */
export type ModelRequestBase = Readonly<Record<string, unknown>>;

/** The API's schema `PromptTemplateBase`. */
export interface PromptTemplateBase {
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
}

/** The API's schema `PromptTemplateChangeRequest`. */
export interface PromptTemplateChangeRequest {
  readonly prompt_template_id: string;
}

/** The API's schema `PromptTemplateUpdateRequest`. */
export type PromptTemplateUpdateRequest = PromptTemplateBase;

/** The API's schema `ResetAndShareRequest`. */
export interface ResetAndShareRequest {
  readonly usernames: readonly string[];
}

/** The API's schema `ResetAndShareWithGroupsRequest`. */
export interface ResetAndShareWithGroupsRequest {
  readonly groups: readonly string[];
}

/** The API's schema `SharePermission`. */
export interface SharePermission {
  readonly username: string;
  readonly permissions?: readonly string[];
}

/** The API's schema `SuggestedQuestion`. */
export interface SuggestedQuestion {
  readonly question: string;
}

/** The API's schema `Tag`. */
export interface Tag {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly format?: string;
}

/** The API's schema `TagCreateRequest`. */
export interface TagCreateRequest {
  readonly name: string;
}

/** The API's schema `TagFilter`. */
export interface TagFilter {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}
