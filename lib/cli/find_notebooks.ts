import { join } from "@std/path/join";
import { UsageError } from "./command.ts";

/** Folders that hold copies and other people's notebooks. Hidden ones are left out, too. */
const SKIPPED: ReadonlySet<string> = new Set(["node_modules"]);

/**
 * The notebooks that the user named: files as they are, folders searched for
 * `.ipynb` files, hidden ones and `node_modules` left out. `-`, a standard stream,
 * stays as it is.
 *
 * @param paths What the user named.
 * @param extension How the files that are looked for end.
 * @param isSkipped Tells folders that are not searched, beside those.
 * @returns Paths without repetition: in the order given, within a folder by name.
 * @throws {UsageError} If there is nothing at a path, or no notebook in a folder.
 */
export async function findNotebooks(
  paths: readonly string[],
  extension = ".ipynb",
  isSkipped: (folder: string) => Promise<boolean> = () =>
    Promise.resolve(false),
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    if (path === "-" || !(await isFolder(path))) {
      found.add(path);
      continue;
    }
    const inside = await searchFolder(path, extension, isSkipped);
    if (inside.length === 0) {
      throw new UsageError(`Cannot find a notebook: "${path}" holds none`);
    }
    for (const one of inside) found.add(one);
  }
  return [...found];
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isDirectory;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new UsageError(
      `Cannot find a notebook: there is nothing at "${path}"`,
    );
  }
}

async function searchFolder(
  folder: string,
  extension: string,
  isSkipped: (folder: string) => Promise<boolean>,
): Promise<string[]> {
  const found: string[] = [];
  const entries = await Array.fromAsync(Deno.readDir(folder));
  entries.sort((a, b) => a.name < b.name ? -1 : 1);
  for (const { name, isDirectory, isFile, isSymlink } of entries) {
    if (name.startsWith(".") || SKIPPED.has(name)) continue;
    const path = join(folder, name);
    if (isDirectory) {
      if (await isSkipped(path)) continue;
      found.push(...await searchFolder(path, extension, isSkipped));
    } // A link to a folder may lead back here.
    else if (name.endsWith(extension) && (isFile || isSymlink)) {
      if (isFile || await isLinkToFile(path)) found.push(path);
    }
  }
  return found;
}

async function isLinkToFile(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isFile;
  } catch {
    // It leads nowhere.
    return false;
  }
}
