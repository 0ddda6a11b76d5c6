import { HmacSha256 } from "./_sha256.ts";
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

/** Messages up to this length are signed without `node:crypto`, which need not be loaded then. */
const SHORT_BYTES = 4 * 1024;

/**
 * Loaded when first used rather than at import, and by the global that itself is
 * loaded when first used: together they take some 30 ms, in which a kernel that
 * starts has better things to do.
 */
function nodeCrypto() {
  return globalThis.process.getBuiltinModule("node:crypto");
}

/** The hexadecimal digits of bytes, in bytes. */
function hexDigits(bytes: Uint8Array): Uint8Array {
  const digits = new Uint8Array(2 * bytes.length);
  let at = 0;
  for (const byte of bytes) {
    digits[at++] = digit(byte >> 4);
    digits[at++] = digit(byte & 15);
  }
  return digits;
}

/** The character of a digit: 0 to 9, a to f. */
function digit(value: number): number {
  return value + (value < 10 ? 48 : 87);
}

/** Whether the bytes are the same, in a time that says nothing of where they differ. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

/**
 * Signs messages that go out and checks those that come in, by HMAC.
 *
 * A signature that was seen before is refused: somebody who listens to the
 * connection cannot send a message again. The history is bounded; the oldest
 * tenth is forgotten when it is full. With an empty key nothing is signed,
 * nothing is checked and nothing remembered.
 *
 * Messages over 4 KiB, and schemes other than `hmac-sha256`, take `node:crypto`,
 * which the first of them loads in some 30 ms; {@linkcode Signer.warmUp} does so
 * at a time of choice.
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
  readonly #short: HmacSha256 | undefined;
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
    this.#short = hash === "sha256"
      ? new HmacSha256(ENCODER.encode(key))
      : undefined;
    this.#historySize = historySize;
  }

  /** Whether messages are signed: false with an empty key. */
  get isSigning(): boolean {
    return this.#key !== "";
  }

  /** Loads what signing long messages takes, which the first of them else waits for. */
  warmUp(): void {
    if (this.isSigning) this.sign([new Uint8Array(SHORT_BYTES + 1)]);
  }

  /**
   * Signs the frames of a message.
   *
   * @param parts The four frames of JSON.
   * @returns the signature frame: hexadecimal digits, none with an empty key.
   */
  sign(parts: readonly Uint8Array[]): Uint8Array {
    if (!this.isSigning) return new Uint8Array();
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    if (this.#short !== undefined && length <= SHORT_BYTES) {
      return hexDigits(this.#short.sign(parts));
    }
    const hmac = nodeCrypto().createHmac(this.#hash, this.#key);
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
