// Generated from tools/facts by `deno task generate`; do not edit.
import type { FileInput } from "../../file_input.ts";
import type {
  ChatSettings,
  Chunk,
  CollectionCreateRequest,
  CollectionSettings,
  CollectionUpdateRequest,
  CreateImportCollectionToCollectionJobRequest,
  CreateInsertDocumentToCollectionJobRequest,
  DeleteCollectionsJobRequest,
  MatchCollectionChunksRequest,
  MigrateCollectionChatSessionsJobRequest,
  MigrateScheduledConnectorsToCollectionRequest,
  ScheduledConnectorDetails,
  SearchCollectionChunksRequest,
  SetCollectionSizeLimitRequest,
  ShareCollectionRequest,
  UpdateCollectionExemptFromChatExpiryRequest,
  UpdateCollectionExpiryRequest,
  UpdateCollectionInactivityIntervalRequest,
  UpdateCollectionPrivacyRequest,
  UpdateCollectionWorkspaceRequest,
} from "../types/collections.ts";
import type {
  ChatSession,
  ChunkSearchResult,
  Collection,
  Count,
  DeleteDocumentsJobRequest,
  Document,
  GroupSharePermission,
  JobDetails,
  PromptTemplateChangeRequest,
  SharePermission,
  SuggestedQuestion,
} from "../types/shared.ts";

/** What the operations filed under `Collections` take and give. */
export interface CollectionsOperations {
  /** `GET /api/v1/collections` */
  readonly list_collections: {
    readonly query?: {
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
      /**
       * At least 0.
       * @default {100}
       */
      readonly limit?: number;
      /** @default {"updated_at"} */
      readonly sort_column?:
        | "name"
        | "document_count"
        | "document_size"
        | "updated_at"
        | "sessions_count";
      /** @default {false} */
      readonly ascending?: boolean;
      readonly metadata_filter?: string;
      readonly name_filter?: string;
      /** @default {false} */
      readonly current_user_only?: boolean;
    };
    readonly result: Collection[];
  };
  /** `POST /api/v1/collections` */
  readonly create_collection: {
    readonly body: CollectionCreateRequest;
    readonly result: Collection;
  };
  /** `GET /api/v1/collections/all` */
  readonly list_all_collections: {
    readonly query?: {
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
      /**
       * At least 0.
       * @default {100}
       */
      readonly limit?: number;
      /** @default {"updated_at"} */
      readonly sort_column?:
        | "name"
        | "document_count"
        | "document_size"
        | "updated_at"
        | "sessions_count"
        | "username"
        | "expiry_date"
        | "status"
        | "inactivity_interval"
        | "archived_at";
      /** @default {false} */
      readonly ascending?: boolean;
      readonly filter?: string;
    };
    readonly result: Collection[];
  };
  /** `GET /api/v1/collections/count` */
  readonly get_collection_count: {
    readonly result: Count;
  };
  /** `POST /api/v1/collections/delete_job` */
  readonly create_delete_collection_job: {
    readonly body: DeleteCollectionsJobRequest;
    readonly result: JobDetails;
  };
  /** `POST /api/v1/collections/reset_all_collection_expirations` */
  readonly reset_all_collection_expirations: {
    readonly result: undefined;
  };
  /** `DELETE /api/v1/collections/{collection_id}` */
  readonly delete_collection: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly query?: {
      /** @default {300} */
      readonly timeout?: number;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/collections/{collection_id}` */
  readonly get_collection: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: Collection;
  };
  /** `PATCH /api/v1/collections/{collection_id}` */
  readonly update_collection: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body: CollectionUpdateRequest;
    readonly result: Collection;
  };
  /** `POST /api/v1/collections/{collection_id}/archive` */
  readonly archive_collection: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/collections/{collection_id}/chat_settings` */
  readonly get_collection_chat_settings: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: ChatSettings;
  };
  /** `PUT /api/v1/collections/{collection_id}/chat_settings` */
  readonly update_collection_chat_settings: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body?: ChatSettings;
    readonly result: undefined;
  };
  /** `GET /api/v1/collections/{collection_id}/chats` */
  readonly list_chat_sessions_for_collection: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly query?: {
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
      /**
       * At least 0.
       * @default {100}
       */
      readonly limit?: number;
      readonly username?: string;
    };
    readonly result: ChatSession[];
  };
  /** `GET /api/v1/collections/{collection_id}/chats/count` */
  readonly get_chat_session_count_for_collection: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: Count;
  };
  /** `POST /api/v1/collections/{collection_id}/chunks/match` */
  readonly match_collection_chunks: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body: MatchCollectionChunksRequest;
    readonly result: ChunkSearchResult[];
  };
  /** `POST /api/v1/collections/{collection_id}/chunks/search` */
  readonly search_collection_chunks: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body: SearchCollectionChunksRequest;
    readonly result: ChunkSearchResult[];
  };
  /** `GET /api/v1/collections/{collection_id}/chunks/{chunk_ids}` */
  readonly get_collection_chunks: {
    readonly path: {
      readonly collection_id: string;
      readonly chunk_ids: number | readonly number[];
    };
    readonly result: Chunk[];
  };
  /** `GET /api/v1/collections/{collection_id}/documents` */
  readonly list_documents_for_collection: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly query?: {
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
      /**
       * At least 0.
       * @default {100}
       */
      readonly limit?: number;
      readonly metadata_filter?: string;
    };
    readonly result: Document[];
  };
  /** `GET /api/v1/collections/{collection_id}/documents/count` */
  readonly get_document_count_for_collection: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: Count;
  };
  /** `POST /api/v1/collections/{collection_id}/documents/delete_job` */
  readonly create_delete_document_from_collection_job: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body: DeleteDocumentsJobRequest;
    readonly result: JobDetails;
  };
  /** `POST /api/v1/collections/{collection_id}/documents/insert_job` */
  readonly create_insert_document_to_collection_job: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly query?: {
      readonly copy_document?: boolean;
      /** @default {false} */
      readonly preserve_metadata?: boolean;
      /** @default {false} */
      readonly gen_doc_summaries?: boolean;
      /** @default {false} */
      readonly gen_doc_questions?: boolean;
      /** @default {"auto"} */
      readonly ocr_model?: string;
      readonly tesseract_lang?: string;
      readonly keep_tables_as_one_chunk?: boolean;
      readonly chunk_by_page?: boolean;
      readonly handwriting_check?: boolean;
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: CreateInsertDocumentToCollectionJobRequest;
    readonly result: JobDetails;
  };
  /** `DELETE /api/v1/collections/{collection_id}/documents/{document_id}` */
  readonly delete_document_from_collection: {
    readonly path: {
      readonly collection_id: string;
      readonly document_id: string;
    };
    readonly query?: {
      /** @default {300} */
      readonly timeout?: number;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/collections/{collection_id}/documents/{document_id}` */
  readonly insert_document_into_collection: {
    readonly path: {
      readonly collection_id: string;
      readonly document_id: string;
    };
    readonly query?: {
      readonly copy_document?: boolean;
      /** @default {false} */
      readonly preserve_metadata?: boolean;
      /** @default {false} */
      readonly gen_doc_summaries?: boolean;
      /** @default {false} */
      readonly gen_doc_questions?: boolean;
      /** @default {"auto"} */
      readonly ocr_model?: string;
      readonly tesseract_lang?: string;
      readonly keep_tables_as_one_chunk?: boolean;
      readonly chunk_by_page?: boolean;
      readonly handwriting_check?: boolean;
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/collections/{collection_id}/exempt_from_chat_expiry` */
  readonly update_collection_exempt_from_chat_expiry: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body: UpdateCollectionExemptFromChatExpiryRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/collections/{collection_id}/expiry_date` */
  readonly delete_collection_expiry_date: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/collections/{collection_id}/expiry_date` */
  readonly update_collection_expiry_date: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body: UpdateCollectionExpiryRequest;
    readonly result: undefined;
  };
  /** `GET /api/v1/collections/{collection_id}/group_permissions` */
  readonly get_collection_group_permissions: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: GroupSharePermission[];
  };
  /** `DELETE /api/v1/collections/{collection_id}/group_permissions/{group_id}` */
  readonly unshare_collection_from_group: {
    readonly path: {
      readonly collection_id: string;
      readonly group_id: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/collections/{collection_id}/group_permissions/{group_id}` */
  readonly share_collection_with_group: {
    readonly path: {
      readonly collection_id: string;
      readonly group_id: string;
    };
    readonly body?: ShareCollectionRequest;
    readonly result: undefined;
  };
  /** `POST /api/v1/collections/{collection_id}/import_collection_job` */
  readonly create_import_collection_to_collection_job: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly query?: {
      /** @default {false} */
      readonly migrate_scheduled_connectors?: boolean;
      /** @default {false} */
      readonly copy_lifecycle_settings?: boolean;
      /** @default {false} */
      readonly skip_reparse?: boolean;
      readonly copy_document?: boolean;
      readonly preserve_document_status?: boolean;
      /** @default {false} */
      readonly preserve_metadata?: boolean;
      /** @default {false} */
      readonly gen_doc_summaries?: boolean;
      /** @default {false} */
      readonly gen_doc_questions?: boolean;
      /** @default {"auto"} */
      readonly ocr_model?: string;
      readonly tesseract_lang?: string;
      readonly keep_tables_as_one_chunk?: boolean;
      readonly chunk_by_page?: boolean;
      readonly handwriting_check?: boolean;
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: CreateImportCollectionToCollectionJobRequest;
    readonly result: JobDetails;
  };
  /** `DELETE /api/v1/collections/{collection_id}/inactivity_interval` */
  readonly delete_collection_inactivity_interval: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/collections/{collection_id}/inactivity_interval` */
  readonly update_collection_inactivity_interval: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body: UpdateCollectionInactivityIntervalRequest;
    readonly result: undefined;
  };
  /** `POST /api/v1/collections/{collection_id}/is_public` */
  readonly update_collection_privacy: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body: UpdateCollectionPrivacyRequest;
    readonly result: undefined;
  };
  /** `GET /api/v1/collections/{collection_id}/metadata` */
  readonly get_collection_metadata: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: Readonly<Record<string, unknown>>;
  };
  /** `PUT /api/v1/collections/{collection_id}/metadata` */
  readonly update_collection_metadata: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body?: Readonly<Record<string, unknown>>;
    readonly result: undefined;
  };
  /** `POST /api/v1/collections/{collection_id}/migrate_chat_sessions_job` */
  readonly create_migrate_collection_chat_sessions_job: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly query?: {
      readonly timeout?: number;
    };
    readonly body: MigrateCollectionChatSessionsJobRequest;
    readonly result: JobDetails;
  };
  /** `POST /api/v1/collections/{collection_id}/migrate_scheduled_connectors` */
  readonly migrate_scheduled_connectors_to_collection: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body: MigrateScheduledConnectorsToCollectionRequest;
    readonly result: JobDetails;
  };
  /** `DELETE /api/v1/collections/{collection_id}/permissions` */
  readonly unshare_collection_for_all: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/collections/{collection_id}/permissions` */
  readonly get_collection_permissions: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: SharePermission[];
  };
  /** `DELETE /api/v1/collections/{collection_id}/permissions/{username}` */
  readonly unshare_collection: {
    readonly path: {
      readonly collection_id: string;
      readonly username: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/collections/{collection_id}/permissions/{username}` */
  readonly share_collection: {
    readonly path: {
      readonly collection_id: string;
      readonly username: string;
    };
    readonly body?: ShareCollectionRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/collections/{collection_id}/prompt_settings` */
  readonly reset_collection_prompt_settings: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: undefined;
  };
  /** `DELETE /api/v1/collections/{collection_id}/prompt_template` */
  readonly delete_collection_prompt_template: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: Collection;
  };
  /** `PUT /api/v1/collections/{collection_id}/prompt_template` */
  readonly update_collection_prompt_template: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body: PromptTemplateChangeRequest;
    readonly result: Collection;
  };
  /** `GET /api/v1/collections/{collection_id}/public_permissions` */
  readonly list_collection_public_permissions: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: string[];
  };
  /** `GET /api/v1/collections/{collection_id}/questions` */
  readonly list_questions_for_collection: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly query?: {
      /**
       * At least 0.
       * @default {100}
       */
      readonly limit?: number;
    };
    readonly result: SuggestedQuestion[];
  };
  /** `GET /api/v1/collections/{collection_id}/scheduled_connectors` */
  readonly list_scheduled_connectors_for_collection: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: ScheduledConnectorDetails[];
  };
  /** `GET /api/v1/collections/{collection_id}/settings` */
  readonly get_collection_settings: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: CollectionSettings;
  };
  /** `PUT /api/v1/collections/{collection_id}/settings` */
  readonly update_collection_settings: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body?: CollectionSettings;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/collections/{collection_id}/size_limit` */
  readonly remove_collection_size_limit: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/collections/{collection_id}/size_limit` */
  readonly set_collection_size_limit: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body: SetCollectionSizeLimitRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/collections/{collection_id}/thumbnail` */
  readonly delete_collection_thumbnail: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly query?: {
      /** @default {300} */
      readonly timeout?: number;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/collections/{collection_id}/thumbnail` */
  readonly update_collection_thumbnail: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly query?: {
      readonly timeout?: number;
    };
    readonly body?: {
      readonly file?: FileInput;
    };
    readonly result: undefined;
  };
  /** `DELETE /api/v1/collections/{collection_id}/thumbnail/job` */
  readonly create_delete_collection_thumbnail_job: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: JobDetails;
  };
  /** `PUT /api/v1/collections/{collection_id}/thumbnail/job` */
  readonly create_update_collection_thumbnail_job: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly query?: {
      readonly timeout?: number;
    };
    readonly body?: {
      readonly file?: FileInput;
    };
    readonly result: JobDetails;
  };
  /** `POST /api/v1/collections/{collection_id}/unarchive` */
  readonly unarchive_collection: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/collections/{collection_id}/workspace` */
  readonly update_collection_workspace: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body: UpdateCollectionWorkspaceRequest;
    readonly result: undefined;
  };
}
