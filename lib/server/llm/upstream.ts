import { TextLineStream } from "@std/streams/text-line-stream";
import { isRecord } from "../context.ts";
import { contentText, modelList, retryWaitMs, wait } from "./api_text.ts";
import { UpstreamErrors } from "./errors.ts";

/** Where a language model is and how to speak to it. */
export interface UpstreamOptions {
  /** Address of an OpenAI-compatible API, with or without `/v1`. */
  readonly address: string;
  /** Key that is sent as a bearer token; absent where none is wanted. */
  readonly apiKey?: string;
  /** Sends requests. @default {globalThis.fetch} */
  readonly fetch?: typeof fetch;
  /** Longest wait for the first bytes of an answer: some servers load the model first. @default {300_000} */
  readonly firstByteTimeoutMs?: number;
  /** Longest wait between two pieces of an answer. @default {120_000} */
  readonly idleTimeoutMs?: number;
  /** Longest wait for the list of models. @default {15_000} */
  readonly modelsTimeoutMs?: number;
}

/** One message of a conversation, in the form of the API. */
export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** What a model is asked. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly temperature: number;
  readonly maxTokens: number;
  readonly signal: AbortSignal;
}

/** What comes back from a model, piece by piece. */
export type ChatPiece =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "model"; readonly model: string }
  | { readonly type: "finish"; readonly reason: string }
  | {
    readonly type: "usage";
    readonly inputTokens: number;
    readonly outputTokens: number;
  };

/** Statuses that may be gone a moment later. */
const PASSING = new Set([429, 502, 503, 504]);
const MAX_RETRIES = 2;

/** An OpenAI-compatible API. */
export class Upstream {
  readonly errors: UpstreamErrors;
  readonly #options: UpstreamOptions;
  readonly #fetch: typeof fetch;
  #base: string | undefined;
  /** Parameters that this API turned out not to take. */
  readonly #refused = new Set<
    "stream_options" | "temperature" | "max_tokens"
  >();

  constructor(options: UpstreamOptions) {
    this.#options = options;
    this.#fetch = options.fetch ?? fetch;
    this.errors = new UpstreamErrors(options.address, options.apiKey);
  }

  /**
   * Names of the models, as the API lists them.
   *
   * @throws {EngineError} If there is no such list.
   */
  async models(
    signal?: AbortSignal,
  ): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const base = await this.#findBase(signal);
    const response = await this.#getModels(base, signal);
    const body = await response.text();
    if (!response.ok) throw this.errors.status(response.status, body, "auto");
    const list = modelList(body);
    if (list) return list;
    throw this.errors.make(
      `did not answer with a list of models but with ${this.#found(body)}; ` +
        "check CENOTE_LLM_ADDRESS, which usually ends in /v1",
    );
  }

  /**
   * Asks the model, and yields what it says as it comes.
   *
   * @throws {EngineError} If it cannot answer, or its answer is cut off.
   */
  async *chat(request: ChatRequest): AsyncGenerator<ChatPiece> {
    const abort = new AbortController();
    const signal = AbortSignal.any([request.signal, abort.signal]);
    try {
      const response = await this.#open(request, signal, abort);
      const type = response.headers.get("content-type") ?? "";
      if (type.includes("event-stream")) yield* this.#events(response, abort);
      else yield* this.#whole(await this.#text(response));
    } catch (error) {
      request.signal.throwIfAborted();
      throw error;
    } finally {
      abort.abort();
    }
  }

  /** Sends the request until it is taken, without what the API does not know. */
  async #open(
    request: ChatRequest,
    signal: AbortSignal,
    abort: AbortController,
  ): Promise<Response> {
    const base = await this.#findBase(request.signal);
    for (let retries = 0;;) {
      const response = await this.#send(
        `${base}/chat/completions`,
        {
          method: "POST",
          body: JSON.stringify(this.#body(request)),
          signal,
        },
        abort,
        this.#options.firstByteTimeoutMs ?? 300_000,
      );
      if (response.ok) return response;
      const body = await this.#text(response);
      if (response.status === 400 && this.#adapt(body)) continue;
      if (!PASSING.has(response.status) || retries === MAX_RETRIES) {
        throw this.errors.status(response.status, body, request.model);
      }
      retries++;
      await wait(
        retryWaitMs(response.headers.get("retry-after"), retries),
        request.signal,
      );
    }
  }

  #body(request: ChatRequest): Record<string, unknown> {
    const { model, messages, temperature, maxTokens } = request;
    const refused = this.#refused;
    return {
      model,
      messages,
      stream: true,
      ...(refused.has("stream_options")
        ? {}
        : { stream_options: { include_usage: true } }),
      ...(refused.has("temperature") ? {} : { temperature }),
      ...(refused.has("max_tokens")
        ? { max_completion_tokens: maxTokens }
        : { max_tokens: maxTokens }),
    };
  }

  /** Learns from a refusal which parameter to leave out; false when it names none. */
  #adapt(body: string): boolean {
    const said = this.errors.said(body);
    for (
      const name of ["stream_options", "max_tokens", "temperature"] as const
    ) {
      if (!said.includes(name) || this.#refused.has(name)) continue;
      this.#refused.add(name);
      return true;
    }
    return false;
  }

  async *#events(
    response: Response,
    abort: AbortController,
  ): AsyncGenerator<ChatPiece> {
    if (response.body === null) throw this.errors.make("answered nothing");
    const lines = response.body.pipeThrough(new TextDecoderStream())
      .pipeThrough(new TextLineStream())
      .getReader();
    let isFinished = false;
    let length = 0;
    try {
      while (true) {
        const next = await this.#inTime(
          lines.read(),
          abort,
          this.#options.idleTimeoutMs ?? 120_000,
        );
        if (next.done) break;
        const data = /^data:\s?(.*)$/.exec(next.value.trimEnd())?.[1];
        // Comments and names of events say nothing here.
        if (data === undefined || data === "") continue;
        if (data === "[DONE]") {
          isFinished = true;
          break;
        }
        for (const piece of this.#pieces(data)) {
          if (piece.type === "text") length += piece.text.length;
          if (piece.type === "finish") isFinished = true;
          yield piece;
        }
      }
    } catch (cause) {
      if (cause instanceof Error && cause.name === "EngineError") throw cause;
      throw this.#cut(length, cause);
    } finally {
      lines.cancel().catch(() => {});
    }
    if (!isFinished) throw this.#cut(length);
  }

  #cut(length: number, cause?: unknown): Error {
    return this.errors.make(
      length === 0
        ? "broke off before its first word; its own log may say why"
        : `broke off in the middle of its answer, after ${length} characters`,
      cause,
    );
  }

  /** An answer that came whole, from APIs that do not stream. */
  *#whole(body: string): Generator<ChatPiece> {
    let isFinished = false;
    for (const piece of this.#pieces(body)) {
      isFinished ||= piece.type === "text" || piece.type === "finish";
      yield piece;
    }
    if (!isFinished) {
      throw this.errors.make(`did not answer but sent ${this.#found(body)}`);
    }
  }

  #pieces(text: string): ChatPiece[] {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw this.errors.make(
        `sent ${
          this.#found(text)
        } where JSON was wanted; is CENOTE_LLM_ADDRESS an ` +
          "OpenAI-compatible API?",
      );
    }
    if (!isRecord(value)) {
      throw this.errors.make(
        `sent ${this.#found(text)} where an object was wanted`,
      );
    }
    if (value["error"] !== undefined && value["error"] !== null) {
      throw this.errors.make(`failed: "${this.errors.said(text)}"`);
    }
    const pieces: ChatPiece[] = [];
    if (typeof value["model"] === "string" && value["model"] !== "") {
      pieces.push({ type: "model", model: value["model"] });
    }
    const choice: unknown = Array.isArray(value["choices"])
      ? value["choices"][0]
      : undefined;
    if (isRecord(choice)) {
      const part = isRecord(choice["delta"])
        ? choice["delta"]
        : choice["message"];
      const content = isRecord(part) ? contentText(part["content"]) : "";
      if (content !== "") pieces.push({ type: "text", text: content });
      const reason = choice["finish_reason"];
      if (typeof reason === "string" && reason !== "") {
        pieces.push({ type: "finish", reason });
      }
    }
    const usage = value["usage"];
    if (isRecord(usage)) {
      const { prompt_tokens: input, completion_tokens: output } = usage;
      if (typeof input === "number" && typeof output === "number") {
        pieces.push({
          type: "usage",
          inputTokens: input,
          outputTokens: output,
        });
      }
    }
    return pieces;
  }

  #found(text: string): string {
    const said = this.errors.said(text).slice(0, 120);
    return said === ""
      ? "nothing"
      : /^a web page/.test(said)
      ? said
      : `"${said}"`;
  }

  /**
   * Where the API begins: an address without `/v1` may mean the one below it,
   * or that of an h2oGPTe server. Whoever lists models there is the one.
   */
  async #findBase(signal: AbortSignal | undefined): Promise<string> {
    if (this.#base !== undefined) return this.#base;
    // A query, as some APIs want a version there, goes behind the whole path.
    const address = this.#options.address.replace(/\?.*$/s, "").replace(
      /\/+$/,
      "",
    );
    if (/\/v\d+$/.test(address)) return this.#base = address;
    const candidates = address.endsWith("/openai_api")
      ? [`${address}/v1`]
      : [`${address}/v1`, `${address}/openai_api/v1`, address];
    for (const base of candidates) {
      const response = await this.#getModels(base, signal);
      const body = await this.#text(response);
      const isHere = response.ok
        ? modelList(body) !== undefined
        // A refusal of the key means that there is something to be refused.
        : response.status !== 404 && response.status !== 405;
      if (isHere) return this.#base = base;
    }
    return candidates[0] ?? address;
  }

  async #getModels(
    base: string,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    const abort = new AbortController();
    const signals = signal ? [signal, abort.signal] : [abort.signal];
    return await this.#send(
      `${base}/models`,
      { method: "GET", signal: AbortSignal.any(signals) },
      abort,
      this.#options.modelsTimeoutMs ?? 15_000,
    );
  }

  async #send(
    url: string,
    init: RequestInit,
    abort: AbortController,
    timeoutMs: number,
  ): Promise<Response> {
    const headers = new Headers({
      accept: "application/json, text/event-stream",
    });
    if (init.body) headers.set("content-type", "application/json");
    const { apiKey, address } = this.#options;
    const query = /\?.*$/s.exec(address)?.[0] ?? "";
    if (apiKey) headers.set("authorization", `Bearer ${apiKey}`);
    try {
      return await this.#inTime(
        this.#fetch(url + query, { ...init, headers }),
        abort,
        timeoutMs,
      );
    } catch (cause) {
      if (cause instanceof Error && cause.name === "EngineError") throw cause;
      throw this.errors.unreachable(cause);
    }
  }

  async #text(response: Response): Promise<string> {
    try {
      return await response.text();
    } catch (cause) {
      throw this.#cut(0, cause);
    }
  }

  /** Waits for something, and ends the request when it takes too long. */
  async #inTime<T>(
    work: Promise<T>,
    abort: AbortController,
    ms: number,
  ): Promise<T> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      reject(this.errors.make(`did not answer for ${ms / 1000} seconds`));
      abort.abort();
    }, ms);
    work.catch(() => {});
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
