/**
 * Figures of a folder, counted on disk.
 *
 * @module
 */

import { encodeHex } from "@std/encoding/hex";
import { format as formatBytes } from "@std/fmt/bytes";
import { join } from "@std/path/join";
import { createHash } from "node:crypto";

/** Figures of one file or folder inside a folder. */
export interface EntryStats {
  readonly name: string;
  /** Path inside the folder, with `/`. */
  readonly path: string;
  readonly size_bytes: number;
  readonly size_human_readable: string;
  readonly created_timestamp: number;
  readonly modified_timestamp: number;
  readonly created_date: string;
  readonly modified_date: string;
  readonly is_directory: boolean;
  readonly owner: string;
  readonly permissions: string;
  /** Checksum of a file's bytes in hexadecimal digits. */
  readonly sha256?: string;
}

/** Figures of a folder; clients get them as they are. */
export interface FolderStats {
  readonly id: string;
  readonly object: "directory";
  readonly size_bytes: number;
  readonly size_human_readable: string;
  readonly file_count: number;
  readonly directory_count: number;
  readonly created_timestamp: number;
  readonly modified_timestamp: number;
  readonly created_date: string;
  readonly modified_date: string;
  readonly is_empty: boolean;
  readonly top_level_contents: readonly string[];
  readonly owner: string;
  readonly permissions: string;
  readonly files?: readonly EntryStats[];
}

/** One entry of a folder, at any depth. */
export interface WalkedEntry {
  /** Path inside the folder, with `/`. */
  readonly path: string;
  readonly info: Deno.FileInfo;
}

/** All files and folders in a folder, in the order of their paths; links are left out. */
export async function walkFolder(
  folder: string,
  inside = "",
): Promise<WalkedEntry[]> {
  const found: WalkedEntry[] = [];
  for await (const entry of Deno.readDir(join(folder, inside))) {
    if (entry.isSymlink) continue;
    const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
    let info: Deno.FileInfo;
    try {
      info = await Deno.lstat(join(folder, path));
    } catch (cause) {
      // A running program may delete its files while they are counted.
      if (cause instanceof Deno.errors.NotFound) continue;
      throw cause;
    }
    if (info.isSymlink) continue;
    found.push({ path, info });
    if (info.isDirectory) found.push(...await walkFolder(folder, path));
  }
  return found.sort((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

/**
 * Counts a folder.
 *
 * @param path Where it stands.
 * @param id What clients call it.
 * @param detail Whether its files are listed one by one, with checksums.
 * @returns Undefined when there is no such folder.
 */
export async function folderStats(
  path: string,
  id: string,
  detail: boolean,
): Promise<FolderStats | undefined> {
  try {
    const info = await Deno.lstat(path);
    if (!info.isDirectory) return undefined;
    const entries = await walkFolder(path);
    const files = entries.filter((entry) => entry.info.isFile);
    const size = files.reduce((sum, file) => sum + file.info.size, 0);
    const times = entries.map((entry) => entry.info.mtime?.getTime() ?? 0);
    const stats: FolderStats = {
      id,
      object: "directory",
      size_bytes: size,
      size_human_readable: humanSize(size),
      file_count: files.length,
      directory_count: entries.length - files.length,
      ...timesOf(info, Math.max(info.mtime?.getTime() ?? 0, ...times)),
      is_empty: entries.length === 0,
      top_level_contents: entries.map((entry) => entry.path).filter((one) =>
        !one.includes("/")
      ),
      owner: ownerOf(info),
      permissions: permissionsOf(info),
    };
    if (!detail) return stats;
    const listed: EntryStats[] = [];
    for (const entry of entries) listed.push(await entryStats(path, entry));
    return { ...stats, files: listed };
  } catch (cause) {
    if (cause instanceof Deno.errors.NotFound) return undefined;
    throw cause;
  }
}

async function entryStats(
  folder: string,
  { path, info }: WalkedEntry,
): Promise<EntryStats> {
  const size = info.isFile ? info.size : 0;
  return {
    name: path.slice(path.lastIndexOf("/") + 1),
    path,
    size_bytes: size,
    size_human_readable: humanSize(size),
    ...timesOf(info, info.mtime?.getTime() ?? 0),
    is_directory: info.isDirectory,
    owner: ownerOf(info),
    permissions: permissionsOf(info),
    ...(info.isFile ? { sha256: await checksum(join(folder, path)) } : {}),
  };
}

async function checksum(path: string): Promise<string> {
  const hash = createHash("sha256");
  using file = await Deno.open(path);
  const buffer = new Uint8Array(65_536);
  for (
    let read = await file.read(buffer);
    read !== null;
    read = await file.read(buffer)
  ) {
    hash.update(buffer.subarray(0, read));
  }
  return encodeHex(hash.digest());
}

/** A size as people read it, such as `1.5 kB`. */
export function humanSize(bytes: number): string {
  return formatBytes(bytes, { maximumFractionDigits: 1 });
}

function timesOf(info: Deno.FileInfo, modifiedMs: number) {
  // Not every file system knows when a file was made.
  const createdMs = Math.min(
    info.birthtime?.getTime() ?? modifiedMs,
    modifiedMs,
  );
  return {
    created_timestamp: createdMs / 1000,
    modified_timestamp: modifiedMs / 1000,
    created_date: new Date(createdMs).toISOString(),
    modified_date: new Date(modifiedMs).toISOString(),
  };
}

function ownerOf(info: Deno.FileInfo): string {
  return info.uid === null ? "" : String(info.uid);
}

/** Permissions as `ls` writes them, such as `rw-r--r--`. */
function permissionsOf(info: Deno.FileInfo): string {
  if (info.mode === null) return "";
  const mode = info.mode;
  return [256, 128, 64, 32, 16, 8, 4, 2, 1]
    .map((bit, index) => (mode & bit) === 0 ? "-" : "rwx"[index % 3])
    .join("");
}
