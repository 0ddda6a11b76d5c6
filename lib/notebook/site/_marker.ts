import { join } from "@std/path/join";
import { NotebookError } from "../format/mod.ts";

/** The file by which a folder is known as a site; it lists what was written there. */
export const SITE_MARKER = ".cenote-site.json";

const GENERATOR = "cenote site";

/**
 * Reads which files of a folder were written as a site.
 *
 * @returns Their paths; nothing where the folder is no site.
 * @throws {NotebookError} If there is a list that we did not write.
 */
export async function readMarker(
  folder: string,
): Promise<readonly string[] | undefined> {
  const path = join(folder, SITE_MARKER);
  let text;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
  const files = filesIn(text);
  if (files === undefined) {
    throw new NotebookError(
      `Cannot read ${path}: found something else than the list of a site's files; remove it, or name another folder`,
    );
  }
  return files;
}

/** The text of the list. */
export function markerText(files: readonly string[]): string {
  return `${
    JSON.stringify({ generator: GENERATOR, files: files.toSorted() }, null, 1)
  }\n`;
}

function filesIn(text: string): readonly string[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (
    typeof value !== "object" || value === null || !("generator" in value) ||
    value.generator !== GENERATOR || !("files" in value) ||
    !Array.isArray(value.files)
  ) return undefined;
  const files: unknown[] = value.files;
  return files.every(isInside) ? files : undefined;
}

/** Whether a path stays in its folder: what is listed may be removed. */
function isInside(path: unknown): path is string {
  return typeof path === "string" && !/[\\:]/.test(path) &&
    path.split("/").every((part) => !["", ".", ".."].includes(part));
}
