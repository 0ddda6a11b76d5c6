/**
 * Finds one sequence of bytes in others, in fewer steps than there are bytes
 * (Horspool's algorithm), so that a boundary is found in a stream at its speed.
 *
 * @module
 */

/** Looks for one fixed sequence. */
export class ByteSearch {
  readonly #needle: Uint8Array;
  readonly #skip: Uint32Array;

  /** @param needle What to look for; at least one byte. */
  constructor(needle: Uint8Array) {
    this.#needle = needle;
    this.#skip = new Uint32Array(256).fill(needle.length);
    for (let i = 0; i < needle.length - 1; i++) {
      this.#skip[needle[i] ?? 0] = needle.length - 1 - i;
    }
  }

  /** Where the sequence first stands in `bytes`, from `from` on; -1 when it does not. */
  find(bytes: Uint8Array, from = 0): number {
    const needle = this.#needle;
    const last = needle.length - 1;
    const ending = needle[last];
    for (let at = from + last; at < bytes.length;) {
      const byte = bytes[at] ?? 0;
      if (byte === ending) {
        let i = last - 1;
        while (i >= 0 && bytes[at - last + i] === needle[i]) i--;
        if (i < 0) return at - last;
      }
      at += this.#skip[byte] ?? 1;
    }
    return -1;
  }
}
