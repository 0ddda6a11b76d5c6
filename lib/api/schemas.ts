import type { SchemaSet } from "./node.ts";

/**
 * Loads the table of schemas, which only those who check values need: it is
 * kept apart so that importing this module stays cheap.
 *
 * @returns Every schema by its name.
 *
 * @example The fields of a schema
 * ```ts
 * import { loadSchemas } from "@cenote/cenote/api";
 * import { assert } from "@std/assert";
 *
 * const schemas = await loadSchemas();
 * const collection = schemas["Collection"];
 * assert(collection && "type" in collection && collection.type === "object");
 * assert(collection.fields.some((field) => field.name === "document_count"));
 * ```
 */
export async function loadSchemas(): Promise<SchemaSet> {
  const { schemas } = await import("./generated/schemas/mod.ts");
  return schemas;
}
