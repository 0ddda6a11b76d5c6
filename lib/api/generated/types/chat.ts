// Generated from tools/facts by `deno task generate`; do not edit.
import type { ChatSession, ChatSettingsTags } from "./shared.ts";

/** The API's schema `AdminCleanupChatSessionsRequest`. */
export interface AdminCleanupChatSessionsRequest {
  /**
   * Older than days.
   * At least 1.
   */
  readonly older_than_days: number;
  /**
   * Force.
   * @default {false}
   */
  readonly force?: boolean;
}

/** The API's schema `AgentServerFile`. */
export interface AgentServerFile {
  /** Id. */
  readonly id: string;
  /** Object. */
  readonly object: string;
  /** Bytes. */
  readonly bytes: number;
  /** Created at. */
  readonly created_at: number;
  /** Filename. */
  readonly filename: string;
  /** Purpose. */
  readonly purpose: string;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `ChatCompletion`. */
export interface ChatCompletion {
  /** Message id. */
  readonly message_id: string;
  /** Body. */
  readonly body: string;
}

/** The API's schema `ChatCompletionDelta`. */
export interface ChatCompletionDelta {
  /** Message id. */
  readonly message_id?: string;
  /** Body. */
  readonly body: string;
  /** Finished. */
  readonly finished: boolean;
}

/** The API's schema `ChatCompletionRequest`. */
export interface ChatCompletionRequest {
  /** Message. */
  readonly message: string;
  /** System prompt. */
  readonly system_prompt?: string;
  /** Pre prompt query. */
  readonly pre_prompt_query?: string;
  /** Prompt query. */
  readonly prompt_query?: string;
  /** Image batch final prompt. */
  readonly image_batch_final_prompt?: string;
  /** Image batch image prompt. */
  readonly image_batch_image_prompt?: string;
  /** Llm. */
  readonly llm?: string;
  /** Llm args. */
  readonly llm_args?: Readonly<Record<string, unknown>>;
  /** Self reflection config. */
  readonly self_reflection_config?: Readonly<Record<string, unknown>>;
  /** Rag config. */
  readonly rag_config?: Readonly<Record<string, unknown>>;
  /** Include chat history. */
  readonly include_chat_history?: "on" | "off" | "auto";
  /** Tags. */
  readonly tags?: ChatSettingsTags;
  /**
   * Stream.
   * @default {false}
   */
  readonly stream?: boolean;
}

/** The API's schema `ChatError`. */
export interface ChatError {
  /** Error. */
  readonly error: string;
}

/** The API's schema `ChatMessage`. */
export interface ChatMessage {
  /** Id. */
  readonly id: string;
  /** Content. */
  readonly content: string;
  /** Votes. */
  readonly votes: number;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at: string;
  /** Has references. */
  readonly has_references: boolean;
  /** Total references. */
  readonly total_references: number;
  /** Username. */
  readonly username?: string;
  /** Reply to. */
  readonly reply_to?: string;
  /** Error. */
  readonly error?: string;
  /** Llm args. */
  readonly llm_args?: string;
  /** Type list. */
  readonly type_list?: readonly ChatMessageMeta[];
}

/** The API's schema `ChatMessageMeta`. */
export interface ChatMessageMeta {
  /** Message type. */
  readonly message_type: string;
  /** Content. */
  readonly content: string;
}

/** The API's schema `ChatMessageReference`. */
export interface ChatMessageReference {
  /** Collection id. */
  readonly collection_id?: string;
  /** Document id. */
  readonly document_id: string;
  /** Document name. */
  readonly document_name: string;
  /** Chunk id. */
  readonly chunk_id: number;
  /** Score. */
  readonly score: number;
  /** Pages. */
  readonly pages: string;
  /** Content. */
  readonly content?: string;
  /** Were references deleted. */
  readonly were_references_deleted: boolean;
  /** Uri. */
  readonly uri?: string;
}

/** The API's schema `ChatSessionUpdateRequest`. */
export interface ChatSessionUpdateRequest {
  /** Name. */
  readonly name: string;
}

/** The API's schema `CollectionChangeRequest`. */
export interface CollectionChangeRequest {
  /** Collection id. */
  readonly collection_id: string;
}

/** The API's schema `CreateChatSessionRequest`. */
export interface CreateChatSessionRequest {
  /** Workspace. */
  readonly workspace?: string;
}

/** The API's schema `DeleteChatSessionsJobRequest`. */
export interface DeleteChatSessionsJobRequest {
  /** Session ids. */
  readonly session_ids: readonly string[];
}

/** The API's schema `ForkChatSessionRequest`. */
export interface ForkChatSessionRequest {
  /** Message id. */
  readonly message_id?: string;
}

/** The API's schema `InsertCommandSynthPair201Response`. */
export interface InsertCommandSynthPair201Response {
  /** Question id. */
  readonly question_id?: string;
  /** Reply id. */
  readonly reply_id?: string;
}

/** The API's schema `InsertCommandSynthPairRequest`. */
export interface InsertCommandSynthPairRequest {
  /** User prompt. */
  readonly user_prompt: string;
  /** Ai response. */
  readonly ai_response: string;
  /** Command name. */
  readonly command_name: string;
}

/** The API's schema `ListArchivedChatSessionsAsAdmin200Response`. */
export interface ListArchivedChatSessionsAsAdmin200Response {
  /** Items. */
  readonly items?: readonly ChatSession[];
  /** Total. */
  readonly total?: number;
}

/** The API's schema `MessageVoteUpdateRequest`. */
export interface MessageVoteUpdateRequest {
  /** Votes. */
  readonly votes: number;
}

/** The API's schema `QAFeedback`. */
export interface QAFeedback {
  /** Question content. */
  readonly question_content: string;
  /** Reply content. */
  readonly reply_content: string;
  /** Question id. */
  readonly question_id: string;
  /** Reply id. */
  readonly reply_id: string;
  /** Llm. */
  readonly llm?: string;
  /** System prompt. */
  readonly system_prompt?: string;
  /** Pre prompt query. */
  readonly pre_prompt_query?: string;
  /** Prompt query. */
  readonly prompt_query?: string;
  /** Pre prompt summary. */
  readonly pre_prompt_summary?: string;
  /** Prompt summary. */
  readonly prompt_summary?: string;
  /** Rag config. */
  readonly rag_config?: string;
  /** Collection documents. */
  readonly collection_documents?: readonly string[];
  /** Votes. */
  readonly votes: number;
  /** Expected answer. */
  readonly expected_answer?: string;
  /** User comment. */
  readonly user_comment?: string;
  /** Collection id. */
  readonly collection_id?: string;
  /** Collection name. */
  readonly collection_name?: string;
  /** Response created at time. */
  readonly response_created_at_time: string;
  /** Prompt template id. */
  readonly prompt_template_id?: string;
  /** Include chat history. */
  readonly include_chat_history?: string;
  /** Chat session id. */
  readonly chat_session_id?: string;
  /** Voted user id. */
  readonly voted_user_id?: string;
  /** Voted username. */
  readonly voted_username?: string;
}

/** The API's schema `SendHitlMessageRequest`. */
export interface SendHitlMessageRequest {
  /** Message. */
  readonly message: string;
}

/** The API's schema `UpdateChatSessionKeepForeverRequest`. */
export interface UpdateChatSessionKeepForeverRequest {
  /** Keep forever. */
  readonly keep_forever: boolean;
}

/** The API's schema `UpdateExpiryDateRequest`. */
export interface UpdateExpiryDateRequest {
  /**
   * Expiry date.
   * Format: date.
   */
  readonly expiry_date: string;
  /** Timezone. */
  readonly timezone?: string;
}

/** The API's schema `UpdateQAFeedbackRequest`. */
export interface UpdateQAFeedbackRequest {
  /** Expected answer. */
  readonly expected_answer: string;
  /** User comment. */
  readonly user_comment: string;
}
