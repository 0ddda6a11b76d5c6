/**
 * The DevTools protocol: commands and events as JSON over one WebSocket.
 *
 * @module
 */

/** A JSON object of unknown content. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is an object. */
export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object under a key, `{}` when there is none. */
export function objectAt(value: Json, key: string): Json {
  const found = value[key];
  return isJson(found) ? found : {};
}

/** The text under a key, `""` when there is none. */
export function textAt(value: Json, key: string): string {
  const found = value[key];
  return typeof found === "string" ? found : "";
}

/** What the browser tells unasked. */
export type Listener = (method: string, params: Json) => void;

interface Waiting {
  readonly resolve: (result: Json) => void;
  readonly reject: (reason: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** How long a command may take. */
const LIMIT_MS = 60_000;

/** A connection to a browser, with sessions for its pages. */
export class DevTools {
  readonly #socket: WebSocket;
  readonly #closed = Promise.withResolvers<void>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, Listener>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#read(JSON.parse(String(data)));
    socket.onclose = () => {
      for (const { reject, timer } of this.#waiting.values()) {
        clearTimeout(timer);
        reject(new Error("Cannot reach Chromium: it closed the connection"));
      }
      this.#waiting.clear();
      this.#closed.resolve();
    };
  }

  /**
   * Connects.
   *
   * @param address The address that the browser says it listens on.
   */
  static async connect(address: string): Promise<DevTools> {
    const socket = new WebSocket(address);
    const opened = Promise.withResolvers<void>();
    socket.onopen = () => opened.resolve();
    socket.onerror = () =>
      opened.reject(new Error(`Cannot reach Chromium at ${address}`));
    await opened.promise;
    socket.onerror = null;
    return new DevTools(socket);
  }

  /**
   * Sends a command and waits for its result.
   *
   * @param method The command: `"Page.navigate"`.
   * @param params Its parameters.
   * @param session The page it is for; none for the browser itself.
   */
  send(method: string, params: Json = {}, session?: string): Promise<Json> {
    const id = ++this.#last;
    const { promise, resolve, reject } = Promise.withResolvers<Json>();
    if (this.#socket.readyState !== WebSocket.OPEN) {
      reject(new Error(`Cannot send ${method}: the connection is closed`));
      return promise;
    }
    const timer = setTimeout(() => {
      this.#waiting.delete(id);
      reject(
        new Error(`Cannot finish ${method}: no answer in ${LIMIT_MS} ms`),
      );
    }, LIMIT_MS);
    this.#waiting.set(id, {
      resolve,
      reject: (reason) =>
        reject(new Error(`${method}: ${reason.message}`, { cause: reason })),
      timer,
    });
    this.#socket.send(JSON.stringify({
      id,
      method,
      params,
      ...(session === undefined ? {} : { sessionId: session }),
    }));
    return promise;
  }

  /** Hands the events of a session to `listener`, until it is `undefined`. */
  listen(session: string, listener: Listener | undefined): void {
    if (listener === undefined) this.#listeners.delete(session);
    else this.#listeners.set(session, listener);
  }

  /** Ends the connection; commands that are under way fail. */
  async close(): Promise<void> {
    this.#socket.close();
    await this.#closed.promise;
  }

  #read(message: unknown): void {
    if (!isJson(message)) return;
    if (typeof message.id !== "number") {
      this.#listeners.get(textAt(message, "sessionId"))?.(
        textAt(message, "method"),
        objectAt(message, "params"),
      );
      return;
    }
    const waiting = this.#waiting.get(message.id);
    if (waiting === undefined) return;
    this.#waiting.delete(message.id);
    clearTimeout(waiting.timer);
    if (isJson(message.error)) {
      waiting.reject(new Error(textAt(message.error, "message")));
    } else waiting.resolve(objectAt(message, "result"));
  }
}
