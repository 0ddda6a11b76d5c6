import type {
  OpenAiChatCompletion,
  OpenAiChatCompletionChunk,
} from "../api/mod.ts";
import { toText } from "@std/streams/to-text";
import type { CallRequest } from "./call.ts";
import { type Connection, settingsOf } from "./connection.ts";
import { ConnectionError, ResponseError, StreamError } from "./errors.ts";
import type { Settings } from "./options.ts";
import { type LooseRequest, operationRequest } from "./request.ts";
import { readSaid, shorten } from "./said.ts";
import { SingleUse } from "./single_use.ts";
import { serverSentEvents } from "./sse.ts";
import { trust } from "./trust.ts";
import { isRecord } from "./is_record.ts";

const END = "[DONE]";

/** A whole completion in the form of its only chunk. */
function asChunk(whole: OpenAiChatCompletion): OpenAiChatCompletionChunk {
  const { choices, ...rest } = whole;
  return {
    ...rest,
    object: "chat.completion.chunk",
    choices: choices.map(({ index, message, finish_reason }) => ({
      index,
      delta: {
        role: message.role,
        content: typeof message.content === "string" ? message.content : null,
      },
      finish_reason,
    })),
  };
}

/**
 * A completion of the OpenAI-compatible API as it is being written: an async
 * iterable of chunks, to be read once, in a loop or by
 * {@linkcode OpenAiStream.text}. Leaving the loop cancels the request;
 * `await using` cancels one that nobody reads.
 */
export class OpenAiStream
  implements AsyncIterable<OpenAiChatCompletionChunk>, AsyncDisposable {
  readonly #source: SingleUse;
  readonly #settings: Settings;

  /**
   * Sends the request; use {@linkcode streamOpenAi}.
   *
   * @param gpt The connection.
   * @param request The messages.
   */
  constructor(
    gpt: Connection,
    request: CallRequest<"create_openai_chat_completion">,
  ) {
    const settings = settingsOf(gpt);
    this.#settings = settings;
    const loose: LooseRequest = request;
    this.#source = new SingleUse(
      settings,
      request.signal,
      "Cannot read the completion: it was read already; keep its chunks, or what text() gave",
      () =>
        operationRequest(
          "create_openai_chat_completion",
          {
            ...loose,
            body: isRecord(loose.body)
              ? { ...loose.body, stream: true }
              : loose.body,
          },
          settings.timeoutMs,
          "text/event-stream, application/json",
        ),
    );
  }

  /**
   * The chunks as they come.
   *
   * @returns The chunks, once.
   * @throws {TypeError} If the completion was read before.
   * @throws {StreamError} If the stream is cut short, or the server says that the completion failed.
   * @throws {HttpError} If the server refuses the request.
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<OpenAiChatCompletionChunk> {
    const { stream, contentType } = await this.#source.take();
    let text = "";
    let isEnded = false;
    try {
      if (contentType === "application/json") {
        yield asChunk(trust(this.#parse(await toText(stream), text)));
        return;
      }
      for await (const { data } of serverSentEvents(stream)) {
        if (data.trim() === END) {
          isEnded = true;
          break;
        }
        const chunk = trust<OpenAiChatCompletionChunk>(this.#parse(data, text));
        for (const choice of chunk.choices ?? []) {
          if (choice.index === 0) text += choice.delta?.content ?? "";
          // Not every server says [DONE]; a reason to finish is an end too.
          if (typeof choice.finish_reason === "string") isEnded = true;
        }
        yield chunk;
      }
      if (!isEnded) {
        throw new StreamError(
          `Cannot finish the completion: the stream ended after ${text.length} characters, before its last chunk; ask again`,
          { text },
        );
      }
    } catch (error) {
      if (!(error instanceof ConnectionError) || error.reason !== "lost") {
        throw error;
      }
      throw new StreamError(
        `Cannot finish the completion: the connection to ${error.address} was lost after ${text.length} characters; ask again`,
        { text },
        { cause: error },
      );
    } finally {
      await this.#source.cancel();
    }
  }

  #parse(data: string, text: string): unknown {
    const { redact } = this.#settings;
    let value: unknown;
    try {
      value = JSON.parse(data);
    } catch (error) {
      throw new StreamError(
        `Cannot read the completion: its data are not JSON: "${
          redact.text(shorten(data, 80))
        }"`,
        { text },
        { cause: error },
      );
    }
    if (isRecord(value) && value.error !== undefined && value.error !== null) {
      const found = readSaid(data, "application/json");
      const said = redact.text(found.said);
      throw new StreamError(
        `Cannot finish the completion: the server says "${said}"`,
        { said, text, errorType: found.errorType },
      );
    }
    if (isRecord(value) && Array.isArray(value.choices)) return value;
    const excerpt = redact.text(shorten(data, 80));
    throw new ResponseError(
      `Cannot read the completion: there are no "choices" in "${excerpt}"; check that H2OGPTE_ADDRESS is the address of an h2oGPTe server`,
      { status: 200, contentType: "", excerpt },
    );
  }

  /**
   * Reads to the end.
   *
   * @returns The whole text of the first choice.
   * @throws {TypeError} If the completion was read before.
   * @throws {StreamError} If the stream is cut short, or the server says that the completion failed.
   */
  async text(): Promise<string> {
    let text = "";
    for await (const { choices } of this) {
      for (const choice of choices) {
        if (choice.index === 0) text += choice.delta?.content ?? "";
      }
    }
    return text;
  }

  /** Cancels the completion, unless it came to its end. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#source.cancel();
  }
}

/**
 * Asks through the OpenAI-compatible API and gives the completion as it is
 * being written. The request is sent at once; it is never sent twice.
 *
 * @param gpt The connection.
 * @param request The messages; `stream: true` is added.
 * @returns The chunks, to be read once.
 *
 * @example Text as it comes
 * ```ts
 * import { Connection, streamOpenAi } from "@cenote/cenote/client";
 * import { assertEquals } from "@std/assert";
 *
 * await using server = Deno.serve(
 *   { port: 0, onListen() {} },
 *   () =>
 *     new Response(
 *       'data: {"choices":[{"index":0,"delta":{"content":"Hello"}}]}\n\ndata: [DONE]\n\n',
 *       { headers: { "content-type": "text/event-stream" } },
 *     ),
 * );
 * const gpt = new Connection({ address: `http://127.0.0.1:${server.addr.port}` });
 * const completion = streamOpenAi(gpt, {
 *   body: { messages: [{ role: "user", content: "Greet me" }] },
 * });
 * assertEquals(await completion.text(), "Hello");
 * ```
 */
export function streamOpenAi(
  gpt: Connection,
  request: CallRequest<"create_openai_chat_completion">,
): OpenAiStream {
  return new OpenAiStream(gpt, request);
}
