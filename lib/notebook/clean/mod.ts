/**
 * Notebooks without what running them leaves, and git that keeps them so.
 *
 * {@linkcode cleanNotebook} takes outputs, prompt numbers and volatile metadata
 * out of a notebook. {@linkcode installGitFilter} has git do so with what it
 * stores, {@linkcode readGitFilter} and {@linkcode uninstallGitFilter} see and
 * undo that. On the command line it is `cenote clean`.
 *
 * @module
 */

export {
  cleanNotebook,
  type CleanNotebookOptions,
  type RemovedPart,
} from "./clean_notebook.ts";
export { readCleanOptions } from "./clean_options.ts";
export { VOLATILE_METADATA } from "./clean_rules.ts";
export {
  type GitFilterCommands,
  type GitFilterPlace,
  type GitFilterStatus,
  installGitFilter,
  readGitFilter,
  uninstallGitFilter,
} from "./git_filter.ts";
