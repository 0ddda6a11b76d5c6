// Generated from tools/facts by `deno task generate`; do not edit.
import type { TagsOperations } from "../calls/tags.ts";
import type { Operation } from "../../operation.ts";
import { json, list, operation, ref, texts } from "../../table.ts";

export const tags: Readonly<Record<keyof TagsOperations, Operation>> = {
  list_tags: operation("list_tags", "Tags", "GET", "/tags", {
    query: [
      { name: "linked_only", type: "boolean", required: false },
      { name: "user_scope", type: "boolean", required: false },
    ],
    ok: { 200: list("Tag") },
    errors: [400, 401],
  }),
  create_tag: operation("create_tag", "Tags", "POST", "/tags", {
    body: json("TagCreateRequest"),
    ok: { 201: ref("Tag") },
    errors: [400, 401, 404],
  }),
  list_documents_for_tags: operation(
    "list_documents_for_tags",
    "Tags",
    "GET",
    "/tags/{tag_names}/documents",
    {
      pathParams: [{
        name: "tag_names",
        type: "array",
        items: { type: "string" },
        required: true,
        collectionFormat: "csv",
      }],
      query: [
        { name: "collection_id", type: "string", required: true },
      ],
      ok: { 200: list("Document") },
      errors: [400, 401],
    },
  ),
  delete_tag: operation("delete_tag", "Tags", "DELETE", "/tags/{tag_name}", {
    pathParams: texts("tag_name"),
    ok: { 200: ref("DeleteTag200Response"), 404: null },
    errors: [401],
  }),
  get_tag: operation("get_tag", "Tags", "GET", "/tags/{tag_name}", {
    pathParams: texts("tag_name"),
    ok: { 200: ref("Tag") },
    errors: [400, 401, 404],
  }),
  update_tag: operation("update_tag", "Tags", "PATCH", "/tags/{tag_name}", {
    pathParams: texts("tag_name"),
    body: json("TagUpdateRequest"),
    ok: { 200: ref("Tag") },
    errors: [400, 401, 404],
  }),
};
