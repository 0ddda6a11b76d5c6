import { normalizeAddress, normalizeApiKey } from "./address.ts";
import { closedError } from "./failure.ts";
import { type Host, systemHost } from "./host.ts";
import {
  checkHeaders,
  checkMs,
  checkRetries,
  type ConnectionOptions,
  type LastLine,
  type Settings,
} from "./options.ts";
import { redactor } from "./redact.ts";
import { type PathRequest, pathRequest } from "./path_request.ts";
import { exchange } from "./transport.ts";
import { trust } from "./trust.ts";

const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_RETRIES = 2;
const LAST_LINES: readonly LastLine[] = ["auto", "increment", "repeat"];

let reveal: (connection: Connection) => Settings;

/** The settings inside a connection, for the client's own modules. */
export function settingsOf(connection: Connection): Settings {
  return reveal(connection);
}

function checkLastLine(value: LastLine): LastLine {
  if (!LAST_LINES.includes(value)) {
    throw new TypeError(
      `Cannot use 'lastLine' as it must be one of ${
        LAST_LINES.join(", ")
      }: current value is ${value}`,
    );
  }
  return value;
}

/** A host given in part, with the system's for the rest. Its methods keep their `this`. */
function completeHost(host: Partial<Host> = {}): Host {
  const system = systemHost();
  return {
    fetch: (input, init) => (host.fetch ?? system.fetch)(input, init),
    now: () => host.now?.() ?? system.now(),
    sleep: (ms, signal) => host.sleep?.(ms, signal) ?? system.sleep(ms, signal),
    random: () => host.random?.() ?? system.random(),
  };
}

function makeSettings(
  options: ConnectionOptions,
  closed: AbortSignal,
): Settings {
  const {
    address,
    timeoutMs = DEFAULT_TIMEOUT_MS,
    totalTimeoutMs = Infinity,
    maxRetries = DEFAULT_RETRIES,
    lastLine = "auto",
    logger,
    host,
    headers = {},
  } = options;
  const apiKey = normalizeApiKey(options.apiKey);
  return {
    address: normalizeAddress(address),
    apiKey,
    timeoutMs: checkMs("timeoutMs", timeoutMs),
    totalTimeoutMs: checkMs("totalTimeoutMs", totalTimeoutMs),
    maxRetries: checkRetries(maxRetries),
    lastLine: checkLastLine(lastLine),
    logger,
    host: completeHost(host),
    isPlatformFetch: host?.fetch === undefined,
    headers: checkHeaders(headers),
    redact: redactor(apiKey),
    closed,
  };
}

/**
 * An h2oGPTe server as this program reaches it: address, API key, time limits.
 * It is a small immutable value and holds nothing open; {@linkcode Connection.with}
 * gives another one. What it owns, such as an embedded server, ends with
 * `await using` or {@linkcode Connection.close}.
 *
 * Its methods are the guide's own helpers, for calls by path; `call()` reaches
 * every operation by its name and with types.
 *
 * @example A connection and a call by path
 * ```ts
 * import { Connection } from "@cenote/cenote/client";
 * import { assertEquals } from "@std/assert";
 *
 * await using server = Deno.serve(
 *   { port: 0, onListen() {} },
 *   (request) => Response.json({ path: new URL(request.url).pathname }),
 * );
 * const gpt = new Connection({
 *   address: `http://127.0.0.1:${server.addr.port}/h2o/`,
 *   apiKey: "sk-example",
 * });
 * assertEquals(await gpt.get("collections"), { path: "/h2o/api/v1/collections" });
 * ```
 */
export class Connection implements AsyncDisposable {
  readonly #options: ConnectionOptions;
  readonly #closing = new AbortController();
  #settings: Settings;
  #onClose: (() => void | Promise<void>) | undefined;

  static {
    reveal = (connection) => connection.#settings;
  }

  /**
   * Makes a connection. Nothing is sent yet.
   *
   * @param options Where the server is, and how to talk to it.
   * @throws {TypeError} If the address or the API key cannot be used.
   * @throws {RangeError} If a time limit or a number of retries cannot be used.
   */
  constructor(options: ConnectionOptions) {
    this.#settings = makeSettings(options, this.#closing.signal);
    this.#onClose = options.onClose;
    const { onClose: _, ...rest } = options;
    this.#options = rest;
  }

  /** The server's address, without a trailing slash. */
  get address(): string {
    return this.#settings.address;
  }

  /**
   * Another connection with some options changed. It shares this one's life:
   * closing this one closes it too, closing it closes nothing.
   *
   * @param patch The options to change. One that is `undefined` takes its default.
   * @returns A new connection.
   */
  with(patch: Partial<ConnectionOptions>): Connection {
    const address = patch.address ?? this.address;
    const other = new Connection({ ...this.#options, ...patch, address });
    other.#settings = { ...other.#settings, closed: this.#settings.closed };
    return other;
  }

  /**
   * Sends a GET.
   *
   * @param path The path below `/api/v1`, such as `collections`.
   * @param options Query and options of the call.
   * @returns The parsed answer; `{ raw }` for one that is not JSON, such as an empty one.
   */
  get<T = unknown>(path: string, options: PathRequest = {}): Promise<T> {
    return this.#request("GET", path, options);
  }

  /**
   * Sends a POST.
   *
   * @param path The path below `/api/v1`, such as `chats`.
   * @param options Body or form, query and options of the call.
   * @returns The parsed answer; `{ raw }` for one that is not JSON, such as an empty one.
   */
  post<T = unknown>(path: string, options: PathRequest = {}): Promise<T> {
    return this.#request("POST", path, options);
  }

  /**
   * Sends a PUT.
   *
   * @param path The path below `/api/v1`, such as `uploads`.
   * @param options Body or form, query and options of the call.
   * @returns The parsed answer; `{ raw }` for one that is not JSON, such as an empty one.
   */
  put<T = unknown>(path: string, options: PathRequest = {}): Promise<T> {
    return this.#request("PUT", path, options);
  }

  /**
   * Sends a PATCH.
   *
   * @param path The path below `/api/v1`.
   * @param options Body or form, query and options of the call.
   * @returns The parsed answer; `{ raw }` for one that is not JSON, such as an empty one.
   */
  patch<T = unknown>(path: string, options: PathRequest = {}): Promise<T> {
    return this.#request("PATCH", path, options);
  }

  /**
   * Sends a DELETE.
   *
   * @param path The path below `/api/v1`.
   * @param options Query, body and options of the call.
   * @returns The parsed answer; `{ raw }` for one that is not JSON, such as an empty one.
   */
  del<T = unknown>(path: string, options: PathRequest = {}): Promise<T> {
    return this.#request("DELETE", path, options);
  }

  async #request<T>(
    method: string,
    path: string,
    options: PathRequest,
  ): Promise<T> {
    const outgoing = await pathRequest(method, path, options);
    return await exchange(this.#settings, outgoing, async (incoming) => {
      const text = await incoming.text();
      try {
        return trust<T>(JSON.parse(text));
      } catch {
        return trust<T>({ raw: text });
      }
    });
  }

  /**
   * Ends what the connection owns, such as an embedded server. Requests that
   * are under way, and any later ones, reject with a {@linkcode ConnectionError}.
   * Doing it twice is doing it once.
   */
  async close(): Promise<void> {
    this.#closing.abort(closedError("go on", this.address));
    const onClose = this.#onClose;
    this.#onClose = undefined;
    await onClose?.();
  }

  /** The same as {@linkcode Connection.close}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /**
   * What JSON may know of a connection: no secret.
   *
   * @returns The address, and whether there is an API key.
   */
  toJSON(): { readonly address: string; readonly hasApiKey: boolean } {
    return {
      address: this.address,
      hasApiKey: this.#settings.apiKey !== undefined,
    };
  }

  /**
   * What a console shows of a connection: no secret.
   *
   * @returns One line.
   */
  [Symbol.for("Deno.customInspect")](): string {
    const key = this.#settings.apiKey === undefined ? "without" : "with";
    return `Connection to ${this.address} ${key} an API key`;
  }
}
