// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `DefaultMemoryBlocksByScope`. */
export interface DefaultMemoryBlocksByScope {
  readonly llm?: MemoryBlock | null;
  readonly agent?: MemoryBlock | null;
}

/** The API's schema `DefaultMemoryBlocksResponse`. */
export interface DefaultMemoryBlocksResponse {
  readonly defaults?: DefaultMemoryBlocksByScope;
}

/** The API's schema `ListMemoryBlocks200Response`. */
export interface ListMemoryBlocks200Response {
  readonly items: readonly MemoryBlock[];
  readonly total: number;
}

/** The API's schema `MemoryBlock`. */
export interface MemoryBlock {
  readonly id: string;
  readonly name: string;
  readonly content: string;
  readonly system_prompt_amendment: string;
  readonly injection_mode:
    | "system_prompt"
    | "user_instruction"
    | "agent_file"
    | "agent_tool";
  readonly access_mode: "read" | "write" | "read_write";
  readonly user_id: string;
  readonly username?: string;
  /** Format: date-time. */
  readonly created_at: string;
  /** Format: date-time. */
  readonly updated_at: string;
  readonly is_public?: boolean;
  readonly is_owner?: boolean;
  readonly max_content_length?: number;
  readonly is_auto?: boolean;
  readonly user_count?: number;
  readonly group_count?: number;
}

/** The API's schema `MemoryBlockCreateRequest`. */
export interface MemoryBlockCreateRequest {
  readonly name: string;
  readonly content?: string;
  readonly system_prompt_amendment?: string;
  readonly injection_mode?:
    | "system_prompt"
    | "user_instruction"
    | "agent_file"
    | "agent_tool";
  readonly access_mode?: "read" | "write" | "read_write";
  /** @default {10000} */
  readonly max_content_length?: number;
}

/** The API's schema `MemoryBlockPrivacyRequest`. */
export interface MemoryBlockPrivacyRequest {
  readonly is_public: boolean;
  readonly permissions?: readonly string[];
}

/** The API's schema `MemoryBlockUpdateRequest`. */
export interface MemoryBlockUpdateRequest {
  readonly name?: string;
  readonly content?: string;
  readonly system_prompt_amendment?: string;
  readonly injection_mode?:
    | "system_prompt"
    | "user_instruction"
    | "agent_file"
    | "agent_tool";
  readonly access_mode?: "read" | "write" | "read_write";
  readonly max_content_length?: number;
}

/** The API's schema `SetDefaultMemoryBlockRequest`. */
export interface SetDefaultMemoryBlockRequest {
  readonly scope: "llm" | "agent";
  readonly memory_block_id?: string | null;
}

/** The API's schema `SetDefaultMemoryBlockResponse`. */
export interface SetDefaultMemoryBlockResponse {
  readonly scope?: "llm" | "agent";
  readonly memory_block?: MemoryBlock | null;
}

/** The API's schema `ShareMemoryBlockRequest`. */
export interface ShareMemoryBlockRequest {
  readonly permissions?: readonly string[];
}
