// Generated from tools/facts by `deno task generate`; do not edit.
import type { FileInput } from "../../file_input.ts";
import type {
  IngestFromAzureBlobStorageBody,
  IngestFromConfluenceBody,
  IngestFromFileSystemBody,
  IngestFromGcsBody,
  IngestFromS3Body,
  IngestFromSharepointOnlineBody,
  IngestFromWebsiteBody,
  IngestUploadBody,
  UploadedFile,
} from "../types/document_ingestion.ts";
import type { JobDetails } from "../types/shared.ts";

/** What the operations filed under `DocumentIngestion` take and give. */
export interface DocumentIngestionOperations {
  /** `POST /api/v1/ingest/agent_only_to_standard` */
  readonly ingest_agent_only_to_standard: {
    readonly query: {
      readonly collection_id: string;
      readonly document_id: string;
      /** @default {false} */
      readonly gen_doc_summaries?: boolean;
      /** @default {false} */
      readonly gen_doc_questions?: boolean;
      /** @default {"auto"} */
      readonly audio_input_language?: string;
      /** @default {"auto"} */
      readonly ocr_model?: string;
      /** @default {false} */
      readonly restricted?: boolean;
      readonly permissions?: readonly string[];
      readonly tesseract_lang?: string;
      readonly keep_tables_as_one_chunk?: boolean;
      readonly chunk_by_page?: boolean;
      readonly handwriting_check?: boolean;
      readonly timeout?: number;
    };
    readonly result: undefined;
  };
  /** `POST /api/v1/ingest/agent_only_to_standard/job` */
  readonly create_ingest_agent_only_to_standard_job: {
    readonly query: {
      readonly collection_id: string;
      readonly document_id: string;
      /** @default {false} */
      readonly gen_doc_summaries?: boolean;
      /** @default {false} */
      readonly gen_doc_questions?: boolean;
      /** @default {"auto"} */
      readonly audio_input_language?: string;
      /** @default {"auto"} */
      readonly ocr_model?: string;
      /** @default {false} */
      readonly restricted?: boolean;
      readonly permissions?: readonly string[];
      readonly tesseract_lang?: string;
      readonly keep_tables_as_one_chunk?: boolean;
      readonly chunk_by_page?: boolean;
      readonly handwriting_check?: boolean;
      readonly timeout?: number;
    };
    readonly result: JobDetails;
  };
  /** `POST /api/v1/ingest/azure_blob_storage` */
  readonly ingest_from_azure_blob_storage: {
    readonly query: {
      readonly collection_id: string;
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
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: IngestFromAzureBlobStorageBody;
    readonly result: undefined;
  };
  /** `POST /api/v1/ingest/azure_blob_storage/job` */
  readonly create_ingest_from_azure_blob_storage_job: {
    readonly query: {
      readonly collection_id: string;
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
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: IngestFromAzureBlobStorageBody;
    readonly result: JobDetails;
  };
  /** `POST /api/v1/ingest/confluence` */
  readonly ingest_from_confluence: {
    readonly query: {
      readonly collection_id: string;
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
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: IngestFromConfluenceBody;
    readonly result: undefined;
  };
  /** `POST /api/v1/ingest/confluence/job` */
  readonly create_ingest_from_confluence_job: {
    readonly query: {
      readonly collection_id: string;
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
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: IngestFromConfluenceBody;
    readonly result: JobDetails;
  };
  /** `POST /api/v1/ingest/file_system` */
  readonly ingest_from_file_system: {
    readonly query: {
      readonly collection_id: string;
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
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: IngestFromFileSystemBody;
    readonly result: undefined;
  };
  /** `POST /api/v1/ingest/file_system/job` */
  readonly create_ingest_from_file_system_job: {
    readonly query: {
      readonly collection_id: string;
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
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: IngestFromFileSystemBody;
    readonly result: JobDetails;
  };
  /** `POST /api/v1/ingest/gcs` */
  readonly ingest_from_gcs: {
    readonly query: {
      readonly collection_id: string;
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
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: IngestFromGcsBody;
    readonly result: undefined;
  };
  /** `POST /api/v1/ingest/gcs/job` */
  readonly create_ingest_from_gcs_job: {
    readonly query: {
      readonly collection_id: string;
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
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: IngestFromGcsBody;
    readonly result: JobDetails;
  };
  /** `POST /api/v1/ingest/plain_text` */
  readonly ingest_from_plain_text: {
    readonly query: {
      readonly collection_id: string;
      readonly file_name: string;
      /** @default {false} */
      readonly gen_doc_summaries?: boolean;
      /** @default {false} */
      readonly gen_doc_questions?: boolean;
      readonly timeout?: number;
      readonly metadata?: string;
    };
    readonly body: string;
    readonly result: undefined;
  };
  /** `POST /api/v1/ingest/plain_text/job` */
  readonly create_ingest_from_plain_text_job: {
    readonly query: {
      readonly collection_id: string;
      readonly file_name: string;
      /** @default {false} */
      readonly gen_doc_summaries?: boolean;
      /** @default {false} */
      readonly gen_doc_questions?: boolean;
      readonly metadata?: string;
      readonly timeout?: number;
    };
    readonly body: string;
    readonly result: JobDetails;
  };
  /** `POST /api/v1/ingest/s3` */
  readonly ingest_from_s3: {
    readonly query: {
      readonly collection_id: string;
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
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: IngestFromS3Body;
    readonly result: undefined;
  };
  /** `POST /api/v1/ingest/s3/job` */
  readonly create_ingest_from_s3_job: {
    readonly query: {
      readonly collection_id: string;
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
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: IngestFromS3Body;
    readonly result: JobDetails;
  };
  /** `POST /api/v1/ingest/sharepoint_online` */
  readonly ingest_from_sharepoint_online: {
    readonly query: {
      readonly collection_id: string;
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
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: IngestFromSharepointOnlineBody;
    readonly result: undefined;
  };
  /** `POST /api/v1/ingest/sharepoint_online/job` */
  readonly create_ingest_from_sharepoint_online_job: {
    readonly query: {
      readonly collection_id: string;
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
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: IngestFromSharepointOnlineBody;
    readonly result: JobDetails;
  };
  /** `POST /api/v1/ingest/website` */
  readonly ingest_from_website: {
    readonly query: {
      readonly collection_id: string;
      /** @default {false} */
      readonly follow_links?: boolean;
      /** @default {-1} */
      readonly max_depth?: number;
      readonly max_documents?: number;
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
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: IngestFromWebsiteBody;
    readonly result: undefined;
  };
  /** `POST /api/v1/ingest/website/job` */
  readonly create_ingest_from_website_job: {
    readonly query: {
      readonly collection_id: string;
      /** @default {false} */
      readonly follow_links?: boolean;
      /** @default {-1} */
      readonly max_depth?: number;
      readonly max_documents?: number;
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
      readonly ingest_mode?: "standard" | "agent_only";
      readonly timeout?: number;
    };
    readonly body: IngestFromWebsiteBody;
    readonly result: JobDetails;
  };
  /** `PUT /api/v1/uploads` */
  readonly upload_file: {
    readonly body: {
      readonly file: FileInput;
    };
    readonly result: UploadedFile;
  };
  /** `POST /api/v1/uploads/{upload_ids}/ingest` */
  readonly ingest_upload: {
    readonly path: {
      readonly upload_ids: string | readonly string[];
    };
    readonly query: {
      readonly collection_id: string;
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
      readonly ingest_mode?: "standard" | "agent_only";
      /** @default {false} */
      readonly restricted?: boolean;
      readonly permissions?: readonly string[];
      /** @default {false} */
      readonly encrypt_document?: boolean;
      readonly timeout?: number;
    };
    readonly body?: IngestUploadBody;
    readonly result: undefined;
  };
  /** `POST /api/v1/uploads/{upload_ids}/ingest/job` */
  readonly create_ingest_upload_job: {
    readonly path: {
      readonly upload_ids: string | readonly string[];
    };
    readonly query: {
      readonly collection_id: string;
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
      readonly ingest_mode?: "standard" | "agent_only";
      /** @default {false} */
      readonly restricted?: boolean;
      readonly permissions?: readonly string[];
      /** @default {false} */
      readonly encrypt_document?: boolean;
      readonly timeout?: number;
    };
    readonly body?: IngestUploadBody;
    readonly result: JobDetails;
  };
}
