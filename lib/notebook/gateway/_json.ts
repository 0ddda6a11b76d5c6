import type { JsonObject } from "../format/mod.ts";

/** True for what JSON calls an object; the value must come from JSON. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The field `name` of what may be an object, where it is a text. */
export function textIn(value: unknown, name: string): string | undefined {
  const found = isJsonObject(value) ? value[name] : undefined;
  return typeof found === "string" ? found : undefined;
}
