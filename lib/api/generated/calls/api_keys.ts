// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  APIKeyCreateRequest,
  APIKeyInfo,
  APIKeyResult,
  APIKeyUpdateExpiryRequest,
  APIKeyUpdateInactivityIntervalRequest,
} from "../types/api_keys.ts";

/** What the operations filed under `APIKeys` take and give. */
export interface ApiKeysOperations {
  /** `GET /api/v1/admin/api_keys` */
  readonly list_all_api_keys: {
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
      readonly filter?: string;
    };
    readonly result: APIKeyInfo[];
  };
  /** `POST /api/v1/admin/api_keys` */
  readonly create_api_key_for_user: {
    readonly body: APIKeyCreateRequest;
    readonly result: APIKeyResult;
  };
  /** `POST /api/v1/admin/api_keys/deactivate/{key_id}` */
  readonly deactivate_api_key: {
    readonly path: {
      readonly key_id: string;
    };
    readonly result: undefined;
  };
  /** `PATCH /api/v1/admin/api_keys/expire/{key_id}` */
  readonly update_api_key_expiry: {
    readonly path: {
      readonly key_id: string;
    };
    readonly body?: APIKeyUpdateExpiryRequest;
    readonly result: undefined;
  };
  /** `PATCH /api/v1/admin/api_keys/inactivity_interval/{key_id}` */
  readonly update_api_key_inactivity_interval: {
    readonly path: {
      readonly key_id: string;
    };
    readonly body?: APIKeyUpdateInactivityIntervalRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/admin/api_keys/{key_id}` */
  readonly delete_api_key: {
    readonly path: {
      readonly key_id: string;
    };
    readonly result: undefined;
  };
}
