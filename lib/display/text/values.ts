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

/** What stands for a value that could not be read: its getter or its proxy threw. */
export class Unreadable {
  readonly #message: string;

  /** Keeps what can be said of the error, whatever was thrown. */
  constructor(error: unknown) {
    let message = "unknown error";
    try {
      message = error instanceof Error ? error.message : String(error);
    } catch {
      // Even the error cannot be read.
    }
    this.#message = message;
  }

  /** Whether a value is one; unlike `instanceof`, it asks a proxy for nothing. */
  static is(value: unknown): value is Unreadable {
    return typeof value === "object" && value !== null && #message in value;
  }

  /** What was thrown, as text. */
  get message(): string {
    return this.#message;
  }

  /** The sentence to be shown in place of the value. */
  toString(): string {
    return `<cannot be read: ${oneLine(this.#message).slice(0, 80)}>`;
  }
}

/** The value that `read` gives, or what tells that it threw. */
export function attempt<T>(read: () => T): T | Unreadable {
  try {
    return read();
  } catch (error) {
    return new Unreadable(error);
  }
}

/** True of what stands for a value that is not there. */
export function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** True of dates; a proxy that throws is none. */
export function isDate(value: unknown): value is Date {
  try {
    // A proxy of a date passes the first test and has none of its methods.
    return value instanceof Date &&
      typeof Date.prototype.getTime.call(value) === "number";
  } catch {
    return false;
  }
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
      // It says nothing of the values around it.
      if (Unreadable.is(value)) return "missing";
      return isDate(value) ? "date" : "object";
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

/** A number as APIs put it into a text. */
const NUMBER_REGEXP =
  /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?(?:[eE][+-]?\d{1,3})?$/;

/** The number that a value is, or that its text stands for. */
export function numberOf(value: unknown): number | bigint | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  return typeof value === "string" && value.length <= 40 &&
      NUMBER_REGEXP.test(value)
    ? Number(value)
    : undefined;
}

/** A value as short text for people, on one line. */
export function plainValue(value: unknown): string {
  const text = attempt(() => plain(value));
  return text instanceof Unreadable ? text.toString() : text;
}

function plain(value: unknown): string {
  if (isMissing(value)) return "–";
  switch (typeof value) {
    case "string":
      return kindOf(value) === "date" ? momentText(value) : oneLine(value);
    case "object":
      if (Unreadable.is(value)) return value.toString();
      return isDate(value) ? dateText(value) : shortJson(value);
    case "function":
      return `ƒ ${oneLine(String(value.name))}`.trimEnd();
    default:
      return oneLine(String(value));
  }
}

/** `2026-08-01`, or with the time when it has one; always UTC, and said so by ISO order. */
export function dateText(date: Date): string {
  const time = Date.prototype.getTime.call(date);
  if (Number.isNaN(time)) return "invalid date";
  return momentText(new Date(time).toISOString());
}

const PARTS_REGEXP =
  /^([+-]?\d{4,6}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?(?:\.\d+)?(.*))?$/;

/** An ISO moment without what nobody reads: midnight, fractions, the T. */
function momentText(iso: string): string {
  const [, day = iso, minutes, seconds, zone = ""] = PARTS_REGEXP.exec(iso) ??
    [];
  if (minutes === undefined) return day;
  const isMidnight = minutes === "00:00" && (seconds ?? "00") === "00";
  if (isMidnight && (zone === "Z" || zone === "")) return day;
  const time = seconds === undefined ? minutes : `${minutes}:${seconds}`;
  return `${day} ${time}${zone === "Z" ? "" : zone}`;
}

/**
 * Makes the function that writes the moments of one column alike: with the time
 * if one of them has one, with seconds if one of them has any, with the zone if
 * one of them has another than UTC.
 */
export function momentWriter(
  sample: readonly unknown[],
): (value: unknown) => string {
  let hasTime = false;
  let hasSeconds = false;
  let hasOffset = false;
  for (const value of sample) {
    const [, , minutes, seconds = "00", zone = ""] =
      PARTS_REGEXP.exec(isoOf(value)) ?? [];
    if (minutes === undefined) continue;
    hasOffset ||= zone !== "" && zone !== "Z";
    hasSeconds ||= seconds !== "00";
    hasTime ||= hasSeconds || minutes !== "00:00";
  }
  return (value) => {
    const [, day, minutes, seconds = "00", zone = ""] =
      PARTS_REGEXP.exec(isoOf(value)) ?? [];
    if (day === undefined) return plainValue(value);
    // A day without a time is not its midnight.
    if (minutes === undefined) return day;
    // UTC goes without saying where there is nothing else.
    const offset = zone === "Z" && !hasOffset ? "" : zone;
    if (!hasTime && offset === "") return day;
    return `${day} ${minutes}${hasSeconds ? `:${seconds}` : ""}${offset}`;
  };
}

function isoOf(value: unknown): string {
  if (typeof value === "string") return value.length <= 40 ? value : "";
  if (!isDate(value)) return "";
  const time = Date.prototype.getTime.call(value);
  return Number.isNaN(time) ? "" : new Date(time).toISOString();
}

/** JSON of an object, cut in depth and length; cycles and odd values are named. */
export function shortJson(value: unknown, maxCharacters = 200): string {
  let room = maxCharacters;
  const parents: object[] = [];
  const take = (text: string): string => {
    room -= text.length;
    return text;
  };
  const write = (read: () => unknown): string => {
    if (room <= 0) return "…";
    const text = attempt(() => writeItem(read()));
    return text instanceof Unreadable ? take(text.toString()) : text;
  };
  const writeItem = (item: unknown): string => {
    if (typeof item === "string") {
      const cut = item.length > room ? item.slice(0, Math.max(0, room)) : item;
      return take(JSON.stringify(cut) + (cut === item ? "" : "…"));
    }
    if (typeof item === "bigint") return take(`${item}n`);
    if (typeof item === "function") return take(`ƒ ${item.name}`.trimEnd());
    if (typeof item !== "object" || item === null) return take(String(item));
    if (isDate(item)) return take(dateText(item));
    if (item instanceof Error) return take(`${item.name}: ${item.message}`);
    if (parents.includes(item)) return take("↻");
    if (parents.length >= 4) return take(Array.isArray(item) ? "[…]" : "{…}");
    if (ArrayBuffer.isView(item)) return take(`<${item.byteLength} bytes>`);
    parents.push(item);
    const depth = parents.length;
    try {
      return writeParts(item);
    } finally {
      // Also when something within threw.
      parents.length = depth - 1;
    }
  };
  const writeParts = (item: object): string => {
    const parts: string[] = [];
    const isList = Array.isArray(item) || item instanceof Set;
    const entries = isList
      ? listEntries(item)
      : item instanceof Map
      ? mapEntries(item)
      : objectEntries(item);
    for (const [key, read] of entries) {
      if (room <= 0) {
        parts.push("…");
        break;
      }
      const label = isList ? "" : take(`${keyText(key)}: `);
      parts.push(label + write(read));
    }
    if (isList) return `[${parts.join(", ")}]`;
    if (parts.length > 0) return `{ ${parts.join(", ")} }`;
    // Addresses, patterns and the like have no fields, but a text of their own.
    const own = String(item);
    return own.startsWith("[object ") ? "{}" : take(own.slice(0, room));
  };
  return safeText(write(() => value)).replace(/[\n\t]/g, " ");
}

type Entry = readonly [key: string, read: () => unknown];

function* listEntries(
  list: readonly unknown[] | ReadonlySet<unknown>,
): Generator<Entry> {
  if (Array.isArray(list)) {
    for (let i = 0; i < list.length; i++) yield [String(i), () => list[i]];
  } else for (const item of list) yield ["", () => item];
}

function* mapEntries(map: ReadonlyMap<unknown, unknown>): Generator<Entry> {
  for (const [key, inner] of map) {
    const name = attempt(() => String(key));
    yield [name.toString(), () => inner];
  }
}

function* objectEntries(item: object): Generator<Entry> {
  for (const key of Object.keys(item)) {
    yield [key, () => Reflect.get(item, key)];
  }
}

function keyText(key: string): string {
  return /^[\w$-]+$/.test(key) ? key : JSON.stringify(key.slice(0, 100));
}
