import { encodeHex } from "@std/encoding/hex";
import { fromFileUrl } from "@std/path/from-file-url";
import { join } from "@std/path/join";
import { readIfThere } from "../format/read_if_there.ts";
import { type FileMark, graphFiles, marksOf } from "./_graph_files.ts";
import type { NotebookCheck } from "./notebook_check.ts";

/** A notebook, as far as what is said of it depends on it. */
export interface RememberedNotebook {
  /** Its address. */
  readonly url: string;
  /** Address of its folder. */
  readonly folder: URL;
  /** Its cells that are checked. */
  readonly cells: readonly {
    /** The id. */
    readonly id: string;
    /** The text. */
    readonly source: string;
    /** Whether its first values may be replaced. */
    readonly isParameters?: boolean;
    /** What is known of the text. */
    readonly outline: {
      /** Its imports. */
      readonly imports: readonly {
        /** From where. */
        readonly specifier: string;
      }[];
    };
  }[];
  /** Whatever else of it and of the call matters. */
  readonly more: unknown;
}

/** What {@linkcode CheckMemory} says of a notebook. */
export interface Recalled {
  /** What was found, if nothing has changed since. */
  readonly check?: NotebookCheck;
  /**
   * Keeps what was found now; it is no error if that cannot be.
   *
   * @param check What was found.
   * @param signal Ends it.
   */
  keep(check: NotebookCheck, signal?: AbortSignal): Promise<void>;
}

/** What is kept of a notebook. */
interface Kept {
  readonly key: string;
  readonly files: readonly FileMark[];
  readonly check: NotebookCheck;
}

/**
 * Configurations that rest on files which are neither they nor modules that the cells
 * import: types, the runtime of JSX, a map of imports, other packages of a workspace.
 */
const OPAQUE_REGEXP =
  /"(?:types|plugins|jsxImportSource(?:Types)?|importMap|workspace|links|patch)"\s*:/;
/** Comments that bring types from elsewhere than the imports. */
const TYPES_REGEXP = /@(?:deno|ts)-types|@jsx|<reference/;
/** The folders whose code says what is wrong: a change of it forgets everything. */
const OWN_FOLDERS = [
  ".",
  "../../language",
  "../../cells/outline",
  "../../cells/transform",
];

/**
 * The memory of {@linkcode checkNotebooks}: what was found in notebooks, for as
 * long as neither they, nor a configuration, nor any module that their types rest
 * on has changed. What cannot be known for sure (packages of npm, modules that are
 * missing) is not remembered.
 *
 * @example
 * ```ts
 * import { CheckMemory, checkNotebooks, newCell, newNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const folder = await Deno.makeTempDir();
 * const memory = new CheckMemory(`${folder}/memory`);
 * const document = newNotebook({ cells: [newCell("code", "const a: number = '';\na;")] });
 * const notebook = { name: "a", url: `file://${folder}/a.ipynb`, document };
 * const first = await checkNotebooks([notebook], { memory });
 * assertEquals(await checkNotebooks([notebook], { memory }), first);
 * ```
 */
export class CheckMemory {
  #own: Promise<unknown> | undefined;

  /**
   * Opens a memory.
   *
   * @param folder Where it is kept; made when there is something to keep.
   */
  constructor(readonly folder: string) {}

  /**
   * Looks for what was found in a notebook.
   *
   * @param notebook The notebook as it is now.
   * @returns What was found, if nothing has changed since, or the way to keep what
   * will be.
   */
  async recall(notebook: RememberedNotebook): Promise<Recalled> {
    // A file that changes while the notebook is checked may be seen as it was.
    const startedMs = Date.now();
    const known = await this.#key(notebook);
    if (known === undefined) return { keep: () => Promise.resolve() };
    const path = await this.#path(notebook);
    const check = await kept(path, known.key);
    if (check !== undefined) return { check, keep: () => Promise.resolve() };
    return {
      keep: async (check, signal) => {
        try {
          const files = await graphFiles(notebook, known.config, signal);
          if (!files?.every(([, changedMs]) => changedMs < startedMs)) return;
          await Deno.mkdir(this.folder, { recursive: true });
          const fresh = `${path}.${crypto.randomUUID()}`;
          const entry: Kept = { key: known.key, files, check };
          await Deno.writeTextFile(fresh, JSON.stringify(entry));
          await Deno.rename(fresh, path);
        } catch (error) {
          if (signal?.aborted) throw error;
        }
      },
    };
  }

  async #key(notebook: RememberedNotebook): ReturnType<typeof keyOf> {
    try {
      return await keyOf(notebook, await (this.#own ??= ownMarks()));
    } catch {
      // What cannot be read the compiler may pass over; here it is not known.
      return undefined;
    }
  }

  async #path({ url }: RememberedNotebook): Promise<string> {
    return join(this.folder, `${await hash(url)}.json`);
  }
}

/** What stands in a file, if it holds for this key and its modules have not changed. */
async function kept(
  path: string,
  key: string,
): Promise<NotebookCheck | undefined> {
  try {
    const entry: Kept = JSON.parse(await Deno.readTextFile(path));
    if (entry.key !== key) return undefined;
    const now = await marksOf(entry.files.map(([path]) => path));
    return JSON.stringify(now) === JSON.stringify(entry.files)
      ? entry.check
      : undefined;
  } catch {
    // Nothing kept, or nothing that can be read: it is found anew.
    return undefined;
  }
}

/** All that the findings depend on but the modules; `undefined` where that is not known. */
async function keyOf(
  { url, folder, cells, more }: RememberedNotebook,
  own: unknown,
): Promise<{ key: string; config: string | undefined } | undefined> {
  const configs: [string, string][] = [];
  for (let at = folder;; at = new URL("..", at)) {
    for (const name of ["deno.json", "deno.jsonc", "package.json"]) {
      const path = fromFileUrl(new URL(name, at));
      const text = await readIfThere(path);
      if (text !== undefined) configs.push([path, text]);
    }
    if (new URL("..", at).href === at.href) break;
  }
  const isOpaque =
    configs.some(([path, text]) =>
      path.endsWith("package.json") || OPAQUE_REGEXP.test(text)
    ) || cells.some(({ source }) => TYPES_REGEXP.test(source));
  if (isOpaque || own === undefined) return undefined;
  const sources = cells.map(({ id, source, isParameters }) => [
    id,
    source,
    isParameters ?? false,
  ]);
  const key = await hash(
    JSON.stringify([Deno.version, own, url, sources, more, configs]),
  );
  return { key, config: configs[0]?.[0] };
}

/** The state of the code that finds; a published package has it in its address. */
async function ownMarks(): Promise<unknown> {
  if (!import.meta.url.startsWith("file:")) return import.meta.url;
  const paths: string[] = [];
  for (const folder of OWN_FOLDERS) {
    const path = fromFileUrl(new URL(folder, import.meta.url));
    for await (const { name, isFile } of Deno.readDir(path)) {
      if (isFile) paths.push(join(path, name));
    }
  }
  return await marksOf(paths.sort());
}

async function hash(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return encodeHex(await crypto.subtle.digest("SHA-256", bytes));
}
