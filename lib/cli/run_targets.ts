import { basename } from "@std/path/basename";
import { join } from "@std/path/join";
import { relative } from "@std/path/relative";
import { resolve } from "@std/path/resolve";
import { UsageError } from "./command.ts";
import { findNotebooks } from "./find_notebooks.ts";

/** A notebook to run, and where it is written. */
export interface RunTarget {
  /** Its path, or `-` for standard input. */
  readonly source: string;
  /** The path to write it to, `-` for standard output; absent to write it nowhere. */
  readonly output?: string;
}

/**
 * The notebooks to run and where each is written.
 *
 * @param operands What the user named.
 * @param out What `-o` says.
 * @param writes Whether anything is written at all.
 * @throws {UsageError} If there is nothing to run, or two would be written to one place.
 */
export async function findRunTargets(
  operands: readonly string[],
  out: string | undefined,
  writes: boolean,
): Promise<readonly RunTarget[]> {
  const found = new Map<string, string>();
  const seen = new Set<string>();
  for (const operand of new Set(operands)) {
    for (const source of await findNotebooks([operand])) {
      // Below a folder that was named the notebooks keep their folders.
      const name = source === operand
        ? basename(source)
        : relative(operand, source);
      const place = source === "-" ? source : resolve(source);
      if (!seen.has(place)) found.set(source, name);
      seen.add(place);
    }
  }
  if (!writes) return [...found.keys()].map((source) => ({ source }));
  if (out === undefined) {
    return [...found.keys()].map((source) => ({ source, output: source }));
  }
  const [[first] = [""]] = found;
  if (found.size === 1 && !(await isFolder(out))) {
    return [{ source: first, output: out }];
  }
  if (out === "-") {
    throw new UsageError(
      `Standard output takes one notebook: found ${found.size}`,
    );
  }
  return inFolder(found, out);
}

function inFolder(
  found: ReadonlyMap<string, string>,
  folder: string,
): readonly RunTarget[] {
  const sources = new Map<string, string>();
  for (const [source, name] of found) {
    const output = join(folder, source === "-" ? "notebook.ipynb" : name);
    const other = sources.get(output);
    if (other !== undefined) {
      throw new UsageError(
        `Cannot write two notebooks to "${output}": found "${other}" and "${source}"`,
      );
    }
    sources.set(output, source);
  }
  return [...sources].map(([output, source]) => ({ source, output }));
}

async function isFolder(path: string): Promise<boolean> {
  if (/[/\\]$/.test(path)) return true;
  try {
    return (await Deno.stat(path)).isDirectory;
  } catch {
    return false;
  }
}
