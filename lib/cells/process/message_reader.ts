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
   * @returns The message that it completes.
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
    const header: unknown = JSON.parse(
      this.#decoder.decode(all.subarray(start, end)),
    );
    if (!isObject(header)) return undefined;
    const contentBytes = Number(header.contentBytes);
    const lengths = Array.isArray(header.bufferBytes)
      ? header.bufferBytes.map(Number)
      : [];
    let at = contentBytes;
    const buffers = lengths.map((length) => {
      at += length;
      return all.subarray(at - length, at);
    });
    return { header, content: all.subarray(0, contentBytes), buffers };
  }
}
