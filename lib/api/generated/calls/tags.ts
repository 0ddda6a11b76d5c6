// Generated from tools/facts by `deno task generate`; do not edit.
import type { Document, Tag, TagCreateRequest } from "../types/shared.ts";
import type { DeleteTag200Response, TagUpdateRequest } from "../types/tags.ts";

/** What the operations filed under `Tags` take and give. */
export interface TagsOperations {
  /** `GET /api/v1/tags` */
  readonly list_tags: {
    readonly query?: {
      readonly linked_only?: boolean;
      readonly user_scope?: boolean;
    };
    readonly result: Tag[];
  };
  /** `POST /api/v1/tags` */
  readonly create_tag: {
    readonly body: TagCreateRequest;
    readonly result: Tag;
  };
  /** `GET /api/v1/tags/{tag_names}/documents` */
  readonly list_documents_for_tags: {
    readonly path: {
      readonly tag_names: string | readonly string[];
    };
    readonly query: {
      readonly collection_id: string;
    };
    readonly result: Document[];
  };
  /** `DELETE /api/v1/tags/{tag_name}` */
  readonly delete_tag: {
    readonly path: {
      readonly tag_name: string;
    };
    readonly result: DeleteTag200Response;
  };
  /** `GET /api/v1/tags/{tag_name}` */
  readonly get_tag: {
    readonly path: {
      readonly tag_name: string;
    };
    readonly result: Tag;
  };
  /** `PATCH /api/v1/tags/{tag_name}` */
  readonly update_tag: {
    readonly path: {
      readonly tag_name: string;
    };
    readonly body: TagUpdateRequest;
    readonly result: Tag;
  };
}
