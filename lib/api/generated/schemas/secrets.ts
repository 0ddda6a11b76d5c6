// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const secrets: SchemaSet = {
  CreateSecret201Response: {
    type: "object",
    fields: [{ name: "id", type: "string", required: false }],
  },
  CreateSecretRequest: {
    type: "object",
    fields: [{ name: "secret_id", type: "string", required: true }, {
      name: "secret_value",
      type: "map",
      values: { type: "any" },
      required: true,
    }, {
      name: "secret_type",
      type: "string",
      enum: ["s3", "gcs", "azure_key", "azure_sas"],
      required: false,
    }],
  },
  UpdateSecretRequest: {
    type: "object",
    fields: [{
      name: "secret_value",
      type: "map",
      values: { type: "any" },
      required: true,
    }],
  },
};
