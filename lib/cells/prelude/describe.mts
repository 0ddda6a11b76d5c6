import type {
  Thrown,
  ThrownError,
  ThrownFrame,
  ThrownValue,
} from "../errors/thrown.ts";
import { framesOf } from "./stacks.mts";
import { inspectText, shorten } from "./_inspect_text.mts";

/** Errors and values described in one go, causes and errors within errors together. */
const MOST = 100;
const DEEPEST = 20;
const MOST_FRAMES = 20_000;
const MOST_PROPERTIES = 20;
const LONGEST_NAME = 200;
const LONGEST_MESSAGE = 20_000;
const LONGEST_PROPERTY = 200;
const LONGEST_VALUE = 20_000;

/** What every error has, or what is told of it elsewhere. */
const TOLD = ["name", "message", "stack", "cause", "errors"];
const TOLD_OF_SUPPRESSED = ["error", "suppressed"];

// Taken now: a cell may put anything in place of the originals.
const isNativeError: unknown = Reflect.get(Error, "isError");
const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn, keys } = Object;
const { apply, get } = Reflect;
const ErrorClass = Error;
const { concat, includes } = Array.prototype;

/**
 * Takes apart what was thrown, so that it can be told in another process.
 * Never throws, whatever the value does when it is looked at, and gives no
 * more than a few hundred kilobytes unless the stack itself is longer.
 *
 * @param value What was thrown.
 * @returns Its parts.
 */
export function describe(value: unknown): Thrown {
  try {
    return describeAny(value, { budget: { left: MOST }, above: [] });
  } catch {
    return { kind: "value", text: "[a value that cannot be looked at]" };
  }
}

interface Round {
  /** How many more may be described, by all together. */
  readonly budget: { left: number };
  /** The errors that lead to this one. */
  readonly above: readonly object[];
}

function describeAny(value: unknown, round: Round): Thrown {
  round.budget.left--;
  if (!isError(value)) return describeValue(value);
  for (let at = 0; at < round.above.length; at++) {
    if (round.above[at] === value) {
      return {
        kind: "value",
        text: `[circular: ${shorten(headOf(value), LONGEST_PROPERTY)}]`,
      };
    }
  }
  return describeError(value, round);
}

function describeValue(value: unknown): ThrownValue {
  const text = inspectText(value, LONGEST_VALUE, { depth: 4 });
  return { kind: "value", text };
}

/** Errors of this and of other realms, and what passes for one. */
function isError(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return attempt(() =>
        typeof isNativeError === "function" &&
        apply(isNativeError, ErrorClass, [value]) === true
      ) === true ||
    attempt(() => value instanceof ErrorClass) === true ||
    attempt(() =>
        typeof get(value, "stack") === "string" &&
        typeof get(value, "message") === "string"
      ) === true;
}

function describeError(error: object, round: Round): ThrownError {
  const above = apply(concat, round.above, [error]);
  const inner = { ...round, above };
  const name = nameOf(error);
  const suppressed = name === "SuppressedError" && own(error, "suppressed");
  return {
    kind: "error",
    name,
    message: shorten(messageOf(error), LONGEST_MESSAGE),
    frames: framesWithin(error),
    properties: propertiesOf(error, suppressed ? TOLD_OF_SUPPRESSED : []),
    ...part("cause", error, inner, suppressed ? "error" : "cause"),
    ...(suppressed ? part("suppressed", error, inner, "suppressed") : {}),
    ...errorsOf(error, inner),
  };
}

function part<Name extends "cause" | "suppressed">(
  name: Name,
  error: object,
  round: Round,
  key: string,
): { [K in Name]?: Thrown } {
  // An `undefined` that is there was thrown or given: `throw undefined`.
  if (own(error, key) === undefined && attempt(() => get(error, key)) == null) {
    return {};
  }
  const described = child(() => get(error, key), round);
  const made: { [K in Name]?: Thrown } = {};
  made[name] = described;
  return made;
}

function child(read: () => unknown, round: Round): Thrown {
  if (round.above.length >= DEEPEST || round.budget.left <= 0) {
    return { kind: "value", text: "[more, left out]" };
  }
  try {
    return describeAny(read(), round);
  } catch (problem) {
    return { kind: "value", text: `[cannot be read: ${headOf(problem)}]` };
  }
}

function errorsOf(
  error: object,
  round: Round,
): Pick<ThrownError, "errors" | "errorCount"> {
  const list = attempt(() => get(error, "errors"));
  if (!Array.isArray(list)) return {};
  const count = attempt(() => list.length) ?? 0;
  // Only a list of errors is told so: others are the error's own data.
  if (
    attempt(() => get(error, "name")) !== "AggregateError" &&
    (count === 0 || !isError(attempt(() => list[0])))
  ) return {};
  const errors: Thrown[] = [];
  for (let at = 0; at < count && round.budget.left > 0; at++) {
    errors[at] = child(() => list[at], round);
  }
  return errors.length === count ? { errors } : { errors, errorCount: count };
}

/** The class's name where the error has none of its own. */
function nameOf(error: object): string {
  const name = attempt(() => get(error, "name"));
  if (typeof name === "string" && name !== "" && name !== "Error") {
    return shorten(name, LONGEST_NAME);
  }
  const made = attempt(() => {
    const prototype: unknown = getPrototypeOf(error);
    return typeof prototype === "object" && prototype !== null &&
        hasOwn(prototype, "constructor")
      ? get(get(prototype, "constructor"), "name")
      : undefined;
  });
  return typeof made === "string" && made !== "" && made !== "Object"
    ? shorten(made, LONGEST_NAME)
    : "Error";
}

function messageOf(error: object): string {
  try {
    const message: unknown = get(error, "message");
    if (typeof message === "string") return message;
    return message === undefined ? "" : inspectText(message, LONGEST_PROPERTY);
  } catch (problem) {
    return `[its message cannot be read: ${headOf(problem)}]`;
  }
}

/** `TypeError: no`, of anything. */
function headOf(problem: unknown): string {
  if (typeof problem !== "object" || problem === null) {
    return inspectText(problem, LONGEST_PROPERTY);
  }
  const message = attempt(() => get(problem, "message"));
  const name = nameOf(problem);
  return typeof message === "string" && message !== ""
    ? `${name}: ${shorten(message, LONGEST_PROPERTY)}`
    : name;
}

function framesWithin(error: object): readonly ThrownFrame[] {
  const frames = attempt(() => framesOf(error)) ?? [];
  if (frames.length <= MOST_FRAMES) return frames;
  // The innermost ones say what happened, the outermost ones who began it.
  const half = MOST_FRAMES / 2;
  return [...frames.slice(0, half), ...frames.slice(-half)];
}

/** Accessors are not run: they are somebody's code. */
function propertiesOf(
  error: object,
  told: readonly string[],
): Record<string, string> {
  const found: Record<string, string> = Object.create(null);
  let count = 0;
  const names = attempt(() => keys(error)) ?? [];
  for (let at = 0; at < names.length; at++) {
    const key = names[at] ?? "";
    if (apply(includes, TOLD, [key]) || apply(includes, told, [key])) continue;
    const property = own(error, key);
    if (property === undefined || !hasOwn(property, "value")) continue;
    if (++count > MOST_PROPERTIES) break;
    found[shorten(key, LONGEST_NAME)] = inspectText(
      property.value,
      LONGEST_PROPERTY,
      { depth: 1 },
    );
  }
  return found;
}

function own(error: object, key: string): PropertyDescriptor | undefined {
  return attempt(() => getOwnPropertyDescriptor(error, key));
}

function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
