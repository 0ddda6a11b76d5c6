/**
 * Notebooks as texts that people edit, and back: TypeScript with `// %%` before
 * each cell, and Markdown.
 *
 * @module
 */

export { isTypeScriptNotebook } from "./code_languages.ts";
export {
  detectNotebookText,
  type NotebookTextKind,
} from "./detect_notebook_text.ts";
export { notebookFromMarkdown } from "./notebook_from_markdown.ts";
export { notebookFromPercent } from "./notebook_from_percent.ts";
export {
  notebookToMarkdown,
  type NotebookToMarkdownOptions,
  type OutputImage,
} from "./notebook_to_markdown.ts";
export { notebookToPercent } from "./notebook_to_percent.ts";
export { updateNotebook } from "./update_notebook.ts";
