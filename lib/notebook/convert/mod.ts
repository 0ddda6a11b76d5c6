/**
 * Notebooks as texts of other kinds, and back.
 *
 * @module
 */

export { notebookFromPercent } from "./notebook_from_percent.ts";
export { notebookToPercent } from "./notebook_to_percent.ts";
export { notebookFromMarkdown } from "./notebook_from_markdown.ts";
export {
  notebookToMarkdown,
  type NotebookToMarkdownOptions,
  type OutputImage,
} from "./notebook_to_markdown.ts";
