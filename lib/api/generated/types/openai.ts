// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `OpenAiChatCompletion`. */
export interface OpenAiChatCompletion {
  /** Id. */
  readonly id: string;
  /** Object. */
  readonly object: string;
  /** Created. */
  readonly created: number;
  /** Model. */
  readonly model: string;
  /** Choices. */
  readonly choices: readonly OpenAiChoice[];
  /** Usage. */
  readonly usage?: OpenAiUsage | null;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiChatCompletionChunk`. */
export interface OpenAiChatCompletionChunk {
  /** Id. */
  readonly id: string;
  /** Object. */
  readonly object: string;
  /** Created. */
  readonly created: number;
  /** Model. */
  readonly model: string;
  /** Choices. */
  readonly choices: readonly OpenAiChunkChoice[];
  /** Usage. */
  readonly usage?: OpenAiUsage | null;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiChatCompletionRequest`. */
export interface OpenAiChatCompletionRequest {
  /** Messages. */
  readonly messages: readonly OpenAiMessage[];
  /** Model. */
  readonly model?: string | null;
  /**
   * Stream.
   * @default {false}
   */
  readonly stream?: boolean | null;
  /** Stream options. */
  readonly stream_options?: OpenAiStreamOptions | null;
  /**
   * Temperature.
   * At least 0.
   */
  readonly temperature?: number | null;
  /**
   * Top p.
   * At least 0.
   */
  readonly top_p?: number | null;
  /**
   * Max tokens.
   * At least 0.
   */
  readonly max_tokens?: number | null;
  /**
   * Max completion tokens.
   * At least 0.
   */
  readonly max_completion_tokens?: number | null;
  /**
   * N.
   * At least 1.
   */
  readonly n?: number | null;
  /** Seed. */
  readonly seed?: number | null;
  /** Stop. */
  readonly stop?: string | readonly string[] | null;
  /** User. */
  readonly user?: string | null;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiChoice`. */
export interface OpenAiChoice {
  /** Index. */
  readonly index: number;
  /** Message. */
  readonly message: OpenAiReply;
  /** Finish reason. */
  readonly finish_reason: string | null;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiChunkChoice`. */
export interface OpenAiChunkChoice {
  /** Index. */
  readonly index: number;
  /** Delta. */
  readonly delta: OpenAiDelta;
  /** Finish reason. */
  readonly finish_reason?: string | null;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiContentPart`. */
export interface OpenAiContentPart {
  /** Type. */
  readonly type: string;
  /** Text. */
  readonly text?: string;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiDelta`. */
export interface OpenAiDelta {
  /** Role. */
  readonly role?: string | null;
  /** Content. */
  readonly content?: string | null;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiError`. */
export interface OpenAiError {
  /** Error. */
  readonly error: OpenAiErrorDetails;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiErrorDetails`. */
export interface OpenAiErrorDetails {
  /** Message. */
  readonly message: string;
  /** Type. */
  readonly type?: string | null;
  /** Param. */
  readonly param?: string | null;
  /** Code. */
  readonly code?: string | number | null;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiMessage`. */
export interface OpenAiMessage {
  /** Role. */
  readonly role:
    | "system"
    | "developer"
    | "user"
    | "assistant"
    | "tool"
    | "function"
    | (string & Record<never, never>);
  /** Content. */
  readonly content?: string | readonly OpenAiContentPart[] | null;
  /** Name. */
  readonly name?: string | null;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiModel`. */
export interface OpenAiModel {
  /** Id. */
  readonly id: string;
  /** Object. */
  readonly object: string;
  /** Created. */
  readonly created?: number;
  /** Owned by. */
  readonly owned_by?: string;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiModelList`. */
export interface OpenAiModelList {
  /** Object. */
  readonly object: string;
  /** Data. */
  readonly data: readonly OpenAiModel[];
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiReply`. */
export interface OpenAiReply {
  /** Role. */
  readonly role: string;
  /** Content. */
  readonly content?: string | null;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiStreamOptions`. */
export interface OpenAiStreamOptions {
  /** Include usage. */
  readonly include_usage?: boolean;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiUsage`. */
export interface OpenAiUsage {
  /** Prompt tokens. */
  readonly prompt_tokens: number;
  /** Completion tokens. */
  readonly completion_tokens: number;
  /** Total tokens. */
  readonly total_tokens: number;
  /** Fields that the API does not name. */
  readonly [field: string]: unknown;
}
