import { join } from "@std/path/join";
import { relative } from "@std/path/relative";

/**
 * Tells what there is in a folder, for `lookUp` of {@linkcode buildSite}. What
 * leads out of it, by `..` or by a link, is not there.
 *
 * @param folder The folder.
 * @returns Tells it of a path.
 *
 * @example
 * ```ts
 * import { folderLookUp } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const lookUp = folderLookUp("docs");
 * assertEquals(lookUp("sales.csv"), "file");
 * assertEquals(lookUp("../deno.json"), undefined);
 * ```
 */
export function folderLookUp(
  folder: string,
): (path: string) => "file" | "folder" | undefined {
  const root = Deno.realPathSync(folder);
  return (path) => {
    try {
      const real = Deno.realPathSync(join(root, path));
      const way = relative(root, real);
      if (/^\.\.(?:[\\/]|$)/.test(way) || way === real) return undefined;
      const { isFile, isDirectory } = Deno.statSync(real);
      return isFile ? "file" : isDirectory ? "folder" : undefined;
    } catch {
      return undefined;
    }
  };
}
