import { joinPath } from "./_join.ts";
import { dataFolders, type JupyterEnvironment } from "./jupyter_paths.ts";
import {
  checkKernelName,
  isOwnSpec,
  KERNEL_LOGOS,
  KERNEL_NAME,
  kernelSpec,
  packageFolder,
} from "./kernelspec.ts";

/** How a kernelspec is installed. */
export interface InstallKernelOptions {
  /** Jupyter's data folder, below which kernelspecs stand: `userDataFolder()` gives the person's. */
  readonly dataFolder: string;
  /** The package's version. */
  readonly version: string;
  /** The name of the kernelspec. @default {"cenote"} */
  readonly name?: string;
  /** What front ends call it. @default {"Cenote (Deno)"} */
  readonly displayName?: string;
  /** Deno's permission flags for the cells; none grants everything. */
  readonly permissions?: readonly string[];
  /** Takes the place of another program's kernelspec, too. @default {false} */
  readonly isReplacing?: boolean;
}

/** A kernelspec of this package that Jupyter finds. */
export interface InstalledKernel {
  /** The name of the kernelspec. */
  readonly name: string;
  /** What front ends call it. */
  readonly displayName: string;
  /** Its folder. */
  readonly folder: string;
  /** The package's version when it was installed. */
  readonly version: string;
  /** Why it cannot start: the file of its command that is gone. */
  readonly missing?: string;
}

/**
 * Writes a kernelspec, so that Jupyter's front ends offer the kernel.
 *
 * One that this package wrote before is replaced.
 *
 * @param options Where to, and what it says.
 * @returns the folder of the kernelspec.
 * @throws {TypeError} when the name is none that Jupyter takes.
 * @throws {Error} when another program's kernelspec stands there.
 *
 * @example Installing and removing
 * ```ts
 * import { installKernel, uninstallKernel } from "@cenote/cenote/kernel";
 * import { assertEquals } from "@std/assert";
 *
 * const dataFolder = await Deno.makeTempDir();
 * const folder = await installKernel({ dataFolder, version: "1.0.0" });
 * const spec = JSON.parse(await Deno.readTextFile(`${folder}/kernel.json`));
 * assertEquals(spec.language, "typescript");
 * await uninstallKernel({ dataFolder });
 * await Deno.remove(dataFolder, { recursive: true });
 * ```
 */
export async function installKernel(
  options: InstallKernelOptions,
): Promise<string> {
  const { dataFolder, name = KERNEL_NAME, isReplacing = false } = options;
  checkKernelName(name);
  const root = packageFolder();
  const spec = kernelSpec({ ...options, root });
  const folder = kernelFolder(dataFolder, name);
  const found = await readSpec(folder);
  if (found !== undefined && !isOwnSpec(found) && !isReplacing) {
    throw new Error(
      `Cannot install the kernel: found another program's kernelspec in "${folder}"; choose another name, or replace it with --replace`,
    );
  }
  await Deno.mkdir(folder, { recursive: true });
  for (const logo of KERNEL_LOGOS) {
    await Deno.copyFile(
      joinPath(root, "lib", "kernel", "kernelspec", logo),
      joinPath(folder, logo),
    );
  }
  // Last, and at once: Jupyter sees a whole kernelspec or none.
  const whole = joinPath(folder, "kernel.json");
  const partial = `${whole}.${crypto.randomUUID()}`;
  await Deno.writeTextFile(partial, `${JSON.stringify(spec, undefined, 2)}\n`);
  await Deno.rename(partial, whole);
  return folder;
}

/**
 * Removes a kernelspec that this package wrote.
 *
 * @param options Its name, and the data folder that it is in.
 * @returns the folder that was removed.
 * @throws {Deno.errors.NotFound} when there is none of that name.
 * @throws {Error} when it is another program's.
 */
export async function uninstallKernel(
  options: { readonly dataFolder: string; readonly name?: string },
): Promise<string> {
  const { dataFolder, name = KERNEL_NAME } = options;
  checkKernelName(name);
  const folder = kernelFolder(dataFolder, name);
  const found = await readSpec(folder);
  if (found === undefined) {
    throw new Deno.errors.NotFound(
      `Cannot uninstall the kernel: found no kernelspec "${name}" in "${dataFolder}"`,
    );
  }
  if (!isOwnSpec(found)) {
    throw new Error(
      `Cannot uninstall the kernel: the kernelspec in "${folder}" is another program's; use "jupyter kernelspec uninstall ${name}"`,
    );
  }
  await Deno.remove(folder, { recursive: true });
  return folder;
}

/**
 * The kernelspecs of this package that Jupyter finds.
 *
 * @param environment The world around.
 * @param sysPrefix The folder of the Python that Jupyter runs in, where it is known.
 * @returns the kernelspecs, those that count first; of several of one name the first counts.
 */
export async function listKernels(
  environment: JupyterEnvironment,
  sysPrefix?: string,
): Promise<InstalledKernel[]> {
  const found: InstalledKernel[] = [];
  for (const dataFolder of dataFolders(environment, sysPrefix)) {
    for (const name of await namesIn(joinPath(dataFolder, "kernels"))) {
      const folder = kernelFolder(dataFolder, name);
      const spec = await readSpec(folder).catch(() => undefined);
      if (isOwnSpec(spec)) found.push(await describe(name, folder, spec));
    }
  }
  return found;
}

function kernelFolder(dataFolder: string, name: string): string {
  // Jupyter knows names in lower case alone.
  return joinPath(dataFolder, "kernels", name.toLowerCase());
}

/** The parsed `kernel.json` of a folder; `undefined` where there is none. */
async function readSpec(folder: string): Promise<unknown> {
  const path = joinPath(folder, "kernel.json");
  try {
    return JSON.parse(await Deno.readTextFile(path));
  } catch (error) {
    if (isNothingThere(error)) return undefined;
    // Whatever it is, it is not ours.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await Array.fromAsync(Deno.readDir(folder));
    return entries.map(({ name }) => name).toSorted();
  } catch (error) {
    if (isNothingThere(error)) return [];
    throw error;
  }
}

function isNothingThere(error: unknown): boolean {
  return error instanceof Deno.errors.NotFound ||
    error instanceof Deno.errors.NotADirectory;
}

async function describe(
  name: string,
  folder: string,
  spec: unknown,
): Promise<InstalledKernel> {
  const fields = record(spec);
  const argv = Array.isArray(fields.argv) ? fields.argv.map(String) : [];
  const version = record(record(fields.metadata).cenote).version;
  const missing = await missingFile(argv);
  return {
    name,
    displayName: String(fields.display_name ?? name),
    folder,
    version: String(version ?? "unknown"),
    ...(missing === undefined ? {} : { missing }),
  };
}

/** The first file of the command that is not there: the checkout was moved, or Deno was. */
async function missingFile(
  argv: readonly string[],
): Promise<string | undefined> {
  const files = [argv[0], argv[4], argv[5]];
  for (const file of files) {
    if (file === undefined) continue;
    try {
      await Deno.stat(file);
    } catch (error) {
      if (isNothingThere(error)) return file;
      throw error;
    }
  }
  return undefined;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
