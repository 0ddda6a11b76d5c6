/**
 * How the conditions of a clause hang together: values of one column are any
 * of them, "or" leaves a choice, everything else has to hold at once.
 *
 * @module
 */

import type { Condition } from "../jobs.ts";
import type { Mark } from "../marks.ts";

/** A condition and the marks that it was read from. */
export interface Placed {
  readonly condition: Condition;
  readonly start: number;
  readonly end: number;
}

/** Conditions joined as the words between them say. */
export interface Joined {
  readonly where: Condition[];
  /** Conditions on one column that were named one by one: "for A and for B". */
  readonly each: Condition | undefined;
}

/**
 * Joins conditions.
 *
 * @param placed The conditions with their places.
 * @param marks The marks of the clause.
 * @returns Conditions that must all hold.
 */
export function joinConditions(
  placed: readonly Placed[],
  marks: readonly Mark[],
): Joined {
  const sorted = placed.toSorted((a, b) => a.start - b.start);
  const merged: Placed[] = [];
  let each: Condition | undefined;
  for (const one of sorted) {
    const at = merged.findIndex(({ condition }) =>
      union(condition, one.condition) !== undefined
    );
    const known = merged[at];
    const condition = known && union(known.condition, one.condition);
    if (known === undefined || condition === undefined) {
      merged.push(one);
      continue;
    }
    if (between(known, one, marks) === "and") each = condition;
    else if (each === known.condition) each = condition;
    merged[at] = { condition, start: known.start, end: one.end };
  }
  return { where: choices(merged, marks), each };
}

/** The word between two conditions; undefined when they only follow each other. */
function between(
  left: Placed,
  right: Placed,
  marks: readonly Mark[],
): "and" | "or" | undefined {
  let word: "and" | "or" | undefined;
  for (const mark of marks.slice(left.end + 1, right.start)) {
    if (mark.type !== "conj") continue;
    if (mark.word === "or") return "or";
    if (mark.word === "and") word = "and";
  }
  return word;
}

/** One condition for both, when no row can fit both: other values of the same column. */
function union(a: Condition, b: Condition): Condition | undefined {
  if (a.kind === "among" && b.kind === "among") {
    return a.column === b.column && !a.negated && !b.negated &&
        !a.values.some((value) => b.values.includes(value))
      ? { ...a, values: [...a.values, ...b.values] }
      : undefined;
  }
  if (
    a.kind !== "date" || b.kind !== "date" || a.column !== b.column ||
    a.negated || b.negated || isOpen(a) || isOpen(b)
  ) return undefined;
  if (
    a.months !== undefined && b.months !== undefined &&
    !a.months.some((month) => b.months?.includes(month))
  ) return { ...a, months: [...a.months, ...b.months] };
  if (
    a.among !== undefined && b.among !== undefined &&
    !a.among.some((key) =>
      b.among?.some((other) => key.startsWith(other) || other.startsWith(key))
    )
  ) return { ...a, among: [...a.among, ...b.among] };
  return undefined;
}

/** Whether a condition on dates has another side than its list. */
function isOpen(condition: Extract<Condition, { kind: "date" }>): boolean {
  const { low, high, weekdays, among, months } = condition;
  return low !== undefined || high !== undefined || weekdays !== undefined ||
    among !== undefined && months !== undefined;
}

/** Turns conditions with "or" between them into a choice; "and" binds closer than "or". */
function choices(
  placed: readonly Placed[],
  marks: readonly Mark[],
): Condition[] {
  const found: Condition[] = [];
  for (let i = 0; i < placed.length;) {
    const first = placed[i];
    if (first === undefined) break;
    const options: Condition[][] = [[first.condition]];
    let end = i + 1;
    for (; end < placed.length; end++) {
      const left = placed[end - 1];
      const right = placed[end];
      if (left === undefined || right === undefined) break;
      const word = between(left, right, marks);
      if (word === undefined) break;
      if (word === "or") options.push([right.condition]);
      else options.at(-1)?.push(right.condition);
    }
    const [only] = options;
    if (options.length === 1 && only !== undefined) found.push(...only);
    else found.push({ kind: "any", options });
    i = end;
  }
  return found;
}
