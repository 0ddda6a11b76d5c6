/**
 * The colours of code alone, for programs that show it in their own manner.
 *
 * @module
 */

export { type CodeToken, tokenize, type TokenKind } from "./highlight.ts";
