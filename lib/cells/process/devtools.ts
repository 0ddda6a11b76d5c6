import type { CellError } from "../events.ts";
import { TextSocket } from "./_text_socket.ts";

const GONE = "Cannot reach the cells: their process ended";

/** The other side answered a call with an error, or is gone. */
export class DevtoolsError extends Error {
  /** Tells this error from others. */
  override name = "DevtoolsError";
}

/** The prelude could not do what it was called for: a cell has broken something that it needs. */
export class PreludeError extends DevtoolsError {
  /** Tells this error from others. */
  override name = "PreludeError";

  /** What the person before the cell is told. */
  get told(): CellError {
    const { name, message } = this;
    return { name, message, traceback: [`${name}: ${message}`] };
  }
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
  readonly #socket: TextSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, DevtoolsListener>();
  #lastId = 0;
  #isClosed = false;

  /** Whether the connection has ended. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  private constructor(socket: TextSocket) {
    this.#socket = socket;
    this.closed = this.#read();
  }

  /**
   * Connects to the address that the process printed.
   *
   * @param address A `ws:` address.
   * @param onBytes Called with each number of bytes that came in.
   * @throws {DevtoolsError} when nobody answers there.
   */
  static async connect(
    address: string,
    onBytes?: (count: number) => void,
  ): Promise<DevtoolsSession> {
    try {
      return new DevtoolsSession(await TextSocket.connect(address, onBytes));
    } catch (cause) {
      throw new DevtoolsError(GONE, { cause });
    }
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
    if (this.#isClosed) return Promise.reject(new DevtoolsError(GONE));
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

  async #read(): Promise<void> {
    for await (const text of this.#socket.texts()) this.#take(text);
    this.#isClosed = true;
    this.#socket.close();
    for (const { reject } of this.#waiting.values()) {
      reject(new DevtoolsError(GONE));
    }
    this.#waiting.clear();
  }

  #take(data: string): void {
    const message = parse(data);
    if (!isObject(message)) return;
    const waiting = typeof message.id === "number"
      ? this.#waiting.get(message.id)
      : undefined;
    if (typeof message.id === "number") this.#waiting.delete(message.id);
    // An answer that somebody waits for may be held back until this one is acknowledged.
    if (this.#waiting.size > 0) this.#socket.acknowledge();
    if (typeof message.id !== "number") {
      if (typeof message.method === "string") {
        this.#listeners.get(message.method)?.(objectOf(message.params));
      }
      return;
    }
    if (isObject(message.error)) {
      waiting?.reject(
        new DevtoolsError(
          `Cannot reach the cells: their process said "${message.error.message}"`,
        ),
      );
    } else waiting?.resolve(objectOf(message.result));
  }
}

/** What is no JSON says nothing. */
function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
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
