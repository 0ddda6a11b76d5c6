/**
 * What the folders beside this one build pages from; not for users of the module.
 *
 * @module
 */

export { attributes, escapeText } from "./_escape.ts";
export { outlineMarkup } from "./_outline.ts";
export {
  missingHeading,
  PAGE_METAS,
  scriptHash,
  textLanguage,
  THEME_BUTTON,
} from "./_page_parts.ts";
export { BAR_STYLES } from "./_page_styles.ts";
export { THEME_SCRIPT } from "./notebook_script.ts";
