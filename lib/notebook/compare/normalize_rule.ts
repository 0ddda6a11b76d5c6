import { isRuleName, RULE_NAMES, type RuleName } from "./_named_rules.ts";

/**
 * What is not compared, or not exactly, as it stands in a notebook's metadata or
 * in a project's `deno.json`:
 *
 * - a name: `"times"`, `"dates"`, `"durations"`, `"ids"`, `"paths"`,
 *   `"addresses"`, `"colors"`; what these find counts as the same;
 * - a {@linkcode PatternRule}: what a regular expression finds is replaced before
 *   texts are compared;
 * - a {@linkcode NumberRule}: numbers that are nearly equal are the same, what
 *   stands around them is compared exactly;
 * - an {@linkcode IgnoreRule}: whole forms of outputs are not compared.
 */
export type NormalizeRule = RuleName | PatternRule | NumberRule | IgnoreRule;

/** Where a rule holds. */
export interface RuleScope {
  /**
   * The forms of outputs it holds for: MIME types, with `*` for any part of them,
   * and `stdout`, `stderr`, `error` and `traceback`.
   * @default {all of them}
   */
  readonly mime?: readonly string[];
}

/** What a regular expression finds is replaced before texts are compared. */
export interface PatternRule extends RuleScope {
  /** A regular expression of JavaScript. It is the writer's matter that it ends in good time. */
  readonly pattern: string;
  /** Its flags; `g` is always among them. @default {"u"} */
  readonly flags?: string;
  /** What takes its place, with `$1` and the like. @default {""} */
  readonly replace?: string;
}

/** Numbers that are nearly equal are the same. */
export interface NumberRule extends RuleScope {
  /** How far apart they may be. */
  readonly numbers: {
    /** By the larger of the two. @default {1e-9} */
    readonly relative?: number;
    /** At least by this. @default {0} */
    readonly absolute?: number;
  };
}

/** Whole forms of outputs are not compared, or are again. */
export interface IgnoreRule extends RuleScope {
  /** Whether they are left out. A traceback is, unless a rule says otherwise. */
  readonly ignore: boolean;
}

/** A rule that cannot be read. */
export class NormalizeRuleError extends Error {
  /** Tells this error from others. */
  override name = "NormalizeRuleError";
}

/** A rule made ready. */
export type CompiledRule =
  & { readonly holdsFor: (type: string) => boolean }
  & (
    | { readonly kind: "name"; readonly name: RuleName }
    | {
      readonly kind: "pattern";
      readonly regexp: RegExp;
      readonly replace: string;
    }
    | {
      readonly kind: "numbers";
      readonly relative: number;
      readonly absolute: number;
    }
    | { readonly kind: "ignore"; readonly ignore: boolean }
  );

const EVERYWHERE = () => true;

/**
 * Reads rules.
 *
 * @param value What stands there: a list of rules.
 * @param where Where it stands, for errors: `"metadata.cenote.normalize"`.
 * @returns The rules, made ready.
 * @throws {NormalizeRuleError} If one is no rule; it says which.
 */
export function compileRules(
  value: unknown,
  where: string,
): readonly CompiledRule[] {
  if (!Array.isArray(value)) {
    throw wrong(where, value, "a list of rules");
  }
  return value.map((rule: unknown, i) =>
    compileRule(rule, `rule ${i + 1} of ${where}`)
  );
}

function compileRule(rule: unknown, where: string): CompiledRule {
  if (typeof rule === "string") {
    if (isRuleName(rule)) {
      return { kind: "name", name: rule, holdsFor: EVERYWHERE };
    }
    throw wrong(where, rule, `one of ${RULE_NAMES.join(", ")}`);
  }
  const fields = fieldsOf(rule);
  if (fields === undefined) {
    throw wrong(where, rule, "a name or an object");
  }
  const holdsFor = scopeOf(fields.mime, where);
  const kinds = ["pattern", "numbers", "ignore"].filter((name) =>
    fields[name] !== undefined
  );
  if (kinds.length !== 1) {
    throw wrong(where, rule, 'one of "pattern", "numbers" and "ignore" in it');
  }
  switch (kinds[0]) {
    case "pattern":
      checkNames(fields, ["pattern", "flags", "replace", "mime"], where);
      return { kind: "pattern", holdsFor, ...patternOf(fields, where) };
    case "numbers":
      checkNames(fields, ["numbers", "mime"], where);
      return {
        kind: "numbers",
        holdsFor,
        ...toleranceOf(fields.numbers, where),
      };
    default: {
      checkNames(fields, ["ignore", "mime"], where);
      const { ignore } = fields;
      if (typeof ignore !== "boolean") {
        throw wrong(where, ignore, 'true or false as "ignore"');
      }
      return { kind: "ignore", holdsFor, ignore };
    }
  }
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? { ...value }
    : undefined;
}

function checkNames(
  fields: Fields,
  known: readonly string[],
  where: string,
): void {
  const surplus = Object.keys(fields).find((name) => !known.includes(name));
  if (surplus === undefined) return;
  throw wrong(where, surplus, `no fields but ${known.join(", ")}`);
}

function scopeOf(value: unknown, where: string): (type: string) => boolean {
  if (value === undefined) return EVERYWHERE;
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const names = list.filter((one) => typeof one === "string");
  if (names.length === 0 || names.length !== list.length) {
    throw wrong(where, value, 'a list of MIME types as "mime"');
  }
  const patterns = names.map((name) =>
    new RegExp(
      `^${name.split("*").map((part) => RegExp.escape(part)).join(".*")}$`,
      "isu",
    )
  );
  return (type) => patterns.some((pattern) => pattern.test(type));
}

function patternOf(
  { pattern, flags = "u", replace = "" }: Fields,
  where: string,
): { readonly regexp: RegExp; readonly replace: string } {
  if (typeof pattern !== "string" || pattern === "") {
    throw wrong(where, pattern, 'a regular expression as "pattern"');
  }
  if (typeof flags !== "string" || /[^dgimsuv]/.test(flags)) {
    throw wrong(where, flags, 'letters of d, g, i, m, s, u, v as "flags"');
  }
  if (typeof replace !== "string") {
    throw wrong(where, replace, 'a text as "replace"');
  }
  try {
    const all = flags.includes("g") ? flags : `${flags}g`;
    return { regexp: new RegExp(pattern, all), replace };
  } catch (error) {
    throw new NormalizeRuleError(
      `Cannot read ${where}: found ${JSON.stringify(pattern)}, which is no ` +
        `regular expression: ${error instanceof Error ? error.message : error}`,
      { cause: error },
    );
  }
}

function toleranceOf(
  value: unknown,
  where: string,
): { readonly relative: number; readonly absolute: number } {
  const fields = fieldsOf(value);
  if (fields === undefined) {
    throw wrong(where, value, 'an object as "numbers"');
  }
  checkNames(fields, ["relative", "absolute"], `"numbers" of ${where}`);
  const number = (name: string, usual: number) => {
    const found = fields[name] ?? usual;
    if (typeof found === "number" && found >= 0 && Number.isFinite(found)) {
      return found;
    }
    throw wrong(where, found, `a number from 0 on as "${name}"`);
  };
  return {
    relative: number("relative", 1e-9),
    absolute: number("absolute", 0),
  };
}

function wrong(
  where: string,
  found: unknown,
  wanted: string,
): NormalizeRuleError {
  return new NormalizeRuleError(
    `Cannot read ${where}: found ${JSON.stringify(found)}; wanted ${wanted}`,
  );
}
