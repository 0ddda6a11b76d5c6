// Generated from tools/facts by `deno task generate`; do not edit.
import type { ForumsOperations } from "../calls/forums.ts";
import type { Operation } from "../../operation.ts";
import { json, list, operation, ref, texts } from "../../table.ts";

export const forums: Readonly<Record<keyof ForumsOperations, Operation>> = {
  list_forums: operation("list_forums", "Forums", "GET", "/forums", {
    query: [
      { name: "offset", type: "integer", required: false, minimum: 0 },
      { name: "limit", type: "integer", required: false, minimum: 0 },
      { name: "name_filter", type: "string", required: false },
    ],
    ok: { 200: list("Forum") },
    errors: [401, "default"],
  }),
  create_forum: operation("create_forum", "Forums", "POST", "/forums", {
    body: json("ForumCreateRequest"),
    ok: { 201: ref("Forum") },
    errors: [401, "default"],
  }),
  get_forum: operation("get_forum", "Forums", "GET", "/forums/{forum_id}", {
    pathParams: texts("forum_id"),
    ok: { 200: ref("Forum") },
    errors: [401, "default"],
  }),
  update_forum: operation(
    "update_forum",
    "Forums",
    "PUT",
    "/forums/{forum_id}",
    {
      pathParams: texts("forum_id"),
      body: json("ForumUpdateRequest"),
      ok: { 200: ref("Forum") },
      errors: [401, "default"],
    },
  ),
  delete_forum: operation(
    "delete_forum",
    "Forums",
    "DELETE",
    "/forums/{forum_id}",
    {
      pathParams: texts("forum_id"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  list_forum_permissions: operation(
    "list_forum_permissions",
    "Forums",
    "GET",
    "/forums/{forum_id}/permissions",
    {
      pathParams: texts("forum_id"),
      ok: { 200: list("ForumPermission") },
      errors: [401, "default"],
    },
  ),
  share_forum: operation(
    "share_forum",
    "Forums",
    "PUT",
    "/forums/{forum_id}/permissions/{username}",
    {
      pathParams: texts("forum_id", "username"),
      body: json("ShareForumRequest"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  unshare_forum: operation(
    "unshare_forum",
    "Forums",
    "DELETE",
    "/forums/{forum_id}/permissions/{username}",
    {
      pathParams: texts("forum_id", "username"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  list_forum_posts: operation(
    "list_forum_posts",
    "Forums",
    "GET",
    "/forums/{forum_id}/posts",
    {
      pathParams: texts("forum_id"),
      query: [
        { name: "offset", type: "integer", required: false, minimum: 0 },
        { name: "limit", type: "integer", required: false, minimum: 0 },
        {
          name: "sort_by",
          type: "string",
          enum: ["newest", "oldest", "top"],
          required: false,
        },
        { name: "parent_post_id", type: "string", required: false },
        { name: "since", type: "string", format: "date-time", required: false },
      ],
      ok: { 200: list("ForumPost") },
      errors: [401, "default"],
    },
  ),
  create_forum_post: operation(
    "create_forum_post",
    "Forums",
    "POST",
    "/forums/{forum_id}/posts",
    {
      pathParams: texts("forum_id"),
      body: json("ForumPostCreateRequest"),
      ok: { 201: ref("ForumPost") },
      errors: [401, "default"],
    },
  ),
  get_forum_post: operation(
    "get_forum_post",
    "Forums",
    "GET",
    "/forums/{forum_id}/posts/{post_id}",
    {
      pathParams: texts("forum_id", "post_id"),
      ok: { 200: ref("ForumPost") },
      errors: [401, "default"],
    },
  ),
  update_forum_post: operation(
    "update_forum_post",
    "Forums",
    "PUT",
    "/forums/{forum_id}/posts/{post_id}",
    {
      pathParams: texts("forum_id", "post_id"),
      body: json("ForumPostUpdateRequest"),
      ok: { 200: ref("ForumPost") },
      errors: [401, "default"],
    },
  ),
  delete_forum_post: operation(
    "delete_forum_post",
    "Forums",
    "DELETE",
    "/forums/{forum_id}/posts/{post_id}",
    {
      pathParams: texts("forum_id", "post_id"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  pin_forum_post: operation(
    "pin_forum_post",
    "Forums",
    "POST",
    "/forums/{forum_id}/posts/{post_id}/pin",
    {
      pathParams: texts("forum_id", "post_id"),
      body: json("ForumPinRequest"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
  reply_to_forum_post: operation(
    "reply_to_forum_post",
    "Forums",
    "POST",
    "/forums/{forum_id}/posts/{post_id}/reply",
    {
      pathParams: texts("forum_id", "post_id"),
      body: json("ForumReplyCreateRequest"),
      ok: { 201: ref("ForumPost") },
      errors: [401, "default"],
    },
  ),
  vote_on_forum_post: operation(
    "vote_on_forum_post",
    "Forums",
    "POST",
    "/forums/{forum_id}/posts/{post_id}/vote",
    {
      pathParams: texts("forum_id", "post_id"),
      body: json("ForumVoteRequest"),
      ok: { 204: null },
      errors: [401, "default"],
    },
  ),
};
