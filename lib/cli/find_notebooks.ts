import { join } from "@std/path/join";

/** Folders that hold copies and other people's files. */
const SKIPPED: ReadonlySet<string> = new Set([
  "node_modules",
  "vendor",
  "__pycache__",
]);

/**
 * The notebooks that a command line names: files as they are, whatever their
 * name, and those below folders that end in `.ipynb`. Hidden files and folders
 * (`.ipynb_checkpoints` among them) and those that hold other people's files are
 * left out, and so are folders that a link leads to.
 *
 * @param operands Paths of files and folders; `-`, a standard stream, stays as it is.
 * @returns Their paths in the order named, those of a folder sorted, none twice.
 * @throws {Error} When a path leads nowhere, or a folder holds no notebook.
 */
export async function findNotebooks(
  operands: readonly string[],
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const operand of operands) {
    if (operand === "-" || !await isFolder(operand)) {
      found.add(operand);
      continue;
    }
    const before = found.size;
    let inside = 0;
    for await (const path of notebooksBelow(operand)) {
      found.add(path);
      inside++;
    }
    if (inside === 0 && found.size === before) {
      throw new Error(`Cannot find notebooks: found no .ipynb in "${operand}"`);
    }
  }
  return [...found];
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isDirectory;
  } catch (error) {
    if (
      error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.NotADirectory
    ) {
      throw new Error(
        `Cannot find notebooks: found nothing at "${path}"; name a file or a folder`,
        { cause: error },
      );
    }
    throw error;
  }
}

async function* notebooksBelow(folder: string): AsyncGenerator<string> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, isDirectory, isFile, isSymlink } of entries) {
    if (name.startsWith(".")) continue;
    const path = join(folder, name);
    if (isDirectory && !SKIPPED.has(name)) yield* notebooksBelow(path);
    if (!name.endsWith(".ipynb")) continue;
    if (isFile || (isSymlink && await leadsToFile(path))) yield path;
  }
}

/** Whether a link leads to a file; one to nowhere does not. */
async function leadsToFile(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
