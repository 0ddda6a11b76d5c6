import type { JsonValue } from "../format/mod.ts";
import type { FieldChange } from "./notebook_diff.ts";

/** Deeper than this, values that differ are named whole. */
const MAX_DEPTH = 40;

type Fields = Readonly<Record<string, JsonValue | undefined>>;

/** Whether two values say the same, whatever the order of their fields. */
export function isSameJson(
  a: JsonValue | undefined,
  b: JsonValue | undefined,
): boolean {
  // No recursion: a notebook may nest deeper than the stack.
  const pairs: [JsonValue | undefined, JsonValue | undefined][] = [[a, b]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [x, y] = pair;
    if (x === y) continue;
    if (isList(x) && isList(y)) {
      if (x.length !== y.length) return false;
      for (let i = 0; i < x.length; i++) pairs.push([x[i], y[i]]);
    } else if (isFields(x) && isFields(y)) {
      const names = namesOf(x);
      if (names.length !== namesOf(y).length) return false;
      for (const name of names) {
        if (!Object.hasOwn(y, name)) return false;
        pairs.push([x[name], y[name]]);
      }
    } else if (!(Number.isNaN(x) && Number.isNaN(y))) return false;
  }
  return true;
}

/**
 * The fields that are different, each by the shortest path at which a value was
 * added, taken away or replaced.
 *
 * @param path What the paths begin with.
 * @param skip Names at this level that are not compared.
 */
export function fieldChanges(
  old: Fields,
  fresh: Fields,
  path: string,
  skip: (path: string) => boolean = () => false,
): FieldChange[] {
  const changes: FieldChange[] = [];
  const compare = (
    a: JsonValue | undefined,
    b: JsonValue | undefined,
    at: string,
    depth: number,
  ) => {
    if (skip(at) || isSameJson(a, b)) return;
    if (depth < MAX_DEPTH && isFields(a) && isFields(b)) {
      members(a, b, at, depth + 1);
    } else {
      changes.push({
        path: at,
        ...(a === undefined ? {} : { old: a }),
        ...(b === undefined ? {} : { new: b }),
      });
    }
  };
  const members = (a: Fields, b: Fields, at: string, depth: number) => {
    for (const name of new Set([...namesOf(a), ...namesOf(b)])) {
      const own = Object.hasOwn(a, name) ? a[name] : undefined;
      const other = Object.hasOwn(b, name) ? b[name] : undefined;
      compare(own, other, at === "" ? name : `${at}.${name}`, depth);
    }
  };
  members(old, fresh, path, 0);
  return changes;
}

function isList(
  value: JsonValue | undefined,
): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Whether a value is an object of JSON. */
export function isFields(value: JsonValue | undefined): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function namesOf(value: Fields): string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}
