// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `DeleteSharedChatsRequest`. */
export interface DeleteSharedChatsRequest {
  /** Shared chat ids. */
  readonly shared_chat_ids: readonly string[];
}

/** The API's schema `ShareChatRequest`. */
export interface ShareChatRequest {
  /** Chat session id. */
  readonly chat_session_id: string;
  /**
   * Is private.
   * @default {false}
   */
  readonly is_private?: boolean;
  /**
   * Is frozen.
   * @default {true}
   */
  readonly is_frozen?: boolean;
  /**
   * Includes artifacts.
   * @default {false}
   */
  readonly includes_artifacts?: boolean;
}

/** The API's schema `ShareChatResponse`. */
export interface ShareChatResponse {
  /** Url. */
  readonly url: string;
  /** Relative path. */
  readonly relative_path: string;
}

/** The API's schema `SharedChatDetail`. */
export interface SharedChatDetail {
  /** Name. */
  readonly name?: string;
  /** Shared at. */
  readonly shared_at?: string;
  /** Shared by. */
  readonly shared_by?: string;
  /** Is frozen. */
  readonly is_frozen: boolean;
  /** Is private. */
  readonly is_private: boolean;
  /** Includes artifacts. */
  readonly includes_artifacts: boolean;
  /** Messages. */
  readonly messages: readonly Readonly<Record<string, unknown>>[];
}

/** The API's schema `SharedChatInfo`. */
export interface SharedChatInfo {
  /** Id. */
  readonly id: string;
  /** Name. */
  readonly name?: string;
  /** Chat session id. */
  readonly chat_session_id?: string;
  /** Is private. */
  readonly is_private: boolean;
  /** Is frozen. */
  readonly is_frozen: boolean;
  /** Includes artifacts. */
  readonly includes_artifacts: boolean;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at: string;
  /** Showcase id. */
  readonly showcase_id?: string;
}

/** The API's schema `UpdateSharedChatRequest`. */
export interface UpdateSharedChatRequest {
  /** Is private. */
  readonly is_private?: boolean;
  /** Includes artifacts. */
  readonly includes_artifacts?: boolean;
}
