import { NotebookError } from "../format/mod.ts";

/**
 * Sees to it that each file of a site has a name of its own, on disks too that do
 * not tell `A` from `a`, and none that is a folder as well.
 *
 * @param files Paths in the site, each with what it comes from.
 * @throws {NotebookError} If two would have one name.
 */
export function mustNotCollide(
  files: readonly (readonly [path: string, from: string])[],
): void {
  const key = (path: string) => path.normalize("NFC").toLowerCase();
  const taken = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const [path, from] of files) {
    const before = taken.get(key(path));
    if (before !== undefined) throw collision(before, from, path);
    taken.set(key(path), from);
    const parts = key(path).split("/");
    for (let n = 1; n < parts.length; n++) {
      folders.set(parts.slice(0, n).join("/"), from);
    }
  }
  for (const [path, from] of files) {
    const inside = folders.get(key(path));
    if (inside !== undefined) throw collision(inside, from, path);
  }
}

function collision(a: string, b: string, path: string): NotebookError {
  return new NotebookError(
    `Cannot build site: found ${a} and ${b}, which would both become "${path}"; rename one of them`,
  );
}
