// Generated from tools/facts by `deno task generate`; do not edit.
import type { ChatSession, ChatSettingsTags } from "./shared.ts";

/** The API's schema `AdminCleanupChatSessionsRequest`. */
export interface AdminCleanupChatSessionsRequest {
  /** At least 1. */
  readonly older_than_days: number;
  /** @default {false} */
  readonly force?: boolean;
}

/** The API's schema `AgentServerFile`. */
export interface AgentServerFile {
  readonly id: string;
  readonly object: string;
  readonly bytes: number;
  readonly created_at: number;
  readonly filename: string;
  readonly purpose: string;
  readonly [field: string]: unknown;
}

/** The API's schema `ChatCompletion`. */
export interface ChatCompletion {
  readonly message_id: string;
  readonly body: string;
}

/** The API's schema `ChatCompletionDelta`. */
export interface ChatCompletionDelta {
  readonly message_id?: string;
  readonly body: string;
  readonly finished: boolean;
}

/** The API's schema `ChatCompletionRequest`. */
export interface ChatCompletionRequest {
  readonly message: string;
  readonly system_prompt?: string;
  readonly pre_prompt_query?: string;
  readonly prompt_query?: string;
  readonly image_batch_final_prompt?: string;
  readonly image_batch_image_prompt?: string;
  readonly llm?: string;
  readonly llm_args?: Readonly<Record<string, unknown>>;
  readonly self_reflection_config?: Readonly<Record<string, unknown>>;
  readonly rag_config?: Readonly<Record<string, unknown>>;
  readonly include_chat_history?: "on" | "off" | "auto";
  readonly tags?: ChatSettingsTags;
  /** @default {false} */
  readonly stream?: boolean;
}

/** The API's schema `ChatError`. */
export interface ChatError {
  readonly error: string;
}

/** The API's schema `ChatMessage`. */
export interface ChatMessage {
  readonly id: string;
  readonly content: string;
  readonly votes: number;
  /** Format: date-time. */
  readonly created_at: string;
  readonly has_references: boolean;
  readonly total_references: number;
  readonly username?: string;
  readonly reply_to?: string;
  readonly error?: string;
  readonly llm_args?: string;
  readonly type_list?: readonly ChatMessageMeta[];
}

/** The API's schema `ChatMessageMeta`. */
export interface ChatMessageMeta {
  readonly message_type: string;
  readonly content: string;
}

/** The API's schema `ChatMessageReference`. */
export interface ChatMessageReference {
  readonly collection_id?: string;
  readonly document_id: string;
  readonly document_name: string;
  readonly chunk_id: number;
  readonly score: number;
  readonly pages: string;
  readonly content?: string;
  readonly were_references_deleted: boolean;
  readonly uri?: string;
}

/** The API's schema `ChatSessionUpdateRequest`. */
export interface ChatSessionUpdateRequest {
  readonly name: string;
}

/** The API's schema `CollectionChangeRequest`. */
export interface CollectionChangeRequest {
  readonly collection_id: string;
}

/** The API's schema `CreateChatSessionRequest`. */
export interface CreateChatSessionRequest {
  readonly workspace?: string;
}

/** The API's schema `DeleteChatSessionsJobRequest`. */
export interface DeleteChatSessionsJobRequest {
  readonly session_ids: readonly string[];
}

/** The API's schema `ForkChatSessionRequest`. */
export interface ForkChatSessionRequest {
  readonly message_id?: string;
}

/** The API's schema `InsertCommandSynthPair201Response`. */
export interface InsertCommandSynthPair201Response {
  readonly question_id?: string;
  readonly reply_id?: string;
}

/** The API's schema `InsertCommandSynthPairRequest`. */
export interface InsertCommandSynthPairRequest {
  readonly user_prompt: string;
  readonly ai_response: string;
  readonly command_name: string;
}

/** The API's schema `ListArchivedChatSessionsAsAdmin200Response`. */
export interface ListArchivedChatSessionsAsAdmin200Response {
  readonly items?: readonly ChatSession[];
  readonly total?: number;
}

/** The API's schema `MessageVoteUpdateRequest`. */
export interface MessageVoteUpdateRequest {
  readonly votes: number;
}

/** The API's schema `QAFeedback`. */
export interface QAFeedback {
  readonly question_content: string;
  readonly reply_content: string;
  readonly question_id: string;
  readonly reply_id: string;
  readonly llm?: string;
  readonly system_prompt?: string;
  readonly pre_prompt_query?: string;
  readonly prompt_query?: string;
  readonly pre_prompt_summary?: string;
  readonly prompt_summary?: string;
  readonly rag_config?: string;
  readonly collection_documents?: readonly string[];
  readonly votes: number;
  readonly expected_answer?: string;
  readonly user_comment?: string;
  readonly collection_id?: string;
  readonly collection_name?: string;
  readonly response_created_at_time: string;
  readonly prompt_template_id?: string;
  readonly include_chat_history?: string;
  readonly chat_session_id?: string;
  readonly voted_user_id?: string;
  readonly voted_username?: string;
}

/** The API's schema `SendHitlMessageRequest`. */
export interface SendHitlMessageRequest {
  readonly message: string;
}

/** The API's schema `UpdateChatSessionKeepForeverRequest`. */
export interface UpdateChatSessionKeepForeverRequest {
  readonly keep_forever: boolean;
}

/** The API's schema `UpdateExpiryDateRequest`. */
export interface UpdateExpiryDateRequest {
  /** Format: date. */
  readonly expiry_date: string;
  readonly timezone?: string;
}

/** The API's schema `UpdateQAFeedbackRequest`. */
export interface UpdateQAFeedbackRequest {
  readonly expected_answer: string;
  readonly user_comment: string;
}
