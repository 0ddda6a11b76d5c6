import { dateText, shortJson } from "../text/values.ts";

/** Deeper values, and more members than these, are named but not compared. */
const MAX_DEPTH = 40;
const MAX_NODES = 200_000;

/**
 * Any value as JSON over several lines, members in the order of their names.
 * It has no commas: one behind a line would make another line of it.
 */
export function sortedJson(value: unknown): string {
  const parents: object[] = [];
  let nodes = 0;
  const write = (item: unknown, indent: string): string => {
    if (++nodes > MAX_NODES) return "…";
    switch (typeof item) {
      case "string":
        return JSON.stringify(item.toWellFormed());
      case "bigint":
        return `${item}n`;
      case "function":
        return `ƒ ${item.name}`.trimEnd();
      case "object":
        break;
      default:
        return String(item);
    }
    if (item === null) return "null";
    if (item instanceof Date) {
      // With what a date for readers leaves out.
      return Number.isNaN(item.getTime()) ? dateText(item) : item.toISOString();
    }
    if (item instanceof RegExp || item instanceof URL) return String(item);
    if (item instanceof ArrayBuffer) return write(new Uint8Array(item), indent);
    if (item instanceof Error) return `${item.name}: ${item.message}`;
    if (parents.includes(item)) return "↻";
    if (parents.length >= MAX_DEPTH) return "…";
    parents.push(item);
    const inner = `${indent}  `;
    const isList = Array.isArray(item) || item instanceof Set ||
      ArrayBuffer.isView(item);
    const parts = isList
      ? Array.from(
        Symbol.iterator in item ? item : [],
        (each) => write(each, inner),
      )
      : membersOf(item).map(([name, read]) =>
        `${JSON.stringify(name)}: ${write(read(), inner)}`
      );
    parents.pop();
    const [open, close] = isList ? ["[", "]"] : ["{", "}"];
    return parts.length === 0
      ? `${open}${close}`
      : `${open}\n${
        parts.map((part) => inner + part).join("\n")
      }\n${indent}${close}`;
  };
  try {
    return write(value, "");
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : error}`;
  }
}

function membersOf(item: object): [string, () => unknown][] {
  const members: [string, () => unknown][] = item instanceof Map
    ? Array.from(item, ([name, value]) => [
      typeof name === "object" ? shortJson(name) : String(name),
      () => value,
    ])
    : Object.keys(item).map((name) => [name, () => read(item, name)]);
  return members.sort(([x], [y]) => x < y ? -1 : x > y ? 1 : 0);
}

function read(item: object, name: string): unknown {
  try {
    return Reflect.get(item, name);
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : error}`;
  }
}
