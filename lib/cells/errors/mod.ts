/**
 * Errors of cells as people read them: {@linkcode renderError} for what was
 * thrown, {@linkcode renderSyntaxError} for what could not run,
 * {@linkcode keyboardInterrupt} and {@linkcode processEnded} for how a cell
 * ended from outside.
 *
 * @module
 */

export type {
  Thrown,
  ThrownError,
  ThrownFrame,
  ThrownValue,
} from "./thrown.ts";
export {
  excerpt as codeExcerpt,
  type Place as ExcerptPlace,
} from "./excerpt.ts";
export type { CellSource, CellSources } from "./sources.ts";
export { renderError } from "./render.ts";
export {
  earlyError,
  type PlacedSyntaxError,
  renderSyntaxError,
} from "./syntax.ts";
export { keyboardInterrupt, processEnded } from "./endings.ts";
