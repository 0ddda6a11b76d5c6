/** Reads the bytes of an answer once. */
export interface ByteReader {
  /**
   * True where every piece is in memory that was given for it, or made for it
   * alone; false where it is in memory of whoever made the stream.
   */
  readonly fillsMemory: boolean;
  /**
   * The next bytes; none at the end.
   *
   * @param into Memory to fill. Where `fillsMemory` is true it is given away,
   * and comes back as the buffer of the result, at the end too.
   */
  read(into?: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** Ends the request; what has not come will not come. */
  cancel(): Promise<void>;
}

const PIECE_BYTES = 65536;

/**
 * Reads a body. The bodies of the platform's `fetch` can fill memory that is
 * already there; those of a `fetch` of somebody's own may not.
 */
export function bodyReader(
  body: ReadableStream<Uint8Array> | null,
): ByteReader {
  if (body === null) {
    return {
      fillsMemory: true,
      read: () => Promise.resolve(new Uint8Array()),
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
      async read() {
        while (true) {
          const { done, value } = await reader.read();
          const bytes = done ? new Uint8Array() : plainBytes(value);
          // A piece without bytes is no end.
          if (done || bytes.length > 0) return bytes;
        }
      },
      cancel: () => reader.cancel(),
    };
  }
  return {
    fillsMemory: true,
    async read(into = new Uint8Array(PIECE_BYTES)) {
      // After a cancellation there is not even the memory.
      return (await filling.read(into)).value ?? new Uint8Array();
    },
    cancel: () => filling.cancel(),
  };
}

function isPlain(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer;
}

/** Bytes over shared memory cannot be sent; all others are passed on as they are. */
function plainBytes(piece: unknown): Uint8Array<ArrayBuffer> {
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
      if (bytes.length === 0) controller.close();
      else controller.enqueue(bytes);
    },
    cancel: () => reader.cancel(),
  }, { highWaterMark: 0 });
}
