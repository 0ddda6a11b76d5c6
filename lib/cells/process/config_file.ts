import { dirname, join } from "@std/path";

/** The files that configure a Deno project, the first one found counts. */
const NAMES = ["deno.json", "deno.jsonc"];

/**
 * The configuration that holds for programs of a folder: the nearest one in it
 * or above it, as Deno itself looks for it.
 *
 * @param folder An absolute path.
 * @returns The file's path; `undefined` when there is none.
 */
export function findConfig(folder: string): string | undefined {
  for (let at = folder;; at = dirname(at)) {
    for (const name of NAMES) {
      const path = join(at, name);
      if (isFile(path)) return path;
    }
    if (dirname(at) === at) return undefined;
  }
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    // Not there, or not to be looked at: then it is not to be used either.
    return false;
  }
}
