// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `AiAssistant`. */
export interface AiAssistant {
  /**
   * Id.
   * Format: uuid.
   */
  readonly id?: string;
  /** Name. */
  readonly name?: string;
  /** Description. */
  readonly description?: string;
  /** System prompt. */
  readonly system_prompt?: string;
  /** Llm. */
  readonly llm?: string;
  /** Llm args. */
  readonly llm_args?: Readonly<Record<string, unknown>>;
  /** Status. */
  readonly status?: "stopped" | "running" | "sleeping" | "error";
  /** Custom tool definition. */
  readonly custom_tool_definition?: string;
  /** Mcp servers. */
  readonly mcp_servers?: readonly Readonly<Record<string, unknown>>[];
  /** Credential ids. */
  readonly credential_ids?: readonly string[];
  /**
   * Memory block id.
   * Format: uuid.
   */
  readonly memory_block_id?: string;
  /** Notification email. */
  readonly notification_email?: string;
  /** History management. */
  readonly history_management?:
    | "compactification"
    | "truncation"
    | "semantic_retrieval";
  /** History max chars. */
  readonly history_max_chars?: number;
  /** History recent chars. */
  readonly history_recent_chars?: number;
  /** History retrieval chars. */
  readonly history_retrieval_chars?: number;
  /** Allowed tool actions. */
  readonly allowed_tool_actions?: readonly string[] | null;
  /** Allowed trigger types. */
  readonly allowed_trigger_types?: readonly string[] | null;
  /**
   * Current chat session id.
   * Format: uuid.
   */
  readonly current_chat_session_id?: string;
  /** Wake count. */
  readonly wake_count?: number;
  /**
   * Last wake at.
   * Format: date-time.
   */
  readonly last_wake_at?: string;
  /**
   * Last sleep at.
   * Format: date-time.
   */
  readonly last_sleep_at?: string;
  /** Error message. */
  readonly error_message?: string;
  /**
   * User id.
   * Format: uuid.
   */
  readonly user_id?: string;
  /** Username. */
  readonly username?: string;
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
  /** Is owner. */
  readonly is_owner?: boolean;
  /** User access mode. */
  readonly user_access_mode?: string;
  /** Forum count. */
  readonly forum_count?: number;
}

/** The API's schema `AiAssistantCollectionConnectRequest`. */
export interface AiAssistantCollectionConnectRequest {
  /**
   * Collection id.
   * Format: uuid.
   */
  readonly collection_id: string;
  /**
   * Access mode.
   * @default {"read"}
   */
  readonly access_mode?: "read" | "write" | "read_write";
}

/** The API's schema `AiAssistantCollectionLink`. */
export interface AiAssistantCollectionLink {
  /**
   * Junction id.
   * Format: uuid.
   */
  readonly junction_id: string;
  /**
   * Collection id.
   * Format: uuid.
   */
  readonly collection_id: string;
  /** Access mode. */
  readonly access_mode: string;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at?: string;
  /** Collection name. */
  readonly collection_name: string;
  /** Collection description. */
  readonly collection_description?: string | null;
  /**
   * User id.
   * Format: uuid.
   */
  readonly user_id?: string;
  /** Username. */
  readonly username?: string;
  /** Document count. */
  readonly document_count: number;
}

/** The API's schema `AiAssistantCreateRequest`. */
export interface AiAssistantCreateRequest {
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description?: string;
  /** System prompt. */
  readonly system_prompt?: string;
  /** Llm. */
  readonly llm: string;
  /** Llm args. */
  readonly llm_args?: Readonly<Record<string, unknown>>;
  /** Custom tool definition. */
  readonly custom_tool_definition?: string;
  /** Mcp servers. */
  readonly mcp_servers?: readonly Readonly<Record<string, unknown>>[];
  /** Credential ids. */
  readonly credential_ids?: readonly string[];
  /**
   * Memory block id.
   * Format: uuid.
   */
  readonly memory_block_id?: string;
  /** Notification email. */
  readonly notification_email?: string;
  /**
   * History management.
   * @default {"semantic_retrieval"}
   */
  readonly history_management?:
    | "compactification"
    | "truncation"
    | "semantic_retrieval";
  /** History max chars. */
  readonly history_max_chars?: number;
  /** History recent chars. */
  readonly history_recent_chars?: number;
  /** History retrieval chars. */
  readonly history_retrieval_chars?: number;
  /** Allowed tool actions. */
  readonly allowed_tool_actions?: readonly string[] | null;
  /** Allowed trigger types. */
  readonly allowed_trigger_types?: readonly string[] | null;
  /** Default wake period. */
  readonly default_wake_period?: number | null;
}

/** The API's schema `AiAssistantEvent`. */
export interface AiAssistantEvent {
  /**
   * Id.
   * Format: uuid.
   */
  readonly id?: string;
  /**
   * Assistant id.
   * Format: uuid.
   */
  readonly assistant_id?: string;
  /** Event type. */
  readonly event_type?: string;
  /** Trigger type. */
  readonly trigger_type?: string;
  /** Trigger detail. */
  readonly trigger_detail?: Readonly<Record<string, unknown>>;
  /**
   * Chat session id.
   * Format: uuid.
   */
  readonly chat_session_id?: string;
  /** Wake cycle. */
  readonly wake_cycle?: number;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at?: string;
}

/** The API's schema `AiAssistantFile`. */
export interface AiAssistantFile {
  /**
   * File id.
   * Format: uuid.
   */
  readonly file_id?: string;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at?: string;
  /** Source. */
  readonly source?: string;
}

/** The API's schema `AiAssistantForumConnectRequest`. */
export interface AiAssistantForumConnectRequest {
  /**
   * Forum id.
   * Format: uuid.
   */
  readonly forum_id: string;
  /**
   * Access mode.
   * @default {"read"}
   */
  readonly access_mode?: "read" | "write" | "read_write";
}

/** The API's schema `AiAssistantForumLink`. */
export interface AiAssistantForumLink {
  /**
   * Junction id.
   * Format: uuid.
   */
  readonly junction_id?: string;
  /**
   * Forum id.
   * Format: uuid.
   */
  readonly forum_id?: string;
  /** Access mode. */
  readonly access_mode?: string;
  /**
   * Connected at.
   * Format: date-time.
   */
  readonly connected_at?: string;
  /** Forum name. */
  readonly forum_name?: string;
  /** Description. */
  readonly description?: string;
  /**
   * User id.
   * Format: uuid.
   */
  readonly user_id?: string;
  /** Username. */
  readonly username?: string;
  /**
   * Forum created at.
   * Format: date-time.
   */
  readonly forum_created_at?: string;
  /**
   * Forum updated at.
   * Format: date-time.
   */
  readonly forum_updated_at?: string;
  /** Post count. */
  readonly post_count?: number;
}

/** The API's schema `AiAssistantMessage`. */
export interface AiAssistantMessage {
  /**
   * Id.
   * Format: uuid.
   */
  readonly id?: string;
  /**
   * Assistant id.
   * Format: uuid.
   */
  readonly assistant_id?: string;
  /** Sender type. */
  readonly sender_type?: string;
  /**
   * Sender user id.
   * Format: uuid.
   */
  readonly sender_user_id?: string;
  /** Sender username. */
  readonly sender_username?: string;
  /** Assistant name. */
  readonly assistant_name?: string;
  /** Content. */
  readonly content?: string;
  /** File ids. */
  readonly file_ids?: readonly string[];
  /** Metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Wake cycle. */
  readonly wake_cycle?: number;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at?: string;
}

/** The API's schema `AiAssistantMessageRequest`. */
export interface AiAssistantMessageRequest {
  /** Content. */
  readonly content: string;
}

/** The API's schema `AiAssistantPermission`. */
export interface AiAssistantPermission {
  /** Username. */
  readonly username?: string;
  /** Can read. */
  readonly can_read?: boolean;
  /** Can edit. */
  readonly can_edit?: boolean;
}

/** The API's schema `AiAssistantScheduleConnectRequest`. */
export interface AiAssistantScheduleConnectRequest {
  /**
   * Scheduled task id.
   * Format: uuid.
   */
  readonly scheduled_task_id: string;
}

/** The API's schema `AiAssistantScheduleLink`. */
export interface AiAssistantScheduleLink {
  /**
   * Junction id.
   * Format: uuid.
   */
  readonly junction_id?: string;
  /**
   * Connected at.
   * Format: date-time.
   */
  readonly connected_at?: string;
  /**
   * Scheduled task id.
   * Format: uuid.
   */
  readonly scheduled_task_id?: string;
  /** Name. */
  readonly name?: string;
  /** Description. */
  readonly description?: string;
  /** Schedule type. */
  readonly schedule_type?: string;
  /** Schedule expression. */
  readonly schedule_expression?: string;
  /** Task type. */
  readonly task_type?: string;
  /** Status. */
  readonly status?: string;
  /**
   * Last execution at.
   * Format: date-time.
   */
  readonly last_execution_at?: string;
  /**
   * Next execution at.
   * Format: date-time.
   */
  readonly next_execution_at?: string;
  /** Execution count. */
  readonly execution_count?: number;
}

/** The API's schema `AiAssistantSpec`. */
export interface AiAssistantSpec {
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description: string;
  /** System prompt. */
  readonly system_prompt: string;
  /** Llm. */
  readonly llm?: string;
  /** History management. */
  readonly history_management?:
    | "compactification"
    | "truncation"
    | "semantic_retrieval";
  /** History max chars. */
  readonly history_max_chars?: number;
  /** History recent chars. */
  readonly history_recent_chars?: number;
  /** History retrieval chars. */
  readonly history_retrieval_chars?: number;
  /** Notification email. */
  readonly notification_email?: string;
  /** Allowed tool actions. */
  readonly allowed_tool_actions?: readonly string[];
  /** Allowed trigger types. */
  readonly allowed_trigger_types?: readonly string[];
  /** Default wake period. */
  readonly default_wake_period?: number;
  /** Auto memory block. */
  readonly auto_memory_block?: boolean;
  /** Auto start. */
  readonly auto_start?: boolean;
}

/** The API's schema `AiAssistantToolRequest`. */
export interface AiAssistantToolRequest {
  /** Custom tool definition. */
  readonly custom_tool_definition: string;
}

/** The API's schema `AiAssistantUpdateRequest`. */
export interface AiAssistantUpdateRequest {
  /** Name. */
  readonly name?: string;
  /** Description. */
  readonly description?: string;
  /** System prompt. */
  readonly system_prompt?: string;
  /** Llm. */
  readonly llm?: string;
  /** Llm args. */
  readonly llm_args?: Readonly<Record<string, unknown>>;
  /** Custom tool definition. */
  readonly custom_tool_definition?: string;
  /** Mcp servers. */
  readonly mcp_servers?: readonly Readonly<Record<string, unknown>>[];
  /** Credential ids. */
  readonly credential_ids?: readonly string[];
  /**
   * Memory block id.
   * Format: uuid.
   */
  readonly memory_block_id?: string;
  /** Notification email. */
  readonly notification_email?: string;
  /** History management. */
  readonly history_management?:
    | "compactification"
    | "truncation"
    | "semantic_retrieval";
  /** History max chars. */
  readonly history_max_chars?: number;
  /** History recent chars. */
  readonly history_recent_chars?: number;
  /** History retrieval chars. */
  readonly history_retrieval_chars?: number;
  /** Allowed tool actions. */
  readonly allowed_tool_actions?: readonly string[] | null;
  /** Allowed trigger types. */
  readonly allowed_trigger_types?: readonly string[] | null;
}

/** The API's schema `EmitEventRequest`. */
export interface EmitEventRequest {
  /** Event type name. */
  readonly event_type_name: string;
  /** Payload. */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** Target assistant ids. */
  readonly target_assistant_ids?: readonly string[];
}

/** The API's schema `EmitEventResponse`. */
export interface EmitEventResponse {
  /** Status. */
  readonly status?: string;
  /** Woken count. */
  readonly woken_count?: number;
}

/** The API's schema `EventSubscription`. */
export interface EventSubscription {
  /**
   * Id.
   * Format: uuid.
   */
  readonly id?: string;
  /**
   * Assistant id.
   * Format: uuid.
   */
  readonly assistant_id?: string;
  /**
   * Event type id.
   * Format: uuid.
   */
  readonly event_type_id?: string;
  /** Event type name. */
  readonly event_type_name?: string;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at?: string;
}

/** The API's schema `EventSubscriptionRequest`. */
export interface EventSubscriptionRequest {
  /**
   * Event type id.
   * Format: uuid.
   */
  readonly event_type_id: string;
}

/** The API's schema `EventType`. */
export interface EventType {
  /**
   * Id.
   * Format: uuid.
   */
  readonly id?: string;
  /** Name. */
  readonly name?: string;
  /** Description. */
  readonly description?: string;
  /** Payload schema. */
  readonly payload_schema?: Readonly<Record<string, unknown>>;
  /**
   * User id.
   * Format: uuid.
   */
  readonly user_id?: string;
  /** Subscriber count. */
  readonly subscriber_count?: number;
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
}

/** The API's schema `EventTypeCreateRequest`. */
export interface EventTypeCreateRequest {
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description?: string;
  /** Payload schema. */
  readonly payload_schema?: Readonly<Record<string, unknown>>;
}

/** The API's schema `InterAssistantMessage`. */
export interface InterAssistantMessage {
  /**
   * Id.
   * Format: uuid.
   */
  readonly id?: string;
  /**
   * Sender assistant id.
   * Format: uuid.
   */
  readonly sender_assistant_id?: string;
  /**
   * Recipient assistant id.
   * Format: uuid.
   */
  readonly recipient_assistant_id?: string;
  /** Content. */
  readonly content?: string;
  /** Metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Wake cycle. */
  readonly wake_cycle?: number;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at?: string;
}

/** The API's schema `InterAssistantMessageRequest`. */
export interface InterAssistantMessageRequest {
  /**
   * Recipient assistant id.
   * Format: uuid.
   */
  readonly recipient_assistant_id: string;
  /** Content. */
  readonly content: string;
  /** Metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `ShareAiAssistantRequest`. */
export interface ShareAiAssistantRequest {
  /**
   * Access mode.
   * @default {"read"}
   */
  readonly access_mode?: "read" | "write" | "read_write";
}
