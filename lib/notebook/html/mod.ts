/**
 * Notebooks as HTML: a page with everything in it, or the parts of one.
 *
 * @module
 */

export type { OutlineEntry } from "./_anchors.ts";
export { folderAssets, type FolderAssetsOptions } from "./folder_assets.ts";
export { NOTEBOOK_SCRIPT } from "./notebook_script.ts";
export { NOTEBOOK_STYLES } from "./notebook_styles.ts";
export {
  notebookTitle,
  notebookToHtml,
  type NotebookToHtmlOptions,
} from "./notebook_to_html.ts";
export {
  type NotebookBody,
  renderNotebookBody,
  type RenderNotebookBodyOptions,
} from "./render_notebook_body.ts";
