import { fromFileUrl } from "@std/path/from-file-url";
import { parseJsonc } from "../../cells/mod.ts";
import type { OutlinedCell } from "../../language/mod.ts";

/** The import map of a project. */
export interface ProjectImports {
  readonly imports: object;
  /** The folder that its paths are meant from. */
  readonly base: URL;
}

const RELATIVE_REGEXP = /^(?:\.{0,2}\/|file:)/;
const MODULE_REGEXP = /\.[cm]?[jt]sx?$/;
/** Files that are somebody else's. */
const FOREIGN_REGEXP = /\/(?:node_modules|vendor)\//;

/**
 * Addresses of the files that cells import, by a path or by the import map of
 * the nearest `deno.json`.
 *
 * @param cells The cells.
 * @param folder Address of the notebook's folder, ending in `/`.
 * @param project The import map.
 */
export function localModules(
  cells: readonly OutlinedCell[],
  folder: URL,
  { imports, base }: ProjectImports,
): ReadonlySet<string> {
  const found = new Set<string>();
  const bare: string[] = [];
  const add = (specifier: string, base: URL) => {
    const url = URL.parse(specifier, base);
    if (
      url?.protocol === "file:" && MODULE_REGEXP.test(url.pathname) &&
      !FOREIGN_REGEXP.test(url.pathname)
    ) found.add(url.href);
  };
  for (const { outline } of cells) {
    for (const { specifier } of outline.imports) {
      if (RELATIVE_REGEXP.test(specifier)) add(specifier, folder);
      else if (!/^[a-z]+:/.test(specifier)) bare.push(specifier);
    }
  }
  for (const specifier of bare) {
    const target = mapped(specifier, imports);
    if (target !== undefined) add(target, base);
  }
  return found;
}

/**
 * Reads the import map of the nearest `deno.json`.
 *
 * @param folder Address of a folder, ending in `/`.
 * @throws {Error} If the file is no JSON; the compiler would go on without it.
 */
export async function nearestImports(folder: URL): Promise<ProjectImports> {
  for (let at = folder;; at = new URL("..", at)) {
    for (const name of ["deno.json", "deno.jsonc"]) {
      const config = await readConfig(new URL(name, at));
      if (config === undefined) continue;
      const imports = "imports" in config ? config.imports : undefined;
      const isMap = typeof imports === "object" && imports !== null;
      return { imports: isMap ? imports : {}, base: at };
    }
    if (new URL("..", at).href === at.href) return { imports: {}, base: at };
  }
}

async function readConfig(file: URL): Promise<object | undefined> {
  try {
    const value = parseJsonc(await Deno.readTextFile(file));
    return typeof value === "object" && value !== null ? value : {};
  } catch (error) {
    if (!(error instanceof SyntaxError)) return undefined;
    throw new Error(
      `Cannot read "${fromFileUrl(file)}": found no JSON: ${error.message}`,
      { cause: error },
    );
  }
}

/** The path that an import map has for a name, the longest beginning first. */
function mapped(specifier: string, imports: object): string | undefined {
  const key =
    Object.keys(imports).filter((one) =>
      one === specifier || (one.endsWith("/") && specifier.startsWith(one))
    ).sort((a, b) => b.length - a.length)[0];
  const target: unknown = key === undefined
    ? undefined
    : Reflect.get(imports, key);
  if (key === undefined || typeof target !== "string") return undefined;
  return RELATIVE_REGEXP.test(target)
    ? target + specifier.slice(key.length)
    : undefined;
}
