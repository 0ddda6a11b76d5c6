import { dirname } from "@std/path/dirname";
import { fromFileUrl } from "@std/path/from-file-url";
import { join } from "@std/path/join";
import { relative } from "@std/path/relative";
import config from "../../deno.json" with { type: "json" };
import { readTextIfAny } from "./read_text_if_any.ts";

/** Not to be loaded where there are no comments; Deno loads literals of `import()` at once. */
const CELLS: string = "../cells/mod.ts";
const NAMES = ["deno.json", "deno.jsonc"];

/** How cells of a folder come by the package. */
export type PackageImport =
  /** They import `module`, and it is found; its readers of formats by another path where it says so. */
  | {
    readonly type: "found";
    readonly module: string;
    readonly formats?: string;
  }
  /** They import `module` once the configuration file says so, which is there. */
  | {
    readonly type: "unmapped";
    readonly module: string;
    readonly file: string;
  }
  /** They import `module` once there is a configuration file. */
  | { readonly type: "missing"; readonly module: string };

/**
 * Finds out how cells of a folder come by this package.
 *
 * @param folder Absolute path of the folder.
 * @returns What they import, and whether it is found.
 */
export async function packageImport(folder: string): Promise<PackageImport> {
  const { name, version } = config;
  // Loaded from a registry it is there for everybody.
  if (packageRoot() === undefined) {
    return { type: "found", module: `jsr:${name}@^${version}` };
  }
  for (let at = folder;;) {
    for (const file of NAMES.map((one) => join(at, one))) {
      const text = await readTextIfAny(file);
      if (text === undefined) continue;
      if (at === packageRoot()) return inPackage(folder, at);
      return await maps(text)
        ? { type: "found", module: name }
        : { type: "unmapped", module: name, file };
    }
    const parent = dirname(at);
    if (parent === at) return { type: "missing", module: name };
    at = parent;
  }
}

/**
 * What cells within this package import: a package does not know itself by its
 * name in an editor.
 */
function inPackage(folder: string, root: string): PackageImport {
  const path = (...names: string[]) => {
    const way = relative(folder, join(root, ...names)).replaceAll("\\", "/");
    return way.startsWith(".") ? way : `./${way}`;
  };
  return {
    type: "found",
    module: path("mod.ts"),
    formats: path("lib", "formats", "mod.ts"),
  };
}

/** The fields of a `deno.json` that lead to this package where it was started from. */
export function packageFields(): Readonly<Record<string, unknown>> {
  const { name, version } = config;
  return {
    links: [packageRoot()],
    imports: { [name]: `jsr:${name}@^${version}` },
  };
}

/**
 * Writes a `deno.json` that leads to this package, into a folder that has none.
 *
 * @param folder Absolute path of the folder.
 * @returns The path of the file.
 * @throws {Deno.errors.AlreadyExists} When there is one.
 */
export async function writePackageImport(folder: string): Promise<string> {
  const file = join(folder, "deno.json");
  const root = packageRoot() ?? "";
  // A checkout set up without the registry has its libraries in this folder.
  const vendor = join(root, "vendor");
  const isVendored = await isFolder(vendor);
  const fields = {
    ...packageFields(),
    ...(isVendored ? { vendor: true, lock: false } : {}),
  };
  await Deno.writeTextFile(file, `${JSON.stringify(fields, undefined, 2)}\n`, {
    createNew: true,
  });
  if (isVendored && !await isFolder(join(folder, "vendor"))) {
    await Deno.symlink(vendor, join(folder, "vendor"), { type: "junction" });
  }
  return file;
}

/** The folder of the package; `undefined` when it was not loaded from one. */
function packageRoot(): string | undefined {
  const module = import.meta.resolve("../../deno.json");
  return module.startsWith("file:") ? dirname(fromFileUrl(module)) : undefined;
}

/** Whether a configuration file leads to this package. */
async function maps(text: string): Promise<boolean> {
  const { parseJsonc }: typeof import("../cells/mod.ts") = await import(CELLS);
  let root: unknown;
  try {
    root = parseJsonc(text);
  } catch {
    return false;
  }
  if (typeof root !== "object" || root === null) return false;
  return "imports" in root && typeof root.imports === "object" &&
    root.imports !== null && config.name in root.imports;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isDirectory;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
