// Generated from tools/facts by `deno task generate`; do not edit.
import type { ExtractorsOperations } from "../calls/extractors.ts";
import type { Operation } from "../../operation.ts";
import { json, list, operation, ref, texts } from "../../table.ts";

export const extractors: Readonly<
  Record<keyof ExtractorsOperations, Operation>
> = {
  list_extractors: operation(
    "list_extractors",
    "Extractors",
    "GET",
    "/extractors",
    {
      query: [
        {
          name: "offset",
          type: "integer",
          default: 0,
          required: false,
          minimum: 0,
        },
        {
          name: "limit",
          type: "integer",
          default: 100,
          required: false,
          minimum: 0,
        },
        { name: "name_filter", type: "string", required: false },
      ],
      ok: { 200: list("Extractor") },
      errors: [400, 401],
    },
  ),
  create_extractor: operation(
    "create_extractor",
    "Extractors",
    "POST",
    "/extractors",
    {
      body: json("ExtractorCreateRequest"),
      ok: { 200: ref("Extractor") },
      errors: [400, 401, 403, 404],
    },
  ),
  delete_extractor: operation(
    "delete_extractor",
    "Extractors",
    "DELETE",
    "/extractors/{extractor_id}",
    {
      pathParams: texts("extractor_id"),
      ok: { 204: null },
      errors: [400, 401],
    },
  ),
  get_extractor: operation(
    "get_extractor",
    "Extractors",
    "GET",
    "/extractors/{extractor_id}",
    {
      pathParams: texts("extractor_id"),
      ok: { 200: ref("Extractor") },
      errors: [400, 401, 404],
    },
  ),
  update_extractor: operation(
    "update_extractor",
    "Extractors",
    "PATCH",
    "/extractors/{extractor_id}",
    {
      pathParams: texts("extractor_id"),
      body: json("ExtractorUpdateRequest"),
      ok: { 200: ref("Extractor") },
      errors: [400, 401, 404],
    },
  ),
  get_extractor_group_permissions: operation(
    "get_extractor_group_permissions",
    "Extractors",
    "GET",
    "/extractors/{extractor_id}/group_permissions",
    {
      pathParams: texts("extractor_id"),
      ok: { 200: list("GroupSharePermission") },
      errors: [400, 401],
    },
  ),
  reset_and_share_extractor_with_groups: operation(
    "reset_and_share_extractor_with_groups",
    "Extractors",
    "PUT",
    "/extractors/{extractor_id}/group_permissions",
    {
      pathParams: texts("extractor_id"),
      body: json("ResetAndShareWithGroupsRequest"),
      ok: { 204: null },
      errors: [400, 401, 409],
    },
  ),
  unshare_extractor_from_group: operation(
    "unshare_extractor_from_group",
    "Extractors",
    "DELETE",
    "/extractors/{extractor_id}/group_permissions/{group_id}",
    {
      pathParams: texts("extractor_id", "group_id"),
      ok: { 204: null },
      errors: [400, 401, 409],
    },
  ),
  share_extractor_with_group: operation(
    "share_extractor_with_group",
    "Extractors",
    "PUT",
    "/extractors/{extractor_id}/group_permissions/{group_id}",
    {
      pathParams: texts("extractor_id", "group_id"),
      ok: { 204: null },
      errors: [400, 401, 409],
    },
  ),
  update_extractor_privacy: operation(
    "update_extractor_privacy",
    "Extractors",
    "POST",
    "/extractors/{extractor_id}/is_public",
    {
      pathParams: texts("extractor_id"),
      body: json("UpdateExtractorPrivacyRequest"),
      ok: { 204: null },
      errors: [400, 401, 409],
    },
  ),
  create_extractor_run_job: operation(
    "create_extractor_run_job",
    "Extractors",
    "POST",
    "/extractors/{extractor_id}/job",
    {
      pathParams: texts("extractor_id"),
      query: [
        { name: "collection_id", type: "string", required: false },
        { name: "document_id", type: "string", required: false },
        { name: "timeout", type: "number", format: "double", required: false },
      ],
      ok: { 201: ref("JobDetails") },
      errors: [400, 401, 404],
    },
  ),
  unshare_extractor_for_all: operation(
    "unshare_extractor_for_all",
    "Extractors",
    "DELETE",
    "/extractors/{extractor_id}/permissions",
    {
      pathParams: texts("extractor_id"),
      ok: { 204: null },
      errors: [400, 401, 409],
    },
  ),
  get_extractor_permissions: operation(
    "get_extractor_permissions",
    "Extractors",
    "GET",
    "/extractors/{extractor_id}/permissions",
    {
      pathParams: texts("extractor_id"),
      ok: { 200: list("SharePermission") },
      errors: [400, 401],
    },
  ),
  reset_and_share_extractor: operation(
    "reset_and_share_extractor",
    "Extractors",
    "PUT",
    "/extractors/{extractor_id}/permissions",
    {
      pathParams: texts("extractor_id"),
      body: json("ResetAndShareRequest"),
      ok: { 204: null },
      errors: [400, 401, 409],
    },
  ),
  unshare_extractor: operation(
    "unshare_extractor",
    "Extractors",
    "DELETE",
    "/extractors/{extractor_id}/permissions/{username}",
    {
      pathParams: texts("extractor_id", "username"),
      ok: { 204: null },
      errors: [400, 401, 409],
    },
  ),
  share_extractor: operation(
    "share_extractor",
    "Extractors",
    "PUT",
    "/extractors/{extractor_id}/permissions/{username}",
    {
      pathParams: texts("extractor_id", "username"),
      ok: { 204: null },
      errors: [400, 401, 409],
    },
  ),
  list_extractor_results: operation(
    "list_extractor_results",
    "Extractors",
    "GET",
    "/extractors/{extractor_id}/results",
    {
      pathParams: texts("extractor_id"),
      query: [
        { name: "job_id", type: "string", required: false },
        {
          name: "offset",
          type: "integer",
          default: 0,
          required: false,
          minimum: 0,
        },
        { name: "limit", type: "integer", required: false, minimum: 0 },
      ],
      ok: { 200: list("DocumentExtractionResult") },
      errors: [400, 401, 404],
    },
  ),
  run_extractor: operation(
    "run_extractor",
    "Extractors",
    "POST",
    "/extractors/{extractor_id}/run",
    {
      pathParams: texts("extractor_id"),
      query: [
        { name: "collection_id", type: "string", required: false },
        { name: "document_id", type: "string", required: false },
        { name: "timeout", type: "number", format: "double", required: false },
      ],
      body: {
        contentType: ["multipart/form-data"],
        required: false,
        fields: [{
          name: "files",
          type: "array",
          items: { type: "binary" },
          required: false,
        }],
      },
      ok: { 200: list("DocumentExtractionResult") },
      errors: [400, 401, 404],
    },
  ),
};
