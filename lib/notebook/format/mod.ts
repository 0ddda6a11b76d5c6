/**
 * Notebook files: nbformat 4 read without loss, changed, and written.
 *
 * @module
 */

export * from "./document.ts";
export { editFields } from "./edit.ts";
export * from "./files.ts";
export { NotebookError } from "./notebook_error.ts";
export { parseNotebook } from "./parse_notebook.ts";
export { stringifyNotebook } from "./stringify_notebook.ts";
