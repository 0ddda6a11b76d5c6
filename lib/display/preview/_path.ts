import { basename } from "@std/path/basename";
import { dirname } from "@std/path/dirname";
import { closestString } from "@std/text/closest-string";
import { type Opened, openStream } from "./_opened.ts";

/** Opens a file, of which any part can be read. */
export async function openPath(path: string): Promise<Opened> {
  let file: Deno.FsFile;
  try {
    file = await Deno.open(path);
  } catch (error) {
    throw await openError(path, error);
  }
  try {
    const { isFile, size } = await file.stat();
    const name = basename(path);
    // Files that a system makes while they are read say that they are empty.
    if (!isFile || size === 0) {
      return openStream(file.readable, { name });
    }
    const part = (offset: number, length: number) =>
      readPart(file, offset, Math.min(length, size - offset));
    return {
      name,
      type: "",
      size,
      head: async (limit) => ({
        bytes: await part(0, limit),
        isWhole: size <= limit,
      }),
      part,
      close: () => Promise.resolve(file.close()),
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

async function readPart(
  file: Deno.FsFile,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.max(0, length));
  await file.seek(offset, Deno.SeekMode.Start);
  let read = 0;
  while (read < bytes.length) {
    const more = await file.read(bytes.subarray(read));
    if (more === null) break;
    read += more;
  }
  return bytes.subarray(0, read);
}

/** The names in a folder, sorted; none where it cannot be read. */
async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name, isFile } of Deno.readDir(folder)) {
      if (isFile) names.push(name);
      if (names.length >= 10_000) break;
    }
  } catch {
    // What may not be listed is not proposed.
  }
  return names.sort();
}

/** The same error, saying what was tried and what may have been meant. */
async function openError(path: string, error: unknown): Promise<unknown> {
  const options = { cause: error };
  if (error instanceof Deno.errors.NotFound) {
    const wanted = basename(path);
    const names = await namesIn(dirname(path));
    const close = names.length === 0 ? "" : closestString(wanted, names);
    const isClose = close !== "" &&
      (close.toLowerCase().startsWith(wanted.toLowerCase()) ||
        distanceIsSmall(wanted, close));
    return new Deno.errors.NotFound(
      `Cannot preview "${path}": there is no such file${
        isClose ? `; did you mean "${close}"?` : ""
      }`,
      options,
    );
  }
  if (error instanceof Deno.errors.PermissionDenied) {
    return new Deno.errors.PermissionDenied(
      `Cannot preview "${path}": the system does not allow reading it`,
      options,
    );
  }
  if (error instanceof Deno.errors.NotCapable) {
    return new Deno.errors.NotCapable(
      `Cannot preview "${path}": Deno was started without leave to read it; run it again with --allow-read`,
      options,
    );
  }
  return error;
}

/** True if the names differ in case or ending, or in a few letters. */
function distanceIsSmall(a: string, b: string): boolean {
  const stem = (name: string) => name.toLowerCase().replace(/\.\w+$/, "");
  if (stem(a) === stem(b)) return true;
  const shared = [...new Set(stem(a))].filter((c) => stem(b).includes(c));
  return Math.abs(a.length - b.length) <= 2 &&
    shared.length >= new Set(stem(a)).size - 1;
}
