// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `AddShowcaseChatRequest`. */
export interface AddShowcaseChatRequest {
  /** Shared chat id. */
  readonly shared_chat_id: string;
  /** Title. */
  readonly title: string;
  /** Description. */
  readonly description: string;
  /** Category. */
  readonly category?: string;
}

/** The API's schema `AddShowcaseChatResponse`. */
export interface AddShowcaseChatResponse {
  /** Id. */
  readonly id: string;
}

/** The API's schema `ListShowcaseCategoriesResponse`. */
export interface ListShowcaseCategoriesResponse {
  /** Categories. */
  readonly categories: readonly string[];
}

/** The API's schema `ReorderShowcaseChatEntry`. */
export interface ReorderShowcaseChatEntry {
  /** Id. */
  readonly id: string;
  /** Sort order. */
  readonly sort_order: number;
}

/** The API's schema `ReorderShowcaseChatsRequest`. */
export interface ReorderShowcaseChatsRequest {
  /** Orders. */
  readonly orders: readonly ReorderShowcaseChatEntry[];
}

/** The API's schema `ShowcaseChat`. */
export interface ShowcaseChat {
  /** Id. */
  readonly id: string;
  /** Shared chat id. */
  readonly shared_chat_id: string;
  /** Title. */
  readonly title?: string;
  /** Description. */
  readonly description?: string;
  /** Category. */
  readonly category?: string;
  /** Thumbnail path. */
  readonly thumbnail_path?: string;
  /** Sort order. */
  readonly sort_order: number;
  /**
   * Featured at.
   * Format: date-time.
   */
  readonly featured_at: string;
  /**
   * Updated at.
   * Format: date-time.
   */
  readonly updated_at?: string;
  /** Chat name. */
  readonly chat_name: string;
  /** Is private. */
  readonly is_private?: boolean;
  /** Is frozen. */
  readonly is_frozen?: boolean;
  /** Includes artifacts. */
  readonly includes_artifacts?: boolean;
  /**
   * Chat created at.
   * Format: date-time.
   */
  readonly chat_created_at?: string;
  /** Shared by username. */
  readonly shared_by_username?: string;
  /** Featured by username. */
  readonly featured_by_username?: string;
}

/** The API's schema `UpdateShowcaseChatRequest`. */
export interface UpdateShowcaseChatRequest {
  /** Title. */
  readonly title?: string;
  /** Description. */
  readonly description?: string;
  /** Category. */
  readonly category?: string;
}

/** The API's schema `UploadShowcaseThumbnailResponse`. */
export interface UploadShowcaseThumbnailResponse {
  /** Thumbnail path. */
  readonly thumbnail_path: string;
}
