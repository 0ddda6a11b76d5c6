import { basename } from "@std/path/basename";
import { join } from "@std/path/join";
import { relative } from "@std/path/relative";
import { findNotebooks } from "./find_notebooks.ts";

/** A path, and what it leads to. */
interface Side {
  readonly path: string;
  readonly isFolder: boolean;
}

/**
 * The files to compare where at least one side is a folder: the notebooks at the
 * same place in both, `/dev/null` for what only one has; of a folder and a file,
 * the one in the folder that has the file's name.
 */
export async function pairsInFolders(
  old: Side,
  fresh: Side,
): Promise<readonly (readonly [string, string])[]> {
  if (!old.isFolder) return [[old.path, join(fresh.path, basename(old.path))]];
  if (!fresh.isFolder) {
    return [[join(old.path, basename(fresh.path)), fresh.path]];
  }
  const [before, after] = await Promise.all([old, fresh].map(placesIn));
  const places = [...before ?? [], ...after ?? []].sort();
  return [...new Set(places)].map((place) => [
    before?.has(place) ? join(old.path, place) : "/dev/null",
    after?.has(place) ? join(fresh.path, place) : "/dev/null",
  ]);
}

async function placesIn({ path }: Side): Promise<ReadonlySet<string>> {
  const found = await findNotebooks([path]);
  return new Set(found.map((one) => relative(path, one)));
}
