// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  OpenAiChatCompletion,
  OpenAiChatCompletionRequest,
  OpenAiModelList,
} from "../types/openai.ts";

/** What the operations filed under `OpenAI` take and give. */
export interface OpenaiOperations {
  /** `GET /openai_api/v1/models` */
  readonly list_openai_models: {
    readonly result: OpenAiModelList;
  };
  /** `POST /openai_api/v1/chat/completions` */
  readonly create_openai_chat_completion: {
    readonly body: OpenAiChatCompletionRequest;
    readonly result: OpenAiChatCompletion;
  };
}
