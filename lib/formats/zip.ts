import { crc32 } from "node:zlib";
import { decodeText } from "./decode_text.ts";

/** One entry of a zip archive. */
export interface ZipEntry {
  /** The name as it stands in the archive, folders parted by `/`. */
  readonly name: string;
  /** Unpacked size in bytes, as the archive says. */
  readonly size: number;
  /** Size in the archive. */
  readonly compressedSize: number;
  /** True for folders. */
  readonly isFolder: boolean;
  /**
   * What keeps the entry from being unpacked safely: it is encrypted, packed in
   * a way that is not known, or its name leads out of the folder.
   */
  readonly problem?: string;
  /**
   * Unpacks the entry.
   *
   * @throws {SyntaxError} If it has a problem, or its bytes are damaged.
   * @throws {RangeError} If it is larger than it says, or than allowed.
   */
  read(): Promise<Uint8Array>;
}

/** Options of {@linkcode readZip}. */
export interface ReadZipOptions {
  /** No entry is unpacked beyond this. @default {67_108_864} */
  readonly maxEntryBytes?: number;
  /** An archive with more entries is refused. @default {10_000} */
  readonly maxEntries?: number;
}

const END_SIZE = 22;
const END_MAGIC = 0x06054b50;
const END64_LOCATOR_MAGIC = 0x07064b50;
const END64_MAGIC = 0x06064b50;
const ENTRY_MAGIC = 0x02014b50;
const LOCAL_MAGIC = 0x04034b50;

/**
 * Lists a zip archive, the large form (zip64) too; each entry is unpacked only
 * when it is read, and never beyond its limit.
 *
 * @param bytes The archive.
 * @param options How much may come out of it.
 * @returns The entries in the order of its directory.
 * @throws {SyntaxError} If the bytes are no zip archive, or a damaged one.
 * @throws {RangeError} If it has more entries than allowed.
 *
 * @example An archive with one stored file
 * ```ts
 * import { readZip } from "@cenote/cenote/formats";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => readZip(new Uint8Array(30)), SyntaxError, "no directory");
 * ```
 */
export function readZip(
  bytes: Uint8Array,
  options: ReadZipOptions = {},
): ZipEntry[] {
  const { maxEntryBytes = 67_108_864, maxEntries = 10_000 } = options;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { start, entries } = directory(view);
    if (entries > maxEntries) {
      throw new TooManyEntries(
        `Cannot read zip archive: it has ${entries} entries, more than the ${maxEntries} allowed`,
      );
    }
    const found: ZipEntry[] = [];
    for (let i = 0, at = start; i < entries; i++) {
      const { entry, next } = readEntry(bytes, view, at, maxEntryBytes);
      found.push(entry);
      at = next;
    }
    return found;
  } catch (error) {
    if (error instanceof TooManyEntries || error instanceof SyntaxError) {
      throw error;
    }
    // An offset that leads out of the bytes.
    if (error instanceof RangeError) {
      throw new SyntaxError(
        "Cannot read zip archive: its directory is damaged or cut off",
        { cause: error },
      );
    }
    throw error;
  }
}

class TooManyEntries extends RangeError {}

/** Finds where the directory begins, from the end of the archive. */
function directory(view: DataView): { start: number; entries: number } {
  // A comment of up to 64 KiB may follow.
  const lowest = Math.max(0, view.byteLength - END_SIZE - 0xffff);
  let end = view.byteLength - END_SIZE;
  while (end >= lowest && view.getUint32(end, true) !== END_MAGIC) end--;
  if (end < lowest || end < 0) {
    throw new SyntaxError("Cannot read zip archive: found no directory");
  }
  const entries = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  const locator = end - 20;
  const isLarge = locator >= 0 &&
    view.getUint32(locator, true) === END64_LOCATOR_MAGIC;
  if (!isLarge) {
    // Archives behind a program (self-extracting ones) count from their own
    // beginning, not from the file's.
    const size = view.getUint32(end + 12, true);
    const real = end - size;
    const isEntry = entries > 0 && start + 4 <= view.byteLength &&
      view.getUint32(start, true) === ENTRY_MAGIC;
    return { start: entries === 0 || isEntry ? start : real, entries };
  }
  const large = safeNumber(view.getBigUint64(locator + 8, true));
  if (view.getUint32(large, true) !== END64_MAGIC) {
    throw new SyntaxError("Cannot read zip archive: its directory is damaged");
  }
  return {
    entries: safeNumber(view.getBigUint64(large + 32, true)),
    start: safeNumber(view.getBigUint64(large + 48, true)),
  };
}

function safeNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new SyntaxError("Cannot read zip archive: its directory is damaged");
  }
  return Number(value);
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  maxEntryBytes: number,
): { entry: ZipEntry; next: number } {
  if (view.getUint32(at, true) !== ENTRY_MAGIC) {
    throw new SyntaxError("Cannot read zip archive: its directory is damaged");
  }
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const checksum = view.getUint32(at + 16, true);
  let compressedSize = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const commentLength = view.getUint16(at + 32, true);
  let offset = view.getUint32(at + 42, true);
  const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
  const extra = at + 46 + nameLength;
  // Sizes that do not fit into 32 bits stand behind the name, in this order.
  for (let field = extra; field + 4 <= extra + extraLength;) {
    const id = view.getUint16(field, true);
    const length = view.getUint16(field + 2, true);
    if (id === 1) {
      let value = field + 4;
      const large = (now: number) => {
        if (now !== 0xffffffff) return now;
        value += 8;
        return safeNumber(view.getBigUint64(value - 8, true));
      };
      size = large(size);
      compressedSize = large(compressedSize);
      offset = large(offset);
    }
    field += 4 + length;
  }
  const name = flags & 0x800
    ? new TextDecoder().decode(nameBytes)
    : decodeText(nameBytes).text || new TextDecoder().decode(nameBytes);
  const problem = problemOf(name, flags, method);
  const read = async (): Promise<Uint8Array> => {
    if (problem !== undefined) {
      throw new SyntaxError(`Cannot unpack "${name}": ${problem}`);
    }
    if (size > maxEntryBytes) {
      throw new RangeError(
        `Cannot unpack "${name}": it has ${size} bytes, more than the ${maxEntryBytes} allowed`,
      );
    }
    const packed = packedBytes(bytes, view, offset, compressedSize, name);
    const unpacked = method === 0 ? packed : await inflate(packed, size, name);
    if (unpacked.length !== size || crc32(unpacked) !== checksum) {
      throw new SyntaxError(
        `Cannot unpack "${name}": its bytes do not match their checksum`,
      );
    }
    return unpacked;
  };
  return {
    entry: {
      name,
      size,
      compressedSize,
      isFolder: name.endsWith("/"),
      ...(problem === undefined ? {} : { problem }),
      read,
    },
    next: extra + extraLength + commentLength,
  };
}

function problemOf(
  name: string,
  flags: number,
  method: number,
): string | undefined {
  const parts = name.split(/[/\\]/);
  if (
    /^(?:[/\\]|[A-Za-z]:)/.test(name) || parts.includes("..") ||
    name.includes("\0")
  ) {
    return "its name leads out of the folder";
  }
  if (flags & 1) return "it is encrypted";
  if (method !== 0 && method !== 8) {
    return `it is packed by method ${method}, which is not known here`;
  }
  return undefined;
}

function packedBytes(
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  length: number,
  name: string,
): Uint8Array {
  const isThere = offset + 30 <= view.byteLength &&
    view.getUint32(offset, true) === LOCAL_MAGIC;
  const start = isThere
    ? offset + 30 + view.getUint16(offset + 26, true) +
      view.getUint16(offset + 28, true)
    : Infinity;
  if (start + length > bytes.length) {
    throw new SyntaxError(`Cannot unpack "${name}": the archive is cut off`);
  }
  return bytes.subarray(start, start + length);
}

/** Inflates, and stops as soon as there is more than the archive said. */
async function inflate(
  packed: Uint8Array,
  size: number,
  name: string,
): Promise<Uint8Array> {
  const out = new Uint8Array(size);
  let length = 0;
  const stream = new Blob([packed.slice()]).stream()
    .pipeThrough(new DecompressionStream("deflate-raw"));
  try {
    for await (const chunk of stream) {
      if (length + chunk.length > size) {
        throw new RangeError(
          `Cannot unpack "${name}": it is larger than the ${size} bytes that the archive says`,
        );
      }
      out.set(chunk, length);
      length += chunk.length;
    }
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new SyntaxError(`Cannot unpack "${name}": its bytes are damaged`, {
      cause: error,
    });
  }
  return out.subarray(0, length);
}
