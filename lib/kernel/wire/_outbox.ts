import { encodeMessages, type Outgoing, wireBytes } from "./_frame.ts";

/** How many bytes of what waits are encoded together. */
const GATHERED_BYTES = 128 * 1024;

/** What an outbox writes to. */
export interface ByteSink {
  /** Writes some of the bytes, and says how many. */
  write(bytes: Uint8Array): Promise<number>;
}

/** Who is told what becomes of what is queued. */
export interface OutboxListener {
  /** A queue begins. */
  writing(): void;
  /** The connection takes no more. */
  failed(error: unknown): void;
}

/**
 * What is queued for one connection. While a write is under way whatever is
 * queued is gathered for the next one.
 */
export class Outbox {
  readonly #sink: ByteSink;
  readonly #listener: OutboxListener;
  readonly #highWaterBytes: number;
  #queue: Outgoing[] = [];
  /** What is before it in the queue is written, or being written. */
  #head = 0;
  #queuedBytes = 0;
  #isWriting = false;
  #isClosed = false;
  #progressAt = 0;
  #room: PromiseWithResolvers<void> | undefined;
  #empty: PromiseWithResolvers<void> | undefined;

  constructor(
    sink: ByteSink,
    highWaterBytes: number,
    listener: OutboxListener,
  ) {
    this.#sink = sink;
    this.#highWaterBytes = highWaterBytes;
    this.#listener = listener;
  }

  /** When the connection last took a byte; undefined while nothing waits. */
  get waitingSince(): number | undefined {
    return this.#isWriting ? this.#progressAt : undefined;
  }

  /** Queues it; the bytes may not change before they are written. */
  push(item: Outgoing): void {
    if (this.#isClosed) return;
    this.#queue.push(item);
    this.#queuedBytes += wireBytes(item);
    if (!this.#isWriting) void this.#write();
  }

  /** Waits until half the high-water mark is queued; nothing when no more than all of it is. */
  room(): Promise<void> | undefined {
    if (this.#queuedBytes <= this.#highWaterBytes) return;
    return (this.#room ??= Promise.withResolvers()).promise;
  }

  /** Waits until nothing is queued; nothing when nothing is. */
  empty(): Promise<void> | undefined {
    if (!this.#isWriting) return;
    return (this.#empty ??= Promise.withResolvers()).promise;
  }

  /** Drops what is queued; whoever waits goes on. */
  close(): void {
    this.#isClosed = true;
    this.#queue = [];
    this.#queuedBytes = 0;
    this.#room?.resolve();
    this.#empty?.resolve();
  }

  /** Runs while anything is queued. What is sent in one go is written in one go. */
  async #write(): Promise<void> {
    this.#isWriting = true;
    this.#progressAt = performance.now();
    this.#listener.writing();
    await Promise.resolve();
    try {
      while (this.#head < this.#queue.length) {
        for (const piece of encodeMessages(this.#gather())) {
          await this.#writeAll(piece);
        }
      }
    } catch (error) {
      if (!this.#isClosed) this.#listener.failed(error);
    }
    this.#isWriting = false;
    this.#empty?.resolve();
    this.#empty = undefined;
  }

  /** Takes from the queue what is to be encoded next. */
  #gather(): Outgoing[] {
    const start = this.#head;
    for (let bytes = 0; bytes < GATHERED_BYTES;) {
      const item = this.#queue[this.#head];
      if (item === undefined) break;
      bytes += wireBytes(item);
      this.#head++;
    }
    const taken = this.#queue.slice(start, this.#head);
    if (this.#head === this.#queue.length) {
      this.#queue = [];
      this.#head = 0;
    } else if (this.#head > this.#queue.length / 2) {
      // What is written is let go of at times, so that the cost of moving stays constant.
      this.#queue = this.#queue.slice(this.#head);
      this.#head = 0;
    } else {
      this.#queue.fill([], start, this.#head);
    }
    return taken;
  }

  async #writeAll(piece: Uint8Array): Promise<void> {
    for (let at = 0; at < piece.length;) {
      if (this.#isClosed) return;
      const count = await this.#sink.write(piece.subarray(at));
      at += count;
      this.#progressAt = performance.now();
      // Closing has set it to 0.
      if (this.#isClosed) return;
      this.#queuedBytes -= count;
      if (
        this.#room !== undefined &&
        this.#queuedBytes <= this.#highWaterBytes / 2
      ) {
        this.#room.resolve();
        this.#room = undefined;
      }
    }
  }
}
