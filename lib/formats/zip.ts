import { crc32 } from "node:zlib";
import {
  directoryEntry,
  isDirectoryEntry,
  largeZipEnd,
  zipEnd,
} from "./_zip_directory.ts";

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
   * When it was changed last, as `2026-08-01T12:30:00`: archives say it in the
   * time of whoever packed them, without its zone.
   */
  readonly modified?: string;
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
  const { at, entries, size, start, large } = zipEnd(view);
  if (large !== undefined) {
    const { buffer, byteOffset, byteLength } = view;
    // A place outside of the bytes is a RangeError, as for any other offset.
    return largeZipEnd(
      new DataView(buffer, byteOffset + large, byteLength - large),
    );
  }
  // Archives behind a program (self-extracting ones) count from their own
  // beginning, not from the file's.
  const isThere = entries === 0 || isDirectoryEntry(view, start);
  return { start: isThere ? start : at - size, entries };
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  maxEntryBytes: number,
): { entry: ZipEntry; next: number } {
  const {
    name,
    size,
    compressedSize,
    method,
    checksum,
    offset,
    modified,
    problem,
    next,
  } = directoryEntry(bytes, view, at);
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
      ...(modified === undefined ? {} : { modified }),
      ...(problem === undefined ? {} : { problem }),
      read,
    },
    next,
  };
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
