import { cleanNotebook, readCleanOptions } from "../notebook/clean/mod.ts";
import type { NotebookDocument } from "../notebook/format/mod.ts";
import { readProjectOptions } from "./project_options.ts";

/** What `cenote clean` leaves of a notebook, by what its project says. */
export async function cleaned(
  path: string,
  notebook: NotebookDocument,
): Promise<NotebookDocument> {
  const project = await readProjectOptions(path, "clean");
  return cleanNotebook(
    notebook,
    project === undefined ? {} : readCleanOptions(project.options),
  );
}
