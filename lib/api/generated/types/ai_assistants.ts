// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `AiAssistant`. */
export interface AiAssistant {
  /** Format: uuid. */
  readonly id?: string;
  readonly name?: string;
  readonly description?: string;
  readonly system_prompt?: string;
  readonly llm?: string;
  readonly llm_args?: Readonly<Record<string, unknown>>;
  readonly status?: "stopped" | "running" | "sleeping" | "error";
  readonly custom_tool_definition?: string;
  readonly mcp_servers?: readonly Readonly<Record<string, unknown>>[];
  readonly credential_ids?: readonly string[];
  /** Format: uuid. */
  readonly memory_block_id?: string;
  readonly notification_email?: string;
  readonly history_management?:
    | "compactification"
    | "truncation"
    | "semantic_retrieval";
  readonly history_max_chars?: number;
  readonly history_recent_chars?: number;
  readonly history_retrieval_chars?: number;
  readonly allowed_tool_actions?: readonly string[] | null;
  readonly allowed_trigger_types?: readonly string[] | null;
  /** Format: uuid. */
  readonly current_chat_session_id?: string;
  readonly wake_count?: number;
  /** Format: date-time. */
  readonly last_wake_at?: string;
  /** Format: date-time. */
  readonly last_sleep_at?: string;
  readonly error_message?: string;
  /** Format: uuid. */
  readonly user_id?: string;
  readonly username?: string;
  /** Format: date-time. */
  readonly created_at?: string;
  /** Format: date-time. */
  readonly updated_at?: string;
  readonly is_owner?: boolean;
  readonly user_access_mode?: string;
  readonly forum_count?: number;
}

/** The API's schema `AiAssistantCollectionConnectRequest`. */
export interface AiAssistantCollectionConnectRequest {
  /** Format: uuid. */
  readonly collection_id: string;
  /** @default {"read"} */
  readonly access_mode?: "read" | "write" | "read_write";
}

/** The API's schema `AiAssistantCollectionLink`. */
export interface AiAssistantCollectionLink {
  /** Format: uuid. */
  readonly junction_id: string;
  /** Format: uuid. */
  readonly collection_id: string;
  readonly access_mode: string;
  /** Format: date-time. */
  readonly created_at?: string;
  readonly collection_name: string;
  readonly collection_description?: string | null;
  /** Format: uuid. */
  readonly user_id?: string;
  readonly username?: string;
  readonly document_count: number;
}

/** The API's schema `AiAssistantCreateRequest`. */
export interface AiAssistantCreateRequest {
  readonly name: string;
  readonly description?: string;
  readonly system_prompt?: string;
  readonly llm: string;
  readonly llm_args?: Readonly<Record<string, unknown>>;
  readonly custom_tool_definition?: string;
  readonly mcp_servers?: readonly Readonly<Record<string, unknown>>[];
  readonly credential_ids?: readonly string[];
  /** Format: uuid. */
  readonly memory_block_id?: string;
  readonly notification_email?: string;
  /** @default {"semantic_retrieval"} */
  readonly history_management?:
    | "compactification"
    | "truncation"
    | "semantic_retrieval";
  readonly history_max_chars?: number;
  readonly history_recent_chars?: number;
  readonly history_retrieval_chars?: number;
  readonly allowed_tool_actions?: readonly string[] | null;
  readonly allowed_trigger_types?: readonly string[] | null;
  readonly default_wake_period?: number | null;
}

/** The API's schema `AiAssistantEvent`. */
export interface AiAssistantEvent {
  /** Format: uuid. */
  readonly id?: string;
  /** Format: uuid. */
  readonly assistant_id?: string;
  readonly event_type?: string;
  readonly trigger_type?: string;
  readonly trigger_detail?: Readonly<Record<string, unknown>>;
  /** Format: uuid. */
  readonly chat_session_id?: string;
  readonly wake_cycle?: number;
  /** Format: date-time. */
  readonly created_at?: string;
}

/** The API's schema `AiAssistantFile`. */
export interface AiAssistantFile {
  /** Format: uuid. */
  readonly file_id?: string;
  /** Format: date-time. */
  readonly created_at?: string;
  readonly source?: string;
}

/** The API's schema `AiAssistantForumConnectRequest`. */
export interface AiAssistantForumConnectRequest {
  /** Format: uuid. */
  readonly forum_id: string;
  /** @default {"read"} */
  readonly access_mode?: "read" | "write" | "read_write";
}

/** The API's schema `AiAssistantForumLink`. */
export interface AiAssistantForumLink {
  /** Format: uuid. */
  readonly junction_id?: string;
  /** Format: uuid. */
  readonly forum_id?: string;
  readonly access_mode?: string;
  /** Format: date-time. */
  readonly connected_at?: string;
  readonly forum_name?: string;
  readonly description?: string;
  /** Format: uuid. */
  readonly user_id?: string;
  readonly username?: string;
  /** Format: date-time. */
  readonly forum_created_at?: string;
  /** Format: date-time. */
  readonly forum_updated_at?: string;
  readonly post_count?: number;
}

/** The API's schema `AiAssistantMessage`. */
export interface AiAssistantMessage {
  /** Format: uuid. */
  readonly id?: string;
  /** Format: uuid. */
  readonly assistant_id?: string;
  readonly sender_type?: string;
  /** Format: uuid. */
  readonly sender_user_id?: string;
  readonly sender_username?: string;
  readonly assistant_name?: string;
  readonly content?: string;
  readonly file_ids?: readonly string[];
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly wake_cycle?: number;
  /** Format: date-time. */
  readonly created_at?: string;
}

/** The API's schema `AiAssistantMessageRequest`. */
export interface AiAssistantMessageRequest {
  readonly content: string;
}

/** The API's schema `AiAssistantPermission`. */
export interface AiAssistantPermission {
  readonly username?: string;
  readonly can_read?: boolean;
  readonly can_edit?: boolean;
}

/** The API's schema `AiAssistantScheduleConnectRequest`. */
export interface AiAssistantScheduleConnectRequest {
  /** Format: uuid. */
  readonly scheduled_task_id: string;
}

/** The API's schema `AiAssistantScheduleLink`. */
export interface AiAssistantScheduleLink {
  /** Format: uuid. */
  readonly junction_id?: string;
  /** Format: date-time. */
  readonly connected_at?: string;
  /** Format: uuid. */
  readonly scheduled_task_id?: string;
  readonly name?: string;
  readonly description?: string;
  readonly schedule_type?: string;
  readonly schedule_expression?: string;
  readonly task_type?: string;
  readonly status?: string;
  /** Format: date-time. */
  readonly last_execution_at?: string;
  /** Format: date-time. */
  readonly next_execution_at?: string;
  readonly execution_count?: number;
}

/** The API's schema `AiAssistantSpec`. */
export interface AiAssistantSpec {
  readonly name: string;
  readonly description: string;
  readonly system_prompt: string;
  readonly llm?: string;
  readonly history_management?:
    | "compactification"
    | "truncation"
    | "semantic_retrieval";
  readonly history_max_chars?: number;
  readonly history_recent_chars?: number;
  readonly history_retrieval_chars?: number;
  readonly notification_email?: string;
  readonly allowed_tool_actions?: readonly string[];
  readonly allowed_trigger_types?: readonly string[];
  readonly default_wake_period?: number;
  readonly auto_memory_block?: boolean;
  readonly auto_start?: boolean;
}

/** The API's schema `AiAssistantToolRequest`. */
export interface AiAssistantToolRequest {
  readonly custom_tool_definition: string;
}

/** The API's schema `AiAssistantUpdateRequest`. */
export interface AiAssistantUpdateRequest {
  readonly name?: string;
  readonly description?: string;
  readonly system_prompt?: string;
  readonly llm?: string;
  readonly llm_args?: Readonly<Record<string, unknown>>;
  readonly custom_tool_definition?: string;
  readonly mcp_servers?: readonly Readonly<Record<string, unknown>>[];
  readonly credential_ids?: readonly string[];
  /** Format: uuid. */
  readonly memory_block_id?: string;
  readonly notification_email?: string;
  readonly history_management?:
    | "compactification"
    | "truncation"
    | "semantic_retrieval";
  readonly history_max_chars?: number;
  readonly history_recent_chars?: number;
  readonly history_retrieval_chars?: number;
  readonly allowed_tool_actions?: readonly string[] | null;
  readonly allowed_trigger_types?: readonly string[] | null;
}

/** The API's schema `EmitEventRequest`. */
export interface EmitEventRequest {
  readonly event_type_name: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly target_assistant_ids?: readonly string[];
}

/** The API's schema `EmitEventResponse`. */
export interface EmitEventResponse {
  readonly status?: string;
  readonly woken_count?: number;
}

/** The API's schema `EventSubscription`. */
export interface EventSubscription {
  /** Format: uuid. */
  readonly id?: string;
  /** Format: uuid. */
  readonly assistant_id?: string;
  /** Format: uuid. */
  readonly event_type_id?: string;
  readonly event_type_name?: string;
  /** Format: date-time. */
  readonly created_at?: string;
}

/** The API's schema `EventSubscriptionRequest`. */
export interface EventSubscriptionRequest {
  /** Format: uuid. */
  readonly event_type_id: string;
}

/** The API's schema `EventType`. */
export interface EventType {
  /** Format: uuid. */
  readonly id?: string;
  readonly name?: string;
  readonly description?: string;
  readonly payload_schema?: Readonly<Record<string, unknown>>;
  /** Format: uuid. */
  readonly user_id?: string;
  readonly subscriber_count?: number;
  /** Format: date-time. */
  readonly created_at?: string;
  /** Format: date-time. */
  readonly updated_at?: string;
}

/** The API's schema `EventTypeCreateRequest`. */
export interface EventTypeCreateRequest {
  readonly name: string;
  readonly description?: string;
  readonly payload_schema?: Readonly<Record<string, unknown>>;
}

/** The API's schema `InterAssistantMessage`. */
export interface InterAssistantMessage {
  /** Format: uuid. */
  readonly id?: string;
  /** Format: uuid. */
  readonly sender_assistant_id?: string;
  /** Format: uuid. */
  readonly recipient_assistant_id?: string;
  readonly content?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly wake_cycle?: number;
  /** Format: date-time. */
  readonly created_at?: string;
}

/** The API's schema `InterAssistantMessageRequest`. */
export interface InterAssistantMessageRequest {
  /** Format: uuid. */
  readonly recipient_assistant_id: string;
  readonly content: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `ShareAiAssistantRequest`. */
export interface ShareAiAssistantRequest {
  /** @default {"read"} */
  readonly access_mode?: "read" | "write" | "read_write";
}
