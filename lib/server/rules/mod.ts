/**
 * The built-in engine `cenote-rules`: no model, a grammar of jobs instead. Jobs
 * on tables and numbers become programs; questions are answered by quotation.
 *
 * @example The engine and its rule for counting
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { countTokens, rulesEngine } from "./mod.ts";
 *
 * assertEquals(rulesEngine().name, "cenote-rules");
 * assertEquals(countTokens("one two"), 2);
 * ```
 *
 * @module
 */

export { rulesEngine } from "./rules_engine.ts";
export { type SuggestionSource, suggestQuestions } from "./suggest.ts";
export { countTokens } from "./tokens.ts";
