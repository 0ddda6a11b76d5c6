// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `ConfirmUserDeletionRequest`. */
export interface ConfirmUserDeletionRequest {
  readonly delete_id: string;
}

/** The API's schema `GroupCreateRequest`. */
export interface GroupCreateRequest {
  readonly name: string;
  readonly description: string;
}

/** The API's schema `GroupInfo`. */
export interface GroupInfo {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
}

/** The API's schema `PermissionCheckRequest`. */
export interface PermissionCheckRequest {
  readonly permission: string;
}

/** The API's schema `PermissionResetRequest`. */
export interface PermissionResetRequest {
  readonly new_permissions: readonly string[];
}

/** The API's schema `RoleCreateRequest`. */
export interface RoleCreateRequest {
  readonly name: string;
  readonly description: string;
}

/** The API's schema `RoleInfo`. */
export interface RoleInfo {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly priority?: number;
}

/** The API's schema `RolesResetRequest`. */
export interface RolesResetRequest {
  readonly new_roles: readonly string[];
}

/** The API's schema `SetRolePriorityRequest`. */
export interface SetRolePriorityRequest {
  readonly priority: number;
}

/** The API's schema `UserDeletionRequest`. */
export interface UserDeletionRequest {
  readonly delete_id: string;
}

/** The API's schema `UserInfo`. */
export interface UserInfo {
  readonly id: string;
  readonly username: string;
  readonly email: string;
}

/** The API's schema `UserPermission`. */
export interface UserPermission {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly category?: string;
  readonly dependencies?: readonly string[];
}
