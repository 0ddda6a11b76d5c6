import {
  directoryEntry,
  dosMoment,
  isDirectoryEntry,
  largeZipEnd,
  type ZipEnd,
  zipEnd,
} from "./_zip_directory.ts";
import { localEntries, zipType } from "./_zip_types.ts";
import type { ZipEntry } from "./zip.ts";

/** A file of which any part can be read. */
export interface PartialFile {
  /** Its size in bytes. */
  readonly size: number;
  /** Reads so many bytes from a place on; fewer where the file ends. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** An entry of an archive that is listed, not unpacked. */
export type ZipListEntry = Omit<ZipEntry, "read">;

/** What {@linkcode listZip} found. */
export interface ZipListing {
  /** The entries in their order; the first of them, if there are too many. */
  readonly entries: readonly ZipListEntry[];
  /** How many there are, where it is known. */
  readonly total: number | undefined;
  /** What is wrong with the archive, if anything is. */
  readonly problem?: string;
  /** The archive's media type: that of an office file, a book, a package. */
  readonly mediaType: string;
}

/** Options of {@linkcode listZip}. */
export interface ListZipOptions {
  /** No more entries are listed than this. @default {1_000} */
  readonly maxEntries?: number;
  /** No more of the directory is read than this. @default {1_048_576} */
  readonly maxBytes?: number;
}

/**
 * Lists a zip archive of any size by its directory, which stands at its end;
 * nothing else is read. Of an archive that is cut off, so that it has no
 * directory, the entries at its beginning are listed.
 *
 * @param file The archive.
 * @param options How much is read.
 * @returns The entries, how many there are, and what is wrong.
 *
 * @example An archive that is cut off after its first entry's head
 * ```ts
 * import { listZip } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * const bytes = new TextEncoder().encode("PK\x03\x04".padEnd(26, "\0") + "\x05\0\0\0a.txt");
 * const { entries, problem } = await listZip({
 *   size: bytes.length,
 *   read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
 * });
 * assertEquals(entries.map(({ name }) => name), ["a.txt"]);
 * assertEquals(problem, "it is cut off: found no directory");
 * ```
 */
export async function listZip(
  file: PartialFile,
  options: ListZipOptions = {},
): Promise<ZipListing> {
  const { maxEntries = 1_000, maxBytes = 1_048_576 } = options;
  const tailStart = Math.max(0, file.size - TAIL_BYTES);
  const tail = await file.read(tailStart, TAIL_BYTES);
  let end: ZipEnd;
  try {
    end = zipEnd(viewOf(tail));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return listHead(await file.read(0, maxBytes), maxEntries, file.size);
  }
  try {
    const { start, size, entries: total } = end.large === undefined
      ? end
      : largeZipEnd(viewOf(await file.read(end.large, 56)));
    let bytes = await file.read(start, Math.min(size, maxBytes));
    if (total > 0 && !isDirectoryEntry(viewOf(bytes), 0)) {
      // Behind a program an archive counts from its own beginning.
      const real = Math.max(0, tailStart + end.at - size);
      bytes = await file.read(real, Math.min(size, maxBytes));
    }
    return listDirectory(bytes, total, maxEntries, size > bytes.length);
  } catch (error) {
    // An offset that leads out of the bytes.
    if (!(error instanceof RangeError) && !(error instanceof SyntaxError)) {
      throw error;
    }
    return {
      ...listHead(await file.read(0, maxBytes), maxEntries, file.size),
      problem: "its directory is damaged",
    };
  }
}

/** The last record and its comment, and the locator of large archives before it. */
const TAIL_BYTES = 65_536 + 22 + 20;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function listDirectory(
  bytes: Uint8Array,
  total: number,
  maxEntries: number,
  isCut: boolean,
): ZipListing {
  const view = viewOf(bytes);
  const entries: ZipListEntry[] = [];
  let problem: string | undefined;
  for (let at = 0; entries.length < Math.min(total, maxEntries);) {
    let entry;
    try {
      entry = directoryEntry(bytes, view, at);
      if (entry.next > bytes.length) throw new RangeError("cut");
    } catch (error) {
      if (!(error instanceof RangeError) && !(error instanceof SyntaxError)) {
        throw error;
      }
      // What was read ends inside of an entry: no damage, if more follows.
      if (!isCut) problem = "its directory is damaged";
      break;
    }
    const { name, size, compressedSize, modified } = entry;
    entries.push({
      name,
      size,
      compressedSize,
      isFolder: name.endsWith("/"),
      ...(modified === undefined ? {} : { modified }),
      ...(entry.problem === undefined ? {} : { problem: entry.problem }),
    });
    at = entry.next;
  }
  return {
    entries,
    total,
    mediaType: typeOf(entries),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** The entries at the beginning, by the heads before their bytes. */
function listHead(
  head: Uint8Array,
  maxEntries: number,
  size: number,
): ZipListing {
  const entries: ZipListEntry[] = [];
  for (const entry of localEntries(head)) {
    if (entries.length >= maxEntries) break;
    const { name, compressedSize, moment, start } = entry;
    const modified = dosMoment(moment);
    entries.push({
      name,
      size: entry.size,
      compressedSize,
      isFolder: name.endsWith("/"),
      ...(modified === undefined ? {} : { modified }),
      ...(start + compressedSize > size ? { problem: "it is cut off" } : {}),
    });
  }
  return {
    entries,
    total: undefined,
    problem: "it is cut off: found no directory",
    mediaType: typeOf(entries),
  };
}

function typeOf(entries: readonly ZipListEntry[]): string {
  return zipType(entries.map(({ name }) => name)) ?? "application/zip";
}
