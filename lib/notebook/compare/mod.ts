/**
 * Notebooks as tests: run, and compared with the outputs that are stored in them.
 *
 * {@linkcode testNotebook} does it; {@linkcode NormalizeRule} says what is not
 * compared exactly: times, ids, paths, numbers within a tolerance. On the command
 * line it is `cenote test`.
 *
 * @module
 */

export {
  compareOutputs,
  type CompareOutputsOptions,
} from "./compare_outputs.ts";
export type { RuleName as NormalizeRuleName } from "./_named_rules.ts";
export { readNormalizeRules } from "./read_normalize_rules.ts";
export {
  type IgnoreRule,
  type NormalizeRule,
  NormalizeRuleError,
  type NumberRule,
  type PatternRule,
  type RuleScope,
} from "./normalize_rule.ts";
export {
  type NotebookTest,
  testNotebook,
  type TestNotebookOptions,
} from "./test_notebook.ts";
