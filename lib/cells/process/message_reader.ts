import { concat } from "@std/bytes/concat";
import { isObject } from "./devtools.ts";

/** A message of the prelude. */
export interface PreludeMessage {
  readonly header: Readonly<Record<string, unknown>>;
  readonly content: Uint8Array;
  readonly buffers: readonly Uint8Array[];
}

/** Puts messages together from their parts. */
export class MessageReader {
  #parts: Uint8Array[] = [];
  readonly #decoder = new TextDecoder();

  /**
   * Takes the next part.
   *
   * @param bytes The part; it is kept as it is until the message is whole.
   * @param isFirst Whether it begins a message; one that was broken off is forgotten.
   * @param isLast Whether it ends one.
   * @returns The message that it completes; nothing for bytes that are none.
   */
  add(
    bytes: Uint8Array,
    isFirst: boolean,
    isLast: boolean,
  ): PreludeMessage | undefined {
    if (isFirst) this.#parts = [];
    this.#parts.push(bytes);
    if (!isLast) return undefined;
    const all = this.#parts.length === 1 ? bytes : concat(this.#parts);
    this.#parts = [];
    return this.#whole(all);
  }

  /** Forgets what is not whole: no more of it will come. */
  forget(): void {
    this.#parts = [];
  }

  #whole(all: Uint8Array): PreludeMessage | undefined {
    const view = new DataView(all.buffer, all.byteOffset, all.byteLength);
    const end = all.length - 4;
    if (end < 0) return undefined;
    const start = end - view.getUint32(end, true);
    const header = start < 0 ? undefined : this.#header(all, start, end);
    if (header === undefined) return undefined;
    const { contentBytes, bufferBytes } = header;
    const parts: Uint8Array[] = [];
    let at = 0;
    for (
      const length of [
        contentBytes,
        ...Array.isArray(bufferBytes) ? bufferBytes : [],
      ]
    ) {
      if (!isLength(length) || length > start - at) return undefined;
      parts.push(all.subarray(at, at + length));
      at += length;
    }
    const [content = new Uint8Array(), ...buffers] = parts;
    return { header, content, buffers };
  }

  /** A program may write what begins like a message and is none. */
  #header(
    all: Uint8Array,
    start: number,
    end: number,
  ): PreludeMessage["header"] | undefined {
    try {
      const header: unknown = JSON.parse(
        this.#decoder.decode(all.subarray(start, end)),
      );
      return isObject(header) ? header : undefined;
    } catch {
      return undefined;
    }
  }
}

function isLength(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
