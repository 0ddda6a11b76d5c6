// Generated from tools/facts by `deno task generate`; do not edit.
import type { FileInput } from "../../file_input.ts";
import type {
  AddShowcaseChatRequest,
  AddShowcaseChatResponse,
  ListShowcaseCategoriesResponse,
  ReorderShowcaseChatsRequest,
  ShowcaseChat,
  UpdateShowcaseChatRequest,
  UploadShowcaseThumbnailResponse,
} from "../types/showcase.ts";

/** What the operations filed under `Showcase` take and give. */
export interface ShowcaseOperations {
  /** `GET /api/v1/showcase` */
  readonly list_showcase_chats: {
    readonly query?: {
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
    };
    readonly result: ShowcaseChat[];
  };
  /** `POST /api/v1/showcase` */
  readonly add_showcase_chat: {
    readonly body: AddShowcaseChatRequest;
    readonly result: AddShowcaseChatResponse;
  };
  /** `GET /api/v1/showcase/categories` */
  readonly list_showcase_categories: {
    readonly result: ListShowcaseCategoriesResponse;
  };
  /** `POST /api/v1/showcase/reorder` */
  readonly reorder_showcase_chats: {
    readonly body: ReorderShowcaseChatsRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/showcase/{showcase_id}` */
  readonly remove_showcase_chat: {
    readonly path: {
      readonly showcase_id: string;
    };
    readonly result: undefined;
  };
  /** `PATCH /api/v1/showcase/{showcase_id}` */
  readonly update_showcase_chat: {
    readonly path: {
      readonly showcase_id: string;
    };
    readonly body: UpdateShowcaseChatRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/showcase/{showcase_id}/thumbnail` */
  readonly delete_showcase_thumbnail: {
    readonly path: {
      readonly showcase_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/showcase/{showcase_id}/thumbnail` */
  readonly get_showcase_thumbnail: {
    readonly path: {
      readonly showcase_id: string;
    };
    readonly result: Blob;
  };
  /** `POST /api/v1/showcase/{showcase_id}/thumbnail` */
  readonly upload_showcase_thumbnail: {
    readonly path: {
      readonly showcase_id: string;
    };
    readonly body: {
      readonly file: FileInput;
    };
    readonly result: UploadShowcaseThumbnailResponse;
  };
}
