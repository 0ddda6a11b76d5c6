/**
 * Something to start notebooks from.
 *
 * {@linkcode notebookFromTemplate} makes a notebook from one of
 * {@linkcode notebookTemplates}. On the command line it is `cenote new`.
 *
 * @module
 */

export {
  notebookFromTemplate,
  type NotebookFromTemplateOptions,
  notebookTemplates,
} from "./notebook_from_template.ts";
export type {
  NotebookTemplate,
  TemplateCell,
  TemplateContext,
} from "./notebook_template.ts";
