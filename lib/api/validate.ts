import type {
  ArrayNode,
  NumberNode,
  ObjectNode,
  Problem,
  SchemaSet,
  StringNode,
  TypeNode,
} from "./node.ts";

/** Fields whose value is never repeated in a message. */
const SECRET_REGEXP =
  /secret|password|passphrase|credential|authorization|token([._[]|$)|(^|[._])(api|access|account|private)?_?keys?([._[]|$)/i;

const DATE_REGEXP = /^(\d{4})-(\d{2})-(\d{2})$/;
/** RFC 3339, but a zone may be missing, as in the API's own answers. */
const DATE_TIME_REGEXP =
  /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;
const UUID_REGEXP = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/**
 * Checks a value against a type and gives all that is wrong with it. Fields
 * that the type does not know are let through, since newer clients may send
 * what this table has never heard of.
 *
 * @param node The type, such as an operation's `body.schema`.
 * @param value The value, as `JSON.parse` gives it.
 * @param schemas What the type's references mean; see {@linkcode loadSchemas}.
 * @param at Where the value stands, as the start of the problems' paths.
 * @returns The problems, in the order of the type's fields; none for a value
 * that fits.
 * @throws {TypeError} If the type names a schema that is not in `schemas`.
 *
 * @example A body with two mistakes
 * ```ts
 * import { loadSchemas, validate } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * const body = { name: 5, collection_settings: { max_tokens_per_chunk: "many" } };
 * const problems = validate(
 *   { ref: "CollectionCreateRequest" },
 *   { description: "", ...body },
 *   await loadSchemas(),
 * );
 * assertEquals(problems.map((problem) => problem.at), [
 *   "name",
 *   "collection_settings.max_tokens_per_chunk",
 * ]);
 * ```
 */
export function validate(
  node: TypeNode,
  value: unknown,
  schemas: SchemaSet,
  at = "",
): Problem[] {
  const problems: Problem[] = [];
  check(node, value, { schemas, problems }, at);
  return problems;
}

interface Checking {
  readonly schemas: SchemaSet;
  readonly problems: Problem[];
}

function check(
  node: TypeNode,
  value: unknown,
  checking: Checking,
  at: string,
): void {
  if (value === null && node.nullable) return;
  if ("ref" in node) {
    check(resolve(node.ref, checking.schemas), value, checking, at);
    return;
  }
  if ("oneOf" in node) {
    checkUnion(node.oneOf, value, checking, at);
    return;
  }
  if (node.type === "any") return;
  const wrong = () => {
    checking.problems.push(
      mismatch(at, value, describeType(node, checking.schemas)),
    );
  };
  switch (node.type) {
    case "string":
      if (!fitsString(node, value)) wrong();
      return;
    case "integer":
    case "number":
      if (!fitsNumber(node, value)) wrong();
      return;
    case "boolean":
      if (typeof value !== "boolean") wrong();
      return;
    case "binary":
      if (!(value instanceof Blob || value instanceof Uint8Array)) wrong();
      return;
    case "array":
      if (!Array.isArray(value) || !fitsLength(node, value.length)) wrong();
      if (!Array.isArray(value)) return;
      for (const [index, item] of value.entries()) {
        check(node.items, item, checking, `${at}[${index}]`);
      }
      return;
    case "map":
      if (!isRecord(value)) return wrong();
      for (const [key, item] of Object.entries(value)) {
        check(node.values, item, checking, join(at, key));
      }
      return;
    case "object":
      if (!isRecord(value)) return wrong();
      checkFields(node, value, checking, at);
  }
}

function checkFields(
  node: ObjectNode,
  value: Readonly<Record<string, unknown>>,
  checking: Checking,
  at: string,
): void {
  for (const field of node.fields) {
    const where = join(at, field.name);
    if (Object.hasOwn(value, field.name) && value[field.name] !== undefined) {
      check(field, value[field.name], checking, where);
    } else if (field.required) {
      checking.problems.push(
        missing(where, describeType(field, checking.schemas)),
      );
    }
  }
}

/** The value must fit one; when none fits, the nearest one says what is wrong. */
function checkUnion(
  nodes: readonly TypeNode[],
  value: unknown,
  checking: Checking,
  at: string,
): void {
  const attempts = nodes.map((each) =>
    validate(each, value, checking.schemas, at)
  );
  if (attempts.some((problems) => problems.length === 0)) return;
  // A member of the right kind complains about places inside the value only.
  const inside = attempts.find((problems) =>
    problems.every((each) => each.at !== at)
  );
  if (inside) {
    checking.problems.push(...inside);
    return;
  }
  const wanted = nodes.map((each) => describeType(each, checking.schemas));
  checking.problems.push(mismatch(at, value, wanted.join(" or ")));
}

function resolve(name: string, schemas: SchemaSet): TypeNode {
  const node = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (!node) {
    throw new TypeError(`Cannot check a value: there is no schema "${name}"`);
  }
  return node;
}

function fitsString(node: StringNode, value: unknown): boolean {
  if (node.also?.some((each) => each === value)) return true;
  if (typeof value !== "string") return false;
  if (node.enum && !node.open && !node.enum.includes(value)) return false;
  return fitsFormat(node.format, value);
}

function fitsFormat(format: string | undefined, value: string): boolean {
  switch (format) {
    case "date":
      return isDate(value);
    case "date-time": {
      const date = DATE_TIME_REGEXP.exec(value)?.[1];
      return date !== undefined && isDate(date);
    }
    case "uuid":
      return UUID_REGEXP.test(value);
    default:
      return true;
  }
}

/** True for a day that the calendar has: not the 30th of February. */
function isDate(value: string): boolean {
  const match = DATE_REGEXP.exec(value);
  if (!match) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function fitsNumber(node: NumberNode, value: unknown): boolean {
  if (typeof value !== "number" || !Number.isFinite(value)) return false;
  if (node.type === "integer") {
    if (!Number.isInteger(value)) return false;
    if (node.format === "int32" && value !== (value | 0)) return false;
  }
  if (node.enum && !node.enum.includes(value)) return false;
  return value >= (node.minimum ?? -Infinity) &&
    value <= (node.maximum ?? Infinity);
}

function fitsLength(node: ArrayNode, length: number): boolean {
  return length >= (node.minItems ?? 0) &&
    length <= (node.maxItems ?? Infinity);
}

/** True for what JSON calls an object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function join(at: string, name: string): string {
  return at === "" ? name : `${at}.${name}`;
}

function quoted(values: readonly (string | number)[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}

/** Says in words what a type wants. */
export function describeType(node: TypeNode, schemas: SchemaSet): string {
  const text = describeBareType(node, schemas);
  return node.nullable ? `${text} or null` : text;
}

const FORMATS: Readonly<Record<string, string>> = {
  "date": "a date such as 2026-01-31",
  "date-time": "a date and time such as 2026-01-31T12:00:00Z",
  "uuid": "a UUID",
};

function describeBareType(node: TypeNode, schemas: SchemaSet): string {
  if ("ref" in node) {
    return describeBareType(resolve(node.ref, schemas), schemas);
  }
  if ("oneOf" in node) {
    return node.oneOf.map((each) => describeType(each, schemas)).join(" or ");
  }
  switch (node.type) {
    case "string":
      if (node.enum && !node.open) return `one of ${quoted(node.enum)}`;
      return FORMATS[node.format ?? ""] ?? "a string";
    case "integer":
    case "number":
      return describeNumber(node);
    case "boolean":
      return "true or false";
    case "any":
      return "a value";
    case "binary":
      return "a file";
    case "array":
      return describeArray(node);
    case "map":
    case "object":
      return "an object";
  }
}

function describeNumber(node: NumberNode): string {
  if (node.enum) return `one of ${quoted(node.enum)}`;
  const kind = node.type === "integer" ? "an integer" : "a number";
  if (node.minimum !== undefined && node.maximum !== undefined) {
    return `${kind} from ${node.minimum} to ${node.maximum}`;
  }
  if (node.minimum !== undefined) return `${kind} of at least ${node.minimum}`;
  if (node.maximum !== undefined) return `${kind} of at most ${node.maximum}`;
  return node.format === "int32" ? `${kind} of 32 bits` : kind;
}

function describeArray(node: ArrayNode): string {
  const { minItems, maxItems } = node;
  if (minItems !== undefined && minItems === maxItems) {
    return `a list of ${minItems} values`;
  }
  if (minItems !== undefined) return `a list of at least ${minItems} values`;
  if (maxItems !== undefined) return `a list of at most ${maxItems} values`;
  return "a list";
}

/** Says in words what a value is; long ones are cut, secrets left out. */
export function describeValue(value: unknown, at: string): string {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "an object";
  if (typeof value === "boolean") return String(value);
  const kind = typeof value === "string" ? "the string" : "the number";
  if (SECRET_REGEXP.test(at)) return kind.replace("the", "a");
  const text = typeof value === "string" ? value : String(value);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return typeof value === "string"
    ? `${kind} ${JSON.stringify(short)}`
    : `${kind} ${short}`;
}

function subject(at: string): string {
  return at === "" ? "The body" : `"${at}"`;
}

/** The problem of a value that is there and does not fit. */
export function mismatch(at: string, value: unknown, wanted: string): Problem {
  return {
    at,
    message: `${subject(at)} must be ${wanted}: found ${
      describeValue(value, at)
    }`,
  };
}

/** The problem of a required value that is not there. */
export function missing(at: string, wanted: string): Problem {
  return {
    at,
    message: `${subject(at)} is required: found nothing, wanted ${wanted}`,
  };
}
