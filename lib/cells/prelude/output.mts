import type { ChannelHeader } from "./channel.mts";
import {
  FRAME_BYTES,
  FRAME_HEADER_BYTES,
  FRAME_KIND,
  MARK_BYTES,
} from "./frame.mts";

/** The streams themselves, as they were before anything was put in their place. */
export interface RawOutput {
  stdout(bytes: Uint8Array): number;
  stderr(bytes: Uint8Array): number;
}

/** So many pieces of text in {@linkcode BURST_MS} go out at once; more are joined. */
const BURST = 64;
const BURST_MS = 50;
/** Joined text goes out when it has grown to so many UTF-16 units. */
const JOINED = 1 << 15;
/** Joined text waits no longer than this, once the program lets timers run. */
const JOIN_MS = 10;

/**
 * Writes everything that cells put out, in the order in which it was made.
 *
 * The first pieces of text go out at once, so that they are seen while a native
 * call blocks, and keep their place among what other programs write; in a flood
 * they are joined, and the engine asks for the rest (`flush`) while a cell runs.
 */
export class Output {
  readonly #raw: RawOutput;
  readonly #frame = new Uint8Array(FRAME_BYTES);
  readonly #view = new DataView(this.#frame.buffer);
  readonly #mark = new Uint8Array(MARK_BYTES + 4);
  readonly #markView = new DataView(this.#mark.buffer);
  readonly #encoder = new TextEncoder();
  readonly #now = performance.now.bind(performance);
  readonly #later: typeof setTimeout = setTimeout;
  #barrier = 0;
  #text = "";
  #kind = 0;
  #cell = 0;
  #burstEnds = 0;
  #burst = 0;
  #isWaiting = false;
  #isWriting = false;

  constructor(raw: RawOutput, mark: Uint8Array) {
    this.#raw = raw;
    this.#frame.set(mark);
    this.#mark.set(mark);
  }

  /** Writes text of a cell to one of the two streams. */
  write(kind: 1 | 2, cell: number, text: string): void {
    if (kind !== this.#kind || cell !== this.#cell) {
      this.#drain();
      this.#kind = kind;
      this.#cell = cell;
    }
    this.#text += text;
    if (this.#text.length >= JOINED) this.#drain();
    else if (this.#mayWriteNow()) this.flush();
    else if (!this.#isWaiting) {
      this.#isWaiting = true;
      this.#later(() => {
        this.#isWaiting = false;
        this.flush();
      }, JOIN_MS);
    }
  }

  /** Sends a message of a cell. */
  send(
    cell: number,
    header: ChannelHeader,
    content?: string,
    buffers: readonly Uint8Array[] = [],
  ): void {
    this.flush();
    this.#isWriting = true;
    const body = new MessageBody(
      this.#frame,
      (kind, first, length) => this.#put(kind, first, cell, length),
    );
    let contentBytes = 0;
    if (content !== undefined) contentBytes = body.text(content);
    for (const buffer of buffers) body.bytes(buffer);
    const end = this.#encoder.encode(JSON.stringify({
      ...header,
      contentBytes,
      bufferBytes: buffers.map((buffer) => buffer.length),
    }));
    body.bytes(end);
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, end.length, true);
    body.bytes(length);
    body.end();
    this.#isWriting = false;
  }

  /** Sends a frame that holds nothing but its kind, after all output before it. */
  signal(kind: number, cell: number): void {
    this.flush();
    this.#put(kind, 0, cell, 0);
  }

  /** Writes what was joined, and draws a line across both streams. */
  flush(): void {
    this.#markStderr();
    this.#drain();
  }

  /**
   * {@linkcode flush} for the engine, which may break in anywhere: between two
   * frames of a message there is nothing to do.
   */
  pull(): void {
    if (!this.#isWriting && this.#text !== "") this.flush();
  }

  /** Forgets what an interrupt broke off. */
  reset(): void {
    this.#isWriting = false;
  }

  /** Lines up what other programs wrote to standard error with what follows here. */
  #markStderr(): void {
    this.#barrier++;
    this.#markView.setUint32(MARK_BYTES, this.#barrier, true);
    writeAll(this.#raw.stderr, this.#mark);
  }

  #mayWriteNow(): boolean {
    const now = this.#now();
    if (now >= this.#burstEnds) {
      this.#burstEnds = now + BURST_MS;
      this.#burst = 0;
    }
    return this.#burst++ < BURST;
  }

  #drain(): void {
    // Taken at once: an interrupt, or a flush that the engine asks for, may come at any call below.
    let rest = this.#text;
    this.#text = "";
    this.#isWriting = true;
    const target = this.#frame.subarray(FRAME_HEADER_BYTES);
    while (rest !== "") {
      const { read, written } = this.#encoder.encodeInto(rest, target);
      this.#put(this.#kind, 0, this.#cell, written);
      rest = rest.slice(read);
    }
    this.#isWriting = false;
  }

  #put(kind: number, first: number, cell: number, length: number): void {
    const view = this.#view;
    view.setUint8(8, kind);
    view.setUint8(9, first);
    view.setUint16(10, length, true);
    view.setUint32(12, cell, true);
    view.setUint32(16, this.#barrier, true);
    writeAll(
      this.#raw.stdout,
      this.#frame.subarray(0, FRAME_HEADER_BYTES + length),
    );
  }
}

/** Fills frames with the bytes of one message. */
class MessageBody {
  readonly #target: Uint8Array;
  readonly #put: (kind: number, first: number, length: number) => void;
  readonly #encoder = new TextEncoder();
  #used = 0;
  #first = 1;

  constructor(
    frame: Uint8Array,
    put: (kind: number, first: number, length: number) => void,
  ) {
    this.#target = frame.subarray(FRAME_HEADER_BYTES);
    this.#put = put;
  }

  /** Adds text; gives its length in bytes. */
  text(text: string): number {
    let bytes = 0;
    let rest = text;
    while (rest !== "") {
      // A character takes up to four bytes: with less room it might never fit.
      if (this.#target.length - this.#used < 4) this.#flush(FRAME_KIND.part);
      const { read, written } = this.#encoder.encodeInto(
        rest,
        this.#target.subarray(this.#used),
      );
      this.#used += written;
      bytes += written;
      rest = rest.slice(read);
    }
    return bytes;
  }

  bytes(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      if (this.#used === this.#target.length) this.#flush(FRAME_KIND.part);
      const some = bytes.subarray(
        from,
        from + this.#target.length - this.#used,
      );
      this.#target.set(some, this.#used);
      this.#used += some.length;
      from += some.length;
    }
  }

  end(): void {
    this.#flush(FRAME_KIND.last);
  }

  #flush(kind: number): void {
    this.#put(kind, this.#first, this.#used);
    this.#first = 0;
    this.#used = 0;
  }
}

const never = new Int32Array(new SharedArrayBuffer(4));

/** Writes all of `bytes`, waiting while the pipe is full although it was told not to block. */
function writeAll(
  write: (bytes: Uint8Array) => number,
  bytes: Uint8Array,
): void {
  for (let from = 0; from < bytes.length;) {
    try {
      from += write(from === 0 ? bytes : bytes.subarray(from));
    } catch (error) {
      if (!(error instanceof Deno.errors.WouldBlock)) throw error;
      Atomics.wait(never, 0, 0, 1);
    }
  }
}
