/**
 * The reader of Markdown alone, for programs that show it in their own manner.
 *
 * @module
 */

export { type Block, type ListItem, parseMarkdown } from "./blocks.ts";
export type { Dialect } from "./_dialect.ts";
export { type Inline, textOf } from "./_inline.ts";
