import { dirname } from "@std/path/dirname";
import { join } from "@std/path/join";
import { describeFileError, NotebookError } from "../format/mod.ts";

/** Files of more bytes are written anew without a look at what is there. */
const MAX_COMPARED = 64 * 2 ** 20;

/** What a file of a site is made of. */
export type SiteContent =
  | { readonly text: string }
  | { readonly copyOf: string };

/**
 * A folder that files are put into, each whole or not at all, and never past a
 * link to some other folder.
 */
export class OutFolder {
  readonly #root: string;
  readonly #folders = new Set<string>();
  /** What was made here, last first. */
  readonly #made: string[] = [];

  /** @param root The folder. */
  constructor(root: string) {
    this.#root = root;
  }

  /** Where a file of the site stands. */
  place(path: string): string {
    return join(this.#root, path);
  }

  /** What stands in the place of a file. */
  async look(path: string): Promise<Deno.FileInfo | undefined> {
    try {
      return await Deno.lstat(this.place(path));
    } catch (error) {
      const isNone = error instanceof Deno.errors.NotFound ||
        error instanceof Deno.errors.NotADirectory;
      if (isNone) return undefined;
      throw error;
    }
  }

  /**
   * Sees to it that the folders of a file are folders here.
   *
   * @throws {NotebookError} If one of them is a link or a file.
   */
  async mustLeadHere(path: string): Promise<void> {
    const parts = path.split("/").slice(0, -1);
    for (let n = 1; n <= parts.length; n++) {
      const folder = parts.slice(0, n).join("/");
      if (this.#folders.has(folder)) continue;
      const found = await this.look(folder);
      if (found !== undefined && !found.isDirectory) {
        throw new NotebookError(
          `Cannot write ${this.place(path)}: found a ${
            found.isSymlink ? "link" : "file"
          } at ${this.place(folder)}; wanted a folder`,
        );
      }
      if (found !== undefined) this.#folders.add(folder);
    }
  }

  /** Whether a file is there and says just this. */
  async has(path: string, content: SiteContent): Promise<boolean> {
    const found = await this.look(path);
    if (found === undefined || !found.isFile) return false;
    if ("text" in content) {
      const text = await Deno.readTextFile(this.place(path));
      return text === content.text;
    }
    const { size } = await Deno.stat(content.copyOf);
    if (size !== found.size || size > MAX_COMPARED) return false;
    const [a, b] = await Promise.all(
      [this.place(path), content.copyOf].map((one) => Deno.readFile(one)),
    );
    return a !== undefined && b !== undefined && a.every((x, i) => x === b[i]);
  }

  /** Puts a file in its place. */
  async put(path: string, content: SiteContent): Promise<void> {
    const target = this.place(path);
    const folder = dirname(target);
    const temporary = join(
      folder,
      `.cenote-${crypto.randomUUID().slice(0, 8)}.tmp`,
    );
    try {
      await this.#makeFolder(folder);
      const isNew = await this.look(path) === undefined;
      if ("text" in content) {
        await Deno.writeTextFile(temporary, content.text, { createNew: true });
      } else await copyBytes(content.copyOf, temporary);
      await Deno.rename(temporary, target);
      if (isNew) this.#made.unshift(target);
    } catch (error) {
      await Deno.remove(temporary).catch(() => {});
      throw new NotebookError(
        `Cannot write ${target}: ${describeFileError(error)}`,
        { cause: error },
      );
    }
  }

  /** Removes a file, and the folders that it leaves empty. */
  async remove(path: string): Promise<void> {
    const found = await this.look(path);
    if (found === undefined || found.isDirectory) return;
    await this.mustLeadHere(path);
    await Deno.remove(this.place(path));
    const parts = path.split("/");
    for (let n = parts.length - 1; n > 0; n--) {
      const folder = parts.slice(0, n).join("/");
      if (!await removeEmpty(this.place(folder))) return;
      this.#folders.delete(folder);
    }
  }

  /** Takes away all that was made here. */
  async undo(): Promise<void> {
    for (const path of this.#made) {
      if (!await removeEmpty(path)) await Deno.remove(path).catch(() => {});
    }
  }

  async #makeFolder(folder: string): Promise<void> {
    try {
      if ((await Deno.stat(folder)).isDirectory) return;
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
      await this.#makeFolder(dirname(folder));
    }
    try {
      await Deno.mkdir(folder);
      this.#made.unshift(folder);
    } catch (error) {
      // Another file of it was quicker.
      if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    }
  }
}

/** Copies what is in a file, and not who may read it. */
async function copyBytes(from: string, to: string): Promise<void> {
  const source = await Deno.open(from);
  const target = await Deno.open(to, { write: true, createNew: true });
  await source.readable.pipeTo(target.writable);
}

/** Removes a folder if nothing is in it; whether it did. */
async function removeEmpty(folder: string): Promise<boolean> {
  try {
    const { isDirectory } = await Deno.lstat(folder);
    if (!isDirectory) return false;
    await Deno.remove(folder);
    return true;
  } catch {
    // Somebody else's files are in it.
    return false;
  }
}
