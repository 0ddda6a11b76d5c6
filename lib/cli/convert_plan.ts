import { basename } from "@std/path/basename";
import { join } from "@std/path/join";
import { relative } from "@std/path/relative";
import { resolve } from "@std/path/resolve";
import { UsageError } from "./command.ts";
import { findNotebooks } from "./find_notebooks.ts";

/** What notebooks become. */
export type ConvertTarget = "ipynb" | "ts" | "md" | "script" | "html";

/** One file to convert; `-` is a standard stream. */
export interface ConvertJob {
  /** Where it comes from. */
  readonly from: string;
  /** Where it goes to. */
  readonly out: string;
}

/** How files of each kind end. */
export const ENDINGS: Readonly<Record<ConvertTarget, string>> = {
  ipynb: ".ipynb",
  ts: ".ts",
  md: ".md",
  script: ".ts",
  html: ".html",
};

const KNOWN_ENDING_REGEXP =
  /\.(?:ipynb|md|markdown|mdown|mkd|qmd|html?|[cm]?[jt]sx?)$/i;

/**
 * Settles which files become which.
 *
 * @param operands What the user named.
 * @param to What they become.
 * @param out Where to: a file, a folder, `-`; beside the notebooks where it is not said.
 * @param extension How the files end that folders are searched for.
 * @throws {UsageError} If that cannot be.
 */
export async function planConversion(
  operands: readonly string[],
  to: ConvertTarget,
  out: string | undefined,
  extension: string,
): Promise<readonly ConvertJob[]> {
  const places = new Map<string, string>();
  let isFolder = false;
  for (const operand of operands) {
    const found = await findNotebooks([operand], extension);
    const isFile = found.length === 1 && found[0] === operand;
    isFolder ||= !isFile;
    for (const path of found) {
      places.set(path, isFile ? basename(path) : relative(operand, path));
    }
  }
  const isMany = isFolder || places.size > 1;
  if (isMany && (out === "-" || places.has("-"))) {
    throw new UsageError("Standard streams go alone: name one notebook");
  }
  const intoFolder = out !== undefined && out !== "-" &&
    (isMany || /[\\/]$/.test(out) || await isExistingFolder(out));
  const jobs = Array.from(places, ([from, place]) => ({
    from,
    out: intoFolder
      ? join(out, withEnding(from === "-" ? "notebook" : place, to))
      : out ?? (from === "-" ? "-" : withEnding(from, to)),
  }));
  const taken = new Map<string, string>();
  for (const { from, out } of jobs) {
    const before = taken.get(resolve(out));
    if (before !== undefined && out !== "-") {
      throw new UsageError(
        `Cannot convert "${before}" and "${from}": both would become "${out}"`,
      );
    }
    taken.set(resolve(out), from);
  }
  return jobs;
}

function withEnding(path: string, to: ConvertTarget): string {
  return path.replace(KNOWN_ENDING_REGEXP, "") + ENDINGS[to];
}

async function isExistingFolder(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isDirectory;
  } catch {
    return false;
  }
}
