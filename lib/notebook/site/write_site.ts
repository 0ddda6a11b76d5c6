import { join } from "@std/path/join";
import { NotebookError } from "../format/mod.ts";
import { markerText, readMarker, SITE_MARKER } from "./_marker.ts";
import { OutFolder, type SiteContent } from "./_out_folder.ts";
import type { Site } from "./site.ts";

/** Options of {@linkcode writeSite}. */
export interface WriteSiteOptions {
  /** The folder of notebooks, which the site's copies are made from. */
  readonly from: string;
  /** Whether files are replaced that are no site's. @default {false} */
  readonly force?: boolean;
  /** Called after each file, with how many there are. */
  readonly onProgress?: (done: number, count: number) => void;
  /** Ends the writing; what was written where nothing was before is removed again. */
  readonly signal?: AbortSignal;
}

/** What became of the files of a site. */
export interface WrittenSite {
  /** Those that are new, or say something else than before. */
  readonly written: readonly string[];
  /** Those that were there already. */
  readonly unchanged: readonly string[];
  /** Those of the site as it was before, and no more. */
  readonly removed: readonly string[];
}

/** Other files are read and written while one is waited for. */
const AT_ONCE = 8;

/**
 * Writes a site into a folder: a new one, an empty one, or one that it was written
 * into before, from which files go that are no more of the site. Files that others
 * put there stay as they are.
 *
 * @param site The site.
 * @param out The folder.
 * @param options Where the notebooks are, and what may be replaced.
 * @returns What was written, and what was removed.
 * @throws {NotebookError} If something of somebody else's would be replaced; then
 * nothing is written.
 *
 * @example
 * ```ts
 * import { buildSite, newNotebook, writeSite } from "@cenote/cenote/notebook";
 * import { writeNotebookFile } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const folder = await Deno.makeTempDir();
 * const notebook = newNotebook({ title: "Tea" });
 * await writeNotebookFile(`${folder}/tea.ipynb`, notebook);
 * const site = buildSite([{ path: "tea.ipynb", notebook }]);
 * const { removed } = await writeSite(site, `${folder}/site`, { from: folder });
 * assertEquals(removed, []);
 * assertEquals((await Deno.stat(`${folder}/site/tea.html`)).isFile, true);
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export async function writeSite(
  site: Site,
  out: string,
  options: WriteSiteOptions,
): Promise<WrittenSite> {
  const { from, force = false, onProgress, signal } = options;
  const folder = new OutFolder(out);
  const before = await stateOf(out, force);
  const contents = new Map<string, SiteContent>([
    // GitHub's pages would else leave out what begins with a line below.
    [".nojekyll", { text: "" }],
    ...Array.from(
      site.files,
      ([path, text]) => [path, { text }] as const,
    ),
    ...site.copies.map((path) => [path, { copyOf: join(from, path) }] as const),
  ]);
  const written: string[] = [];
  const unchanged: string[] = [];
  const inTurn = async (
    work: (path: string, content: SiteContent) => unknown,
  ) => {
    const left = contents.entries();
    const ended = await Promise.allSettled(
      Array.from({ length: AT_ONCE }, async () => {
        for (const [path, content] of left) {
          signal?.throwIfAborted();
          await work(path, content);
        }
      }),
    );
    // When one has failed, no other is still at it.
    for (const one of ended) if (one.status === "rejected") throw one.reason;
  };
  await inTurn(async (path, content) => {
    await folder.mustLeadHere(path);
    if (await folder.has(path, content)) unchanged.push(path);
    else {
      await mayReplace(folder, path, before.files, force);
      written.push(path);
    }
  });
  const removed = before.files.filter((path) => !contents.has(path));
  for (const path of removed) await folder.mustLeadHere(path);
  try {
    // Whatever happens, what is written from here on is known as ours.
    const all = [...contents.keys()];
    if (written.length + removed.length > 0 || !before.isSite) {
      await folder.put(SITE_MARKER, { text: markerText([...all, ...removed]) });
    }
    for (const path of removed) await folder.remove(path);
    const isNew = new Set(written);
    let done = 0;
    await inTurn(async (path, content) => {
      if (isNew.has(path)) await folder.put(path, content);
      onProgress?.(++done, contents.size);
    });
    if (removed.length > 0) {
      await folder.put(SITE_MARKER, { text: markerText(all) });
    }
  } catch (error) {
    if (before.isNew) await folder.undo();
    throw error;
  }
  return {
    written: written.sort(),
    unchanged: unchanged.sort(),
    removed: removed.toSorted(),
  };
}

/** What is in the folder that a site goes to. */
interface OutState {
  readonly isNew: boolean;
  readonly isSite: boolean;
  /** The files of the site that is there. */
  readonly files: readonly string[];
}

async function stateOf(out: string, force: boolean): Promise<OutState> {
  const entries = await entriesOf(out);
  const files = await readMarker(out);
  if (files !== undefined) return { isNew: false, isSite: true, files };
  const [other] = entries;
  if (other !== undefined && !force) {
    throw new NotebookError(
      `Cannot write a site into ${out}: found "${other}" there, and no site; -o names another folder, --force writes between what is there`,
    );
  }
  return { isNew: other === undefined, isSite: false, files: [] };
}

async function entriesOf(out: string): Promise<readonly string[]> {
  try {
    const entries = await Array.fromAsync(Deno.readDir(out));
    return entries.map(({ name }) => name).sort();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    if (error instanceof Deno.errors.NotADirectory) {
      throw new NotebookError(
        `Cannot write a site into ${out}: found a file; wanted a folder`,
        { cause: error },
      );
    }
    throw error;
  }
}

async function mayReplace(
  folder: OutFolder,
  path: string,
  ours: readonly string[],
  force: boolean,
): Promise<void> {
  const found = await folder.look(path);
  if (found === undefined) return;
  if (found.isDirectory) {
    throw new NotebookError(
      `Cannot write ${folder.place(path)}: found a folder; wanted a file`,
    );
  }
  if (!force && !ours.includes(path)) {
    throw new NotebookError(
      `Cannot write ${
        folder.place(path)
      }: found a file that is not of the site; move it away, or replace it with --force`,
    );
  }
}
