import type { Sameness } from "../../display/diff/mod.ts";

/** How outputs of a cell are compared. */
export interface OutputRules {
  /** Whether a form of an output (a MIME type, `stdout` …) is not compared at all. */
  ignores(type: string): boolean;
  /**
   * What a text is known by: texts with another key are different, unless
   * {@linkcode OutputRules.isSame} says otherwise.
   */
  keyOf(type: string, text: string): string;
  /** Whether two texts are the same. */
  isSame(type: string, old: string, fresh: string): boolean;
  /** What counts as the same among their lines and words. */
  sameness(type: string): Sameness | undefined;
}

/** What is equal is the same, and nothing else. */
export const EXACT_RULES: OutputRules = {
  ignores: () => false,
  keyOf: (_, text) => text,
  isSame: (_, old, fresh) => old === fresh,
  sameness: () => undefined,
};
