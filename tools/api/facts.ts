/**
 * Reads the facts about the REST API and brings them into one shape, for the
 * generator of `lib/api/generated/`.
 *
 * @module
 */
import type { Field, TypeNode } from "../../lib/api/node.ts";

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [key: string]: Json;
}

/** One operation, in the shape of the table but with names that are not checked yet. */
export interface OperationFacts {
  readonly name: string;
  readonly tag: string;
  readonly method: string;
  readonly path: string;
  readonly base?: "";
  readonly keyless?: true;
  readonly pathParams: readonly Field[];
  readonly query: readonly Field[];
  readonly body?: BodyFacts;
  readonly accept: readonly string[];
  readonly responses: Readonly<Record<string, TypeNode | null>>;
  readonly jsonl?: TypeNode;
  readonly events?: TypeNode;
}

/** What an operation takes as its body. */
export interface BodyFacts {
  readonly contentType: readonly string[];
  readonly required: boolean;
  readonly schema?: TypeNode;
  readonly fields?: readonly Field[];
}

/** All that the generator works from. */
export interface Facts {
  readonly operations: readonly OperationFacts[];
  readonly schemas: ReadonlyMap<string, TypeNode>;
}

/** Wants an object, and says which fact is none. */
function object(value: Json | undefined, what: string): JsonObject {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new TypeError(`Cannot read the facts: ${what} is not an object`);
  }
  return value;
}

function array(value: Json | undefined, what: string): Json[] {
  if (!Array.isArray(value)) {
    throw new TypeError(`Cannot read the facts: ${what} is not a list`);
  }
  return value;
}

function string(value: Json | undefined, what: string): string {
  if (typeof value !== "string") {
    throw new TypeError(`Cannot read the facts: ${what} is not a string`);
  }
  return value;
}

function scalar(
  value: Json | undefined,
  what: string,
): string | number | boolean {
  if (value === undefined || value === null || typeof value === "object") {
    throw new TypeError(`Cannot read the facts: ${what} is not a plain value`);
  }
  return value;
}

function number(value: Json | undefined, what: string): number {
  if (typeof value !== "number") {
    throw new TypeError(`Cannot read the facts: ${what} is not a number`);
  }
  return value;
}

/** Keys of a node that this reader knows; any other is an error, so that no fact is lost unseen. */
const NODE_KEYS = new Set(
  ("type format enum default nullable ge le items values fields ref oneOf anyOf " +
    "min_length max_length collectionFormat additionalProperties open also name required " +
    "hasTextDefault").split(" "),
);

/** Reads a type out of the facts. */
export function readNode(facts: JsonObject, what: string): TypeNode {
  for (const key of Object.keys(facts)) {
    if (!NODE_KEYS.has(key)) {
      throw new TypeError(
        `Cannot read the facts: unknown key "${key}" in ${what}`,
      );
    }
  }
  const common = {
    ...(facts.nullable === true ? { nullable: true } : {}),
    ...(facts.default !== undefined
      ? { default: scalar(facts.default, `default of ${what}`) }
      : {}),
  };
  if (facts.ref !== undefined) {
    return { ref: string(facts.ref, `ref of ${what}`), ...common };
  }
  const union = facts.oneOf ?? facts.anyOf;
  if (union !== undefined) {
    const oneOf = array(union, `union of ${what}`).map((each) =>
      readNode(object(each, `member of ${what}`), what)
    );
    return { oneOf, ...common };
  }
  const format = facts.format === undefined
    ? {}
    // One schema writes "datetime" for the format that JSON Schema calls "date-time".
    : {
      format: facts.format === "datetime"
        ? "date-time"
        : string(facts.format, `format of ${what}`),
    };
  const type = facts.type ?? (facts.fields ? "object" : undefined);
  switch (type) {
    case "string":
      if (facts.format === "binary") return { type: "binary", ...common };
      return {
        type,
        ...format,
        ...(facts.enum
          ? {
            enum: array(facts.enum, `enum of ${what}`).map((v) =>
              string(v, what)
            ),
          }
          : {}),
        ...(facts.open === true ? { open: true } : {}),
        ...(facts.also
          ? {
            also: array(facts.also, `also of ${what}`).map((v) =>
              typeof v === "boolean" ? v : string(v, what)
            ),
          }
          : {}),
        ...common,
      };
    case "integer":
    case "number":
      return {
        type,
        ...format,
        ...(facts.enum
          ? {
            enum: array(facts.enum, `enum of ${what}`).map((v) =>
              number(v, what)
            ),
          }
          : {}),
        ...(facts.ge !== undefined ? { minimum: number(facts.ge, what) } : {}),
        ...(facts.le !== undefined ? { maximum: number(facts.le, what) } : {}),
        ...common,
      };
    case "boolean":
    case "any":
    case "binary":
      return { type, ...common };
    case "array":
      return {
        type,
        items: readNode(object(facts.items, `items of ${what}`), what),
        ...(facts.collectionFormat === "multi" ||
            facts.collectionFormat === "csv"
          ? { collectionFormat: facts.collectionFormat }
          : {}),
        ...(facts.min_length !== undefined
          ? { minItems: number(facts.min_length, what) }
          : {}),
        ...(facts.max_length !== undefined
          ? { maxItems: number(facts.max_length, what) }
          : {}),
        ...common,
      };
    case "map":
      return {
        type,
        values: readNode(object(facts.values, `values of ${what}`), what),
        ...common,
      };
    case "object":
      return {
        type,
        fields: readFields(facts.fields ?? [], what),
        ...(facts.additionalProperties === true
          ? { additionalProperties: true }
          : {}),
        ...common,
      };
    default:
      throw new TypeError(
        `Cannot read the facts: ${what} has the unknown type ${
          JSON.stringify(type)
        }`,
      );
  }
}

function readFields(facts: Json, what: string, required = false): Field[] {
  return array(facts, `fields of ${what}`).map((each) => {
    const field = object(each, `field of ${what}`);
    const name = string(field.name, `name of a field of ${what}`);
    return {
      name,
      ...readNode(field, `${what}.${name}`),
      required: required || field.required === true,
    };
  });
}

function isTypeNode(value: JsonObject): boolean {
  return ["type", "ref", "oneOf", "anyOf", "fields"].some((key) =>
    key in value
  );
}

function readOperation(facts: JsonObject): OperationFacts {
  const name = string(facts.op, "the name of an operation");
  let accept = facts.accept === undefined
    ? undefined
    : array(facts.accept, `accept of ${name}`).map((v) => string(v, name));
  const responses: Record<string, TypeNode | null> = {};
  let events: TypeNode | undefined;
  let jsonl: TypeNode | undefined;
  const answers = object(facts.responses, `responses of ${name}`);
  for (const [status, answer] of Object.entries(answers)) {
    if (answer === null) {
      responses[status] = null;
      continue;
    }
    const value = object(answer, `answer ${status} of ${name}`);
    if (isTypeNode(value)) {
      responses[status] = readNode(value, `answer ${status} of ${name}`);
      continue;
    }
    // The other form: one type for each content type.
    const types = Object.keys(value);
    for (const type of types) {
      const node = readNode(object(value[type], name), `${type} of ${name}`);
      if (type === "text/event-stream") events = node;
      else responses[status] = node;
    }
    if (status.startsWith("2")) {
      accept ??= types.includes("application/json")
        ? types
        : [...types, "application/json"];
    }
  }
  if (facts.responses200jsonl !== undefined) {
    jsonl = readNode(object(facts.responses200jsonl, name), `lines of ${name}`);
  }
  const body = facts.body === undefined
    ? undefined
    : readBody(object(facts.body, `body of ${name}`), name);
  return {
    name,
    tag: string(facts.tag, `tag of ${name}`),
    method: string(facts.method, `method of ${name}`),
    path: string(facts.path, `path of ${name}`),
    ...(facts.base === "" ? { base: "" } : {}),
    ...(facts.keyless === true ? { keyless: true } : {}),
    pathParams: readFields(facts.pathParams ?? [], name, true).map(withCommas),
    query: readFields(facts.query ?? [], name).map(withBounds),
    ...(body ? { body } : {}),
    accept: accept ?? ["application/json"],
    responses,
    ...(jsonl ? { jsonl } : {}),
    ...(events ? { events } : {}),
  };
}

/** A list in a path is always joined by commas. */
function withCommas(parameter: Field): Field {
  return "type" in parameter && parameter.type === "array"
    ? { ...parameter, collectionFormat: "csv" }
    : parameter;
}

/** The facts bound no page, but there is no page before the first. */
function withBounds(parameter: Field): Field {
  return "type" in parameter && parameter.type === "integer" &&
      ["limit", "offset"].includes(parameter.name)
    ? { ...parameter, minimum: parameter.minimum ?? 0 }
    : parameter;
}

function readBody(facts: JsonObject, name: string): BodyFacts {
  const fields = facts.fields === undefined
    ? undefined
    : readFields(facts.fields, `body of ${name}`);
  return {
    contentType: array(facts.contentType, `contentType of ${name}`).map((v) =>
      string(v, name)
    ),
    required: facts.required === true ||
      (fields?.some((field) => field.required) ?? false),
    ...(facts.schema === undefined
      ? {}
      : { schema: readNode(object(facts.schema, name), `body of ${name}`) }),
    ...(fields ? { fields } : {}),
  };
}

/** Lays a change over a list of named facts. */
function changeNamed(
  list: Json | undefined,
  change: Json | undefined,
  what: string,
): void {
  for (const [name, facts] of Object.entries(object(change ?? {}, what))) {
    const found = array(list, what).map((v) => object(v, what))
      .find((each) => each.name === name);
    if (!found) {
      throw new TypeError(`Cannot change the facts: no "${name}" in ${what}`);
    }
    Object.assign(found, object(facts, what));
  }
}

function applyChange(
  change: JsonObject,
  operations: JsonObject[],
  schemas: JsonObject,
): void {
  if (change.schema !== undefined) {
    const name = string(change.schema, "a change");
    changeNamed(object(schemas[name], name).fields, change.fields, name);
    return;
  }
  const name = string(change.op, "a change");
  const operation = operations.find((each) => each.op === name);
  if (!operation) {
    throw new TypeError(`Cannot change the facts: no operation "${name}"`);
  }
  changeNamed(operation.query, change.query, name);
  if (change.responses !== undefined) {
    Object.assign(
      object(operation.responses, name),
      object(change.responses, name),
    );
  }
  if (change.body !== undefined) {
    operation.body = {
      ...object(operation.body ?? {}, name),
      ...object(change.body, name),
    };
  }
}

/**
 * Reads the facts and what is known beyond them.
 *
 * @param main The text of `rest-1.7.json`.
 * @param extras The text of `guide-extras.json`: operations and schemas to
 * add, and changes to lay over the others.
 * @returns Everything in one shape, operations in the order of the files.
 */
export function readFacts(main: string, extras: string): Facts {
  const base: Json = JSON.parse(main);
  const more: Json = JSON.parse(extras);
  const first = object(base, "the file");
  const second = object(more, "the extras");
  const operations = [
    ...array(first.operations, "operations"),
    ...array(second.operations, "operations of the extras"),
  ].map((each) => object(each, "an operation"));
  const schemas = {
    ...object(first.schemas, "schemas"),
    ...object(second.schemas, "schemas of the extras"),
  };
  for (const change of array(second.changes, "changes")) {
    applyChange(object(change, "a change"), operations, schemas);
  }
  const facts: Facts = {
    operations: operations.map(readOperation),
    schemas: new Map(
      Object.entries(schemas).map((
        [name, value],
      ) => [name, readNode(object(value, name), name)]),
    ),
  };
  checkFacts(facts);
  return facts;
}

/** Every name used once, every reference known, every path parameter declared. */
function checkFacts(facts: Facts): void {
  const names = new Set<string>();
  for (const { name, path, pathParams } of facts.operations) {
    if (names.has(name)) {
      throw new TypeError(`Operation "${name}" is there twice`);
    }
    names.add(name);
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const declared = pathParams.map((parameter) => parameter.name);
    if (inPath.toSorted().join() !== declared.toSorted().join()) {
      throw new TypeError(
        `Operation "${name}" declares the path parameters ${declared} for ${path}`,
      );
    }
  }
}

/** Gives the names of the schemas that a type names, at any depth. */
export function refsOf(node: TypeNode): string[] {
  if ("ref" in node) return [node.ref];
  if ("oneOf" in node) return node.oneOf.flatMap(refsOf);
  if (node.type === "array") return refsOf(node.items);
  if (node.type === "map") return refsOf(node.values);
  if (node.type === "object") return node.fields.flatMap(refsOf);
  return [];
}

/** Gives every type that an operation uses. */
export function nodesOf(operation: OperationFacts): TypeNode[] {
  const { pathParams, query, body, responses, jsonl, events } = operation;
  return [
    ...pathParams,
    ...query,
    ...(body?.schema ? [body.schema] : []),
    ...(body?.fields ?? []),
    ...Object.values(responses).filter((node) => node !== null),
    ...(jsonl ? [jsonl] : []),
    ...(events ? [events] : []),
  ];
}
