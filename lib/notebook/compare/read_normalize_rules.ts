import type { JsonValue } from "../format/mod.ts";
import { compileRules, type NormalizeRule } from "./normalize_rule.ts";

/**
 * Reads rules from JSON, such as a project's configuration.
 *
 * @param value What stands there.
 * @param where Where it stands, for errors.
 * @returns The rules.
 * @throws {NormalizeRuleError} If one is no rule; it says which and what is wrong.
 *
 * @example
 * ```ts
 * import { NormalizeRuleError, readNormalizeRules } from "@cenote/cenote/notebook";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * const rules = readNormalizeRules(["times", { numbers: {} }], "rules.json");
 * assertEquals(rules.length, 2);
 * assertThrows(
 *   () => readNormalizeRules(["time"], "rules.json"),
 *   NormalizeRuleError,
 *   'Cannot read rule 1 of rules.json: found "time"; wanted one of times, dates',
 * );
 * ```
 */
export function readNormalizeRules(
  value: JsonValue,
  where: string,
): readonly NormalizeRule[] {
  compileRules(value, where);
  return isRules(value) ? value : [];
}

/** What was compiled without an error. */
function isRules(value: unknown): value is readonly NormalizeRule[] {
  return Array.isArray(value);
}
