import { unpacked } from "../prelude/frame.mts";
import { isObject } from "./devtools.ts";

/** A message of the prelude. */
export interface PreludeMessage {
  readonly header: Readonly<Record<string, unknown>>;
  readonly content: Uint8Array;
  readonly buffers: readonly Uint8Array[];
}

/** However long a message says it will be, so much room is made for it at first. */
const MOST_EXPECTED = 2 ** 30;

/** Puts messages together from their parts. */
export class MessageReader {
  #bytes = new Uint8Array();
  #length = 0;
  readonly #decoder = new TextDecoder();

  /** Makes room for the message that begins next. */
  expect(bytes: number): void {
    this.#bytes = new Uint8Array(Math.min(bytes, MOST_EXPECTED));
    this.#length = 0;
  }

  /**
   * Takes the next part.
   *
   * @param bytes The part; it is copied.
   * @param isFirst Whether it begins a message; one that was broken off is forgotten.
   * @param isLast Whether it ends one.
   * @returns The message that it completes; nothing for bytes that are none.
   */
  add(
    bytes: Uint8Array,
    isFirst: boolean,
    isLast: boolean,
  ): PreludeMessage | undefined {
    if (isFirst) this.#length = 0;
    const end = this.#length + bytes.length;
    if (end > this.#bytes.length) this.#grow(end, isLast);
    this.#bytes.set(bytes, this.#length);
    this.#length = end;
    if (!isLast) return undefined;
    // Room that was made for more is not kept for less.
    const all = 2 * end < this.#bytes.length
      ? this.#bytes.slice(0, end)
      : this.#bytes.subarray(0, end);
    // It belongs to whoever gets the message.
    this.forget();
    return this.#whole(all);
  }

  /** Forgets what is not whole: no more of it will come. */
  forget(): void {
    this.#bytes = new Uint8Array();
    this.#length = 0;
  }

  /** Makes room for so many bytes, and for more that are to come. */
  #grow(bytes: number, isLast: boolean): void {
    const room = isLast ? bytes : Math.max(bytes, 1.5 * this.#bytes.length);
    const grown = new Uint8Array(room);
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }

  #whole(all: Uint8Array): PreludeMessage | undefined {
    const view = new DataView(all.buffer, all.byteOffset, all.byteLength);
    const end = all.length - 4;
    if (end < 0) return undefined;
    const start = end - unpacked(view.getUint32(end, true));
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
