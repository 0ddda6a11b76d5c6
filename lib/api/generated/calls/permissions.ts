// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  ConfirmUserDeletionRequest,
  GroupCreateRequest,
  GroupInfo,
  PermissionCheckRequest,
  PermissionResetRequest,
  RoleCreateRequest,
  RoleInfo,
  RolesResetRequest,
  SetRolePriorityRequest,
  UserDeletionRequest,
  UserInfo,
  UserPermission,
} from "../types/permissions.ts";

/** What the operations filed under `Permissions` take and give. */
export interface PermissionsOperations {
  /** `POST /api/v1/collections/{collection_id}/permissions/is_granted` */
  readonly is_collection_permission_granted: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly body: PermissionCheckRequest;
    readonly result: boolean;
  };
  /** `PUT /api/v1/documents/{document_id}/users/{user_id}` */
  readonly add_user_document_permission: {
    readonly path: {
      readonly document_id: string;
      readonly user_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/group/{group_id}/permissions` */
  readonly get_group_permissions: {
    readonly path: {
      readonly group_id: string;
    };
    readonly result: UserPermission[];
  };
  /** `DELETE /api/v1/groups` */
  readonly delete_groups_by_names: {
    readonly query: {
      readonly names: readonly string[];
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/groups` */
  readonly list_groups: {
    readonly result: GroupInfo[];
  };
  /** `POST /api/v1/groups` */
  readonly create_group: {
    readonly body: GroupCreateRequest;
    readonly result: GroupInfo;
  };
  /** `DELETE /api/v1/groups/{group_ids}` */
  readonly delete_groups: {
    readonly path: {
      readonly group_ids: string | readonly string[];
    };
    readonly result: undefined;
  };
  /** `DELETE /api/v1/groups/{group_id}/roles` */
  readonly reset_group_roles: {
    readonly path: {
      readonly group_id: string;
    };
    readonly body: RolesResetRequest;
    readonly result: undefined;
  };
  /** `GET /api/v1/groups/{group_id}/roles` */
  readonly get_group_roles: {
    readonly path: {
      readonly group_id: string;
    };
    readonly result: RoleInfo[];
  };
  /** `DELETE /api/v1/groups/{group_id}/roles/{role_names}` */
  readonly remove_roles_from_group: {
    readonly path: {
      readonly group_id: string;
      readonly role_names: string | readonly string[];
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/groups/{group_id}/roles/{role_names}` */
  readonly assign_roles_to_group: {
    readonly path: {
      readonly group_id: string;
      readonly role_names: string | readonly string[];
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/permissions` */
  readonly list_permissions: {
    readonly query?: {
      readonly group_names?: readonly string[];
      readonly role_names?: readonly string[];
    };
    readonly result: UserPermission[];
  };
  /** `POST /api/v1/permissions/is_granted` */
  readonly is_permission_granted: {
    readonly body: PermissionCheckRequest;
    readonly result: boolean;
  };
  /** `DELETE /api/v1/roles` */
  readonly delete_roles_by_names: {
    readonly query: {
      readonly names: readonly string[];
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/roles` */
  readonly list_roles: {
    readonly result: RoleInfo[];
  };
  /** `POST /api/v1/roles` */
  readonly create_role: {
    readonly body: RoleCreateRequest;
    readonly result: RoleInfo;
  };
  /** `DELETE /api/v1/roles/{role_ids}` */
  readonly delete_roles: {
    readonly path: {
      readonly role_ids: string | readonly string[];
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/roles/{role_id}` */
  readonly get_role: {
    readonly path: {
      readonly role_id: string;
    };
    readonly result: RoleInfo;
  };
  /** `GET /api/v1/roles/{role_id}/permissions` */
  readonly get_role_permissions: {
    readonly path: {
      readonly role_id: string;
    };
    readonly result: UserPermission[];
  };
  /** `POST /api/v1/roles/{role_id}/permissions` */
  readonly set_role_permissions: {
    readonly path: {
      readonly role_id: string;
    };
    readonly body: PermissionResetRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/roles/{role_id}/permissions/{permission_name}` */
  readonly remove_permission_from_role: {
    readonly path: {
      readonly role_id: string;
      readonly permission_name: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/roles/{role_id}/permissions/{permission_name}` */
  readonly assign_permission_to_role: {
    readonly path: {
      readonly role_id: string;
      readonly permission_name: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/roles/{role_id}/priority` */
  readonly set_role_priority: {
    readonly path: {
      readonly role_id: string;
    };
    readonly body?: SetRolePriorityRequest;
    readonly result: RoleInfo;
  };
  /** `GET /api/v1/users` */
  readonly list_users: {
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
    readonly result: UserInfo[];
  };
  /** `DELETE /api/v1/users/current` */
  readonly request_current_user_deletion: {
    readonly result: UserDeletionRequest;
  };
  /** `POST /api/v1/users/current/confirm-delete` */
  readonly confirm_current_user_deletion: {
    readonly query?: {
      /** @default {300} */
      readonly timeout?: number;
    };
    readonly body: ConfirmUserDeletionRequest;
    readonly result: undefined;
  };
  /** `GET /api/v1/users/current/permissions` */
  readonly get_current_user_permissions: {
    readonly result: UserPermission[];
  };
  /** `GET /api/v1/users/current/roles` */
  readonly get_current_user_roles: {
    readonly result: RoleInfo[];
  };
  /** `GET /api/v1/users/{user_id}` */
  readonly get_user: {
    readonly path: {
      readonly user_id: string;
    };
    readonly result: UserInfo;
  };
  /** `GET /api/v1/users/{user_id}/permissions` */
  readonly get_user_permissions: {
    readonly path: {
      readonly user_id: string;
    };
    readonly result: UserPermission[];
  };
  /** `DELETE /api/v1/users/{user_id}/roles` */
  readonly reset_user_roles: {
    readonly path: {
      readonly user_id: string;
    };
    readonly body: RolesResetRequest;
    readonly result: undefined;
  };
  /** `GET /api/v1/users/{user_id}/roles` */
  readonly get_user_roles: {
    readonly path: {
      readonly user_id: string;
    };
    readonly result: RoleInfo[];
  };
  /** `DELETE /api/v1/users/{user_id}/roles/{role_names}` */
  readonly remove_roles_from_user: {
    readonly path: {
      readonly user_id: string;
      readonly role_names: string | readonly string[];
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/users/{user_id}/roles/{role_names}` */
  readonly assign_roles_to_user: {
    readonly path: {
      readonly user_id: string;
      readonly role_names: string | readonly string[];
    };
    readonly result: undefined;
  };
}
