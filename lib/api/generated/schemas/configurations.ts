// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const configurations: SchemaSet = {
  FetchConfigurationUrl200Response: {
    type: "object",
    fields: [{ name: "content", type: "string", required: false }],
  },
  FetchConfigurationUrlRequest: {
    type: "object",
    fields: [{ name: "url", type: "string", required: true }],
  },
  GlobalConfigurationItem: {
    type: "object",
    fields: [
      { name: "key_name", type: "string", required: true },
      { name: "string_value", type: "string", required: true },
      { name: "value_type", type: "string", required: true },
      { name: "can_overwrite", type: "boolean", required: true },
      { name: "upper_bound", type: "number", required: false },
      { name: "is_public", type: "boolean", required: true },
      { name: "is_read_only", type: "boolean", required: false },
      { name: "is_encrypted", type: "boolean", required: false },
      { name: "description", type: "string", required: false },
      { name: "category", type: "string", required: false },
      { name: "needs_propagation", type: "boolean", required: false },
    ],
  },
  SetGlobalConfigurationRequest: {
    type: "object",
    fields: [
      { name: "string_value", type: "string", required: true },
      { name: "can_overwrite", type: "boolean", required: true },
      { name: "is_public", type: "boolean", required: true },
      { name: "value_type", type: "string", required: false },
    ],
  },
  SetUserConfigurationRequest: {
    type: "object",
    fields: [{ name: "string_value", type: "string", required: true }, {
      name: "value_type",
      type: "string",
      required: false,
    }],
  },
  UserConfigurationItem: {
    type: "object",
    fields: [
      { name: "key_name", type: "string", required: true },
      { name: "string_value", type: "string", required: true },
      { name: "value_type", type: "string", required: true },
      {
        name: "updated_at",
        type: "string",
        format: "date-time",
        required: false,
      },
    ],
  },
};
