// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `OpenAiChatCompletion`. */
export interface OpenAiChatCompletion {
  readonly id: string;
  readonly object: string;
  readonly created: number;
  readonly model: string;
  readonly choices: readonly OpenAiChoice[];
  readonly usage?: OpenAiUsage | null;
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiChatCompletionChunk`. */
export interface OpenAiChatCompletionChunk {
  readonly id: string;
  readonly object: string;
  readonly created: number;
  readonly model: string;
  readonly choices: readonly OpenAiChunkChoice[];
  readonly usage?: OpenAiUsage | null;
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiChatCompletionRequest`. */
export interface OpenAiChatCompletionRequest {
  readonly messages: readonly OpenAiMessage[];
  readonly model?: string | null;
  /** @default {false} */
  readonly stream?: boolean | null;
  readonly stream_options?: OpenAiStreamOptions | null;
  /** At least 0. */
  readonly temperature?: number | null;
  /** At least 0. */
  readonly top_p?: number | null;
  /** At least 0. */
  readonly max_tokens?: number | null;
  /** At least 0. */
  readonly max_completion_tokens?: number | null;
  /** At least 1. */
  readonly n?: number | null;
  readonly seed?: number | null;
  readonly stop?: string | readonly string[] | null;
  readonly user?: string | null;
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiChoice`. */
export interface OpenAiChoice {
  readonly index: number;
  readonly message: OpenAiMessage;
  readonly finish_reason: string | null;
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiChunkChoice`. */
export interface OpenAiChunkChoice {
  readonly index: number;
  readonly delta: OpenAiDelta;
  readonly finish_reason?: string | null;
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiContentPart`. */
export interface OpenAiContentPart {
  readonly type: string;
  readonly text?: string;
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiDelta`. */
export interface OpenAiDelta {
  readonly role?: string | null;
  readonly content?: string | null;
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiError`. */
export interface OpenAiError {
  readonly error: OpenAiErrorDetails;
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiErrorDetails`. */
export interface OpenAiErrorDetails {
  readonly message: string;
  readonly type?: string | null;
  readonly param?: string | null;
  readonly code?: string | number | null;
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiMessage`. */
export interface OpenAiMessage {
  readonly role:
    | "system"
    | "developer"
    | "user"
    | "assistant"
    | "tool"
    | "function"
    | (string & Record<never, never>);
  readonly content?: string | readonly OpenAiContentPart[] | null;
  readonly name?: string | null;
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiModel`. */
export interface OpenAiModel {
  readonly id: string;
  readonly object: string;
  readonly created?: number;
  readonly owned_by?: string;
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiModelList`. */
export interface OpenAiModelList {
  readonly object: string;
  readonly data: readonly OpenAiModel[];
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiStreamOptions`. */
export interface OpenAiStreamOptions {
  readonly include_usage?: boolean;
  readonly [field: string]: unknown;
}

/** The API's schema `OpenAiUsage`. */
export interface OpenAiUsage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
  readonly [field: string]: unknown;
}
