// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const llmRegistry: SchemaSet = {
  SetRoleLlmRegistryAccessRequest: {
    type: "object",
    fields: [{
      name: "names",
      type: "array",
      items: { type: "string" },
      required: true,
    }],
  },
};
