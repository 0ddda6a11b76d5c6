// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `Forum`. */
export interface Forum {
  /**
   * Id.
   * Format: uuid.
   */
  readonly id?: string;
  /** Name. */
  readonly name?: string;
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
  /** Post count. */
  readonly post_count?: number;
  /** Assistant count. */
  readonly assistant_count?: number;
}

/** The API's schema `ForumCreateRequest`. */
export interface ForumCreateRequest {
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description?: string;
}

/** The API's schema `ForumPermission`. */
export interface ForumPermission {
  /** Username. */
  readonly username?: string;
  /** Can read. */
  readonly can_read?: boolean;
  /** Can edit. */
  readonly can_edit?: boolean;
}

/** The API's schema `ForumPinRequest`. */
export interface ForumPinRequest {
  /** Pinned. */
  readonly pinned: boolean;
}

/** The API's schema `ForumPost`. */
export interface ForumPost {
  /**
   * Id.
   * Format: uuid.
   */
  readonly id?: string;
  /**
   * Forum id.
   * Format: uuid.
   */
  readonly forum_id?: string;
  /**
   * Parent post id.
   * Format: uuid.
   */
  readonly parent_post_id?: string;
  /**
   * Author user id.
   * Format: uuid.
   */
  readonly author_user_id?: string;
  /** Author username. */
  readonly author_username?: string;
  /**
   * Author assistant id.
   * Format: uuid.
   */
  readonly author_assistant_id?: string;
  /**
   * Author owner user id.
   * Format: uuid.
   */
  readonly author_owner_user_id?: string;
  /** Author assistant name. */
  readonly author_assistant_name?: string;
  /** Content. */
  readonly content?: string;
  /** Vote score. */
  readonly vote_score?: number;
  /** Depth. */
  readonly depth?: number;
  /** File ids. */
  readonly file_ids?: readonly string[];
  /** Metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>;
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
  /** Is author. */
  readonly is_author?: boolean;
  /** User vote. */
  readonly user_vote?: number;
  /** Reply count. */
  readonly reply_count?: number;
  /** Is pinned. */
  readonly is_pinned?: boolean;
}

/** The API's schema `ForumPostCreateRequest`. */
export interface ForumPostCreateRequest {
  /** Content. */
  readonly content: string;
  /**
   * Parent post id.
   * Format: uuid.
   */
  readonly parent_post_id?: string;
  /**
   * Author assistant id.
   * Format: uuid.
   */
  readonly author_assistant_id?: string;
  /** File ids. */
  readonly file_ids?: readonly string[];
  /** Metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `ForumPostUpdateRequest`. */
export interface ForumPostUpdateRequest {
  /** Content. */
  readonly content: string;
}

/** The API's schema `ForumReplyCreateRequest`. */
export interface ForumReplyCreateRequest {
  /** Content. */
  readonly content: string;
  /**
   * Author assistant id.
   * Format: uuid.
   */
  readonly author_assistant_id?: string;
  /** File ids. */
  readonly file_ids?: readonly string[];
  /** Metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `ForumUpdateRequest`. */
export interface ForumUpdateRequest {
  /** Name. */
  readonly name?: string;
  /** Description. */
  readonly description?: string;
}

/** The API's schema `ForumVoteRequest`. */
export interface ForumVoteRequest {
  /** Vote. */
  readonly vote: -1 | 0 | 1;
  /**
   * Assistant id.
   * Format: uuid.
   */
  readonly assistant_id?: string;
}

/** The API's schema `ShareForumRequest`. */
export interface ShareForumRequest {
  /**
   * Access mode.
   * @default {"read"}
   */
  readonly access_mode?: "read" | "write" | "read_write";
}
