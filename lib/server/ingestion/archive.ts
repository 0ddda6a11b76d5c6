/**
 * Takes the files out of a zip archive, to be read one by one.
 *
 * @module
 */

import { readZip, type ZipEntry } from "../../formats/mod.ts";
import { unreadable } from "./read.ts";

const MEBIBYTE = 1_048_576;
/** An archive is held in memory while it is read. */
const MAX_ARCHIVE_BYTES = 64 * MEBIBYTE;
/** All of its files together; an archive of a few bytes may say that it holds any number. */
const MAX_UNPACKED_BYTES = 512 * MEBIBYTE;

/** One file of an archive. */
export interface ArchiveFile {
  /** Its path inside the archive. */
  readonly name: string;
  /**
   * Its bytes.
   *
   * @throws {UnreadableError} When they cannot be had.
   */
  read(): Promise<Uint8Array>;
}

/** True for archives of files; office documents are zip files, too, and are none. */
export function isArchive(
  kind: { readonly kind: string; readonly mediaType: string },
): boolean {
  return kind.kind === "zip" &&
    !/officedocument|opendocument|epub/.test(kind.mediaType);
}

/**
 * The files of an archive.
 *
 * @throws {UnreadableError} When it is no archive, damaged, empty or too large.
 */
export async function archiveFiles(
  path: string,
  name: string,
): Promise<ArchiveFile[]> {
  const { size } = await Deno.stat(path);
  if (size > MAX_ARCHIVE_BYTES) {
    throw unreadable(
      name,
      `it is an archive of ${size} bytes, which is read only up to ${MAX_ARCHIVE_BYTES}; split it`,
    );
  }
  let entries: ZipEntry[];
  try {
    entries = readZip(await Deno.readFile(path), {
      maxEntryBytes: MAX_UNPACKED_BYTES,
    });
  } catch (cause) {
    throw unreadable(
      name,
      cause instanceof Error ? cause.message : String(cause),
    );
  }
  const files = entries.filter((entry) =>
    !entry.isFolder && !isByProduct(entry.name)
  );
  if (files.length === 0) throw unreadable(name, "the archive holds no file");
  const unpacked = files.reduce((sum, entry) => sum + entry.size, 0);
  if (unpacked > MAX_UNPACKED_BYTES) {
    throw unreadable(
      name,
      `its files come to ${unpacked} bytes, more than ${MAX_UNPACKED_BYTES}`,
    );
  }
  return files.map((entry) => ({
    name: entry.name,
    async read() {
      try {
        return await entry.read();
      } catch (cause) {
        throw unreadable(
          entry.name,
          cause instanceof Error ? cause.message : String(cause),
        );
      }
    },
  }));
}

/** What systems put into archives for themselves. */
function isByProduct(name: string): boolean {
  return /^__MACOSX\/|(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(name);
}
