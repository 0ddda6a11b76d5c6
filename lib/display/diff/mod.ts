/**
 * What is different between two texts, for those who lay it out themselves; the
 * view `diff()` is no part of it, as that loads what views need.
 *
 * @module
 */

export {
  type Edit,
  editsBy,
  editsOf,
  longestRise,
  type Sameness,
} from "./_edits.ts";
export { type DiffLook } from "./_look.ts";
export { diffLines, type LineDiff, type LineRow, pairsOf } from "./_lines.ts";
export { lineRowsText } from "./_lines_text.ts";
export { type Piece } from "./_words.ts";
export { sortedJson } from "./_json_text.ts";
