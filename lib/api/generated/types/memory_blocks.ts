// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `DefaultMemoryBlocksByScope`. */
export interface DefaultMemoryBlocksByScope {
  /** Llm. */
  readonly llm?: MemoryBlock | null;
  /** Agent. */
  readonly agent?: MemoryBlock | null;
}

/** The API's schema `DefaultMemoryBlocksResponse`. */
export interface DefaultMemoryBlocksResponse {
  /** Defaults. */
  readonly defaults?: DefaultMemoryBlocksByScope;
}

/** The API's schema `ListMemoryBlocks200Response`. */
export interface ListMemoryBlocks200Response {
  /** Items. */
  readonly items: readonly MemoryBlock[];
  /** Total. */
  readonly total: number;
}

/** The API's schema `MemoryBlock`. */
export interface MemoryBlock {
  /** Id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** Content. */
  readonly content: string;
  /** System prompt amendment. */
  readonly system_prompt_amendment: string;
  /** Injection mode. */
  readonly injection_mode:
    | "system_prompt"
    | "user_instruction"
    | "agent_file"
    | "agent_tool";
  /** Access mode. */
  readonly access_mode: "read" | "write" | "read_write";
  /** User id. */
  readonly user_id: string;
  /** Username. */
  readonly username?: string;
  /**
   * Created at.
   * Format: date-time.
   */
  readonly created_at: string;
  /**
   * Updated at.
   * Format: date-time.
   */
  readonly updated_at: string;
  /** Is public. */
  readonly is_public?: boolean;
  /** Is owner. */
  readonly is_owner?: boolean;
  /** Max content length. */
  readonly max_content_length?: number;
  /** Is auto. */
  readonly is_auto?: boolean;
  /** User count. */
  readonly user_count?: number;
  /** Group count. */
  readonly group_count?: number;
}

/** The API's schema `MemoryBlockCreateRequest`. */
export interface MemoryBlockCreateRequest {
  /** Name. */
  readonly name: string;
  /** Content. */
  readonly content?: string;
  /** System prompt amendment. */
  readonly system_prompt_amendment?: string;
  /** Injection mode. */
  readonly injection_mode?:
    | "system_prompt"
    | "user_instruction"
    | "agent_file"
    | "agent_tool";
  /** Access mode. */
  readonly access_mode?: "read" | "write" | "read_write";
  /**
   * Max content length.
   * @default {10000}
   */
  readonly max_content_length?: number;
}

/** The API's schema `MemoryBlockPrivacyRequest`. */
export interface MemoryBlockPrivacyRequest {
  /** Is public. */
  readonly is_public: boolean;
  /** Permissions. */
  readonly permissions?: readonly string[];
}

/** The API's schema `MemoryBlockUpdateRequest`. */
export interface MemoryBlockUpdateRequest {
  /** Name. */
  readonly name?: string;
  /** Content. */
  readonly content?: string;
  /** System prompt amendment. */
  readonly system_prompt_amendment?: string;
  /** Injection mode. */
  readonly injection_mode?:
    | "system_prompt"
    | "user_instruction"
    | "agent_file"
    | "agent_tool";
  /** Access mode. */
  readonly access_mode?: "read" | "write" | "read_write";
  /** Max content length. */
  readonly max_content_length?: number;
}

/** The API's schema `SetDefaultMemoryBlockRequest`. */
export interface SetDefaultMemoryBlockRequest {
  /** Scope. */
  readonly scope: "llm" | "agent";
  /** Memory block id. */
  readonly memory_block_id?: string | null;
}

/** The API's schema `SetDefaultMemoryBlockResponse`. */
export interface SetDefaultMemoryBlockResponse {
  /** Scope. */
  readonly scope?: "llm" | "agent";
  /** Memory block. */
  readonly memory_block?: MemoryBlock | null;
}

/** The API's schema `ShareMemoryBlockRequest`. */
export interface ShareMemoryBlockRequest {
  /** Permissions. */
  readonly permissions?: readonly string[];
}
