/**
 * The folder that a server keeps its things in when it was not given one.
 *
 * @module
 */

import { join } from "@std/path/join";
import { isStoreInUse } from "./store/mod.ts";

const PREFIX = "cenote-data-";
/** Another process may have made a folder and not yet opened its store. */
const SETTLED_MS = 60_000;
const MAX_STALE = 20;

/** A folder that goes away with the server. */
export interface TemporaryFolder {
  readonly path: string;
  /** Deletes it, if need be while the process ends. */
  remove(): void;
}

/**
 * Makes a temporary folder, and deletes those of servers that were killed
 * before they could do it themselves.
 */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await Deno.makeTempDir({ prefix: PREFIX });
  await removeStale(join(path, ".."));
  return {
    path,
    remove() {
      try {
        Deno.removeSync(path, { recursive: true });
      } catch (cause) {
        if (!(cause instanceof Deno.errors.NotFound)) throw cause;
      }
    },
  };
}

async function removeStale(parent: string): Promise<void> {
  const before = Date.now() - SETTLED_MS;
  let removed = 0;
  try {
    for await (const entry of Deno.readDir(parent)) {
      if (!entry.isDirectory || !entry.name.startsWith(PREFIX)) continue;
      const path = join(parent, entry.name);
      const info = await Deno.stat(path);
      if ((info.mtime?.getTime() ?? 0) > before || isStoreInUse(path)) continue;
      await Deno.remove(path, { recursive: true });
      if (++removed >= MAX_STALE) break;
    }
  } catch {
    // Folders of other users, and of servers that start or end right now, are not ours to delete.
  }
}
