import type { OutputRules, Sameness } from "../diff/mod.ts";
import { namedRule } from "./_named_rules.ts";
import type { CompiledRule } from "./normalize_rule.ts";

/** What is replaced in a text. */
interface Replacement {
  readonly regexp: RegExp;
  readonly replace: string;
}

/** How far apart numbers may be. */
interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

/** What holds for one form of outputs. */
interface TypeRules {
  readonly isIgnored: boolean;
  readonly replacements: readonly Replacement[];
  readonly tolerance: Tolerance | undefined;
}

const NUMBER_REGEXP =
  /(?<![\p{L}\p{N}_.])[-+]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?!\d)/gu;
const WORD_REGEXP = /[\p{L}\p{M}\p{N}_]+|\s+|[^]/gu;

/** What stands for a number in a key: no text has it by chance. */
const NUMBER_SIGN = "⟨#⟩";

/**
 * Compares outputs by rules. Names come first whatever their order: dates before
 * times, which are parts of them; then patterns in theirs.
 */
export class OutputNormalizer implements OutputRules {
  readonly #rules: readonly CompiledRule[];
  readonly #byType = new Map<string, TypeRules>();

  /** @param rules The rules, the more general ones first. */
  constructor(rules: readonly CompiledRule[]) {
    this.#rules = rules;
  }

  /** Whether a form of an output is not compared. */
  ignores(type: string): boolean {
    return this.#rulesOf(type).isIgnored;
  }

  /** The text with everything replaced that the rules find. */
  keyOf(type: string, text: string): string {
    const { tolerance } = this.#rulesOf(type);
    const normal = this.#normal(type, text);
    return tolerance === undefined
      ? normal
      : normal.replace(NUMBER_REGEXP, NUMBER_SIGN);
  }

  /** Whether two texts are the same by the rules. */
  isSame(type: string, old: string, fresh: string): boolean {
    if (old === fresh) return true;
    const { replacements, tolerance } = this.#rulesOf(type);
    if (replacements.length === 0 && tolerance === undefined) return false;
    const [a, b] = [this.#normal(type, old), this.#normal(type, fresh)];
    if (a === b || tolerance === undefined) return a === b;
    if (
      a.replace(NUMBER_REGEXP, NUMBER_SIGN) !==
        b.replace(NUMBER_REGEXP, NUMBER_SIGN)
    ) return false;
    const numbers = b.match(NUMBER_REGEXP) ?? [];
    return (a.match(NUMBER_REGEXP) ?? []).every((one, i) =>
      areNear(one, numbers[i] ?? "", tolerance)
    );
  }

  /** What counts as the same among lines and words, for those who show a difference. */
  sameness(type: string): Sameness | undefined {
    const { replacements, tolerance } = this.#rulesOf(type);
    if (replacements.length === 0 && tolerance === undefined) return undefined;
    return {
      keyOf: (text) => this.keyOf(type, text),
      isSame: (old, fresh) => this.isSame(type, old, fresh),
      wordsOf: (line) => this.#words(type, line),
    };
  }

  #normal(type: string, text: string): string {
    return this.#rulesOf(type).replacements.reduce(
      (changed, { regexp, replace }) => changed.replace(regexp, replace),
      text,
    );
  }

  /** The words of a line; what a rule finds is one word. */
  #words(type: string, line: string): string[] {
    const { replacements, tolerance } = this.#rulesOf(type);
    const found = [
      ...replacements.map(({ regexp }) => regexp),
      ...(tolerance === undefined ? [] : [NUMBER_REGEXP]),
    ].flatMap((regexp) =>
      Array.from(
        line.matchAll(regexp),
        ({ index, 0: text }) => [index, index + text.length] as const,
      )
    ).sort(([a], [b]) => a - b);
    const words: string[] = [];
    let at = 0;
    const upTo = (end: number) => {
      words.push(...line.slice(at, end).match(WORD_REGEXP) ?? []);
      at = end;
    };
    found.forEach(([start, end], i) => {
      if (end <= at) return;
      upTo(Math.max(at, start));
      // What overlaps counts as found together.
      const last = found.slice(i + 1).reduce(
        (most, [next, after]) => next < most ? Math.max(most, after) : most,
        end,
      );
      words.push(line.slice(at, last));
      at = last;
    });
    upTo(line.length);
    return words;
  }

  #rulesOf(type: string): TypeRules {
    const known = this.#byType.get(type);
    if (known !== undefined) return known;
    const rules = typeRules(
      this.#rules.filter(({ holdsFor }) => holdsFor(type)),
      type,
    );
    this.#byType.set(type, rules);
    return rules;
  }
}

/** The order in which named rules are used. */
const ORDER = [
  "colors",
  "paths",
  "addresses",
  "ids",
  "dates",
  "times",
  "durations",
] as const;

function typeRules(rules: readonly CompiledRule[], type: string): TypeRules {
  // Tracebacks have paths and lines of modules that are not the notebook's.
  let isIgnored = type === "traceback";
  let tolerance: Tolerance | undefined;
  const names = new Set<string>();
  const patterns: Replacement[] = [];
  for (const rule of rules) {
    switch (rule.kind) {
      case "ignore":
        isIgnored = rule.ignore;
        break;
      case "numbers":
        tolerance = rule;
        break;
      case "name":
        names.add(rule.name);
        break;
      case "pattern":
        patterns.push(rule);
    }
  }
  const named = ORDER.filter((name) => names.has(name)).map(namedRule);
  return { isIgnored, tolerance, replacements: [...named, ...patterns] };
}

function areNear(
  old: string,
  fresh: string,
  { relative, absolute }: Tolerance,
): boolean {
  if (old === fresh) return true;
  const [a, b] = [old, fresh].map((text) => Number(text.replaceAll(",", "")));
  if (a === undefined || b === undefined) return false;
  const near = Math.max(
    absolute,
    relative * Math.max(Math.abs(a), Math.abs(b)),
  );
  return a === b || Math.abs(a - b) <= near;
}
