import { resolve } from "@std/path/resolve";
import type { CompletionMatch } from "../options.ts";

/** Files that a cell can import. */
const MODULE_REGEXP = /\.(?:[cm]?[jt]s|[jt]sx|json|wasm)$/;
/** A folder with more entries is not read to its end. */
const MAX_ENTRIES = 10_000;

/**
 * Files and folders that go on from a path.
 *
 * @param path What was typed, with `/` between folders.
 * @param folder Where a relative path starts.
 * @param isModule Whether only what can be imported is told.
 * @returns The last part of each path; folders end in `/`. None where there is no such folder.
 */
export async function completePath(
  path: string,
  folder: string,
  isModule: boolean,
  limit: number,
): Promise<CompletionMatch[]> {
  const slash = path.lastIndexOf("/") + 1;
  const prefix = path.slice(slash);
  const found: CompletionMatch[] = [];
  let seen = 0;
  try {
    const place = resolve(folder, path.slice(0, slash) || ".");
    for await (const entry of Deno.readDir(place)) {
      if (++seen > MAX_ENTRIES) break;
      const { name } = entry;
      if (!name.startsWith(prefix) || /["'`\\\n]/.test(name)) continue;
      if (name.startsWith(".") && !prefix.startsWith(".")) continue;
      const isFolder = entry.isDirectory ||
        entry.isSymlink && await isDirectory(`${place}/${name}`);
      if (isModule && !isFolder && !MODULE_REGEXP.test(name)) continue;
      found.push({ text: isFolder ? `${name}/` : name, kind: "path" });
    }
  } catch {
    // There is no such folder, or it is not to be read: nothing is known.
  }
  found.sort((a, b) => a.text < b.text ? -1 : 1);
  return found.slice(0, limit);
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isDirectory;
  } catch {
    // A link that leads nowhere.
    return false;
  }
}
