// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `AddShowcaseChatRequest`. */
export interface AddShowcaseChatRequest {
  readonly shared_chat_id: string;
  readonly title: string;
  readonly description: string;
  readonly category?: string;
}

/** The API's schema `AddShowcaseChatResponse`. */
export interface AddShowcaseChatResponse {
  readonly id: string;
}

/** The API's schema `ListShowcaseCategoriesResponse`. */
export interface ListShowcaseCategoriesResponse {
  readonly categories: readonly string[];
}

/** The API's schema `ReorderShowcaseChatEntry`. */
export interface ReorderShowcaseChatEntry {
  readonly id: string;
  readonly sort_order: number;
}

/** The API's schema `ReorderShowcaseChatsRequest`. */
export interface ReorderShowcaseChatsRequest {
  readonly orders: readonly ReorderShowcaseChatEntry[];
}

/** The API's schema `ShowcaseChat`. */
export interface ShowcaseChat {
  readonly id: string;
  readonly shared_chat_id: string;
  readonly title?: string;
  readonly description?: string;
  readonly category?: string;
  readonly thumbnail_path?: string;
  readonly sort_order: number;
  /** Format: date-time. */
  readonly featured_at: string;
  /** Format: date-time. */
  readonly updated_at?: string;
  readonly chat_name: string;
  readonly is_private?: boolean;
  readonly is_frozen?: boolean;
  readonly includes_artifacts?: boolean;
  /** Format: date-time. */
  readonly chat_created_at?: string;
  readonly shared_by_username?: string;
  readonly featured_by_username?: string;
}

/** The API's schema `UpdateShowcaseChatRequest`. */
export interface UpdateShowcaseChatRequest {
  readonly title?: string;
  readonly description?: string;
  readonly category?: string;
}

/** The API's schema `UploadShowcaseThumbnailResponse`. */
export interface UploadShowcaseThumbnailResponse {
  readonly thumbnail_path: string;
}
