import { pathOf } from "./paths.ts";

/** The files that configure a Deno project, the first one found counts. */
const NAMES = ["deno.json", "deno.jsonc"];

/**
 * The configuration that holds for programs of a folder: the nearest one in it
 * or above it, as Deno itself looks for it.
 *
 * @param folder Address of the folder, ending in `/`.
 * @returns The file's path; `undefined` when there is none.
 */
export function findConfig(folder: URL): string | undefined {
  for (let at = folder;; at = new URL("..", at)) {
    for (const name of NAMES) {
      const path = pathOf(new URL(name, at));
      if (isFile(path)) return path;
    }
    if (new URL("..", at).href === at.href) return undefined;
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
