import { answerError, type BadAnswer, unreachableError } from "./_failure.ts";
import { textIn } from "./_json.ts";
import { GatewayError } from "./gateway_error.ts";

/** Pages that give the cookie which servers without a token want to see. */
const COOKIE_PAGES = ["lab", "tree", "login", ""];

/** How a server is spoken to. */
export interface RestOptions {
  readonly base: URL;
  readonly token?: string | undefined;
  readonly headers?: HeadersInit | undefined;
  /** How long one request may take. */
  readonly timeoutMs: number;
  readonly fetch?: typeof fetch | undefined;
}

/** A request. */
export interface RestRequest {
  readonly method?: "GET" | "POST" | "DELETE";
  /** Its JSON. */
  readonly body?: object;
  /** How long it may take, where that is not as for all. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** A Jupyter server's REST interface. */
export class Rest {
  /** The address that `api/…` is put behind. */
  readonly base: URL;
  readonly #options: RestOptions;
  /** Whether the server has given what it gives to those it knows alone. */
  #isKnown = false;
  /** What servers without a token protect themselves by. */
  #xsrf: string | undefined;

  constructor(options: RestOptions) {
    this.base = options.base;
    this.#options = options;
  }

  /** The same with another address. */
  at(base: URL): Rest {
    return new Rest({ ...this.#options, base });
  }

  /** The headers that every request has, of a WebSocket too. */
  get headers(): Headers {
    const headers = new Headers(this.#options.headers);
    const { token } = this.#options;
    if (token !== undefined && !headers.has("authorization")) {
      headers.set("authorization", `token ${token}`);
    }
    if (this.#xsrf !== undefined && !headers.has("cookie")) {
      headers.set("cookie", `_xsrf=${this.#xsrf}`);
      headers.set("x-xsrftoken", this.#xsrf);
    }
    return headers;
  }

  /**
   * Sends a request.
   *
   * @param what What it is for: `"start a kernel"`.
   * @param path Where to, from the base on.
   * @param request What it says.
   * @returns the JSON of the answer; undefined when it is empty.
   * @throws {GatewayError} when the answer is no success, or none comes.
   */
  async send(
    what: string,
    path: string,
    request: RestRequest = {},
  ): Promise<unknown> {
    const response = await this.#fetch(what, path, request);
    const text = await this.#text(what, response, request);
    if (response.ok) {
      // The version is given to anybody.
      this.#isKnown ||= path !== "api";
      return this.#json(what, response, text);
    }
    const answer = this.#bad(response, text);
    if (
      answer.status === 403 && this.#xsrf === undefined &&
      /_xsrf/.test(text) && await this.#takeCookie(request)
    ) {
      return await this.send(what, path, request);
    }
    throw answerError(what, this.base, answer, {
      hasToken: this.headers.has("authorization"),
      isKnown: this.#isKnown,
    });
  }

  async #fetch(
    what: string,
    path: string,
    { method = "GET", body, timeoutMs, signal }: RestRequest,
  ): Promise<Response> {
    const { headers } = this;
    headers.set("accept", "application/json");
    if (body !== undefined) headers.set("content-type", "application/json");
    const limit = AbortSignal.timeout(timeoutMs ?? this.#options.timeoutMs);
    try {
      return await (this.#options.fetch ?? fetch)(new URL(path, this.base), {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        // A redirect leads to a page to log in, or elsewhere, where the token has no business.
        redirect: "manual",
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
    } catch (error) {
      throw this.#unanswered(what, error, limit, signal);
    }
  }

  async #text(
    what: string,
    response: Response,
    { signal }: RestRequest,
  ): Promise<string> {
    try {
      return await response.text();
    } catch (error) {
      throw this.#unanswered(what, error, undefined, signal);
    }
  }

  #unanswered(
    what: string,
    thrown: unknown,
    limit: AbortSignal | undefined,
    signal: AbortSignal | undefined,
  ): unknown {
    if (signal?.aborted) return signal.reason;
    const isLate = limit?.aborted ||
      thrown instanceof DOMException && thrown.name === "TimeoutError";
    if (!isLate) return unreachableError(what, this.base, thrown);
    return new GatewayError(
      `Cannot ${what}: ${this.base} did not answer in time; check the address and whether it begins with http:// or https://, or give it longer`,
    );
  }

  #json(what: string, response: Response, text: string): unknown {
    if (text.trim() === "") return undefined;
    try {
      return JSON.parse(text);
    } catch {
      const type = response.headers.get("content-type") ?? "";
      const found = /html/.test(type) ? "a web page" : "something else";
      throw new GatewayError(
        `Cannot ${what}: ${this.base} answered with ${found}, so it is no Jupyter server; the address has to be the one that "api/" follows`,
        { isMisplaced: true },
      );
    }
  }

  #bad(response: Response, text: string): BadAnswer {
    const isRedirect = response.status >= 300 && response.status < 400;
    return {
      status: response.status,
      location: isRedirect ? response.headers.get("location") ?? "" : null,
      said: this.#redacted(said(text)),
    };
  }

  /** The text without the token. */
  #redacted(text: string): string {
    const { token } = this.#options;
    if (token === undefined || token === "") return text;
    return text.replaceAll(token, "[token]")
      .replaceAll(encodeURIComponent(token), "[token]");
  }

  /** Fetches the cookie that a server without a token asks for. */
  async #takeCookie(request: RestRequest): Promise<boolean> {
    for (const page of COOKIE_PAGES) {
      const { signal, timeoutMs } = request;
      const response = await this.#fetch("open a page", page, {
        signal,
        ...timeoutMs !== undefined ? { timeoutMs } : {},
      });
      await response.body?.cancel();
      for (const cookie of response.headers.getSetCookie()) {
        this.#xsrf ??= /^_xsrf=([^;]*)/.exec(cookie)?.[1];
      }
      if (this.#xsrf !== undefined) return true;
    }
    return false;
  }
}

/** The server's own words in an answer: of its JSON, or of a short text; a page says nothing. */
function said(text: string): string {
  try {
    const answer: unknown = JSON.parse(text);
    return textIn(answer, "message") || textIn(answer, "reason") || "";
  } catch {
    return /<(?:html|body|!doctype)/i.test(text) ? "" : text;
  }
}
