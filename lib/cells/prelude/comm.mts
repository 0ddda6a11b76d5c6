import type { BroadcastOptions, Fields } from "./broadcast.mts";

const Future = Promise;
const { isArray } = Array;

/** What one side of a comm tells the other. */
export interface CommMessage {
  /** The data, as JSON carries it. */
  readonly data: unknown;
  /** Metadata of the message. */
  readonly metadata: Fields;
  /** Bytes that came with it. */
  readonly buffers: readonly Uint8Array[];
}

/** What is called for a message; what it returns is not waited for. */
export type CommHandler = (message: CommMessage) => unknown;

/** Sends a message of a comm to the front ends. */
export type SendComm = (
  type: "comm_open" | "comm_msg" | "comm_close",
  content: Fields,
  options: BroadcastOptions,
) => void;

/** What a comm needs of the one who made it. */
export interface CommSide {
  /** Sends a message. */
  readonly send: SendComm;
  /** The comm is closed. */
  forget(id: string): void;
}

/** The end of a comm at which messages of front ends come in. */
export interface Inbox {
  /** Gives the handlers that are to be called for a message. */
  message(): readonly CommHandler[];
  /** Takes in that a front end closed it; gives the handlers that are to be called. */
  close(message: CommMessage): readonly CommHandler[];
}

/** One conversation with a front end: a widget's, for example. */
export class Comm implements AsyncIterable<CommMessage> {
  /** Its name in all messages. */
  readonly id: string;
  /** What it was opened for. */
  readonly target: string;
  /** Resolves with the last message once either side has closed it. */
  readonly closed: Promise<CommMessage>;
  readonly #side: CommSide;
  readonly #onMessage: CommHandler[] = [];
  readonly #onClose: CommHandler[] = [];
  readonly #readers = new Set<Reader>();
  #settle: (message: CommMessage) => void = () => {};
  #isClosed = false;
  /** Closed by this side. */
  #isOver = false;

  /**
   * Made by {@linkcode Comms} alone.
   *
   * @param attach Gets the end at which messages come in.
   */
  constructor(
    id: string,
    target: string,
    side: CommSide,
    attach: (comm: Comm, inbox: Inbox) => void,
  ) {
    this.id = id;
    this.target = target;
    this.#side = side;
    this.closed = new Future((resolve) => this.#settle = resolve);
    attach(this, {
      message: () => [
        ...this.#onMessage,
        ...[...this.#readers].map((reader) => reader.push),
      ],
      close: (message) => {
        this.#end(message);
        return [...this.#onClose];
      },
    });
  }

  /** Whether one of the sides has closed it. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /**
   * Sends data to the front ends. When they have closed the comm there is nobody
   * to send to, and nothing happens: they may do so at any time.
   *
   * @throws {TypeError} When this side has closed it, or the data is no object.
   */
  send(data: unknown = {}, options: BroadcastOptions = {}): void {
    if (this.#isOver) {
      throw new TypeError(
        `Cannot send to comm "${this.id}" of "${this.target}": it is closed; open a new one`,
      );
    }
    if (this.#isClosed) return;
    const content = { comm_id: this.id, data: checkData(data) };
    this.#side.send("comm_msg", content, options);
  }

  /** Closes it on both sides, with a last word; closing it again does nothing. */
  close(data: unknown = {}, options: BroadcastOptions = {}): void {
    if (this.#isClosed) return;
    const content = { comm_id: this.id, data: checkData(data) };
    this.#side.send("comm_close", content, options);
    this.#isOver = true;
    this.#end({ data, metadata: {}, buffers: [] });
  }

  /** Calls `handler` for each message from a front end. */
  onMessage(handler: CommHandler): this {
    this.#onMessage.push(handler);
    return this;
  }

  /** Calls `handler` when a front end closes it. */
  onClose(handler: CommHandler): this {
    this.#onClose.push(handler);
    return this;
  }

  /** The messages from here on, until the comm is closed. */
  [Symbol.asyncIterator](): AsyncGenerator<CommMessage, void, void> {
    const reader = new Reader();
    if (this.#isClosed) reader.end();
    else this.#readers.add(reader);
    return reader.read(() => this.#readers.delete(reader));
  }

  /** Closes it at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.close();
  }

  #end(message: CommMessage): void {
    this.#isClosed = true;
    this.#side.forget(this.id);
    for (const reader of this.#readers) reader.end();
    this.#readers.clear();
    this.#settle(message);
  }
}

/** Front ends take nothing but objects as the data of a comm. */
export function checkData(data: unknown): object {
  if (typeof data === "object" && data !== null && !isArray(data)) return data;
  throw new TypeError(
    `Cannot send over a comm: found ${
      isArray(data) ? "an array" : data === null ? "null" : `a ${typeof data}`
    }; wanted an object as the data`,
  );
}

/** Messages for one loop, which takes them in its own time. */
class Reader {
  readonly #messages: CommMessage[] = [];
  #isEnded = false;
  #wake: () => void = () => {};

  /** A handler: its promise has the loop take the message in before a delivery ends. */
  readonly push = (message: CommMessage): Promise<void> => {
    this.#messages.push(message);
    this.#wake();
    return Future.resolve();
  };

  end(): void {
    this.#isEnded = true;
    this.#wake();
  }

  async *read(done: () => void): AsyncGenerator<CommMessage, void, void> {
    try {
      while (true) {
        const message = this.#messages.shift();
        if (message !== undefined) yield message;
        else if (this.#isEnded) return;
        else await new Future<void>((resolve) => this.#wake = resolve);
      }
    } finally {
      done();
    }
  }
}
