// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  CreateSecret201Response,
  CreateSecretRequest,
  UpdateSecretRequest,
} from "../types/secrets.ts";

/** What the operations filed under `Secrets` take and give. */
export interface SecretsOperations {
  /** `POST /api/v1/secrets` */
  readonly create_secret: {
    readonly body: CreateSecretRequest;
    readonly result: CreateSecret201Response;
  };
  /** `GET /api/v1/secrets/ids` */
  readonly list_secret_ids: {
    readonly query?: {
      readonly connector_type?: "s3" | "gcs" | "azure_key" | "azure_sas";
    };
    readonly result: string[];
  };
  /** `DELETE /api/v1/secrets/{secret_id}` */
  readonly delete_secret: {
    readonly path: {
      readonly secret_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/secrets/{secret_id}` */
  readonly get_secret: {
    readonly path: {
      readonly secret_id: string;
    };
    readonly result: Readonly<Record<string, unknown>>;
  };
  /** `PUT /api/v1/secrets/{secret_id}` */
  readonly update_secret: {
    readonly path: {
      readonly secret_id: string;
    };
    readonly body: UpdateSecretRequest;
    readonly result: undefined;
  };
  /** `GET /api/v1/secrets/{secret_id}/value` */
  readonly get_secret_value: {
    readonly path: {
      readonly secret_id: string;
    };
    readonly result: Readonly<Record<string, unknown>>;
  };
}
