/**
 * The colours of all views, for pages that have better ones for each theme.
 *
 * @module
 */

export { ACCENT, BAD, CODE_COLORS, GOOD, WARN } from "./styles.ts";
