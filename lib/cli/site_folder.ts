import { join } from "@std/path/join";
import { relative } from "@std/path/relative";
import { resolve } from "@std/path/resolve";
import { readUtf8File } from "../notebook/format/mod.ts";
import type {
  BuildSiteOptions,
  SiteNotebook,
  SiteOptions,
} from "../notebook/site/mod.ts";
import { UsageError } from "./command.ts";
import { findNotebooks } from "./find_notebooks.ts";
import { describeNotebookError } from "./notebook_failure.ts";
import { readOptionsOf, readProjectOptions } from "./project_options.ts";
import { readAnyNotebookText } from "./read_any_notebook.ts";
import { readTextIfAny } from "./read_text_if_any.ts";

/** Not to be loaded for the help; Deno loads literals of `import()` at once. */
const SITE: string = "../notebook/site/mod.ts";

/** While one notebook is read from the disk others are worked on. */
const AT_ONCE = 8;
/** What introduces a folder; the first that is there. */
const INTRODUCTIONS = ["README.md", "readme.md", "index.md"];

/** What a folder has for a site. */
export interface SiteFolder {
  readonly notebooks: readonly SiteNotebook[];
  /** Notebooks that cannot be read. */
  readonly broken: readonly { readonly path: string; readonly error: string }[];
  readonly introduction: BuildSiteOptions["introduction"];
  /** What the project says. */
  readonly options: SiteOptions;
}

/**
 * Reads the notebooks of a folder and what its site is to be like.
 *
 * @param folder The folder.
 * @param out Where the site goes; what is there is no part of the folder.
 * @param onProgress Called with how many of how many notebooks are read.
 * @param signal Ends the reading.
 * @throws {UsageError} If it is no folder, or one without notebooks.
 */
export async function readSiteFolder(
  folder: string,
  out: string,
  onProgress: (done: number, count: number) => void,
  signal: AbortSignal,
): Promise<SiteFolder> {
  const { readSiteOptions, SITE_MARKER }:
    typeof import("../notebook/site/mod.ts") = await import(SITE);
  const paths = await findNotebooks(
    [folder],
    ".ipynb",
    async (inside) =>
      resolve(inside) === resolve(out) ||
      await readTextIfAny(join(inside, SITE_MARKER)) !== undefined,
  );
  if (paths.length === 1 && paths[0] === folder) {
    throw new UsageError(
      `Cannot make a site of "${folder}": found a file; wanted a folder of notebooks`,
    );
  }
  const project = await readProjectOptions(join(folder, "_"), "site");
  const options = project === undefined ? {} : readOptionsOf(
    project.file,
    () => readSiteOptions(project.options),
  );
  const found: (SiteNotebook | { path: string; error: string })[] = [];
  let done = 0;
  const left = paths.entries();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const [index, path] of left) {
      signal.throwIfAborted();
      found[index] = await readNotebook(path, folder);
      onProgress(++done, paths.length);
    }
  }));
  return {
    notebooks: found.flatMap((one) => "notebook" in one ? [one] : []),
    broken: found.flatMap((one) => "error" in one ? [one] : []),
    introduction: await readIntroduction(folder),
    options,
  };
}

async function readNotebook(
  path: string,
  folder: string,
): Promise<SiteNotebook | { path: string; error: string }> {
  try {
    return {
      path: relative(folder, path).replaceAll("\\", "/"),
      notebook: readAnyNotebookText(await readUtf8File(path), path),
    };
  } catch (error) {
    return { path, error: await describeNotebookError(path, error) };
  }
}

async function readIntroduction(
  folder: string,
): Promise<BuildSiteOptions["introduction"]> {
  for (const path of INTRODUCTIONS) {
    const text = await readTextIfAny(join(folder, path));
    if (text !== undefined) return { path, text };
  }
  return undefined;
}
