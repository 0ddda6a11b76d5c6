// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `ConfirmUserDeletionRequest`. */
export interface ConfirmUserDeletionRequest {
  /** Delete id. */
  readonly delete_id: string;
}

/** The API's schema `GroupCreateRequest`. */
export interface GroupCreateRequest {
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description: string;
}

/** The API's schema `GroupInfo`. */
export interface GroupInfo {
  /** Id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description?: string;
}

/** The API's schema `PermissionCheckRequest`. */
export interface PermissionCheckRequest {
  /** Permission. */
  readonly permission: string;
}

/** The API's schema `PermissionResetRequest`. */
export interface PermissionResetRequest {
  /** New permissions. */
  readonly new_permissions: readonly string[];
}

/** The API's schema `RoleCreateRequest`. */
export interface RoleCreateRequest {
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description: string;
}

/** The API's schema `RoleInfo`. */
export interface RoleInfo {
  /** Id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description?: string;
  /** Priority. */
  readonly priority?: number;
}

/** The API's schema `RolesResetRequest`. */
export interface RolesResetRequest {
  /** New roles. */
  readonly new_roles: readonly string[];
}

/** The API's schema `SetRolePriorityRequest`. */
export interface SetRolePriorityRequest {
  /** Priority. */
  readonly priority: number;
}

/** The API's schema `UserDeletionRequest`. */
export interface UserDeletionRequest {
  /** Delete id. */
  readonly delete_id: string;
}

/** The API's schema `UserInfo`. */
export interface UserInfo {
  /** Id. */
  readonly id: string;
  /** Username. */
  readonly username: string;
  /** Email. */
  readonly email: string;
}

/** The API's schema `UserPermission`. */
export interface UserPermission {
  /** Id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** Description. */
  readonly description?: string;
  /** Category. */
  readonly category?: string;
  /** Dependencies. */
  readonly dependencies?: readonly string[];
}
