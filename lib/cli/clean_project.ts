import {
  type CleanNotebookOptions,
  readCleanOptions,
} from "../notebook/clean/mod.ts";
import { readOptionsOf, readProjectOptions } from "./project_options.ts";

/**
 * What the flags say, and what the project of a notebook says besides.
 *
 * @param file Path of the notebook.
 * @param flags What the flags say.
 * @throws {TypeError} When there is something else in the project's options.
 */
export async function withCleanProject(
  file: string,
  flags: CleanNotebookOptions,
): Promise<CleanNotebookOptions> {
  const project = await readProjectOptions(file, "clean");
  if (project === undefined) return flags;
  const options = readOptionsOf(
    project.file,
    () => readCleanOptions(project.options),
  );
  return {
    keepOutputs: flags.keepOutputs || options.keepOutputs || false,
    keepCounts: flags.keepCounts || options.keepCounts || false,
    numberIds: flags.numberIds || options.numberIds || false,
    strip: [...options.strip ?? [], ...flags.strip ?? []],
    keep: [...options.keep ?? [], ...flags.keep ?? []],
  };
}
