import { resolve } from "@std/path/resolve";
import { SEPARATOR } from "@std/path/constants";

/** Options of {@linkcode folderAssets}. */
export interface FolderAssetsOptions {
  /** Files that are larger are not read. @default {20_000_000} */
  readonly maxBytes?: number;
}

/**
 * A reader of the files in a folder and the folders in it, for `readAsset` of
 * {@linkcode renderNotebookBody}. What leads out of the folder, by `..`, by a
 * link or from the root, is not read.
 *
 * @param folder The folder, as a rule the notebook's.
 * @param options How large files may be.
 * @returns The reader; it gives nothing for what is not there.
 *
 * @example
 * ```ts
 * import { folderAssets } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const readAsset = folderAssets(".");
 * assertEquals(readAsset("../secret.png"), undefined);
 * ```
 */
export function folderAssets(
  folder: string,
  options: FolderAssetsOptions = {},
): (path: string) => Uint8Array<ArrayBuffer> | undefined {
  const { maxBytes = 20_000_000 } = options;
  return (path) => {
    try {
      const root = Deno.realPathSync(folder);
      const file = Deno.realPathSync(resolve(root, path));
      const start = root.endsWith(SEPARATOR) ? root : root + SEPARATOR;
      if (!file.startsWith(start)) return undefined;
      const { isFile, size } = Deno.statSync(file);
      return isFile && size <= maxBytes ? Deno.readFileSync(file) : undefined;
    } catch {
      // A picture that is not there, or may not be read, stays a link.
      return undefined;
    }
  };
}
