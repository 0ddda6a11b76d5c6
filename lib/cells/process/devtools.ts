/** The other side answered a call with an error, or is gone. */
export class DevtoolsError extends Error {
  /** Tells this error from others. */
  override name = "DevtoolsError";
}

/** An answer, or the parameters of an event: the protocol's own fields. */
export type DevtoolsObject = Readonly<Record<string, unknown>>;

/** Called with what the other side tells by itself. */
export type DevtoolsListener = (parameters: DevtoolsObject) => void;

interface Waiting {
  readonly resolve: (result: DevtoolsObject) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A connection to a process that was started with `--inspect`, by the DevTools
 * protocol. Calls are answered in any order.
 */
export class DevtoolsSession {
  /** Settles when the connection has ended, by whichever side. */
  readonly closed: Promise<void>;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, DevtoolsListener>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.closed = promise;
    socket.onmessage = ({ data }) => this.#take(String(data));
    const end = () => {
      for (const { reject } of this.#waiting.values()) {
        reject(new DevtoolsError("Cannot reach the cells: their process ended"));
      }
      this.#waiting.clear();
      resolve();
    };
    socket.onclose = end;
    // `onclose` follows; without a listener the runtime would report it as uncaught.
    socket.onerror = () => {};
  }

  /**
   * Connects to the address that the process printed.
   *
   * @param address A `ws:` address.
   * @throws {DevtoolsError} when nobody answers there.
   */
  static async connect(address: string): Promise<DevtoolsSession> {
    const socket = new WebSocket(address);
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => resolve();
      socket.onerror = socket.onclose = () =>
        reject(
          new DevtoolsError("Cannot reach the cells: their process ended"),
        );
    });
    return new DevtoolsSession(socket);
  }

  /**
   * Calls a method.
   *
   * @param method The protocol's name, such as `"Runtime.evaluate"`.
   * @param parameters Its parameters.
   * @returns The answer; rejects when the other side refuses or is gone.
   */
  send(
    method: string,
    parameters: DevtoolsObject = {},
  ): Promise<DevtoolsObject> {
    const id = ++this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<
      DevtoolsObject
    >();
    if (this.#socket.readyState !== WebSocket.OPEN) {
      return Promise.reject(
        new DevtoolsError("Cannot reach the cells: their process ended"),
      );
    }
    this.#waiting.set(id, { resolve, reject });
    this.#socket.send(JSON.stringify({ id, method, params: parameters }));
    return promise;
  }

  /** Calls `listener` for every event of that name, in place of an earlier one. */
  on(event: string, listener: DevtoolsListener): void {
    this.#listeners.set(event, listener);
  }

  /** Ends the connection. Calls that wait are rejected. */
  close(): void {
    this.#socket.close();
  }

  #take(data: string): void {
    const message: unknown = JSON.parse(data);
    if (!isObject(message)) return;
    if (typeof message.id !== "number") {
      if (typeof message.method === "string") {
        this.#listeners.get(message.method)?.(objectOf(message.params));
      }
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (isObject(message.error)) {
      waiting?.reject(
        new DevtoolsError(
          `Cannot reach the cells: their process said "${message.error.message}"`,
        ),
      );
    } else waiting?.resolve(objectOf(message.result));
  }
}

/** Whether `value` is an object with fields. */
export function isObject(value: unknown): value is DevtoolsObject {
  return typeof value === "object" && value !== null;
}

/** `value` where it is an object, else an empty one. */
export function objectOf(value: unknown): DevtoolsObject {
  return isObject(value) ? value : {};
}
