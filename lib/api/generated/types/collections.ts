// Generated from tools/facts by `deno task generate`; do not edit.
import type { ChatSettingsTags, GuardrailsSettings } from "./shared.ts";

/** The API's schema `ChatSettings`. */
export interface ChatSettings {
  readonly llm?: string;
  readonly llm_args?: Readonly<Record<string, unknown>>;
  readonly self_reflection_config?: Readonly<Record<string, unknown>>;
  readonly rag_config?: Readonly<Record<string, unknown>>;
  readonly include_chat_history?: "on" | "off" | "auto";
  readonly tags?: ChatSettingsTags;
}

/** The API's schema `Chunk`. */
export interface Chunk {
  readonly text: string;
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly pages: string;
  readonly start_time?: number | null;
  readonly end_time?: number | null;
}

/** The API's schema `CollectionCreateRequest`. */
export interface CollectionCreateRequest {
  readonly name: string;
  readonly description: string;
  readonly embedding_model?: string;
  readonly collection_settings?: CollectionSettings;
  readonly chat_settings?: ChatSettings;
  /** Format: date-time. */
  readonly expiry_date?: string;
  readonly workspace?: string;
  readonly vex_encryption?: "enabled" | "disabled";
}

/** The API's schema `CollectionSettings`. */
export interface CollectionSettings {
  readonly max_tokens_per_chunk?: number;
  readonly chunk_overlap_tokens?: number;
  /** @default {false} */
  readonly gen_doc_summaries?: boolean;
  /** @default {false} */
  readonly gen_doc_questions?: boolean;
  /** @default {"auto"} */
  readonly audio_input_language?: string;
  /** @default {"auto"} */
  readonly ocr_model?: string;
  readonly tesseract_lang?: string;
  readonly keep_tables_as_one_chunk?: boolean;
  readonly chunk_by_page?: boolean;
  readonly handwriting_check?: boolean;
  readonly ingest_mode?: "standard" | "lite" | "agent_only";
  readonly follow_links?: boolean;
  readonly max_depth?: number;
  readonly max_documents?: number;
  readonly root_dir?: string;
  readonly copy_document?: boolean;
  readonly guardrails_settings?: GuardrailsSettings;
  readonly expiry_timezone?: string;
}

/** The API's schema `CollectionUpdateRequest`. */
export interface CollectionUpdateRequest {
  readonly name?: string;
  readonly description?: string;
  readonly rag_type?:
    | "auto"
    | "llm_only"
    | "rag"
    | "hyde1"
    | "hyde2"
    | "rag+"
    | "all_data";
}

/** The API's schema `CreateImportCollectionToCollectionJobRequest`. */
export interface CreateImportCollectionToCollectionJobRequest {
  readonly source_collection_id: string;
}

/** The API's schema `CreateInsertDocumentToCollectionJobRequest`. */
export interface CreateInsertDocumentToCollectionJobRequest {
  readonly document_id: string;
}

/** The API's schema `DeleteCollectionsJobRequest`. */
export interface DeleteCollectionsJobRequest {
  readonly collection_ids: readonly string[];
}

/** The API's schema `MatchCollectionChunksRequest`. */
export interface MatchCollectionChunksRequest {
  readonly vectors: readonly (readonly number[])[];
  readonly topics: readonly string[];
  /** @default {0} */
  readonly offset?: number;
  /** @default {100} */
  readonly limit?: number;
  /** @default {0} */
  readonly cut_off?: number;
}

/** The API's schema `MigrateCollectionChatSessionsJobRequest`. */
export interface MigrateCollectionChatSessionsJobRequest {
  readonly target_collection_id: string;
}

/** The API's schema `MigrateScheduledConnectorsToCollectionRequest`. */
export interface MigrateScheduledConnectorsToCollectionRequest {
  readonly src_collection_id: string;
}

/** The API's schema `ScheduledConnectorDetails`. */
export interface ScheduledConnectorDetails {
  readonly id: string;
  readonly user_id: string;
  readonly user_name?: string;
  readonly user_email?: string;
  readonly collection_id: string;
  readonly collection_name?: string;
  readonly type: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly schedule: number;
  readonly last_sync_status?: string;
  readonly last_sync_job_id?: string;
  /** Format: date-time. */
  readonly last_sync_at?: string;
  readonly last_sync_error?: string;
  /** Format: date-time. */
  readonly created_at: string;
}

/** The API's schema `SearchCollectionChunksRequest`. */
export interface SearchCollectionChunksRequest {
  readonly query: string;
  readonly topics: readonly string[];
  /** @default {0} */
  readonly offset?: number;
  /** @default {100} */
  readonly limit?: number;
}

/** The API's schema `SetCollectionSizeLimitRequest`. */
export interface SetCollectionSizeLimitRequest {
  readonly size_limit: string;
}

/** The API's schema `ShareCollectionRequest`. */
export interface ShareCollectionRequest {
  readonly permissions?: readonly string[];
}

/** The API's schema `UpdateCollectionExemptFromChatExpiryRequest`. */
export interface UpdateCollectionExemptFromChatExpiryRequest {
  readonly exempt: boolean;
}

/** The API's schema `UpdateCollectionExpiryRequest`. */
export interface UpdateCollectionExpiryRequest {
  readonly expiry_date: string;
  readonly timezone?: string;
}

/** The API's schema `UpdateCollectionInactivityIntervalRequest`. */
export interface UpdateCollectionInactivityIntervalRequest {
  readonly inactivity_interval: number;
}

/** The API's schema `UpdateCollectionPrivacyRequest`. */
export interface UpdateCollectionPrivacyRequest {
  readonly is_public: boolean;
  readonly permissions?: readonly string[];
}

/** The API's schema `UpdateCollectionWorkspaceRequest`. */
export interface UpdateCollectionWorkspaceRequest {
  readonly workspace: string;
}
