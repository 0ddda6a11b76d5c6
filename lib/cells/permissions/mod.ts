/**
 * What cells may do: Deno's permission flags as data, what they say to a
 * request, and the broker that answers a child's requests by them and asks a
 * person for the rest.
 *
 * @module
 */

export {
  DEFAULT_IMPORT_HOSTS,
  grantsEverything,
  PERMISSION_KINDS,
  type PermissionDecision,
  type PermissionKind,
  type PermissionList,
  type PermissionPolicy,
  type PermissionRequest,
  type PermissionRules,
} from "./policy.ts";
export {
  parsePermissionFlags,
  permissionFlags,
  type PermissionFlagsOptions,
} from "./flags.ts";
export { type ConfigPermissions } from "./config.ts";
export { decide } from "./decide.ts";
export { describeRequest, flagFor } from "./describe.ts";
export { PermissionMemory } from "./memory.ts";
export {
  type AskPermission,
  type PermissionAnswer,
  PermissionBroker,
  type PermissionBrokerOptions,
} from "./broker.ts";
export { nameProgramsByPath } from "./named_programs.ts";
