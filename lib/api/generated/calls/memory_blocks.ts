// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  DefaultMemoryBlocksResponse,
  ListMemoryBlocks200Response,
  MemoryBlock,
  MemoryBlockCreateRequest,
  MemoryBlockPrivacyRequest,
  MemoryBlockUpdateRequest,
  SetDefaultMemoryBlockRequest,
  SetDefaultMemoryBlockResponse,
  ShareMemoryBlockRequest,
} from "../types/memory_blocks.ts";
import type { GroupSharePermission, SharePermission } from "../types/shared.ts";

/** What the operations filed under `MemoryBlocks` take and give. */
export interface MemoryBlocksOperations {
  /** `GET /api/v1/memory_blocks` */
  readonly list_memory_blocks: {
    readonly query?: {
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
      readonly name_filter?: string;
      /** Format: date-time. */
      readonly updated_after?: string;
    };
    readonly result: ListMemoryBlocks200Response;
  };
  /** `POST /api/v1/memory_blocks` */
  readonly create_memory_block: {
    readonly body: MemoryBlockCreateRequest;
    readonly result: MemoryBlock;
  };
  /** `DELETE /api/v1/memory_blocks/{memory_block_id}` */
  readonly delete_memory_block: {
    readonly path: {
      readonly memory_block_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/memory_blocks/{memory_block_id}` */
  readonly get_memory_block: {
    readonly path: {
      readonly memory_block_id: string;
    };
    readonly result: MemoryBlock;
  };
  /** `PUT /api/v1/memory_blocks/{memory_block_id}` */
  readonly update_memory_block: {
    readonly path: {
      readonly memory_block_id: string;
    };
    readonly body: MemoryBlockUpdateRequest;
    readonly result: undefined;
  };
  /** `GET /api/v1/memory_blocks/{memory_block_id}/group_permissions` */
  readonly list_memory_block_group_permissions: {
    readonly path: {
      readonly memory_block_id: string;
    };
    readonly result: GroupSharePermission[];
  };
  /** `DELETE /api/v1/memory_blocks/{memory_block_id}/group_permissions/{group_id}` */
  readonly unshare_memory_block_from_group: {
    readonly path: {
      readonly memory_block_id: string;
      readonly group_id: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/memory_blocks/{memory_block_id}/group_permissions/{group_id}` */
  readonly share_memory_block_with_group: {
    readonly path: {
      readonly memory_block_id: string;
      readonly group_id: string;
    };
    readonly body?: ShareMemoryBlockRequest;
    readonly result: undefined;
  };
  /** `GET /api/v1/memory_blocks/{memory_block_id}/permissions` */
  readonly list_memory_block_permissions: {
    readonly path: {
      readonly memory_block_id: string;
    };
    readonly result: SharePermission[];
  };
  /** `DELETE /api/v1/memory_blocks/{memory_block_id}/permissions/{username}` */
  readonly unshare_memory_block: {
    readonly path: {
      readonly memory_block_id: string;
      readonly username: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/memory_blocks/{memory_block_id}/permissions/{username}` */
  readonly share_memory_block: {
    readonly path: {
      readonly memory_block_id: string;
      readonly username: string;
    };
    readonly body?: ShareMemoryBlockRequest;
    readonly result: undefined;
  };
  /** `PUT /api/v1/memory_blocks/{memory_block_id}/privacy` */
  readonly set_memory_block_privacy: {
    readonly path: {
      readonly memory_block_id: string;
    };
    readonly body: MemoryBlockPrivacyRequest;
    readonly result: undefined;
  };
  /** `GET /api/v1/memory_blocks/{memory_block_id}/public_permissions` */
  readonly list_public_memory_block_permissions: {
    readonly path: {
      readonly memory_block_id: string;
    };
    readonly result: string[];
  };
  /** `GET /api/v1/users/current/default_memory_blocks` */
  readonly get_default_memory_blocks: {
    readonly result: DefaultMemoryBlocksResponse;
  };
  /** `PUT /api/v1/users/current/default_memory_blocks` */
  readonly set_default_memory_block: {
    readonly body: SetDefaultMemoryBlockRequest;
    readonly result: SetDefaultMemoryBlockResponse;
  };
}
