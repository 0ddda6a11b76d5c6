import {
  FRAME_BYTES,
  FRAME_HEADER_BYTES,
  FRAME_KIND,
  MOST_PACKED,
  packed,
} from "./frame.mts";

// A cell may overwrite any global and what objects inherit: what carries output is taken before one runs.
const { apply } = Reflect;
const { stringify } = JSON;
const { charCodeAt, slice } = String.prototype;
const { indexOf, lastIndexOf, set, subarray } = Uint8Array.prototype;
const { setUint8, setUint16, setUint32 } = DataView.prototype;
const { encodeInto } = TextEncoder.prototype;

/**
 * So many frames are written at once. A pipe takes what is longer than a frame in
 * pieces, between which others may write; Linux cuts it at multiples of 4,096
 * bytes when it is a multiple itself, which is between two frames.
 */
const BLOCK_FRAMES = Deno.build.os === "linux" ? 16 : 1;
/** So many UTF-16 units are encoded at once, so that a long text takes no memory of its size. */
const PIECE = 1 << 14;
/** JSON writes one unit as `\uffff` at most; the quotes come on top. */
const PIECE_BYTES = 6 * PIECE + 2;
/** Bytes that follow the header of a full frame. */
const ROOM = FRAME_BYTES - FRAME_HEADER_BYTES;
/** What the header of a message, and some escapes in its texts, may add. */
const SPARE_BYTES = 4096;
const NEWLINE = 0x0a;
const QUOTE = new Uint8Array([0x22]);

/** Writes messages as frames. */
export class MessageWriter {
  readonly #write: (bytes: Uint8Array) => void;
  readonly #block = new Uint8Array(BLOCK_FRAMES * FRAME_BYTES);
  readonly #view = new DataView(this.#block.buffer);
  readonly #piece = new Uint8Array(PIECE_BYTES);
  readonly #encoder = new TextEncoder();
  #cell = 0;
  #barrier = 0;
  /** Where the frame begins that is being filled. */
  #at = 0;
  /** Bytes in it. */
  #used = 0;
  #first = 1;

  /**
   * @param mark What every frame begins with.
   * @param write Writes all of some bytes.
   */
  constructor(mark: Uint8Array, write: (bytes: Uint8Array) => void) {
    this.#write = write;
    for (let at = 0; at < this.#block.length; at += FRAME_BYTES) {
      this.#block.set(mark, at);
    }
  }

  /** Begins a message, whatever became of the one before. */
  begin(cell: number, barrier: number): void {
    this.#cell = cell;
    this.#barrier = barrier;
    this.#at = 0;
    this.#used = 0;
    this.#first = 1;
  }

  /** Says how long a long message will be, about, so that room can be made for it at once. */
  expect(bytes: number): void {
    if (bytes < this.#block.length) return;
    const most = bytes + SPARE_BYTES;
    apply(setUint32, this.#view, [
      FRAME_HEADER_BYTES,
      packed(most < MOST_PACKED ? most : MOST_PACKED),
      true,
    ]);
    this.#used = 4;
    this.#cut(FRAME_KIND.size);
    this.#first = 1;
  }

  /** Adds text; gives its length in bytes. */
  text(text: string): number {
    let all = 0;
    for (let from = 0; from < text.length;) {
      const to = pieceEnd(text, from);
      all += this.#encoded(apply(slice, text, [from, to]), 0);
      from = to;
    }
    return all;
  }

  /** Adds text as JSON; gives its length in bytes. */
  json(text: string): number {
    let all = 2;
    this.bytes(QUOTE);
    for (let from = 0; from < text.length;) {
      const to = pieceEnd(text, from);
      all += this.#encoded(stringify(apply(slice, text, [from, to])), 1);
      from = to;
    }
    this.bytes(QUOTE);
    return all;
  }

  /** Adds bytes in which no newline stands. */
  bytes(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      if (this.#used === ROOM) this.#next();
      const some: Uint8Array = apply(subarray, bytes, [
        from,
        from + ROOM - this.#used,
      ]);
      const to = this.#at + FRAME_HEADER_BYTES + this.#used;
      apply(set, this.#block, [some, to]);
      this.#used += some.length;
      from += some.length;
    }
  }

  /** Adds bytes in which newlines may stand. */
  buffer(bytes: Uint8Array): void {
    if (apply(indexOf, bytes, [NEWLINE]) < 0) return this.bytes(bytes);
    if (this.#used > 0) this.#cut(FRAME_KIND.part);
    for (let from = 0; from < bytes.length;) {
      const some: Uint8Array = apply(subarray, bytes, [from, from + ROOM]);
      // A frame that holds a newline ends with one.
      const length = 1 + apply(lastIndexOf, some, [NEWLINE]) || some.length;
      this.bytes(apply(subarray, some, [0, length]));
      this.#cut(FRAME_KIND.part);
      from += length;
    }
  }

  /** Ends the message. */
  end(): void {
    this.#cut(FRAME_KIND.last);
  }

  /** Writes what is there; the last frame need not be full. */
  #cut(kind: number): void {
    this.#head(kind);
    const at = this.#at;
    this.#writeFull();
    // Less than a frame goes out by itself, so that what is longer is a multiple of one.
    this.#write(
      apply(subarray, this.#block, [at, at + FRAME_HEADER_BYTES + this.#used]),
    );
    this.#used = 0;
  }

  /** Adds a piece without its first and last `quotes` bytes. */
  #encoded(piece: string, quotes: number): number {
    const { written } = apply(encodeInto, this.#encoder, [piece, this.#piece]);
    this.bytes(apply(subarray, this.#piece, [quotes, written - quotes]));
    return written - 2 * quotes;
  }

  #next(): void {
    this.#head(FRAME_KIND.part);
    this.#at += FRAME_BYTES;
    this.#used = 0;
    if (this.#at === this.#block.length) this.#writeFull();
  }

  #writeFull(): void {
    if (this.#at > 0) this.#write(apply(subarray, this.#block, [0, this.#at]));
    this.#at = 0;
  }

  #head(kind: number): void {
    const view = this.#view;
    const at = this.#at;
    apply(setUint8, view, [at + 8, kind]);
    apply(setUint8, view, [at + 9, this.#first]);
    apply(setUint16, view, [at + 10, packed(this.#used), true]);
    apply(setUint32, view, [at + 12, packed(this.#cell), true]);
    apply(setUint32, view, [at + 16, packed(this.#barrier), true]);
    this.#first = 0;
  }
}

/** Where the piece of a text ends that begins at `from`: in no pair of surrogates. */
function pieceEnd(text: string, from: number): number {
  const to = from + PIECE;
  if (to >= text.length) return text.length;
  const last: number = apply(charCodeAt, text, [to - 1]);
  return last >= 0xd800 && last <= 0xdbff ? to - 1 : to;
}
