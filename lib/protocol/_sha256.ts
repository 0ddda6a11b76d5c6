/**
 * HMAC with SHA-256 (RFC 2104, FIPS 180-4) of short messages.
 *
 * Here because `node:crypto` takes some 30 ms to load while a kernel starts, and
 * then three times as long for the half kilobyte of a usual message, most of it
 * to make an object that the garbage collector does not see the size of. Long
 * messages are left to it: per byte it is faster by far.
 */

/** The first 32 bits of the fractional part of a root of each of the first primes. */
function fractions(count: number, root: (prime: number) => number): Int32Array {
  const all = new Int32Array(count);
  let found = 0;
  for (let n = 2; found < count; n++) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) isPrime = false;
    if (isPrime) all[found++] = ((root(n) % 1) * 2 ** 32) | 0;
  }
  return all;
}

const ROUND = fractions(64, Math.cbrt);
const START = fractions(8, Math.sqrt);
const BLOCK = 64;

/** Where the words of a block are spread out; nothing of it outlives a call. */
const WORDS = new Int32Array(64);

/** Adds a block of 64 bytes to a state of eight words. */
function addBlock(state: Int32Array, bytes: Uint8Array, at: number): void {
  const w = WORDS;
  for (let i = 0; i < 16; i++) {
    const j = at + 4 * i;
    w[i] = ((bytes[j] ?? 0) << 24) | ((bytes[j + 1] ?? 0) << 16) |
      ((bytes[j + 2] ?? 0) << 8) |
      (bytes[j + 3] ?? 0);
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15] ?? 0;
    const y = w[i - 2] ?? 0;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^
      (y >>> 10);
    w[i] = ((w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1) | 0;
  }
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^
      ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND[i] ?? 0) + (w[i] ?? 0)) |
      0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^
      ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
  state[5] = (state[5] ?? 0) + f;
  state[6] = (state[6] ?? 0) + g;
  state[7] = (state[7] ?? 0) + h;
}

/** Adds all bytes to a state, and what ends a text of `before` bytes and these. */
function addAll(
  state: Int32Array,
  parts: readonly Uint8Array[],
  before: number,
): void {
  let length = 0;
  for (const part of parts) length += part.length;
  const blocks = Math.ceil((length + 9) / BLOCK);
  const bytes = new Uint8Array(blocks * BLOCK);
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  bytes[end] = 0x80;
  const view = new DataView(bytes.buffer);
  const bits = 8 * (before + length);
  view.setUint32(bytes.length - 8, Math.floor(bits / 2 ** 32));
  view.setUint32(bytes.length - 4, bits >>> 0);
  for (let at = 0; at < bytes.length; at += BLOCK) addBlock(state, bytes, at);
}

/** The bytes of a state. */
function digestOf(state: Int32Array): Uint8Array {
  const digest = new Uint8Array(32);
  const view = new DataView(digest.buffer);
  for (let i = 0; i < 8; i++) view.setInt32(4 * i, state[i] ?? 0);
  return digest;
}

/** HMAC with SHA-256 under one key. */
export class HmacSha256 {
  readonly #inner = START.slice();
  readonly #outer = START.slice();

  constructor(key: Uint8Array) {
    let short = key;
    if (key.length > BLOCK) {
      const state = START.slice();
      addAll(state, [key], 0);
      short = digestOf(state);
    }
    const pad = (byte: number): Uint8Array => {
      const block = new Uint8Array(BLOCK).fill(byte);
      short.forEach((one, i) => block[i] = one ^ byte);
      return block;
    };
    addBlock(this.#inner, pad(0x36), 0);
    addBlock(this.#outer, pad(0x5c), 0);
  }

  /** The 32 bytes of the parts, one after another. */
  sign(parts: readonly Uint8Array[]): Uint8Array {
    const inner = this.#inner.slice();
    addAll(inner, parts, BLOCK);
    const outer = this.#outer.slice();
    addAll(outer, [digestOf(inner)], BLOCK);
    return digestOf(outer);
  }
}
