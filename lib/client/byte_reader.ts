/** Reads the bytes of an answer once. */
export interface ByteReader {
  /**
   * The next bytes, or `undefined` at the end.
   *
   * @param into Memory to use for them, where that is possible; it is given
   * away, and the bytes that come back hold it.
   */
  read(
    into?: Uint8Array<ArrayBuffer>,
  ): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Ends the request; what has not come will not come. */
  cancel(): Promise<void>;
}

const PIECE_BYTES = 65536;

/** A reader that says whose memory its bytes are in. */
export interface BodyReader extends ByteReader {
  /** True where every piece is in memory that was made for it, or given for it. */
  readonly fillsMemory: boolean;
}

/**
 * Reads a body. The bodies of the platform's `fetch` can fill memory that is
 * already there; those of a `fetch` of somebody's own may not.
 */
export function bodyReader(
  body: ReadableStream<Uint8Array> | null,
): BodyReader {
  if (body === null) {
    return {
      fillsMemory: true,
      read: () => Promise.resolve(undefined),
      cancel: () => Promise.resolve(),
    };
  }
  let filling: ReadableStreamBYOBReader;
  try {
    filling = body.getReader({ mode: "byob" });
  } catch {
    // Throws itself, with the platform's words, when the stream is read by another.
    const reader = body.getReader();
    return {
      fillsMemory: false,
      read: async () => plainBytes((await reader.read()).value),
      cancel: () => reader.cancel(),
    };
  }
  return {
    fillsMemory: true,
    async read(into = new Uint8Array(PIECE_BYTES)) {
      const { done, value } = await filling.read(into);
      return done ? undefined : value;
    },
    cancel: () => filling.cancel(),
  };
}

function isPlain(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer;
}

/** Bytes over shared memory cannot be sent; all others are passed on as they are. */
function plainBytes(piece: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (piece === undefined) return undefined;
  if (!(piece instanceof Uint8Array)) {
    throw new TypeError(
      `Cannot read the stream: it gave a ${typeof piece} where a Uint8Array was wanted; put a TextEncoderStream behind a stream of text`,
    );
  }
  return isPlain(piece) ? piece : piece.slice();
}

/** The bytes as a stream; canceling it cancels the reader. */
export function readerStream(
  reader: ByteReader,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const bytes = await reader.read();
      if (bytes === undefined) controller.close();
      else controller.enqueue(bytes);
    },
    cancel: () => reader.cancel(),
  }, { highWaterMark: 0 });
}
