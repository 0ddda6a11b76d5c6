import type { ChatCompletion } from "../api/mod.ts";
import {
  AnswerDecoder,
  type AnswerEvent,
  type DoneEvent,
  type FileEvent,
} from "./answer_decoder.ts";
import type { CallRequest } from "./call.ts";
import { type Connection, settingsOf } from "./connection.ts";
import { ConnectionError, StreamError } from "./errors.ts";
import { jsonl, MalformedLine } from "./jsonl.ts";
import type { Settings } from "./options.ts";
import { type LooseRequest, operationRequest } from "./request.ts";
import { type OpenedStream, SingleUse } from "./single_use.ts";

/** An answer spread over lines as a person would write it has no more than this. */
const LONGEST_PRETTY = 16 * 1024 * 1024;

/** A whole answer, with the files that were named while it came. */
export interface AnswerResult extends ChatCompletion {
  /** The agent's files, as far as the stream named them. */
  readonly files: readonly FileEvent[];
}

/**
 * An answer as it is being written: an async iterable of events, to be read
 * once, in a loop or by {@linkcode Answer.text} or {@linkcode Answer.final}.
 * Leaving the loop cancels the request; `await using` cancels one that nobody
 * reads.
 */
export class Answer implements AsyncIterable<AnswerEvent>, AsyncDisposable {
  readonly #source: SingleUse;
  readonly #settings: Settings;

  /**
   * Sends the question; use {@linkcode streamCompletion}.
   *
   * @param gpt The connection.
   * @param request The question.
   */
  constructor(gpt: Connection, request: CallRequest<"get_completion">) {
    const settings = settingsOf(gpt);
    this.#settings = settings;
    const loose: LooseRequest = request;
    this.#source = new SingleUse(
      settings,
      request.signal,
      "Cannot read the answer: it was read already; keep its events, or what text() or final() gave",
      () =>
        operationRequest(
          "get_completion",
          { ...loose, body: withStream(loose.body) },
          settings.timeoutMs,
          "application/jsonl, application/json",
        ),
    );
  }

  /**
   * The events as they come, `done` the last.
   *
   * @returns The events, once.
   * @throws {TypeError} If the answer was read before.
   * @throws {StreamError} If the stream is cut short, or the server says that the answer failed.
   * @throws {HttpError} If the server refuses the question.
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<AnswerEvent> {
    const opened = await this.#source.take();
    const { lastLine, redact } = this.#settings;
    const decoder = new AnswerDecoder(lastLine, redact);
    try {
      for await (const record of records(opened)) {
        yield* decoder.decode(record);
        if (decoder.isFinished) return;
      }
      yield* decoder.end();
    } catch (error) {
      throw cutShort(error, decoder.text);
    } finally {
      await this.#source.cancel();
    }
  }

  /**
   * Reads to the end.
   *
   * @returns The whole text.
   * @throws {TypeError} If the answer was read before.
   * @throws {StreamError} If the stream is cut short, or the server says that the answer failed.
   */
  async text(): Promise<string> {
    return (await this.final()).body;
  }

  /**
   * Reads to the end.
   *
   * @returns The whole text, the id of the stored answer, and the files that were named.
   * @throws {TypeError} If the answer was read before.
   * @throws {StreamError} If the stream is cut short, or the server says that the answer failed.
   */
  async final(): Promise<AnswerResult> {
    const files: FileEvent[] = [];
    let done: DoneEvent | undefined;
    for await (const event of this) {
      if (event.type === "file") files.push(event);
      else if (event.type === "done") done = event;
    }
    // The events end with `done` or throw.
    return {
      message_id: done?.message_id ?? "",
      body: done?.body ?? "",
      files,
    };
  }

  /** Cancels the answer, unless it came to its end. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#source.cancel();
  }
}

function withStream(body: unknown): unknown {
  return typeof body === "object" && body !== null
    ? { ...body, stream: true }
    : body;
}

/** A line that was cut is a stream that was cut; anything else stays what it is. */
function cutShort(error: unknown, text: string): unknown {
  if (!(error instanceof ConnectionError) || error.reason !== "lost") {
    return error;
  }
  return new StreamError(
    `Cannot finish the answer: the connection to ${error.address} was lost after ${text.length} characters; ask again, or look whether the server stored the answer under the chat's messages`,
    { text },
    { cause: error },
  );
}

/** The records of a stream, or the one record of an answer that came whole, on however many lines. */
async function* records(opened: OpenedStream): AsyncGenerator<unknown> {
  const lines = jsonl(opened.stream, { malformed: "keep" });
  if (opened.contentType !== "application/json") {
    yield* lines;
    return;
  }
  let whole = "";
  let isFirst = true;
  for await (const line of lines) {
    const startsWhole = isFirst && line instanceof MalformedLine;
    isFirst = false;
    if (whole === "" && !startsWhole) yield line;
    else {whole += `${
        line instanceof MalformedLine ? line.text : JSON.stringify(line)
      }\n`;}
    if (whole.length > LONGEST_PRETTY) break;
  }
  if (whole === "") return;
  let record: unknown = whole;
  try {
    record = JSON.parse(whole);
  } catch {
    // Then it is no answer in any form, and is passed on as the text that it is.
  }
  yield record;
}

/**
 * Asks a question and gives the answer as it is being written. The request is
 * sent at once; it is never sent twice. Its time limit is the agent's
 * `agent_total_timeout` (3600 s when not given) and a minute.
 *
 * @param gpt The connection.
 * @param request The chat and the question; `stream: true` is added.
 * @returns The answer, to be read once.
 *
 * @example Text as it comes
 * ```ts
 * import { Connection, streamCompletion } from "@cenote/cenote/client";
 * import { assertEquals } from "@std/assert";
 *
 * await using server = Deno.serve(
 *   { port: 0, onListen() {} },
 *   () =>
 *     new Response(
 *       '{"body":"Hel","finished":false}\n{"body":"lo","finished":true,"message_id":"m1"}\n',
 *       { headers: { "content-type": "application/jsonl" } },
 *     ),
 * );
 * const gpt = new Connection({ address: `http://127.0.0.1:${server.addr.port}` });
 * const answer = streamCompletion(gpt, {
 *   path: { session_id: "s1" },
 *   body: { message: "Greet me" },
 * });
 * const pieces: string[] = [];
 * for await (const event of answer) if (event.type === "delta") pieces.push(event.text);
 * assertEquals(pieces, ["Hel", "lo"]);
 * ```
 */
export function streamCompletion(
  gpt: Connection,
  request: CallRequest<"get_completion">,
): Answer {
  return new Answer(gpt, request);
}
