import {
  FRAME_BYTES,
  FRAME_HEADER_BYTES,
  FRAME_KIND,
  MARK_BYTES,
  unpacked,
} from "../prelude/frame.mts";

/** What stands in the stream of the cells' process. */
export type Piece =
  /** Text of other programs, or of native code. */
  | { readonly kind: 0; readonly bytes: Uint8Array; readonly barrier: number }
  | {
    readonly kind: number;
    readonly bytes: Uint8Array;
    readonly isFirst: boolean;
    readonly cell: number;
    readonly barrier: number;
  };

/** The first byte of a mark, which stands in no UTF-8 text. */
const MARK_START = 0xff;

const KINDS: ReadonlySet<number> = new Set(Object.values(FRAME_KIND));

/**
 * Tells frames from whatever else was written to the same stream. Fed with
 * chunks, however they are cut.
 */
export class FrameReader {
  readonly #mark: Uint8Array;
  #rest: Uint8Array = new Uint8Array();

  /** @param mark The 8 bytes that begin each frame. */
  constructor(mark: Uint8Array) {
    this.#mark = mark;
  }

  /** The pieces that `chunk` completes. Their bytes are views, not copies. */
  *read(chunk: Uint8Array): Generator<Piece> {
    const data = joined(this.#rest, chunk);
    let at = 0;
    while (at < data.length) {
      const start = findMark(data, this.#mark, at);
      if (start > at) {
        yield { kind: 0, bytes: data.subarray(at, start), barrier: 0 };
        at = start;
      }
      if (data.length - at < FRAME_HEADER_BYTES) break;
      const view = new DataView(data.buffer, data.byteOffset + at);
      const kind = view.getUint8(8);
      const length = FRAME_HEADER_BYTES + unpacked(view.getUint16(10, true));
      if (!KINDS.has(kind) || length > FRAME_BYTES) {
        // The prelude writes no such frame: it is somebody's text.
        const bytes = data.subarray(at, at + MARK_BYTES);
        yield { kind: 0, bytes, barrier: 0 };
        at += MARK_BYTES;
        continue;
      }
      const end = at + length;
      if (end > data.length) break;
      yield {
        kind,
        isFirst: view.getUint8(9) === 1,
        cell: unpacked(view.getUint32(12, true)),
        barrier: unpacked(view.getUint32(16, true)),
        bytes: data.subarray(at + FRAME_HEADER_BYTES, end),
      };
      at = end;
    }
    // A copy: the chunk is good until the next one is asked for.
    this.#rest = data.slice(at);
  }

  /** What is left when the stream has ended. */
  end(): Uint8Array {
    return this.#rest;
  }
}

/**
 * Tells marks of barriers from what other programs wrote to standard error.
 */
export class BarrierReader {
  readonly #mark: Uint8Array;
  #rest: Uint8Array = new Uint8Array();

  /** @param mark The 8 bytes that begin each mark. */
  constructor(mark: Uint8Array) {
    this.#mark = mark;
  }

  /** The text and barriers that `chunk` completes. */
  *read(chunk: Uint8Array): Generator<Uint8Array | number> {
    const data = joined(this.#rest, chunk);
    let at = 0;
    while (at < data.length) {
      const start = findMark(data, this.#mark, at);
      if (start > at) yield data.subarray(at, start);
      at = start;
      if (data.length - at < MARK_BYTES + 4) break;
      const view = new DataView(data.buffer, data.byteOffset + at);
      yield view.getUint32(MARK_BYTES, true);
      at += MARK_BYTES + 4;
    }
    this.#rest = data.subarray(at);
  }

  /** What is left when the stream has ended. */
  end(): Uint8Array {
    return this.#rest;
  }
}

function joined(rest: Uint8Array, chunk: Uint8Array): Uint8Array {
  if (rest.length === 0) return chunk;
  const both = new Uint8Array(rest.length + chunk.length);
  both.set(rest);
  both.set(chunk, rest.length);
  return both;
}

/** Where the next mark begins, or what may be the beginning of one at the end of the data. */
function findMark(data: Uint8Array, mark: Uint8Array, from: number): number {
  for (let at = from;; at++) {
    at = data.indexOf(MARK_START, at);
    if (at < 0) return data.length;
    const length = Math.min(MARK_BYTES, data.length - at);
    let same = 1;
    while (same < length && data[at + same] === mark[same]) same++;
    if (same === length) return at;
  }
}

/** Whether a piece is text of a cell. */
export function isText(kind: number): kind is 1 | 2 {
  return kind === FRAME_KIND.stdout || kind === FRAME_KIND.stderr;
}
