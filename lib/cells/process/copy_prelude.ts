import { stripTypeScriptTypes } from "node:module";

const MAIN = "prelude/main.mts";
/** What is imported on demand alone is not for processes that are closed off. */
const IMPORT_REGEXP = /(\bfrom\s*|\bimport\s*)"(\.{1,2}\/[^"]+)\.m?ts"/g;

/** The prelude's modules as JavaScript, by their paths from the folder of the engine. */
let modules: Promise<ReadonlyMap<string, string>> | undefined;

/**
 * Puts the program that takes the cells into a folder, as JavaScript: for a
 * process that has a `DENO_DIR` of its own, in which nothing is compiled yet, or
 * that cannot reach the place which the engine was loaded from.
 *
 * @param folder An empty folder, which the cells need no permission for.
 * @returns Path of the program, for {@linkcode CellProcessOptions.prelude}.
 * @throws {Deno.errors.NotFound} If the folder is not there.
 *
 * @example Cells in a process that shares no cache
 * ```ts
 * import { CellEngine, copyPrelude } from "@cenote/cenote/cells";
 * import { assertEquals } from "@std/assert";
 *
 * const folder = await Deno.makeTempDir();
 * let printed = "";
 * const engine = CellEngine.start({
 *   process: {
 *     prelude: await copyPrelude(folder),
 *     env: { DENO_DIR: `${folder}/cache` },
 *   },
 *   onEvent: (event) => {
 *     if (event.type === "stream") printed += event.text;
 *   },
 * });
 * await engine.run("console.log(6 * 7)").outcome;
 * await engine.close();
 * await Deno.remove(folder, { recursive: true });
 * assertEquals(printed, "42\n");
 * ```
 */
export async function copyPrelude(folder: string): Promise<string> {
  const known = await preparePrelude();
  const folders = new Set([...known.keys()].map(folderOf));
  for (const name of folders) {
    await Deno.mkdir(`${folder}/${name}`, { recursive: true });
  }
  await Promise.all(
    [...known].map(([path, code]) =>
      Deno.writeTextFile(`${folder}/${compiledName(path)}`, code)
    ),
  );
  return `${folder}/${compiledName(MAIN)}`;
}

/**
 * Does beforehand what {@linkcode copyPrelude} does once for all folders.
 *
 * @returns The program's modules.
 */
export async function preparePrelude(): Promise<ReadonlyMap<string, string>> {
  modules ??= readModules();
  try {
    return await modules;
  } catch (error) {
    modules = undefined;
    throw error;
  }
}

async function readModules(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const seen = new Set([MAIN]);
  const read = async (path: string): Promise<void> => {
    const source = await readSource(path);
    const code = stripTypeScriptTypes(source, { mode: "strip" });
    const imported: string[] = [];
    found.set(
      path,
      code.replace(IMPORT_REGEXP, (all, before: string, name: string) => {
        const ending = all.endsWith('.mts"') ? ".mts" : ".ts";
        const base = `file:///${folderOf(path)}/`;
        imported.push(new URL(name + ending, base).pathname.slice(1));
        return `${before}"${name}.mjs"`;
      }),
    );
    const fresh = imported.filter((one) => !seen.has(one));
    for (const one of fresh) seen.add(one);
    await Promise.all(fresh.map(read));
  };
  await read(MAIN);
  return found;
}

async function readSource(path: string): Promise<string> {
  const url = new URL(`../${path}`, import.meta.url);
  if (url.protocol === "file:") return await Deno.readTextFile(url);
  const response = await fetch(url);
  if (response.ok) return await response.text();
  await response.body?.cancel();
  throw new TypeError(
    `Cannot read the program that takes cells: ${response.status} from ${url.href}`,
  );
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

function compiledName(path: string): string {
  return path.replace(/\.m?ts$/, ".mjs");
}
