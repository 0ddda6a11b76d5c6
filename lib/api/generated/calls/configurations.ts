// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  FetchConfigurationUrl200Response,
  FetchConfigurationUrlRequest,
  GlobalConfigurationItem,
  SetGlobalConfigurationRequest,
  SetUserConfigurationRequest,
  UserConfigurationItem,
} from "../types/configurations.ts";

/** What the operations filed under `Configurations` take and give. */
export interface ConfigurationsOperations {
  /** `GET /api/v1/configurations` */
  readonly list_global_configurations: {
    readonly query?: {
      /** @default {false} */
      readonly as_admin?: boolean;
    };
    readonly result: GlobalConfigurationItem[];
  };
  /** `POST /api/v1/configurations/fetch-url` */
  readonly fetch_configuration_url: {
    readonly body: FetchConfigurationUrlRequest;
    readonly result: FetchConfigurationUrl200Response;
  };
  /** `DELETE /api/v1/configurations/{key_names}` */
  readonly delete_global_configurations: {
    readonly path: {
      readonly key_names: string | readonly string[];
    };
    readonly result: GlobalConfigurationItem[];
  };
  /** `PUT /api/v1/configurations/{key_name}` */
  readonly set_global_configuration: {
    readonly path: {
      readonly key_name: string;
    };
    readonly body: SetGlobalConfigurationRequest;
    readonly result: GlobalConfigurationItem[];
  };
  /** `GET /api/v1/roles/{role_id}/configurations` */
  readonly list_role_configurations: {
    readonly path: {
      readonly role_id: string;
    };
    readonly result: UserConfigurationItem[];
  };
  /** `DELETE /api/v1/roles/{role_id}/configurations/{key_names}` */
  readonly delete_role_configurations: {
    readonly path: {
      readonly role_id: string;
      readonly key_names: string | readonly string[];
    };
    readonly result: UserConfigurationItem[];
  };
  /** `PUT /api/v1/roles/{role_id}/configurations/{key_name}` */
  readonly set_role_configuration: {
    readonly path: {
      readonly role_id: string;
      readonly key_name: string;
    };
    readonly body: UserConfigurationItem;
    readonly result: UserConfigurationItem[];
  };
  /** `GET /api/v1/users/current/configurations` */
  readonly list_current_user_configurations: {
    readonly result: UserConfigurationItem[];
  };
  /** `GET /api/v1/users/{user_id}/configurations` */
  readonly list_user_configurations: {
    readonly path: {
      readonly user_id: string;
    };
    readonly result: UserConfigurationItem[];
  };
  /** `DELETE /api/v1/users/{user_id}/configurations/{key_names}` */
  readonly delete_user_configurations: {
    readonly path: {
      readonly user_id: string;
      readonly key_names: string | readonly string[];
    };
    readonly result: UserConfigurationItem[];
  };
  /** `PUT /api/v1/users/{user_id}/configurations/{key_name}` */
  readonly set_user_configuration: {
    readonly path: {
      readonly user_id: string;
      readonly key_name: string;
    };
    readonly body: SetUserConfigurationRequest;
    readonly result: UserConfigurationItem[];
  };
  /** `POST /api/v1/users/{user_id}/configurations/{key_name}/reset` */
  readonly reset_user_configuration: {
    readonly path: {
      readonly user_id: string;
      readonly key_name: string;
    };
    readonly result: UserConfigurationItem[];
  };
}
