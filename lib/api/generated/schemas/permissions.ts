// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const permissions: SchemaSet = {
  ConfirmUserDeletionRequest: {
    type: "object",
    fields: [{ name: "delete_id", type: "string", required: true }],
  },
  GroupCreateRequest: {
    type: "object",
    fields: [{ name: "name", type: "string", required: true }, {
      name: "description",
      type: "string",
      required: true,
    }],
  },
  GroupInfo: {
    type: "object",
    fields: [{ name: "id", type: "string", required: true }, {
      name: "name",
      type: "string",
      required: true,
    }, { name: "description", type: "string", required: false }],
  },
  PermissionCheckRequest: {
    type: "object",
    fields: [{ name: "permission", type: "string", required: true }],
  },
  PermissionResetRequest: {
    type: "object",
    fields: [{
      name: "new_permissions",
      type: "array",
      items: { type: "string" },
      required: true,
    }],
  },
  RoleCreateRequest: {
    type: "object",
    fields: [{ name: "name", type: "string", required: true }, {
      name: "description",
      type: "string",
      required: true,
    }],
  },
  RoleInfo: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "name", type: "string", required: true },
      { name: "description", type: "string", required: false },
      { name: "priority", type: "integer", required: false },
    ],
  },
  RolesResetRequest: {
    type: "object",
    fields: [{
      name: "new_roles",
      type: "array",
      items: { type: "string" },
      required: true,
    }],
  },
  SetRolePriorityRequest: {
    type: "object",
    fields: [{ name: "priority", type: "integer", required: true }],
  },
  UserDeletionRequest: {
    type: "object",
    fields: [{ name: "delete_id", type: "string", required: true }],
  },
  UserInfo: {
    type: "object",
    fields: [{ name: "id", type: "string", required: true }, {
      name: "username",
      type: "string",
      required: true,
    }, { name: "email", type: "string", required: true }],
  },
  UserPermission: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "name", type: "string", required: true },
      { name: "description", type: "string", required: false },
      { name: "category", type: "string", required: false },
      {
        name: "dependencies",
        type: "array",
        items: { type: "string" },
        required: false,
      },
    ],
  },
};
