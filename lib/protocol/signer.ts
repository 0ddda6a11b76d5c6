import { createHmac, timingSafeEqual } from "node:crypto";
import { ProtocolError } from "./protocol_error.ts";

/** How a {@linkcode Signer} signs. */
export interface SignerOptions {
  /** The key of the connection file. Empty: nothing is signed and nothing checked. */
  readonly key: string;
  /** The scheme of the connection file. @default {"hmac-sha256"} */
  readonly scheme?: string;
  /** How many signatures are remembered, so that none is taken twice. @default {65_536} */
  readonly historySize?: number;
}

/** The hashes by their names in connection files (Python's) and in `node:crypto`. */
const HASHES = new Map([
  ["md5", "md5"],
  ["sha1", "sha1"],
  ["sha224", "sha224"],
  ["sha256", "sha256"],
  ["sha384", "sha384"],
  ["sha512", "sha512"],
  ["sha3_224", "sha3-224"],
  ["sha3_256", "sha3-256"],
  ["sha3_384", "sha3-384"],
  ["sha3_512", "sha3-512"],
]);

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** Whether the bytes are the same, in a time that says nothing of where they differ. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Signs messages that go out and checks those that come in, by HMAC.
 *
 * A signature that was seen before is refused: somebody who listens to the
 * connection cannot send a message again. The history is bounded; the oldest
 * tenth is forgotten when it is full. With an empty key nothing is signed,
 * nothing is checked and nothing remembered.
 *
 * @example Signing and checking
 * ```ts
 * import { ProtocolError, Signer } from "./mod.ts";
 * import { assertThrows } from "@std/assert";
 *
 * const signer = new Signer({ key: "secret" });
 * const parts = ["{}", "{}", "{}", "{}"].map((part) => new TextEncoder().encode(part));
 * const signature = signer.sign(parts);
 * signer.check(signature, parts);
 * assertThrows(() => signer.check(signature, parts), ProtocolError, "seen before");
 * ```
 */
export class Signer {
  readonly #key: string;
  readonly #hash: string;
  readonly #historySize: number;
  /** In the order in which they came. */
  readonly #seen = new Set<string>();

  /**
   * Makes a signer of one connection.
   *
   * @param options The key and the scheme.
   * @throws {RangeError} when the scheme is not one of `hmac-sha256`,
   * `hmac-sha512` and their like.
   */
  constructor(options: SignerOptions) {
    const { key, scheme = "hmac-sha256", historySize = 65_536 } = options;
    const hash = scheme.startsWith("hmac-")
      ? HASHES.get(scheme.slice("hmac-".length))
      : undefined;
    // Without a key the scheme is of no consequence; some write an empty one.
    if (hash === undefined && key !== "") {
      throw new RangeError(
        `Cannot sign messages: found the scheme "${scheme}"; wanted one of ${
          [...HASHES.keys()].map((name) => `hmac-${name}`).join(", ")
        }`,
      );
    }
    this.#key = key;
    this.#hash = hash ?? "";
    this.#historySize = historySize;
  }

  /** Whether messages are signed: false with an empty key. */
  get isSigning(): boolean {
    return this.#key !== "";
  }

  /**
   * Signs the frames of a message.
   *
   * @param parts The four frames of JSON.
   * @returns the signature frame: hexadecimal digits, none with an empty key.
   */
  sign(parts: readonly Uint8Array[]): Uint8Array {
    if (!this.isSigning) return new Uint8Array();
    const hmac = createHmac(this.#hash, this.#key);
    for (const part of parts) hmac.update(part);
    return ENCODER.encode(hmac.digest("hex"));
  }

  /**
   * Checks the signature of a message and remembers it.
   *
   * @param signature The signature frame.
   * @param parts The four frames of JSON.
   * @throws {ProtocolError} when the signature is not that of the frames, or was
   * seen before.
   */
  check(signature: Uint8Array, parts: readonly Uint8Array[]): void {
    if (!this.isSigning) return;
    if (signature.length === 0) {
      throw new ProtocolError(
        "Cannot believe the message: found no signature; wanted one by the key of the connection file",
      );
    }
    const wanted = this.sign(parts);
    if (!isSame(wanted, signature)) {
      throw new ProtocolError(
        "Cannot believe the message: found a wrong signature; wanted one by the key of the connection file",
      );
    }
    const name = DECODER.decode(signature);
    if (this.#seen.has(name)) {
      throw new ProtocolError(
        "Cannot believe the message: found a signature that was seen before; wanted each message once",
      );
    }
    this.#seen.add(name);
    if (this.#seen.size > this.#historySize) this.#forget();
  }

  #forget(): void {
    let count = Math.ceil(this.#historySize / 10);
    for (const name of this.#seen) {
      if (count-- <= 0) break;
      this.#seen.delete(name);
    }
  }
}
