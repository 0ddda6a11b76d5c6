/**
 * A working copy of the course: people run and change the notebooks without a
 * change to the committed ones, so that the next version of the course comes in
 * without a conflict.
 *
 * @module
 */
import { encodeHex } from "@std/encoding/hex";
import { dirname } from "@std/path/dirname";
import { join } from "@std/path/join";
import { relative } from "@std/path/relative";

/** Remembers in the copy what each file was when it was copied. */
const RECORD = ".cenote-course.json";
/** What running the notebooks leaves in their folder. */
const LEFT_BEHIND = ["agent_downloads", "node_modules", "__pycache__"];
/** What notebooks in `FOLDER/notebooks/` import, and what that rests on. */
const LINKED = ["deno.json", "lib", "mod.ts", "vendor"];

/** What became of the files of a working copy; paths are relative to it, with `/`. */
export interface CourseCopy {
  /** The folder that the notebooks are in. */
  readonly folder: string;
  /** Files that are as the course has them now, and were not before. */
  readonly updated: readonly string[];
  /** Files that the course has no more, and the copy neither. */
  readonly removed: readonly string[];
  /** Files that have changed in both: they are left alone. */
  readonly kept: readonly string[];
}

/**
 * Makes a working copy of the course, or brings one up to date. Whatever was
 * changed in it stays. A file that is not there any more comes back.
 *
 * A copy in `course/` of the checkout holds the notebooks themselves, for their
 * `../mod.ts` is there. Anywhere else they stand in `notebooks/` below the
 * folder, with links to the checkout beside it.
 *
 * @param root The checkout.
 * @param folder Where the copy is to be.
 * @returns what became of its files.
 * @throws {Error} when something else stands in the folder.
 */
export async function copyCourse(
  root: string,
  folder: string,
): Promise<CourseCopy> {
  const from = join(root, "notebooks");
  if (!/^(?:\.\.|[A-Za-z]:|[/\\])/.test(relative(from, folder))) {
    throw new Error(
      `Cannot copy the course to "${folder}": that is where it comes from; name another folder, or use --in-place`,
    );
  }
  const before = await readRecord(folder);
  if (before === undefined && await hasEntries(folder)) {
    throw new Error(
      `Cannot copy the course to "${folder}": found other files there; name an empty folder, or one that is not there yet`,
    );
  }
  await Deno.mkdir(folder, { recursive: true });
  // First of all: a copy that is broken off is still known for one.
  if (before === undefined) await writeRecord(folder, {});
  const isInside = relative(root, folder) === "course";
  if (!isInside) await linkModule(root, folder);
  const to = isInside ? folder : join(folder, "notebooks");
  const { record, ...became } = await copyFiles(from, to, before ?? {});
  await writeRecord(folder, record);
  return { folder: to, ...became };
}

/** Hashes of the files as they were copied, by their paths. */
type Hashes = Readonly<Record<string, string>>;

async function copyFiles(from: string, to: string, before: Hashes) {
  const updated: string[] = [], removed: string[] = [], kept: string[] = [];
  const record: Record<string, string> = {};
  const paths = await filesIn(from);
  for (const path of paths) {
    const bytes = await Deno.readFile(join(from, path));
    const wanted = await hashOf(path, bytes), found = await hashIn(to, path);
    const was = before[path];
    if (found !== undefined && found !== was && found !== wanted) {
      // The hash stays that of the version which the person has worked on.
      if (was !== undefined) record[path] = was;
      if (wanted !== was) kept.push(path);
      continue;
    }
    record[path] = wanted;
    if (found === wanted) continue;
    if (was !== undefined) updated.push(path);
    await writeWhole(join(to, path), bytes);
  }
  for (const [path, was] of Object.entries(before)) {
    if (paths.includes(path) || await hashIn(to, path) !== was) continue;
    await Deno.remove(join(to, path));
    removed.push(path);
  }
  return { record, updated, removed, kept };
}

/** The files below a folder, sorted; what is hidden and what runs leave is not among them. */
async function filesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isFile, isDirectory } of Deno.readDir(folder)) {
    if (name.startsWith(".") || LEFT_BEHIND.includes(name)) continue;
    if (isFile) found.push(name);
    if (!isDirectory) continue;
    const below = await filesIn(join(folder, name));
    found.push(...below.map((path) => `${name}/${path}`));
  }
  return found.sort();
}

/** Puts into a folder what notebooks below it import. */
async function linkModule(root: string, folder: string): Promise<void> {
  for (const name of LINKED) {
    const target = join(root, name);
    // Where JSR is within reach, there may be no `vendor`.
    const found = await Deno.stat(target).catch(ignoreMissing);
    if (found === undefined) continue;
    const link = join(folder, name);
    // Deno makes a `vendor` of its own where there was none.
    if ((await Deno.lstat(link).catch(ignoreMissing))?.isDirectory) continue;
    // Anew each time: the checkout may have moved.
    await Deno.remove(link).catch(ignoreMissing);
    if (Deno.build.os !== "windows") await Deno.symlink(target, link);
    // Windows lets only administrators make the other kind of link.
    else if (found.isFile) await Deno.copyFile(target, link);
    else await Deno.symlink(target, link, { type: "junction" });
  }
}

async function readRecord(folder: string): Promise<Hashes | undefined> {
  const text = await Deno.readTextFile(join(folder, RECORD))
    .catch(ignoreMissing);
  if (text === undefined) return undefined;
  try {
    const { files } = JSON.parse(text);
    return Object.fromEntries(
      Object.entries(files).map(([path, hash]) => [path, String(hash)]),
    );
  } catch {
    // It is still a working copy: what differs from the course counts as changed.
    return {};
  }
}

async function writeRecord(folder: string, files: Hashes): Promise<void> {
  const about =
    "A working copy of the course; this file tells what was changed in it";
  await writeWhole(
    join(folder, RECORD),
    new TextEncoder().encode(
      `${JSON.stringify({ about, files }, undefined, 2)}\n`,
    ),
  );
}

/** Writes a file that is there as a whole, or not at all. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true });
  const part = `${path}.part`;
  await Deno.writeFile(part, bytes);
  await Deno.rename(part, path);
}

async function hasEntries(folder: string): Promise<boolean> {
  const entries = await Array.fromAsync(Deno.readDir(folder))
    .catch(ignoreMissing);
  return entries !== undefined && entries.length > 0;
}

async function hashIn(
  folder: string,
  path: string,
): Promise<string | undefined> {
  const bytes = await Deno.readFile(join(folder, path)).catch(ignoreMissing);
  return bytes === undefined ? undefined : await hashOf(path, bytes);
}

/** The hash of a file; of a notebook that of its cells, for JupyterLab changes the rest when it opens one. */
async function hashOf(
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const counts = path.endsWith(".ipynb") ? cellsOf(bytes) ?? bytes : bytes;
  return encodeHex(await crypto.subtle.digest("SHA-256", counts));
}

function cellsOf(
  bytes: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> | undefined {
  try {
    const { cells } = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(cells)
      ? new TextEncoder().encode(JSON.stringify(cells))
      : undefined;
  } catch {
    // Then it is no notebook, whatever its name.
    return undefined;
  }
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Deno.errors.NotFound) return undefined;
  throw error;
}
