/**
 * Notebook files: nbformat 4 read without loss, changed, checked and written.
 *
 * @module
 */

export * from "./document.ts";
export { editFields } from "./edit.ts";
export * from "./files.ts";
export * from "./new_notebook.ts";
export * from "./notebook_error.ts";
export { NotebookFile } from "./notebook_file.ts";
export { parseNotebook } from "./parse_notebook.ts";
export { stringifyNotebook } from "./stringify_notebook.ts";
export {
  upgradeNotebook,
  type UpgradeNotebookOptions,
} from "./upgrade_notebook.ts";
export * from "./validate_notebook.ts";
export {
  describeFileError,
  readUtf8File,
  writeFileWhole,
} from "./_text_file.ts";
