const IMPORT_REGEXP =
  /\b(?:from|import)\s*\(?\s*(?:"(\.{1,2}\/[^"\n]*|file:[^"\n]*)"|'(\.{1,2}\/[^'\n]*|file:[^'\n]*)')/g;
/** Longer modules are not searched for what they import. */
const MOST_BYTES = 4_000_000;
/** Letters of a path that tell generations apart. */
const MOST_LETTERS = 24;

interface LocalModule {
  /** What changes when the file does. */
  readonly stamp: string;
  readonly imports: readonly string[];
}

interface LoadedModule {
  readonly generation: number;
  /** The stamps of the module and of all it imports, as they were loaded. */
  readonly stamps: string;
}

/**
 * Lets edited local modules be loaded anew.
 *
 * Deno keeps a module by its address for as long as the process lives. The same
 * file has many addresses, since any letter of a path may be percent-encoded:
 * each generation of edits gets one, and what a module imports by a relative
 * path belongs to the same generation as itself.
 *
 * What a module imports through an import map, or from a package, stays as it
 * is; so do values that cells hold already, until their import is run again.
 *
 * @example Loading a module again after it was edited
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { FreshModules } from "@cenote/cenote/cells";
 *
 * const folder = await Deno.makeTempDir();
 * const url = new URL(`file://${folder}/a.ts`).href;
 * const modules = new FreshModules();
 * await Deno.writeTextFile(new URL(url), "export const a = 1;");
 * assertEquals((await import(modules.address(url))).a, 1);
 * await Deno.writeTextFile(new URL(url), "export const a = 'two';");
 * assertEquals((await import(modules.address(url))).a, "two");
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export class FreshModules {
  readonly #files = new Map<string, LocalModule>();
  readonly #loaded = new Map<string, LoadedModule>();
  /** Stamps of the files as they are in the current generation. */
  readonly #current = new Map<string, string>();
  #generation = 0;

  /**
   * Gives the address to import a local module from: the one from before if
   * neither it nor what it imports has changed.
   *
   * @param url Address of a file.
   * @returns That address, or another one of the same file.
   */
  address(url: string): string {
    const stamps = this.#stamps(url);
    const all = JSON.stringify([...stamps]);
    const before = this.#loaded.get(url);
    if (before?.stamps === all) return otherAddress(url, before.generation);
    for (const [file, stamp] of stamps) {
      if ((this.#current.get(file) ?? stamp) === stamp) continue;
      this.#generation++;
      this.#current.clear();
      break;
    }
    for (const [file, stamp] of stamps) this.#current.set(file, stamp);
    this.#loaded.set(url, { generation: this.#generation, stamps: all });
    return otherAddress(url, this.#generation);
  }

  /** The stamps of a module and of all the files it imports, directly or not. */
  #stamps(url: string): ReadonlyMap<string, string> {
    const stamps = new Map<string, string>();
    const waiting = [url];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (stamps.has(next)) continue;
      const { stamp, imports } = this.#module(next);
      stamps.set(next, stamp);
      waiting.push(...imports);
    }
    return stamps;
  }

  #module(url: string): LocalModule {
    try {
      const file = new URL(url);
      const { mtime, size, ino, isFile } = Deno.statSync(file);
      const stamp = `${mtime?.getTime()} ${size} ${ino}`;
      const known = this.#files.get(url);
      if (known?.stamp === stamp) return known;
      // To read what is no file may take for ever.
      const isRead = isFile && size <= MOST_BYTES &&
        /\.(?:[cm]?[jt]s|[jt]sx)$/.test(file.pathname);
      const imports = isRead
        ? localImports(Deno.readTextFileSync(file), file)
        : [];
      const found = { stamp, imports };
      this.#files.set(url, found);
      return found;
    } catch {
      // Missing or not to be read: importing it will say so.
      return { stamp: "", imports: [] };
    }
  }
}

/** Addresses of local files that a module's text seems to import. */
function localImports(text: string, base: URL): string[] {
  const found: string[] = [];
  for (const [, one, other] of text.matchAll(IMPORT_REGEXP)) {
    const url = URL.parse(one ?? other ?? "", base);
    if (url?.protocol === "file:") found.push(url.href);
  }
  return found;
}

/** Another address of the same file; what it imports from there is another one, too. */
function otherAddress(url: string, generation: number): string {
  if (generation === 0) return url;
  const folderEnd = url.lastIndexOf("/") + 1;
  let left = generation;
  let letters = 0;
  const folder = url.slice(0, folderEnd).replace(
    /(?<=^file:\/\/[^/]*\/.*)(?<!%.?)[a-zA-Z](?!:)/g,
    (letter) => {
      if (letters++ >= MOST_LETTERS) return letter;
      const encode = left % 2 === 1;
      left = Math.floor(left / 2);
      return encode ? `%${letter.charCodeAt(0).toString(16)}` : letter;
    },
  );
  const address = folder + url.slice(folderEnd);
  // So few letters are in the folder's name: the module itself is new at least.
  return left === 0
    ? address
    : `${address}${url.includes("?") ? "&" : "?"}generation=${generation}`;
}
