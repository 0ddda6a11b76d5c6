// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `AzureCredentials`. */
export interface AzureCredentials {
  readonly account_key?: string;
  readonly sas_token?: string;
}

/** The API's schema `ConfluenceCredentials`. */
export interface ConfluenceCredentials {
  readonly username: string;
  readonly password: string;
}

/** The API's schema `GCSCredentials`. */
export interface GCSCredentials {
  readonly service_account_json_key: string;
}

/** The API's schema `IngestFromAzureBlobStorageBody`. */
export interface IngestFromAzureBlobStorageBody {
  readonly container: string;
  readonly paths: readonly string[];
  readonly account_name: string;
  readonly credentials?: AzureCredentials;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `IngestFromConfluenceBody`. */
export interface IngestFromConfluenceBody {
  readonly base_url: string;
  readonly page_ids: readonly string[];
  /** @default {false} */
  readonly include_attachments?: boolean;
  readonly credentials: ConfluenceCredentials;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `IngestFromFileSystemBody`. */
export interface IngestFromFileSystemBody {
  readonly root_dir: string;
  readonly glob: string;
}

/** The API's schema `IngestFromGcsBody`. */
export interface IngestFromGcsBody {
  readonly urls: readonly string[];
  readonly credentials?: GCSCredentials;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `IngestFromS3Body`. */
export interface IngestFromS3Body {
  readonly urls: readonly string[];
  /** @default {"us-east-1"} */
  readonly region?: string;
  readonly credentials?: S3Credentials;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `IngestFromSharepointOnlineBody`. */
export interface IngestFromSharepointOnlineBody {
  readonly entries: readonly SharepointIngestionEntry[];
  readonly credentials: SharepointOnlineCredentials;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `IngestFromWebsiteBody`. */
export interface IngestFromWebsiteBody {
  readonly url: string;
}

/** The API's schema `IngestUploadBody`. */
export interface IngestUploadBody {
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `S3Credentials`. */
export interface S3Credentials {
  /** @default {false} */
  readonly use_irsa?: boolean;
  readonly access_key_id?: string;
  readonly secret_access_key?: string;
  readonly session_token?: string;
  readonly role_arn?: string;
  readonly external_id?: string;
  readonly endpoint_url?: string;
}

/** The API's schema `SharepointIngestionEntry`. */
export interface SharepointIngestionEntry {
  readonly name?: string;
  readonly entry_type: "site" | "drive" | "drive_by_id" | "directory" | "file";
  readonly web_url?: string;
  readonly drive_id?: string;
  readonly object_id?: string;
}

/** The API's schema `SharepointOnlineCredentials`. */
export interface SharepointOnlineCredentials {
  /** @default {"app"} */
  readonly auth_type?: "app" | "user";
  readonly tenant_name?: string;
  readonly client_id?: string;
  readonly client_secret?: string;
  readonly user_id?: string;
  readonly connector_id?: string;
  /** @default {false} */
  readonly admin_enumerate_drives?: boolean;
}

/** The API's schema `UploadedFile`. */
export interface UploadedFile {
  readonly id: string;
  readonly filename: string;
}
