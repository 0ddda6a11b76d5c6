// Generated from tools/facts by `deno task generate`; do not edit.
import type { ChatSettingsTags, GuardrailsSettings } from "./shared.ts";

/** The API's schema `ChatSettings`. */
export interface ChatSettings {
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
}

/** The API's schema `Chunk`. */
export interface Chunk {
  /** Text. */
  readonly text: string;
  /** Id. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Size. */
  readonly size: number;
  /** Pages. */
  readonly pages: string;
  /** Start time. */
  readonly start_time?: number | null;
  /** End time. */
  readonly end_time?: number | null;
}

/** The API's schema `CollectionCreateRequest`. */
export interface CollectionCreateRequest {
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description: string;
  /** Embedding model. */
  readonly embedding_model?: string;
  /** Collection settings. */
  readonly collection_settings?: CollectionSettings;
  /** Chat settings. */
  readonly chat_settings?: ChatSettings;
  /**
   * Expiry date.
   * Format: date-time.
   */
  readonly expiry_date?: string;
  /** Workspace. */
  readonly workspace?: string;
  /** Vex encryption. */
  readonly vex_encryption?: "enabled" | "disabled";
}

/** The API's schema `CollectionSettings`. */
export interface CollectionSettings {
  /** Max tokens per chunk. */
  readonly max_tokens_per_chunk?: number;
  /** Chunk overlap tokens. */
  readonly chunk_overlap_tokens?: number;
  /**
   * Gen doc summaries.
   * @default {false}
   */
  readonly gen_doc_summaries?: boolean;
  /**
   * Gen doc questions.
   * @default {false}
   */
  readonly gen_doc_questions?: boolean;
  /**
   * Audio input language.
   * @default {"auto"}
   */
  readonly audio_input_language?: string;
  /**
   * Ocr model.
   * @default {"auto"}
   */
  readonly ocr_model?: string;
  /** Tesseract lang. */
  readonly tesseract_lang?: string;
  /** Keep tables as one chunk. */
  readonly keep_tables_as_one_chunk?: boolean;
  /** Chunk by page. */
  readonly chunk_by_page?: boolean;
  /** Handwriting check. */
  readonly handwriting_check?: boolean;
  /** Ingest mode. */
  readonly ingest_mode?: "standard" | "lite" | "agent_only";
  /** Follow links. */
  readonly follow_links?: boolean;
  /** Max depth. */
  readonly max_depth?: number;
  /** Max documents. */
  readonly max_documents?: number;
  /** Root dir. */
  readonly root_dir?: string;
  /** Copy document. */
  readonly copy_document?: boolean;
  /** Guardrails settings. */
  readonly guardrails_settings?: GuardrailsSettings;
  /** Expiry timezone. */
  readonly expiry_timezone?: string;
}

/** The API's schema `CollectionUpdateRequest`. */
export interface CollectionUpdateRequest {
  /** Name. */
  readonly name?: string;
  /** Description. */
  readonly description?: string;
  /** Rag type. */
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
  /** Source collection id. */
  readonly source_collection_id: string;
}

/** The API's schema `CreateInsertDocumentToCollectionJobRequest`. */
export interface CreateInsertDocumentToCollectionJobRequest {
  /** Document id. */
  readonly document_id: string;
}

/** The API's schema `DeleteCollectionsJobRequest`. */
export interface DeleteCollectionsJobRequest {
  /** Collection ids. */
  readonly collection_ids: readonly string[];
}

/** The API's schema `MatchCollectionChunksRequest`. */
export interface MatchCollectionChunksRequest {
  /** Vectors. */
  readonly vectors: readonly (readonly number[])[];
  /** Topics. */
  readonly topics: readonly string[];
  /**
   * Offset.
   * @default {0}
   */
  readonly offset?: number;
  /**
   * Limit.
   * @default {100}
   */
  readonly limit?: number;
  /**
   * Cut off.
   * @default {0}
   */
  readonly cut_off?: number;
}

/** The API's schema `MigrateCollectionChatSessionsJobRequest`. */
export interface MigrateCollectionChatSessionsJobRequest {
  /** Target collection id. */
  readonly target_collection_id: string;
}

/** The API's schema `MigrateScheduledConnectorsToCollectionRequest`. */
export interface MigrateScheduledConnectorsToCollectionRequest {
  /** Src collection id. */
  readonly src_collection_id: string;
}

/** The API's schema `ScheduledConnectorDetails`. */
export interface ScheduledConnectorDetails {
  /** Id. */
  readonly id: string;
  /** User id. */
  readonly user_id: string;
  /** User name. */
  readonly user_name?: string;
  /** User email. */
  readonly user_email?: string;
  /** Collection id. */
  readonly collection_id: string;
  /** Collection name. */
  readonly collection_name?: string;
  /** Type. */
  readonly type: string;
  /** Config. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Schedule. */
  readonly schedule: number;
  /** Last sync status. */
  readonly last_sync_status?: string;
  /** Last sync job id. */
  readonly last_sync_job_id?: string;
  /**
   * Last sync at.
   * Format: date-time.
   */
  readonly last_sync_at?: string;
  /** Last sync error. */
  readonly last_sync_error?: string;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at: string;
}

/** The API's schema `SearchCollectionChunksRequest`. */
export interface SearchCollectionChunksRequest {
  /** Query. */
  readonly query: string;
  /** Topics. */
  readonly topics: readonly string[];
  /**
   * Offset.
   * @default {0}
   */
  readonly offset?: number;
  /**
   * Limit.
   * @default {100}
   */
  readonly limit?: number;
}

/** The API's schema `SetCollectionSizeLimitRequest`. */
export interface SetCollectionSizeLimitRequest {
  /** Size limit. */
  readonly size_limit: string;
}

/** The API's schema `ShareCollectionRequest`. */
export interface ShareCollectionRequest {
  /** Permissions. */
  readonly permissions?: readonly string[];
}

/** The API's schema `UpdateCollectionExemptFromChatExpiryRequest`. */
export interface UpdateCollectionExemptFromChatExpiryRequest {
  /** Exempt. */
  readonly exempt: boolean;
}

/** The API's schema `UpdateCollectionExpiryRequest`. */
export interface UpdateCollectionExpiryRequest {
  /** Expiry date. */
  readonly expiry_date: string;
  /** Timezone. */
  readonly timezone?: string;
}

/** The API's schema `UpdateCollectionInactivityIntervalRequest`. */
export interface UpdateCollectionInactivityIntervalRequest {
  /** Inactivity interval. */
  readonly inactivity_interval: number;
}

/** The API's schema `UpdateCollectionPrivacyRequest`. */
export interface UpdateCollectionPrivacyRequest {
  /** Is public. */
  readonly is_public: boolean;
  /** Permissions. */
  readonly permissions?: readonly string[];
}

/** The API's schema `UpdateCollectionWorkspaceRequest`. */
export interface UpdateCollectionWorkspaceRequest {
  /** Workspace. */
  readonly workspace: string;
}
