// Generated from tools/facts by `deno task generate`; do not edit.
import type { FileInput } from "../../file_input.ts";
import type {
  DocumentExtractionResult,
  Extractor,
  ExtractorCreateRequest,
  ExtractorUpdateRequest,
  UpdateExtractorPrivacyRequest,
} from "../types/extractors.ts";
import type {
  GroupSharePermission,
  JobDetails,
  ResetAndShareRequest,
  ResetAndShareWithGroupsRequest,
  SharePermission,
} from "../types/shared.ts";

/** What the operations filed under `Extractors` take and give. */
export interface ExtractorsOperations {
  /** `GET /api/v1/extractors` */
  readonly list_extractors: {
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
      readonly name_filter?: string;
    };
    readonly result: Extractor[];
  };
  /** `POST /api/v1/extractors` */
  readonly create_extractor: {
    readonly body: ExtractorCreateRequest;
    readonly result: Extractor;
  };
  /** `DELETE /api/v1/extractors/{extractor_id}` */
  readonly delete_extractor: {
    readonly path: {
      readonly extractor_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/extractors/{extractor_id}` */
  readonly get_extractor: {
    readonly path: {
      readonly extractor_id: string;
    };
    readonly result: Extractor;
  };
  /** `PATCH /api/v1/extractors/{extractor_id}` */
  readonly update_extractor: {
    readonly path: {
      readonly extractor_id: string;
    };
    readonly body: ExtractorUpdateRequest;
    readonly result: Extractor;
  };
  /** `GET /api/v1/extractors/{extractor_id}/group_permissions` */
  readonly get_extractor_group_permissions: {
    readonly path: {
      readonly extractor_id: string;
    };
    readonly result: GroupSharePermission[];
  };
  /** `PUT /api/v1/extractors/{extractor_id}/group_permissions` */
  readonly reset_and_share_extractor_with_groups: {
    readonly path: {
      readonly extractor_id: string;
    };
    readonly body: ResetAndShareWithGroupsRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/extractors/{extractor_id}/group_permissions/{group_id}` */
  readonly unshare_extractor_from_group: {
    readonly path: {
      readonly extractor_id: string;
      readonly group_id: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/extractors/{extractor_id}/group_permissions/{group_id}` */
  readonly share_extractor_with_group: {
    readonly path: {
      readonly extractor_id: string;
      readonly group_id: string;
    };
    readonly result: undefined;
  };
  /** `POST /api/v1/extractors/{extractor_id}/is_public` */
  readonly update_extractor_privacy: {
    readonly path: {
      readonly extractor_id: string;
    };
    readonly body: UpdateExtractorPrivacyRequest;
    readonly result: undefined;
  };
  /** `POST /api/v1/extractors/{extractor_id}/job` */
  readonly create_extractor_run_job: {
    readonly path: {
      readonly extractor_id: string;
    };
    readonly query?: {
      readonly collection_id?: string;
      readonly document_id?: string;
      readonly timeout?: number;
    };
    readonly result: JobDetails;
  };
  /** `DELETE /api/v1/extractors/{extractor_id}/permissions` */
  readonly unshare_extractor_for_all: {
    readonly path: {
      readonly extractor_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/extractors/{extractor_id}/permissions` */
  readonly get_extractor_permissions: {
    readonly path: {
      readonly extractor_id: string;
    };
    readonly result: SharePermission[];
  };
  /** `PUT /api/v1/extractors/{extractor_id}/permissions` */
  readonly reset_and_share_extractor: {
    readonly path: {
      readonly extractor_id: string;
    };
    readonly body: ResetAndShareRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/extractors/{extractor_id}/permissions/{username}` */
  readonly unshare_extractor: {
    readonly path: {
      readonly extractor_id: string;
      readonly username: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/extractors/{extractor_id}/permissions/{username}` */
  readonly share_extractor: {
    readonly path: {
      readonly extractor_id: string;
      readonly username: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/extractors/{extractor_id}/results` */
  readonly list_extractor_results: {
    readonly path: {
      readonly extractor_id: string;
    };
    readonly query?: {
      readonly job_id?: string;
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
    };
    readonly result: DocumentExtractionResult[];
  };
  /** `POST /api/v1/extractors/{extractor_id}/run` */
  readonly run_extractor: {
    readonly path: {
      readonly extractor_id: string;
    };
    readonly query?: {
      readonly collection_id?: string;
      readonly document_id?: string;
      readonly timeout?: number;
    };
    readonly body?: {
      readonly files?: readonly FileInput[];
    };
    readonly result: DocumentExtractionResult[];
  };
}
