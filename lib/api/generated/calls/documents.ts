// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  AudioSegment,
  DeleteTagFromDocument200Response,
  DocumentSummary,
  DocumentUpdateRequest,
  ProcessDocumentJobRequest,
} from "../types/documents.ts";
import type {
  ChatSession,
  ChunkSearchResult,
  Collection,
  Count,
  DeleteDocumentsJobRequest,
  Document,
  GuardrailsSettings,
  JobDetails,
  Tag,
  TagCreateRequest,
} from "../types/shared.ts";

/** What the operations filed under `Documents` take and give. */
export interface DocumentsOperations {
  /** `GET /api/v1/document_summaries/{summary_id}` */
  readonly get_document_summary: {
    readonly path: {
      readonly summary_id: string;
    };
    readonly result: DocumentSummary;
  };
  /** `GET /api/v1/documents` */
  readonly list_documents: {
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
        | "username"
        | "type"
        | "size"
        | "page_count"
        | "connector"
        | "uri"
        | "original_type"
        | "original_mtime"
        | "status"
        | "updated_at";
      /** @default {false} */
      readonly ascending?: boolean;
      /** @default {false} */
      readonly with_summaries?: boolean;
      readonly metadata_filter?: string;
      readonly username?: string;
      readonly status?: string;
      readonly source?: string;
      readonly chat_session_id?: string;
      readonly group_by_source_chat?: boolean;
    };
    readonly result: Document[];
  };
  /** `GET /api/v1/documents/count` */
  readonly get_document_count: {
    readonly query?: {
      /** @default {false} */
      readonly owned?: boolean;
      readonly chat_session_id?: string;
    };
    readonly result: Count;
  };
  /** `POST /api/v1/documents/delete_job` */
  readonly create_delete_document_job: {
    readonly body: DeleteDocumentsJobRequest;
    readonly result: JobDetails;
  };
  /** `POST /api/v1/documents/process_job` */
  readonly create_process_document_job: {
    readonly body: ProcessDocumentJobRequest;
    readonly result: JobDetails;
  };
  /** `DELETE /api/v1/documents/summaries/{summary_ids}` */
  readonly delete_document_summaries: {
    readonly path: {
      readonly summary_ids: string | readonly string[];
    };
    readonly result: undefined;
  };
  /** `DELETE /api/v1/documents/{document_id}` */
  readonly delete_document: {
    readonly path: {
      readonly document_id: string;
    };
    readonly query?: {
      /** @default {300} */
      readonly timeout?: number;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/documents/{document_id}` */
  readonly get_document: {
    readonly path: {
      readonly document_id: string;
    };
    readonly result: Document;
  };
  /** `PATCH /api/v1/documents/{document_id}` */
  readonly update_document: {
    readonly path: {
      readonly document_id: string;
    };
    readonly body: DocumentUpdateRequest;
    readonly result: Document;
  };
  /** `GET /api/v1/documents/{document_id}/audio_timestamps` */
  readonly get_audio_timestamps: {
    readonly path: {
      readonly document_id: string;
    };
    readonly result: AudioSegment[];
  };
  /** `GET /api/v1/documents/{document_id}/chats` */
  readonly list_chat_sessions_for_document: {
    readonly path: {
      readonly document_id: string;
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
    };
    readonly result: ChatSession[];
  };
  /** `GET /api/v1/documents/{document_id}/chats/count` */
  readonly get_chat_session_count_for_document: {
    readonly path: {
      readonly document_id: string;
    };
    readonly result: Count;
  };
  /** `GET /api/v1/documents/{document_id}/chunks` */
  readonly list_document_chunks: {
    readonly path: {
      readonly document_id: string;
    };
    readonly query: {
      readonly collection_id: string;
    };
    readonly result: ChunkSearchResult[];
  };
  /** `GET /api/v1/documents/{document_id}/collections` */
  readonly list_collections_for_document: {
    readonly path: {
      readonly document_id: string;
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
    };
    readonly result: Collection[];
  };
  /** `GET /api/v1/documents/{document_id}/guardrails_settings` */
  readonly get_document_guardrails_settings: {
    readonly path: {
      readonly document_id: string;
    };
    readonly result: GuardrailsSettings | undefined;
  };
  /** `GET /api/v1/documents/{document_id}/internal_metadata` */
  readonly get_document_internal_metadata: {
    readonly path: {
      readonly document_id: string;
    };
    readonly result: Readonly<Record<string, unknown>> | undefined;
  };
  /** `GET /api/v1/documents/{document_id}/metadata` */
  readonly get_document_metadata: {
    readonly path: {
      readonly document_id: string;
    };
    readonly result: Readonly<Record<string, unknown>>;
  };
  /** `PUT /api/v1/documents/{document_id}/metadata` */
  readonly update_document_metadata: {
    readonly path: {
      readonly document_id: string;
    };
    readonly body?: Readonly<Record<string, unknown>>;
    readonly result: undefined;
  };
  /** `GET /api/v1/documents/{document_id}/page_layout` */
  readonly get_document_page_layout: {
    readonly path: {
      readonly document_id: string;
    };
    readonly result: Readonly<Record<string, unknown>> | undefined;
  };
  /** `GET /api/v1/documents/{document_id}/page_ocr_model` */
  readonly get_document_page_ocr_model: {
    readonly path: {
      readonly document_id: string;
    };
    readonly result: Readonly<Record<string, unknown>> | undefined;
  };
  /** `GET /api/v1/documents/{document_id}/summaries` */
  readonly list_document_summaries: {
    readonly path: {
      readonly document_id: string;
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
    };
    readonly result: DocumentSummary[];
  };
  /** `POST /api/v1/documents/{document_id}/tags` */
  readonly create_tag_on_document: {
    readonly path: {
      readonly document_id: string;
    };
    readonly body: TagCreateRequest;
    readonly result: Tag;
  };
  /** `DELETE /api/v1/documents/{document_id}/tags/{tag_name}` */
  readonly delete_tag_from_document: {
    readonly path: {
      readonly document_id: string;
      readonly tag_name: string;
    };
    readonly result: DeleteTagFromDocument200Response;
  };
  /** `GET /api/v1/documents/{document_id}/user_source_file` */
  readonly get_document_user_source_file: {
    readonly path: {
      readonly document_id: string;
    };
    readonly result: Readonly<Record<string, unknown>> | undefined;
  };
}
