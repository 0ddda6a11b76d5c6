// Generated from tools/facts by `deno task generate`; do not edit.
import type { OpenaiOperations } from "../calls/openai.ts";
import type { Operation } from "../../operation.ts";
import { json, operation, ref } from "../../table.ts";

export const openai: Readonly<Record<keyof OpenaiOperations, Operation>> = {
  list_openai_models: operation(
    "list_openai_models",
    "OpenAI",
    "GET",
    "/openai_api/v1/models",
    { base: "", ok: { 200: ref("OpenAiModelList"), 401: ref("OpenAiError") } },
  ),
  create_openai_chat_completion: operation(
    "create_openai_chat_completion",
    "OpenAI",
    "POST",
    "/openai_api/v1/chat/completions",
    {
      base: "",
      body: json("OpenAiChatCompletionRequest"),
      accept: ["application/json", "text/event-stream"],
      ok: {
        200: ref("OpenAiChatCompletion"),
        400: ref("OpenAiError"),
        401: ref("OpenAiError"),
        404: ref("OpenAiError"),
        500: ref("OpenAiError"),
      },
      events: ref("OpenAiChatCompletionChunk"),
    },
  ),
};
