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
  /** Files that were not there. */
  readonly added: readonly string[];
  /** Files that have changed in the course, and not in the copy: they are new now. */
  readonly updated: readonly string[];
  /** Files that have changed in both: they are left alone. */
  readonly kept: readonly string[];
}

/**
 * Makes a working copy of the course, or brings one up to date. Whatever was
 * changed in it stays. A file that is not there any more comes back.
 *
 * A copy beside `notebooks/` holds the notebooks themselves, for their `../mod.ts`
 * is there. Anywhere else they stand in `notebooks/` below the folder, with
 * links to this checkout beside it.
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
  const way = relative(from, folder);
  if (way === "" || !/^(?:\.\.|[A-Za-z]:|[/\\])/.test(way)) {
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
  const isBeside = await Deno.realPath(dirname(folder)) ===
    await Deno.realPath(root);
  if (!isBeside) await linkModule(root, folder);
  const to = isBeside ? folder : join(folder, "notebooks");
  return await copyFiles(from, to, folder, before ?? {});
}

/** Hashes of the files as they were copied, by their paths. */
type Hashes = Readonly<Record<string, string>>;

async function copyFiles(
  from: string,
  to: string,
  folder: string,
  before: Hashes,
): Promise<CourseCopy> {
  const added: string[] = [], updated: string[] = [], kept: string[] = [];
  const record: Record<string, string> = { ...before };
  for (const path of await filesIn(from)) {
    const bytes = await Deno.readFile(join(from, path));
    const wanted = await hashOf(bytes);
    const theirs = await readFile(join(to, path));
    const found = theirs === undefined ? undefined : await hashOf(theirs);
    const was = before[path];
    if (found !== undefined && found !== was && found !== wanted) {
      // The hash stays that of the version which the person has worked on.
      if (wanted !== was) kept.push(path);
      continue;
    }
    record[path] = wanted;
    if (found === wanted) continue;
    (found === undefined ? added : updated).push(path);
    await Deno.mkdir(dirname(join(to, path)), { recursive: true });
    await Deno.writeFile(join(to, path), bytes);
  }
  await writeRecord(folder, record);
  return { folder: to, added, updated, kept };
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
    const isFolder = await isDirectory(target);
    if (isFolder === undefined) continue;
    const link = join(folder, name);
    // Anew each time: the checkout may have moved.
    await Deno.remove(link).catch(ignoreMissing);
    if (Deno.build.os !== "windows") await Deno.symlink(target, link);
    // Windows lets only administrators make the other kind of link.
    else if (isFolder) await Deno.symlink(target, link, { type: "junction" });
    else await Deno.copyFile(target, link);
  }
}

async function readRecord(folder: string): Promise<Hashes | undefined> {
  const bytes = await readFile(join(folder, RECORD));
  if (bytes === undefined) return undefined;
  try {
    const { files } = JSON.parse(new TextDecoder().decode(bytes));
    return Object.fromEntries(
      Object.entries(files ?? {}).map(([path, hash]) => [path, String(hash)]),
    );
  } catch {
    // It is still a working copy: what differs from the course counts as changed.
    return {};
  }
}

async function writeRecord(folder: string, files: Hashes): Promise<void> {
  const about =
    "A working copy of the course; this file tells what was changed in it";
  await Deno.writeTextFile(
    join(folder, RECORD),
    `${JSON.stringify({ about, files }, undefined, 2)}\n`,
  );
}

async function hasEntries(folder: string): Promise<boolean> {
  try {
    for await (const _ of Deno.readDir(folder)) return true;
    return false;
  } catch (error) {
    ignoreMissing(error);
    return false;
  }
}

async function readFile(
  path: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return await Deno.readFile(path).catch(ignoreMissing);
}

async function isDirectory(path: string): Promise<boolean | undefined> {
  return (await Deno.stat(path).catch(ignoreMissing))?.isDirectory;
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return encodeHex(await crypto.subtle.digest("SHA-256", bytes));
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Deno.errors.NotFound) return undefined;
  throw error;
}
