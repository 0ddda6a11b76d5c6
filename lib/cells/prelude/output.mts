import type { ChannelHeader } from "./channel.mts";
import {
  FRAME_BYTES,
  FRAME_HEADER_BYTES,
  FRAME_KIND,
  MARK_BYTES,
  packed,
} from "./frame.mts";
import { MessageWriter } from "./message_writer.mts";

/** The streams themselves, as they were before anything was put in their place. */
export interface RawOutput {
  stdout(bytes: Uint8Array): number;
  stderr(bytes: Uint8Array): number;
}

// A cell may overwrite any global and what objects inherit: what carries output is taken before one runs.
const { apply } = Reflect;
const { keys } = Object;
const { stringify } = JSON;
const { wait } = Atomics;
const { slice } = String.prototype;
const { copyWithin, lastIndexOf, subarray } = Uint8Array.prototype;
const { setUint8, setUint16, setUint32 } = DataView.prototype;
const { encode, encodeInto } = TextEncoder.prototype;
const { WouldBlock } = Deno.errors;

const NEWLINE = 0x0a;

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
  readonly #body = this.#frame.subarray(FRAME_HEADER_BYTES);
  readonly #mark = new Uint8Array(MARK_BYTES + 4);
  readonly #length = new Uint8Array(4);
  readonly #lengthView = new DataView(this.#length.buffer);
  readonly #markView = new DataView(this.#mark.buffer);
  readonly #encoder = new TextEncoder();
  readonly #now = performance.now.bind(performance);
  readonly #later: typeof setTimeout = setTimeout;
  readonly #message: MessageWriter;
  #barrier = 0;
  #text = "";
  #kind = 0;
  #cell = 0;
  #burstEnds = 0;
  #burst = 0;
  #isWaiting = false;
  #isWriting = false;
  #waiting: (() => void)[] = [];

  constructor(raw: RawOutput, mark: Uint8Array) {
    this.#raw = raw;
    this.#frame.set(mark);
    this.#message = new MessageWriter(
      mark,
      (bytes) => writeAll(raw.stdout, bytes),
    );
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
    else if (this.#mayWriteNow()) this.#begin();
    else if (!this.#isWaiting) {
      this.#isWaiting = true;
      this.#later(() => {
        this.#isWaiting = false;
        this.pull();
      }, JOIN_MS);
    }
  }

  /**
   * Sends a message of a cell.
   *
   * @param content JSON and texts by turns; the texts become JSON as they are written.
   */
  send(
    cell: number,
    header: ChannelHeader,
    content: readonly string[] = [],
    buffers: readonly Uint8Array[] = [],
  ): void {
    this.#begin();
    this.#isWriting = true;
    const body = this.#message;
    body.begin(cell, this.#barrier);
    body.expect(lengthOf(content, buffers));
    let contentBytes = 0;
    for (let n = 0; n < content.length; n++) {
      const part = content[n] ?? "";
      contentBytes += n % 2 === 0 ? body.text(part) : body.json(part);
    }
    let lengths = "";
    for (let n = 0; n < buffers.length; n++) {
      const buffer = buffers[n];
      if (buffer === undefined) continue;
      body.buffer(buffer);
      lengths += `${lengths === "" ? "" : ","}${buffer.length}`;
    }
    const end: Uint8Array = apply(encode, this.#encoder, [
      `${
        fields(header)
      }"contentBytes":${contentBytes},"bufferBytes":[${lengths}]}`,
    ]);
    body.bytes(end);
    apply(setUint32, this.#lengthView, [0, packed(end.length), true]);
    body.bytes(this.#length);
    body.end();
    this.#finish();
  }

  /** Sends a frame that holds nothing but its kind, after all output before it. */
  signal(kind: number, cell: number): void {
    this.#begin();
    this.#putEmpty(kind, cell);
  }

  /** Writes what was joined, and draws a line across both streams. */
  flush(): void {
    const isEmpty = this.#text === "";
    this.#begin();
    // Who waits at the line on standard error is to be let through.
    if (isEmpty) this.#putEmpty(FRAME_KIND.stdout, this.#cell);
  }

  /**
   * {@linkcode flush} for the engine, which may break in anywhere: between two
   * frames of a message there is nothing to do.
   */
  pull(): void {
    if (!this.#isWriting && this.#text !== "") this.#begin();
  }

  /**
   * Whether a write is under way, into which a call of the engine has broken, or
   * which an interrupt broke off.
   */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  /** Does `work` when the write that is under way is done. */
  afterwards(work: () => void): void {
    this.#waiting[this.#waiting.length] = work;
  }

  /** Forgets a write that an interrupt broke off. */
  reset(): void {
    this.#finish();
  }

  #finish(): void {
    this.#isWriting = false;
    if (this.#waiting.length === 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (let n = 0; n < waiting.length; n++) waiting[n]?.();
  }

  #begin(): void {
    this.#markStderr();
    this.#drain();
  }

  /** Lines up what other programs wrote to standard error with what follows here. */
  #markStderr(): void {
    this.#barrier++;
    apply(setUint32, this.#markView, [MARK_BYTES, this.#barrier, true]);
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
    while (rest !== "") {
      const { read, written } = apply(encodeInto, this.#encoder, [
        rest,
        this.#body,
      ]);
      this.#putText(written);
      rest = apply(slice, rest, [read]);
    }
    this.#finish();
  }

  /** Writes the text in the frame: up to its last newline, and then what is left. */
  #putText(length: number): void {
    const text = apply(subarray, this.#body, [0, length]);
    const whole = 1 + apply(lastIndexOf, text, [NEWLINE]);
    if (whole > 0) this.#put(this.#kind, 0, this.#cell, whole);
    if (whole === length) return;
    if (whole > 0) apply(copyWithin, this.#body, [0, whole, length]);
    this.#put(this.#kind, 0, this.#cell, length - whole);
  }

  #putEmpty(kind: number, cell: number): void {
    this.#isWriting = true;
    this.#put(kind, 0, cell, 0);
    this.#finish();
  }

  #put(kind: number, first: number, cell: number, length: number): void {
    const view = this.#view;
    apply(setUint8, view, [8, kind]);
    apply(setUint8, view, [9, first]);
    apply(setUint16, view, [10, packed(length), true]);
    apply(setUint32, view, [12, packed(cell), true]);
    apply(setUint32, view, [16, packed(this.#barrier), true]);
    writeAll(
      this.#raw.stdout,
      apply(subarray, this.#frame, [0, FRAME_HEADER_BYTES + length]),
    );
  }
}

/** How many bytes a message takes at least, but for its header. */
function lengthOf(
  content: readonly string[],
  buffers: readonly Uint8Array[],
): number {
  let length = 0;
  for (let n = 0; n < content.length; n++) length += content[n]?.length ?? 0;
  for (let n = 0; n < buffers.length; n++) length += buffers[n]?.length ?? 0;
  return length;
}

/** The fields of a header as JSON, without the end: the program may have given everything a `toJSON`. */
function fields(header: ChannelHeader): string {
  const names = keys(header);
  let text = "{";
  for (let n = 0; n < names.length; n++) {
    const name = names[n] ?? "";
    const value = stringify(header[name]);
    if (value !== undefined) text += `${stringify(name)}:${value},`;
  }
  return text;
}

const never = new Int32Array(new SharedArrayBuffer(4));

/** Writes all of `bytes`, waiting while the pipe is full although it was told not to block. */
function writeAll(
  write: (bytes: Uint8Array) => number,
  bytes: Uint8Array,
): void {
  for (let from = 0; from < bytes.length;) {
    try {
      from += write(from === 0 ? bytes : apply(subarray, bytes, [from]));
    } catch (error) {
      if (!(error instanceof WouldBlock)) throw error;
      wait(never, 0, 0, 1);
    }
  }
}
