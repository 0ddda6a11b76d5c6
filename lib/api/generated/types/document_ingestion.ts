// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `AzureCredentials`. */
export interface AzureCredentials {
  /** Account key. */
  readonly account_key?: string;
  /** Sas token. */
  readonly sas_token?: string;
}

/** The API's schema `ConfluenceCredentials`. */
export interface ConfluenceCredentials {
  /** Username. */
  readonly username: string;
  /** Password. */
  readonly password: string;
}

/** The API's schema `GCSCredentials`. */
export interface GCSCredentials {
  /** Service account json key. */
  readonly service_account_json_key: string;
}

/** The API's schema `IngestFromAzureBlobStorageBody`. */
export interface IngestFromAzureBlobStorageBody {
  /** Container. */
  readonly container: string;
  /** Paths. */
  readonly paths: readonly string[];
  /** Account name. */
  readonly account_name: string;
  /** Credentials. */
  readonly credentials?: AzureCredentials;
  /** Metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `IngestFromConfluenceBody`. */
export interface IngestFromConfluenceBody {
  /** Base url. */
  readonly base_url: string;
  /** Page ids. */
  readonly page_ids: readonly string[];
  /**
   * Include attachments.
   * @default {false}
   */
  readonly include_attachments?: boolean;
  /** Credentials. */
  readonly credentials: ConfluenceCredentials;
  /** Metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `IngestFromFileSystemBody`. */
export interface IngestFromFileSystemBody {
  /** Root dir. */
  readonly root_dir: string;
  /** Glob. */
  readonly glob: string;
}

/** The API's schema `IngestFromGcsBody`. */
export interface IngestFromGcsBody {
  /** Urls. */
  readonly urls: readonly string[];
  /** Credentials. */
  readonly credentials?: GCSCredentials;
  /** Metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `IngestFromS3Body`. */
export interface IngestFromS3Body {
  /** Urls. */
  readonly urls: readonly string[];
  /**
   * Region.
   * @default {"us-east-1"}
   */
  readonly region?: string;
  /** Credentials. */
  readonly credentials?: S3Credentials;
  /** Metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `IngestFromSharepointOnlineBody`. */
export interface IngestFromSharepointOnlineBody {
  /** Entries. */
  readonly entries: readonly SharepointIngestionEntry[];
  /** Credentials. */
  readonly credentials: SharepointOnlineCredentials;
  /** Metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `IngestFromWebsiteBody`. */
export interface IngestFromWebsiteBody {
  /** Url. */
  readonly url: string;
}

/** The API's schema `IngestUploadBody`. */
export interface IngestUploadBody {
  /** Metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The API's schema `S3Credentials`. */
export interface S3Credentials {
  /**
   * Use irsa.
   * @default {false}
   */
  readonly use_irsa?: boolean;
  /** Access key id. */
  readonly access_key_id?: string;
  /** Secret access key. */
  readonly secret_access_key?: string;
  /** Session token. */
  readonly session_token?: string;
  /** Role arn. */
  readonly role_arn?: string;
  /** External id. */
  readonly external_id?: string;
  /** Endpoint url. */
  readonly endpoint_url?: string;
}

/** The API's schema `SharepointIngestionEntry`. */
export interface SharepointIngestionEntry {
  /** Name. */
  readonly name?: string;
  /** Entry type. */
  readonly entry_type: "site" | "drive" | "drive_by_id" | "directory" | "file";
  /** Web url. */
  readonly web_url?: string;
  /** Drive id. */
  readonly drive_id?: string;
  /** Object id. */
  readonly object_id?: string;
}

/** The API's schema `SharepointOnlineCredentials`. */
export interface SharepointOnlineCredentials {
  /**
   * Auth type.
   * @default {"app"}
   */
  readonly auth_type?: "app" | "user";
  /** Tenant name. */
  readonly tenant_name?: string;
  /** Client id. */
  readonly client_id?: string;
  /** Client secret. */
  readonly client_secret?: string;
  /** User id. */
  readonly user_id?: string;
  /** Connector id. */
  readonly connector_id?: string;
  /**
   * Admin enumerate drives.
   * @default {false}
   */
  readonly admin_enumerate_drives?: boolean;
}

/** The API's schema `UploadedFile`. */
export interface UploadedFile {
  /** Id. */
  readonly id: string;
  /** Filename. */
  readonly filename: string;
}
