import type { JsonValue } from "../format/mod.ts";

/**
 * What no line of a comment may hold: line ends of other kinds, and characters
 * that YAML refuses.
 */
const UNPRINTABLE_REGEXP = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * JSON in one line that also YAML reads as the same value. Unlike
 * `JSON.stringify()` it keeps the sign of zero and numbers past the largest.
 */
export function jsonText(value: JsonValue | undefined): string {
  if (typeof value === "string") return stringText(value);
  if (typeof value === "number") return numberText(value);
  if (typeof value !== "object" || value === null) return `${value ?? null}`;
  if (isList(value)) return `[${value.map(jsonText).join(", ")}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${stringText(name)}: ${jsonText(member)}`);
  return `{${members.join(", ")}}`;
}

function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function stringText(text: string): string {
  return JSON.stringify(text).replace(
    UNPRINTABLE_REGEXP,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return value < 0 ? "-1.0e+999" : "1.0e+999";
  if (Object.is(value, -0)) return "-0.0";
  // YAML 1.1 takes 1e+21 for a string.
  return `${value}`.replace(/^(-?\d+)e/, "$1.0e");
}
