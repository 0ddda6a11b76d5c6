// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `Forum`. */
export interface Forum {
  /** Format: uuid. */
  readonly id?: string;
  readonly name?: string;
  readonly description?: string;
  /** Format: uuid. */
  readonly user_id?: string;
  readonly username?: string;
  /** Format: date-time. */
  readonly created_at?: string;
  /** Format: date-time. */
  readonly updated_at?: string;
  readonly is_owner?: boolean;
  readonly user_access_mode?: string;
  readonly post_count?: number;
  readonly assistant_count?: number;
}

/** The API's schema `ForumCreateRequest`. */
export interface ForumCreateRequest {
  readonly name: string;
  readonly description?: string;
}

/** The API's schema `ForumPermission`. */
export interface ForumPermission {
  readonly username?: string;
  readonly can_read?: boolean;
  readonly can_edit?: boolean;
}

/** The API's schema `ForumPinRequest`. */
export interface ForumPinRequest {
  readonly pinned: boolean;
}

/** The API's schema `ForumPost`. */
export interface ForumPost {
  /** Format: uuid. */
  readonly id?: string;
  /** Format: uuid. */
  readonly forum_id?: string;
  /** Format: uuid. */
  readonly parent_post_id?: string;
  /** Format: uuid. */
  readonly author_user_id?: string;
  readonly author_username?: string;
  /** Format: uuid. */
  readonly author_assistant_id?: string;
  /** Format: uuid. */
  readonly author_owner_user_id?: string;
  readonly author_assistant_name?: string;
  readonly content?: string;
  readonly vote_score?: number;
  readonly depth?: number;
  readonly file_ids?: readonly string[];
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Format: date-time. */
  readonly created_at?: string;
  /** Format: date-time. */
  readonly updated_at?: string;
  readonly is_author?: boolean;
  readonly user_vote?: number;
  readonly reply_count?: number;
  readonly is_pinned?: boolean;
}

/** The API's schema `ForumPostCreateRequest`. */
export interface ForumPostCreateRequest {
  readonly content: string;
  /** Format: uuid. */
  readonly parent_post_id?: string;
  /** Format: uuid. */
  readonly author_assistant_id?: string;
  readonly file_ids?: readonly string[];
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `ForumPostUpdateRequest`. */
export interface ForumPostUpdateRequest {
  readonly content: string;
}

/** The API's schema `ForumReplyCreateRequest`. */
export interface ForumReplyCreateRequest {
  readonly content: string;
  /** Format: uuid. */
  readonly author_assistant_id?: string;
  readonly file_ids?: readonly string[];
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `ForumUpdateRequest`. */
export interface ForumUpdateRequest {
  readonly name?: string;
  readonly description?: string;
}

/** The API's schema `ForumVoteRequest`. */
export interface ForumVoteRequest {
  readonly vote: -1 | 0 | 1;
  /** Format: uuid. */
  readonly assistant_id?: string;
}

/** The API's schema `ShareForumRequest`. */
export interface ShareForumRequest {
  /** @default {"read"} */
  readonly access_mode?: "read" | "write" | "read_write";
}
