// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  DeleteSharedChatsRequest,
  ShareChatRequest,
  ShareChatResponse,
  SharedChatDetail,
  SharedChatInfo,
  UpdateSharedChatRequest,
} from "../types/shared_chats.ts";

/** What the operations filed under `SharedChats` take and give. */
export interface SharedChatsOperations {
  /** `GET /api/v1/shared_chats` */
  readonly list_shared_chats: {
    readonly query?: {
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
      readonly name_filter?: string;
      /** @default {"all"} */
      readonly filter_type?: string;
      /** @default {"all"} */
      readonly showcase_filter?: string;
    };
    readonly result: SharedChatInfo[];
  };
  /** `POST /api/v1/shared_chats` */
  readonly share_chat_session: {
    readonly body: ShareChatRequest;
    readonly result: ShareChatResponse;
  };
  /** `POST /api/v1/shared_chats/batch_delete` */
  readonly delete_shared_chats: {
    readonly body: DeleteSharedChatsRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/shared_chats/{shared_chat_id}` */
  readonly delete_shared_chat: {
    readonly path: {
      readonly shared_chat_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/shared_chats/{shared_chat_id}` */
  readonly get_shared_chat: {
    readonly path: {
      readonly shared_chat_id: string;
    };
    readonly result: SharedChatDetail;
  };
  /** `PATCH /api/v1/shared_chats/{shared_chat_id}` */
  readonly update_shared_chat: {
    readonly path: {
      readonly shared_chat_id: string;
    };
    readonly body: UpdateSharedChatRequest;
    readonly result: undefined;
  };
}
