import { oneLine, safeText } from "./measure.ts";

/** What the values of a column are. */
export type ValueKind =
  | "integer"
  | "number"
  | "boolean"
  | "date"
  | "text"
  | "object"
  | "mixed"
  | "missing";

/** True of what stands for a value that is not there. */
export function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** A moment in ISO form, as APIs write it. */
const MOMENT_REGEXP =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** The kind of one value. */
export function kindOf(value: unknown): ValueKind {
  switch (typeof value) {
    case "number":
      return Number.isInteger(value) ? "integer" : "number";
    case "bigint":
      return "integer";
    case "boolean":
      return "boolean";
    case "string":
      return value.length <= 40 && MOMENT_REGEXP.test(value) ? "date" : "text";
    case "undefined":
      return "missing";
    case "object":
      if (value === null) return "missing";
      return value instanceof Date ? "date" : "object";
    default:
      return "text";
  }
}

/** The kind that all values have; missing ones do not count. */
export function commonKind(values: Iterable<unknown>): ValueKind {
  let common: ValueKind = "missing";
  for (const value of values) {
    const kind = kindOf(value);
    if (kind === "missing" || kind === common) continue;
    if (common === "missing") common = kind;
    else if (isNumeric(common) && isNumeric(kind)) common = "number";
    else return "mixed";
  }
  return common;
}

/** Whether values of the kind are added, compared and written flush right. */
export function isNumeric(kind: ValueKind): boolean {
  return kind === "integer" || kind === "number";
}

/** A value as short text for people, on one line. */
export function plainValue(value: unknown): string {
  if (isMissing(value)) return "–";
  if (value instanceof Date) return dateText(value);
  switch (typeof value) {
    case "string":
      return kindOf(value) === "date" ? momentText(value) : oneLine(value);
    case "object":
      return shortJson(value);
    case "function":
      return `ƒ ${oneLine(value.name)}`.trimEnd();
    default:
      return oneLine(String(value));
  }
}

/** `2026-08-01`, or with the time when it has one; always UTC, and said so by ISO order. */
export function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "invalid date";
  return momentText(date.toISOString());
}

/** An ISO moment without what nobody reads: midnight, fractions, the T. */
function momentText(iso: string): string {
  const [, day = iso, time, zone = ""] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(.*)$/
      .exec(iso) ?? [];
  if (time === undefined) return day;
  if (/^00:00(?::00)?$/.test(time) && (zone === "Z" || zone === "")) return day;
  return `${day} ${time}${zone === "Z" ? "" : zone}`;
}

/** JSON of an object, cut in depth and length; cycles and odd values are named. */
export function shortJson(value: unknown, maxCharacters = 200): string {
  let room = maxCharacters;
  const parents: object[] = [];
  const take = (text: string): string => {
    room -= text.length;
    return text;
  };
  const write = (item: unknown): string => {
    if (room <= 0) return "…";
    if (typeof item === "string") {
      const cut = item.length > room ? item.slice(0, Math.max(0, room)) : item;
      return take(JSON.stringify(cut) + (cut === item ? "" : "…"));
    }
    if (typeof item === "bigint") return take(`${item}n`);
    if (typeof item !== "object" || item === null) return take(String(item));
    if (item instanceof Date) return take(dateText(item));
    if (item instanceof Error) return take(`${item.name}: ${item.message}`);
    if (parents.includes(item)) return take("↻");
    if (parents.length >= 4) return take(Array.isArray(item) ? "[…]" : "{…}");
    if (ArrayBuffer.isView(item)) return take(`<${item.byteLength} bytes>`);
    parents.push(item);
    const parts: string[] = [];
    const isList = Array.isArray(item) || item instanceof Set;
    const entries = isList
      ? entriesOf(item)
      : item instanceof Map
      ? item.entries()
      : Object.entries(item);
    for (const [key, inner] of entries) {
      if (room <= 0) {
        parts.push("…");
        break;
      }
      const label = isList ? "" : take(`${keyText(String(key))}: `);
      parts.push(label + write(inner));
    }
    parents.pop();
    return isList
      ? `[${parts.join(", ")}]`
      : parts.length === 0
      ? "{}"
      : `{ ${parts.join(", ")} }`;
  };
  return safeText(write(value)).replaceAll("\n", " ");
}

function* entriesOf(list: Iterable<unknown>): Generator<[number, unknown]> {
  let index = 0;
  for (const item of list) yield [index++, item];
}

function keyText(key: string): string {
  return /^[\w$-]+$/.test(key) ? key : JSON.stringify(key);
}
