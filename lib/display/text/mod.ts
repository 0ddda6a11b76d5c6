/**
 * Text for terminals: styles, safe characters, widths and line breaks.
 *
 * @module
 */

export { type Ansi, ansi, stripAnsi } from "./ansi.ts";
export { count, oneLine, safeText, shorten, widthOf, wrap } from "./measure.ts";
export { bytesText } from "./_numbers.ts";
export { shortJson } from "./values.ts";
