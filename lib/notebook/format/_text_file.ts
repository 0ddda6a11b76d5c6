import { dirname } from "@std/path/dirname";
import { join } from "@std/path/join";
import { resolve } from "@std/path/resolve";
import { NotebookError } from "./notebook_error.ts";

/** The longest string of V8, about 512 MiB. */
const MAX_LENGTH = 0x1fffffe8;
const PERMISSION_BITS = 0o7777;
const MAX_LINKS = 40;

/** Reads a file of UTF-8, byte for byte: a byte order mark is kept. */
export async function readUtf8File(path: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    const { isDirectory, size } = Deno.statSync(path);
    if (isDirectory) {
      throw new NotebookError(`Cannot read ${path}: it is a folder`);
    }
    if (size > MAX_LENGTH) {
      throw new NotebookError(
        `Cannot read ${path}: found ${size} bytes; wanted at most ${MAX_LENGTH}`,
      );
    }
    bytes = await Deno.readFile(path);
  } catch (error) {
    if (error instanceof NotebookError) throw error;
    throw new NotebookError(
      `Cannot read ${path}: ${describeFileError(error)}`,
      {
        cause: error,
      },
    );
  }
  return decodeUtf8(bytes, path);
}

/** Decodes UTF-8, or says where it is none. */
export function decodeUtf8(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
      .decode(bytes);
  } catch (cause) {
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe ||
      bytes[0] === 0xfe && bytes[1] === 0xff;
    const found = isUtf16
      ? "UTF-16"
      : `bytes that are not UTF-8 at offset ${invalidAt(bytes)}`;
    throw new NotebookError(
      `Cannot read ${what}: found ${found}; wanted UTF-8`,
      {
        cause,
      },
    );
  }
}

/** The offset of the first byte that is not UTF-8. */
function invalidAt(bytes: Uint8Array): number {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const encoder = new TextEncoder();
  let from = 0;
  let offset = 0;
  for (;;) {
    const at = text.indexOf("\ufffd", from);
    if (at < 0) return bytes.length;
    offset += encoder.encode(text.slice(from, at)).length;
    // The mark of what cannot be read, unless the file has that very character.
    const isWritten = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf &&
      bytes[offset + 2] === 0xbd;
    if (!isWritten) return offset;
    offset += 3;
    from = at + 1;
  }
}

/**
 * Writes a file whole or not at all: into another one beside it, which then takes
 * its name. Its permissions stay; a link stays a link.
 *
 * Only what writes the text is waited for; a turn of the event loop for each of the
 * short calls would take a quarter of the time of cleaning a folder.
 */
export async function writeFileWhole(
  path: string,
  text: string,
): Promise<void> {
  try {
    const { target, old } = followLinks(path);
    if (old?.isDirectory) {
      throw new NotebookError(`Cannot write ${path}: it is a folder`);
    }
    if (old !== undefined && !old.isFile) {
      // A pipe or a device takes what it is given; it must not be replaced.
      await Deno.writeTextFile(target, text, { create: false });
      return;
    }
    if (old !== undefined) mustBeWritable(path, target, old);
    await replaceFile(target, text, old);
  } catch (error) {
    if (error instanceof NotebookError) throw error;
    throw new NotebookError(
      `Cannot write ${path}: ${describeFileError(error)}`,
      {
        cause: error,
      },
    );
  }
}

/** Another file could take the name of one that may not be written to; it must not. */
function mustBeWritable(
  path: string,
  target: string,
  { mode }: Deno.FileInfo,
): void {
  if (mode !== null && (mode & 0o222) === 0) {
    throw new NotebookError(`Cannot write ${path}: it is read-only`);
  }
  Deno.openSync(target, { write: true }).close();
}

async function replaceFile(
  target: string,
  text: string,
  old: Deno.FileInfo | undefined,
): Promise<void> {
  const suffix = crypto.randomUUID().slice(0, 8);
  const temporary = join(dirname(target), `.cenote-${suffix}.tmp`);
  const permissions = old?.mode == null
    ? undefined
    : old.mode & PERMISSION_BITS;
  try {
    try {
      await Deno.writeTextFile(temporary, text, {
        createNew: true,
        // Not even for a moment may more people read it than the old one.
        ...(permissions === undefined ? {} : { mode: permissions }),
      });
    } catch (error) {
      if (
        old === undefined || !(error instanceof Deno.errors.PermissionDenied)
      ) {
        throw error;
      }
      throw new NotebookError(
        `Cannot write ${target}: its folder is read-only; wanted to put the new file beside the old one first`,
        { cause: error },
      );
    }
    if (old !== undefined && Deno.build.os !== "windows") {
      keepOwner(temporary, old);
      if (permissions !== undefined) Deno.chmodSync(temporary, permissions);
    }
    Deno.renameSync(temporary, target);
  } catch (error) {
    await Deno.remove(temporary).catch(() => {});
    throw error;
  }
}

/** Gives a file to another one's owner and group, as far as this process may. */
function keepOwner(path: string, old: Deno.FileInfo): void {
  const { uid, gid } = Deno.statSync(path);
  if (uid === old.uid && gid === old.gid) return;
  try {
    Deno.chownSync(path, old.uid, old.gid);
  } catch {
    // Only the superuser gives files away: it is this user's file from now on.
  }
}

/** Where links lead, also one that leads to no file yet, and what is there. */
function followLinks(
  path: string,
): { readonly target: string; readonly old: Deno.FileInfo | undefined } {
  let target = path;
  for (let links = 0; links < MAX_LINKS; links++) {
    let old: Deno.FileInfo | undefined;
    try {
      old = Deno.lstatSync(target);
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
    if (!old?.isSymlink) return { target, old };
    target = resolve(dirname(target), Deno.readLinkSync(target));
  }
  throw new NotebookError(`Cannot write ${path}: its links lead in a circle`);
}

/**
 * Why a file could not be read or written, in a few words.
 *
 * @param error What was thrown.
 * @returns The words, without the file's path.
 */
export function describeFileError(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) {
    return "there is no such file or folder";
  }
  if (error instanceof Deno.errors.PermissionDenied) return "permission denied";
  if (error instanceof Deno.errors.NotADirectory) {
    return "part of its path is a file";
  }
  const code = error instanceof Error && "code" in error
    ? error.code
    : undefined;
  if (code === "ENOSPC") return "the disk is full";
  if (code === "EDQUOT") return "the disk quota is used up";
  if (code === "EROFS") return "the file system is read-only";
  const message = error instanceof Error ? error.message : String(error);
  // Without the path of the file beside it, which is no more.
  return message.replace(/ \(os error \d+\).*$/s, "");
}
