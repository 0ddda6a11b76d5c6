// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `DeleteSharedChatsRequest`. */
export interface DeleteSharedChatsRequest {
  readonly shared_chat_ids: readonly string[];
}

/** The API's schema `ShareChatRequest`. */
export interface ShareChatRequest {
  readonly chat_session_id: string;
  /** @default {false} */
  readonly is_private?: boolean;
  /** @default {true} */
  readonly is_frozen?: boolean;
  /** @default {false} */
  readonly includes_artifacts?: boolean;
}

/** The API's schema `ShareChatResponse`. */
export interface ShareChatResponse {
  readonly url: string;
  readonly relative_path: string;
}

/** The API's schema `SharedChatDetail`. */
export interface SharedChatDetail {
  readonly name?: string;
  readonly shared_at?: string;
  readonly shared_by?: string;
  readonly is_frozen: boolean;
  readonly is_private: boolean;
  readonly includes_artifacts: boolean;
  readonly messages: readonly Readonly<Record<string, unknown>>[];
}

/** The API's schema `SharedChatInfo`. */
export interface SharedChatInfo {
  readonly id: string;
  readonly name?: string;
  readonly chat_session_id?: string;
  readonly is_private: boolean;
  readonly is_frozen: boolean;
  readonly includes_artifacts: boolean;
  /** Format: date-time. */
  readonly created_at: string;
  readonly showcase_id?: string;
}

/** The API's schema `UpdateSharedChatRequest`. */
export interface UpdateSharedChatRequest {
  readonly is_private?: boolean;
  readonly includes_artifacts?: boolean;
}
