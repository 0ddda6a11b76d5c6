// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const tags: SchemaSet = {
  DeleteTag200Response: {
    type: "object",
    fields: [{ name: "tag_id", type: "string", required: false }],
  },
  TagUpdateRequest: {
    type: "object",
    fields: [{ name: "description", type: "string", required: false }, {
      name: "format",
      type: "string",
      required: false,
    }],
  },
};
