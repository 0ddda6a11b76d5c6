import type { JsonObject, JsonValue } from "../format/mod.ts";
import { jsonText } from "./_json_text.ts";

/** Words that YAML takes for something else than text, in one of its versions. */
const YAML_WORDS_REGEXP = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
const PLAIN_KEY_REGEXP = /^[A-Za-z_][\w.-]{0,99}$/;
const PLAIN_TEXT_REGEXP = /^[A-Za-z][\w./+-]*(?: [\w./+-]+)*$/;
const MAX_DEPTH = 6;

/**
 * An object as lines of YAML: as people write it where names and texts are
 * simple, and as JSON, which is YAML too, elsewhere.
 */
export function yamlLines(object: JsonObject, depth = 0): string[] {
  const indent = "  ".repeat(depth);
  return Object.entries(object).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const key = `${indent}${isWord(name) ? name : jsonText(name)}:`;
    return depth < MAX_DEPTH && isBlock(value)
      ? [key, ...yamlLines(value, depth + 1)]
      : [`${key} ${scalar(value)}`];
  });
}

function isBlock(value: JsonValue): value is JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return false;
  }
  const names = Object.keys(value);
  return names.length > 0 && names.every(isWord);
}

function isWord(name: string): boolean {
  return PLAIN_KEY_REGEXP.test(name) && !YAML_WORDS_REGEXP.test(name);
}

function scalar(value: JsonValue): string {
  return typeof value === "string" && PLAIN_TEXT_REGEXP.test(value) &&
      !YAML_WORDS_REGEXP.test(value)
    ? value
    : jsonText(value);
}
