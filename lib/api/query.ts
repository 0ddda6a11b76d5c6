import type { Field, Parameter, Problem, TypeNode } from "./node.ts";
import { describeType, mismatch, missing, validate } from "./validate.ts";

/** Values read from text, and what was wrong with the others. */
export interface CoercedValues {
  /** The values by their names, of the types that the parameters have. */
  readonly values: Record<string, unknown>;
  /** What did not fit; empty when all is well. */
  readonly problems: Problem[];
}

const INTEGER_REGEXP = /^[+-]?\d+(\.0*)?$/;
const NUMBER_REGEXP = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads a query's values as their parameters' types. Booleans may be written
 * `true`, `True` (as Python's `requests` does) or `1`. What is missing has its
 * parameter's default, and parameters that the operation does not know are
 * left out.
 *
 * @param parameters The operation's query parameters.
 * @param query The query, such as a URL's `searchParams`.
 * @returns The values and the problems.
 *
 * @example A query of Python's `requests`
 * ```ts
 * import { coerceQuery, operations } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * const { values } = coerceQuery(
 *   operations.list_collections.query,
 *   new URLSearchParams("ascending=False&limit=5"),
 * );
 * assertEquals(values["ascending"], false);
 * assertEquals(values["limit"], 5);
 * ```
 */
export function coerceQuery(
  parameters: readonly Parameter[],
  query: URLSearchParams,
): CoercedValues {
  return coerceAll(parameters, (name) => query.getAll(name));
}

/**
 * Reads the values in a path as their parameters' types: a list is joined by
 * commas there.
 *
 * @param parameters The operation's path parameters.
 * @param path The decoded text of each parameter, as a router gives it.
 * @returns The values and the problems.
 *
 * @example Two ids in one segment
 * ```ts
 * import { coercePath, operations } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * const { values } = coercePath(operations.ingest_upload.pathParams, { upload_ids: "a,b" });
 * assertEquals(values, { upload_ids: ["a", "b"] });
 * ```
 */
export function coercePath(
  parameters: readonly Parameter[],
  path: Readonly<Record<string, string>>,
): CoercedValues {
  return coerceAll(parameters, (name) => {
    const text = path[name];
    return text === undefined ? [] : [text];
  });
}

/**
 * Reads a form's values as its fields' types; files stay as they are.
 *
 * @param fields The fields of the operation's body.
 * @param form The form, as `Request.formData()` gives it.
 * @returns The values and the problems.
 *
 * @example A form with a file
 * ```ts
 * import { coerceForm, operations } from "@cenote/cenote/api";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const form = new FormData();
 * form.set("file", new File(["a,b"], "table.csv"));
 * const { values, problems } = coerceForm(operations.upload_file.body?.fields ?? [], form);
 * assert(values["file"] instanceof File);
 * assertEquals(problems, []);
 * ```
 */
export function coerceForm(
  fields: readonly Field[],
  form: FormData,
): CoercedValues {
  return coerceAll(fields, (name) => form.getAll(name));
}

function coerceAll(
  parameters: readonly Parameter[],
  given: (name: string) => readonly (string | File)[],
): CoercedValues {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const parameter of parameters) {
    const { name } = parameter;
    const found = given(name);
    if (found.length === 0) {
      if (parameter.default !== undefined) values[name] = parameter.default;
      else if (parameter.required) {
        problems.push(missing(name, describeType(parameter, {})));
      }
      continue;
    }
    const value = coerce(parameter, found);
    // Text that is not of the type stays text, and validation says so.
    const wrong = validate(parameter, value, {}, name);
    if (parameter.required && Array.isArray(value) && value.length === 0) {
      wrong.push(mismatch(name, value, "a list of at least 1 value"));
    }
    if (wrong.length === 0) values[name] = value;
    else problems.push(...wrong);
  }
  return { values, problems };
}

function coerce(node: TypeNode, found: readonly (string | File)[]): unknown {
  if ("type" in node && node.type === "array") {
    const items = node.collectionFormat === "csv"
      ? found.flatMap(splitCommas)
      : found;
    return items.map((each) => coerceOne(node.items, each));
  }
  return coerceOne(node, found.at(-1));
}

/** Parts a list at its commas; blank parts, as of a last comma, are no values. */
function splitCommas(text: string | File): readonly (string | File)[] {
  if (typeof text !== "string") return [text];
  return text.split(",").map((part) => part.trim()).filter((part) =>
    part !== ""
  );
}

function coerceOne(node: TypeNode, text: string | File | undefined): unknown {
  if (typeof text !== "string" || !("type" in node)) return text;
  switch (node.type) {
    case "integer":
      return INTEGER_REGEXP.test(text.trim()) ? Number(text) : text;
    case "number":
      return NUMBER_REGEXP.test(text.trim()) ? Number(text) : text;
    case "boolean":
      if (/^(true|1)$/i.test(text)) return true;
      if (/^(false|0)$/i.test(text)) return false;
      return text;
    default:
      return text;
  }
}
