// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  PromptTemplate,
  PromptTemplateCreateRequest,
  UpdateDefaultPromptTemplateVisibilityRequest,
  UpdatePromptTemplatePrivacyRequest,
} from "../types/prompt_templates.ts";
import type {
  Count,
  GroupSharePermission,
  PromptTemplateBase,
  ResetAndShareRequest,
  ResetAndShareWithGroupsRequest,
  SharePermission,
} from "../types/shared.ts";

/** What the operations filed under `PromptTemplates` take and give. */
export interface PromptTemplatesOperations {
  /** `GET /api/v1/prompt_templates` */
  readonly list_prompt_templates: {
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
        | "description"
        | "is_default"
        | "lang"
        | "updated_at"
        | "username"
        | "user_count";
      /** @default {true} */
      readonly ascending?: boolean;
      /** @default {"all"} */
      readonly template_type?: "all" | "user" | "system";
      readonly filter?: string;
    };
    readonly result: PromptTemplate[];
  };
  /** `POST /api/v1/prompt_templates` */
  readonly create_prompt_template: {
    readonly body: PromptTemplateCreateRequest;
    readonly result: PromptTemplate;
  };
  /** `GET /api/v1/prompt_templates/all` */
  readonly list_all_prompt_templates: {
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
        | "description"
        | "is_default"
        | "lang"
        | "updated_at"
        | "username"
        | "user_count"
        | "visible";
      /** @default {true} */
      readonly ascending?: boolean;
      /** @default {"all"} */
      readonly template_type?: "all" | "user" | "system";
      readonly filter?: string;
    };
    readonly result: PromptTemplate[];
  };
  /** `GET /api/v1/prompt_templates/count` */
  readonly get_prompt_template_count: {
    readonly result: Count;
  };
  /** `GET /api/v1/prompt_templates/default` */
  readonly get_default_prompt_template: {
    readonly result: PromptTemplate;
  };
  /** `DELETE /api/v1/prompt_templates/{prompt_template_id}` */
  readonly delete_prompt_template: {
    readonly path: {
      readonly prompt_template_id: string | readonly string[];
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/prompt_templates/{prompt_template_id}` */
  readonly get_prompt_template: {
    readonly path: {
      readonly prompt_template_id: string;
    };
    readonly result: PromptTemplate;
  };
  /** `PATCH /api/v1/prompt_templates/{prompt_template_id}` */
  readonly update_prompt_template: {
    readonly path: {
      readonly prompt_template_id: string;
    };
    readonly body: PromptTemplateBase;
    readonly result: PromptTemplate;
  };
  /** `GET /api/v1/prompt_templates/{prompt_template_id}/group_permissions` */
  readonly get_prompt_template_group_permissions: {
    readonly path: {
      readonly prompt_template_id: string;
    };
    readonly result: GroupSharePermission[];
  };
  /** `PUT /api/v1/prompt_templates/{prompt_template_id}/group_permissions` */
  readonly reset_and_share_prompt_template_with_groups: {
    readonly path: {
      readonly prompt_template_id: string;
    };
    readonly body: ResetAndShareWithGroupsRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/prompt_templates/{prompt_template_id}/group_permissions/{group_id}` */
  readonly unshare_prompt_template_from_group: {
    readonly path: {
      readonly prompt_template_id: string;
      readonly group_id: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/prompt_templates/{prompt_template_id}/group_permissions/{group_id}` */
  readonly share_prompt_template_with_group: {
    readonly path: {
      readonly prompt_template_id: string;
      readonly group_id: string;
    };
    readonly result: undefined;
  };
  /** `POST /api/v1/prompt_templates/{prompt_template_id}/is_public` */
  readonly update_prompt_template_privacy: {
    readonly path: {
      readonly prompt_template_id: string;
    };
    readonly body: UpdatePromptTemplatePrivacyRequest;
    readonly result: undefined;
  };
  /** `PUT /api/v1/prompt_templates/{prompt_template_id}/is_visible` */
  readonly update_default_prompt_template_visibility: {
    readonly path: {
      readonly prompt_template_id: string;
    };
    readonly body: UpdateDefaultPromptTemplateVisibilityRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/prompt_templates/{prompt_template_id}/permissions` */
  readonly unshare_prompt_template_for_all: {
    readonly path: {
      readonly prompt_template_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/prompt_templates/{prompt_template_id}/permissions` */
  readonly get_prompt_template_permissions: {
    readonly path: {
      readonly prompt_template_id: string;
    };
    readonly result: SharePermission[];
  };
  /** `PUT /api/v1/prompt_templates/{prompt_template_id}/permissions` */
  readonly reset_and_share_prompt_template: {
    readonly path: {
      readonly prompt_template_id: string;
    };
    readonly body: ResetAndShareRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/prompt_templates/{prompt_template_id}/permissions/{username}` */
  readonly unshare_prompt_template: {
    readonly path: {
      readonly prompt_template_id: string;
      readonly username: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/prompt_templates/{prompt_template_id}/permissions/{username}` */
  readonly share_prompt_template: {
    readonly path: {
      readonly prompt_template_id: string;
      readonly username: string;
    };
    readonly result: undefined;
  };
}
