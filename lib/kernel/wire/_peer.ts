import { encodeCommand } from "./_frame.ts";
import { greeting, type PeerReady, ready } from "./_greeting.ts";
import { Outbox } from "./_outbox.ts";
import { StreamDecoder, type StreamLimits } from "./_stream_decoder.ts";
import { WireError } from "./wire_error.ts";

/** What a peer may do at most. */
export interface PeerLimits extends StreamLimits {
  /** Bytes that wait for it before whoever sends has to wait. */
  readonly highWaterBytes: number;
}

/** Who is told what a peer does. */
export interface PeerListener {
  /** It has said what it is. Throws to refuse it. */
  ready(peer: Peer, said: PeerReady): void;
  /** It sent a message. */
  message(peer: Peer, frames: Uint8Array[]): void;
  /** It sent a command that not every socket knows; false when this one does not either. */
  command(peer: Peer, name: string, data: Uint8Array): boolean;
  /** Waits until there is room for more from it. */
  room(): Promise<void> | undefined;
  /** Something waits to be written to it. */
  writing(peer: Peer): void;
  /** Its connection was closed; with an error when that was its fault. */
  gone(peer: Peer, error: unknown): void;
}

/** What is read at once grows from the first to the second. */
const LEAST_READ = 4 * 1024;
const MOST_READ = 256 * 1024;

/** One connection: what comes is decoded, what goes is queued. */
export class Peer {
  readonly #conn: Deno.Conn;
  readonly #listener: PeerListener;
  readonly #outbox: Outbox;
  readonly #decoder: StreamDecoder;
  #identity: Uint8Array = new Uint8Array();
  #isReady = false;
  #isClosed = false;
  /** Resolves when nothing of the connection is under way any more; never rejects. */
  readonly done: Promise<void>;

  constructor(
    conn: Deno.Conn,
    socketType: string,
    limits: PeerLimits,
    listener: PeerListener,
  ) {
    this.#conn = conn;
    this.#listener = listener;
    this.#outbox = new Outbox(conn, limits.highWaterBytes, {
      writing: () => listener.writing(this),
      failed: () => this.close(),
    });
    this.#decoder = new StreamDecoder({
      ready: (said) => {
        this.#identity = said.identity;
        listener.ready(this, said);
        this.#isReady = true;
      },
      message: (frames) => {
        if (!this.#isClosed) listener.message(this, frames);
      },
      command: (name, data) => this.#command(name, data),
    }, limits);
    // With NULL our READY depends on nothing that the peer says, so both go at once.
    const both = [greeting(), ready(socketType)];
    for (const bytes of both) this.#outbox.push(bytes);
    this.done = this.#read();
  }

  /** The routing id that the peer gave itself, or was given. */
  get identity(): Uint8Array {
    return this.#identity;
  }

  set identity(identity: Uint8Array) {
    this.#identity = identity;
  }

  /** Whether the handshake is over. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Whether the connection is closed. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** When the peer last took a byte; undefined while nothing waits for it. */
  get waitingSince(): number | undefined {
    return this.#outbox.waitingSince;
  }

  /** Queues a message; false when the connection is closed. */
  send(frames: readonly Uint8Array[]): boolean {
    if (this.#isClosed) return false;
    this.#outbox.push(frames);
    return true;
  }

  /** Waits until the queue has room again; nothing when it has. */
  room(): Promise<void> | undefined {
    return this.#outbox.room();
  }

  /** Waits until nothing is queued; nothing when nothing is. */
  empty(): Promise<void> | undefined {
    return this.#outbox.empty();
  }

  /** Closes the connection; what is queued is lost. */
  close(error?: unknown): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#outbox.close();
    this.#conn.close();
    this.#listener.gone(this, error);
  }

  /** Reads until the end, which closes the connection. */
  async #read(): Promise<void> {
    let buffer = new Uint8Array(LEAST_READ);
    try {
      while (!this.#isClosed) {
        const count = await this.#conn.read(buffer);
        if (count === null) break;
        this.#push(buffer.slice(0, count));
        if (count === buffer.length && count < MOST_READ) {
          buffer = new Uint8Array(2 * count);
        }
        // Whoever sends and never reads is not read either.
        await this.#outbox.room();
        await this.#listener.room();
      }
    } catch {
      // The other side let go of the connection, or this one did.
    }
    this.close();
    await this.#outbox.empty();
  }

  #push(bytes: Uint8Array): void {
    try {
      this.#decoder.push(bytes);
    } catch (error) {
      this.close(error);
    }
  }

  #command(name: string, data: Uint8Array): void {
    if (name === "PING") {
      // Two bytes of time to live, then up to sixteen that come back.
      if (data.length < 2 || data.length > 18) {
        throw new WireError(
          `Cannot read PING: found ${data.length} bytes; wanted 2 to 18`,
        );
      }
      this.#outbox.push(encodeCommand("PONG", data.subarray(2)));
    } else if (name === "ERROR") {
      throw new WireError("Cannot go on with the peer: it sent ERROR");
    } else if (
      name !== "PONG" && !this.#listener.command(this, name, data)
    ) {
      throw new WireError(
        `Cannot read the command: found ${JSON.stringify(name.slice(0, 40))}`,
      );
    }
  }
}
