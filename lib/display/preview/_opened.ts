import { abortable } from "@std/async/abortable";

/** A source that is read only as far as it is needed. */
export interface Opened {
  readonly name: string;
  /** The media type that somebody says it has, or `""`. */
  readonly type: string;
  /** Size in bytes, where it is known. */
  readonly size: number | undefined;
  /** The first bytes, up to a limit; asked for more, it reads on. */
  head(limit: number): Promise<{ bytes: Uint8Array; isWhole: boolean }>;
  /** Any bytes, of sources that can be read anywhere. */
  readonly part?: (offset: number, length: number) => Promise<Uint8Array>;
  /** Lets go of the file or connection. */
  close(): Promise<void>;
}

/** What is known of a stream besides its bytes. */
export interface StreamFacts {
  readonly name?: string;
  readonly type?: string;
  readonly size?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Opens a stream, which is canceled when it is closed. */
export function openStream(
  stream: ReadableStream<Uint8Array>,
  facts: StreamFacts,
): Opened {
  const { name = "", type = "", size, signal } = facts;
  if (stream.locked) {
    throw new TypeError(
      "Cannot preview: the stream is being read already; preview it before, or tee() it",
    );
  }
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isDone = false;
  return {
    name,
    type,
    size,
    async head(limit) {
      // One byte more tells whether there is more.
      while (!isDone && length <= limit) {
        signal?.throwIfAborted();
        const next = reader.read();
        const { done, value } = signal === undefined
          ? await next
          : await abortable(next, signal);
        isDone = done;
        if (value === undefined) continue;
        checkChunk(value);
        chunks.push(value);
        length += value.length;
      }
      const shown = Math.min(length, limit);
      const all = new Uint8Array(shown);
      let at = 0;
      for (const chunk of chunks) {
        if (at >= shown) break;
        all.set(chunk.subarray(0, shown - at), at);
        at += chunk.length;
      }
      return { bytes: all, isWhole: isDone && length <= limit };
    },
    async close() {
      // A stream that failed has said so when it was read.
      await reader.cancel().catch(() => {});
    },
  };
}

/** Whoever pipes text into a preview hears what to do. */
function checkChunk(chunk: unknown): void {
  if (chunk instanceof Uint8Array) return;
  throw new TypeError(
    `Cannot preview: the stream gives ${
      typeof chunk === "string" ? "text" : typeof chunk
    }, expected bytes; ${
      typeof chunk === "string"
        ? "pipe it through a TextEncoderStream"
        : "each piece must be a Uint8Array"
    }`,
  );
}
