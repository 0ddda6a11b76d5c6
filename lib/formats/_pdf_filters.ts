import { inflateSync } from "node:zlib";
import { constants } from "node:zlib";

/** No stream of a document is unpacked beyond this. */
const MAX_STREAM = 134_217_728;

/** Parameters of a filter, as numbers by name. */
export type FilterParameters = (name: string) => number | undefined;

/** Undoes one filter; undefined for those that pack pictures and sound. */
export function unfilter(
  bytes: Uint8Array,
  filter: string,
  parameter: FilterParameters,
): Uint8Array | undefined {
  switch (filter) {
    case "FlateDecode":
    case "Fl":
      return unpredict(inflate(bytes), parameter);
    case "LZWDecode":
    case "LZW":
      return unpredict(lzw(bytes, parameter("EarlyChange") ?? 1), parameter);
    case "ASCIIHexDecode":
    case "AHx":
      return asciiHex(bytes);
    case "ASCII85Decode":
    case "A85":
      return ascii85(bytes);
    case "RunLengthDecode":
    case "RL":
      return runLength(bytes);
    default:
      return undefined;
  }
}

function inflate(bytes: Uint8Array): Uint8Array {
  try {
    return inflateSync(bytes, {
      // Many writers cut the checksum off, or the end.
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: MAX_STREAM,
    });
  } catch {
    return new Uint8Array();
  }
}

/** Undoes the differences between neighbouring bytes that pack better. */
function unpredict(bytes: Uint8Array, parameter: FilterParameters): Uint8Array {
  const predictor = parameter("Predictor") ?? 1;
  if (predictor < 10) return bytes;
  const colors = parameter("Colors") ?? 1;
  const bits = parameter("BitsPerComponent") ?? 8;
  const width = Math.ceil(((parameter("Columns") ?? 1) * colors * bits) / 8);
  const step = Math.max(1, (colors * bits) >> 3);
  const rows = Math.floor(bytes.length / (width + 1));
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const type = bytes[row * (width + 1)] ?? 0;
    for (let i = 0; i < width; i++) {
      const at = row * width + i;
      const left = i >= step ? out[at - step] ?? 0 : 0;
      const up = row > 0 ? out[at - width] ?? 0 : 0;
      const corner = row > 0 && i >= step ? out[at - width - step] ?? 0 : 0;
      const value = bytes[row * (width + 1) + 1 + i] ?? 0;
      out[at] = value + predicted(type, left, up, corner);
    }
  }
  return out;
}

function predicted(
  type: number,
  left: number,
  up: number,
  corner: number,
): number {
  switch (type) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const guess = left + up - corner;
      const a = Math.abs(guess - left);
      const b = Math.abs(guess - up);
      const c = Math.abs(guess - corner);
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
    default:
      return 0;
  }
}

function lzw(bytes: Uint8Array, early: number): Uint8Array {
  const out: number[] = [];
  let table: number[][] = [];
  const reset = () => {
    table = Array.from({ length: 258 }, (_, i) => i < 256 ? [i] : []);
  };
  reset();
  let width = 9;
  let buffer = 0;
  let bits = 0;
  let previous: number[] | undefined;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    const code = (buffer >> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === 257 || out.length > MAX_STREAM) break;
    if (code === 256) {
      reset();
      width = 9;
      previous = undefined;
      continue;
    }
    const entry: number[] | undefined = table[code] ??
      (previous ? [...previous, previous[0] ?? 0] : undefined);
    if (entry === undefined) break;
    for (const value of entry) out.push(value);
    if (previous && table.length < 4096) {
      table.push([...previous, entry[0] ?? 0]);
    }
    const size = table.length + early;
    width = size >= 2048 ? 12 : size >= 1024 ? 11 : size >= 512 ? 10 : 9;
    previous = entry;
  }
  return Uint8Array.from(out);
}

function asciiHex(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder("latin1").decode(bytes).split(">")[0] ?? "";
  const digits = text.replace(/[^\da-fA-F]/g, "");
  const even = digits.length % 2 ? `${digits}0` : digits;
  return Uint8Array.from(
    even.match(/../g) ?? [],
    (pair) => parseInt(pair, 16),
  );
}

function ascii85(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let group: number[] = [];
  const flush = () => {
    const { length } = group;
    if (length < 2) return;
    while (group.length < 5) group.push(84);
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let i = 0; i < length - 1; i++) {
      out.push(Math.floor(value / 256 ** (3 - i)) & 0xff);
    }
    group = [];
  };
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && group.length === 0) out.push(0, 0, 0, 0);
    else if (byte >= 0x21 && byte <= 0x75) {
      group.push(byte - 0x21);
      if (group.length === 5) flush();
    }
  }
  flush();
  return Uint8Array.from(out);
}

function runLength(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at < bytes.length && out.length < MAX_STREAM;) {
    const length = bytes[at++] ?? 128;
    if (length === 128) break;
    if (length < 128) {
      for (const byte of bytes.subarray(at, at + length + 1)) out.push(byte);
      at += length + 1;
    } else {
      const byte = bytes[at++] ?? 0;
      for (let i = 0; i < 257 - length; i++) out.push(byte);
    }
  }
  return Uint8Array.from(out);
}
