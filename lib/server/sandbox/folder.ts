import { join } from "@std/path";

/** What a folder holds at one moment. */
export interface Snapshot {
  /** Regular files by their name relative to the folder, with `/` in it. */
  readonly files: ReadonlyMap<string, string>;
  /** Files and folders, links and the like included. */
  readonly entries: number;
  readonly bytes: number;
}

/**
 * Looks through a folder. Links are counted and never followed; what cannot be
 * looked at is passed over, because a program may be at work in the folder.
 *
 * @param folder The folder.
 * @param maxEntries Stops when this many entries were seen.
 * @returns What was found.
 */
export async function takeSnapshot(
  folder: string,
  maxEntries = Infinity,
): Promise<Snapshot> {
  const files = new Map<string, string>();
  const waiting = [""];
  let entries = 0;
  let bytes = 0;
  for (
    let inside = waiting.pop();
    inside !== undefined;
    inside = waiting.pop()
  ) {
    try {
      for await (const entry of Deno.readDir(join(folder, inside))) {
        if (++entries > maxEntries) return { files, entries, bytes };
        const name = inside === "" ? entry.name : `${inside}/${entry.name}`;
        if (entry.isDirectory) waiting.push(name);
        if (!entry.isFile) continue;
        const stat = await Deno.lstat(join(folder, name));
        bytes += stat.size;
        files.set(name, fingerprint(stat));
      }
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
  return { files, entries, bytes };
}

/** What changes with a file. */
export function fingerprint(stat: Deno.FileInfo): string {
  return [stat.size, stat.mtime?.getTime(), stat.ctime?.getTime(), stat.ino]
    .join(" ");
}

function isGone(error: unknown): boolean {
  return error instanceof Deno.errors.NotFound ||
    error instanceof Deno.errors.PermissionDenied ||
    error instanceof Deno.errors.NotADirectory ||
    error instanceof Deno.errors.FilesystemLoop;
}

/** Names of the files that are new or different in `after`, sorted. */
export function changedFiles(before: Snapshot, after: Snapshot): string[] {
  return [...after.files].filter(([name, print]) =>
    before.files.get(name) !== print
  )
    .map(([name]) => name).sort();
}

/** Removes what stands in the folder now and did not before. */
export async function removeNew(
  folder: string,
  before: Snapshot,
): Promise<void> {
  const kept = new Set<string>();
  for (const name of before.files.keys()) {
    const parts = name.split("/");
    for (let n = 1; n <= parts.length; n++) {
      kept.add(parts.slice(0, n).join("/"));
    }
  }
  await removeUnkept(folder, "", kept);
}

async function removeUnkept(
  folder: string,
  inside: string,
  kept: ReadonlySet<string>,
): Promise<void> {
  const names: { name: string; folder: boolean }[] = [];
  for await (const entry of Deno.readDir(join(folder, inside))) {
    names.push({ name: entry.name, folder: entry.isDirectory });
  }
  for (const entry of names) {
    const name = inside === "" ? entry.name : `${inside}/${entry.name}`;
    if (!kept.has(name)) {
      await Deno.remove(join(folder, name), { recursive: true });
    } else if (entry.folder) await removeUnkept(folder, name, kept);
  }
}
