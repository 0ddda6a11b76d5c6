import type {
  OpenAiChatCompletion,
  OpenAiChatCompletionRequest,
  OpenAiModel,
} from "../api/mod.ts";
import {
  call,
  type Connection,
  type OpenAiStream,
  streamOpenAi,
} from "../client/mod.ts";
import { requestOptions } from "./_request.ts";
import type { StepOptions } from "./step.ts";

/** What `chatOpenAi()` and `chatOpenAiStream()` send: OpenAI's own fields, by their own names. */
export interface OpenAiRequest extends OpenAiChatCompletionRequest {
  /** The step says this: `chatOpenAi()` waits for all, `chatOpenAiStream()` does not. */
  readonly stream?: never;
}

/**
 * Lists the models as OpenAI's API does: `GET /openai_api/v1/models`, section
 * "OpenAI-compatible API" of the guide.
 *
 * @param gpt The connection.
 * @param options Cancelling, time limits and retries.
 * @returns The models.
 * @throws {HttpError} If the server refuses.
 *
 * @example Ids
 * ```ts
 * import { connect, listOpenAiModels } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * assert((await listOpenAiModels(gpt)).length > 0);
 * ```
 */
export async function listOpenAiModels(
  gpt: Connection,
  options: StepOptions = {},
): Promise<OpenAiModel[]> {
  return [
    ...(await call(gpt, "list_openai_models", requestOptions(options))).data,
  ];
}

/**
 * Asks as with OpenAI's API and waits for the whole answer: `POST
 * /openai_api/v1/chat/completions`, section "OpenAI-compatible API" of the
 * guide. The conversation is in the request; no chat is kept.
 *
 * @param gpt The connection.
 * @param request The model, the messages, and what else OpenAI's API takes.
 * @param options Cancelling and time limits; it is never repeated by itself.
 * @returns The completion in OpenAI's form.
 * @throws {HttpError} If the server refuses, or the model fails.
 *
 * @example One message
 * ```ts
 * import { chatOpenAi, connect } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const { choices } = await chatOpenAi(gpt, {
 *   model: "auto",
 *   messages: [{ role: "user", content: "Which numbers are prime, up to 20?" }],
 * });
 * assertEquals(choices[0]?.message.role, "assistant");
 * ```
 */
export function chatOpenAi(
  gpt: Connection,
  request: OpenAiRequest,
  options: StepOptions = {},
): Promise<OpenAiChatCompletion> {
  return call(gpt, "create_openai_chat_completion", {
    body: { ...request, stream: false },
    ...requestOptions(options),
  });
}

/**
 * Asks as with OpenAI's API and reads the answer as it is written: `POST
 * /openai_api/v1/chat/completions` with `stream`, section "OpenAI-compatible
 * API" of the guide. Go through it for its chunks, or let `.text()` do it;
 * leaving the loop cancels it.
 *
 * @param gpt The connection.
 * @param request The model, the messages, and what else OpenAI's API takes.
 * @param options Cancelling and time limits; it is never repeated by itself.
 * @returns The chunks in OpenAI's form, to be read once; errors come while they are read.
 *
 * @example Word by word
 * ```ts
 * import { chatOpenAiStream, connect } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * let text = "";
 * const messages = [{ role: "user", content: "Which numbers are prime, up to 20?" }];
 * for await (const { choices } of chatOpenAiStream(gpt, { model: "auto", messages })) {
 *   text += choices[0]?.delta.content ?? "";
 * }
 * assert(text.length > 0);
 * ```
 */
export function chatOpenAiStream(
  gpt: Connection,
  request: OpenAiRequest,
  options: StepOptions = {},
): OpenAiStream {
  return streamOpenAi(gpt, { body: request, ...requestOptions(options) });
}
