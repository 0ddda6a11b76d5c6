/**
 * Prints the tables of operations and schemas.
 *
 * @module
 */
import type { Field, TypeNode } from "../../lib/api/node.ts";
import type { OperationFacts } from "./facts.ts";

/** Short forms of `lib/api/table.ts` that a file of tables makes use of. */
export type Helpers = Set<string>;

/** Prints a value as a TypeScript literal, the formatter sees to the rest. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    const members = Object.entries(value).map(([name, member]) =>
      `${/^[A-Za-z_]\w*$|^\d+$/.test(name) ? name : JSON.stringify(name)}: ${
        literal(member)
      }`
    );
    return `{ ${members.join(", ")} }`;
  }
  return JSON.stringify(value);
}

/** Prints a type, in its short form where there is one. */
export function nodeText(node: TypeNode, helpers: Helpers): string {
  const keys = Object.keys(node).length;
  if ("ref" in node && keys === 1) {
    helpers.add("ref");
    return `ref(${JSON.stringify(node.ref)})`;
  }
  if (
    "type" in node && node.type === "array" && keys === 2 &&
    "ref" in node.items &&
    Object.keys(node.items).length === 1
  ) {
    helpers.add("list");
    return `list(${JSON.stringify(node.items.ref)})`;
  }
  return literal(node);
}

/** Prints a schema of the table; one line for each field. */
export function schemaNodeText(name: string, node: TypeNode): string {
  return `${name}: ${literal(node)},`;
}

function bodyText(
  body: NonNullable<OperationFacts["body"]>,
  helpers: Helpers,
): string {
  const { contentType, required, schema, fields } = body;
  if (
    contentType.join() === "application/json" && required && schema &&
    !fields &&
    "ref" in schema && Object.keys(schema).length === 1
  ) {
    helpers.add("json");
    return `json(${JSON.stringify(schema.ref)})`;
  }
  return literal(body);
}

function isPlainText(field: Field): boolean {
  return "type" in field && field.type === "string" &&
    Object.keys(field).length === 3;
}

/** Prints an operation's row of the table of its tag. */
export function operationText(
  operation: OperationFacts,
  helpers: Helpers,
): string {
  const { name, tag, method, path, base, keyless, pathParams, query, body } =
    operation;
  const { accept, responses, jsonl, events } = operation;
  const spec: string[] = [];
  if (base === "") spec.push(`base: ""`);
  if (keyless) spec.push("keyless: true");
  if (pathParams.length > 0) {
    if (pathParams.every(isPlainText)) {
      helpers.add("texts");
      const names = pathParams.map((field) => JSON.stringify(field.name));
      spec.push(`pathParams: texts(${names.join(", ")})`);
    } else {
      spec.push(`pathParams: ${literal(pathParams)}`);
    }
  }
  if (query.length > 0) {
    spec.push(`query: [\n${query.map(literal).join(",\n")}\n]`);
  }
  if (body) spec.push(`body: ${bodyText(body, helpers)}`);
  if (accept.join() !== "application/json") {
    spec.push(`accept: ${literal(accept)}`);
  }
  const ok: string[] = [];
  const errors: string[] = [];
  for (const [status, node] of Object.entries(responses)) {
    const isError = node !== null && "ref" in node &&
      node.ref === "EndpointError";
    if (isError) errors.push(status === "default" ? `"default"` : status);
    else {ok.push(
        `${status}: ${node === null ? "null" : nodeText(node, helpers)}`,
      );}
  }
  if (ok.length > 0) spec.push(`ok: { ${ok.join(", ")} }`);
  if (errors.length > 0) spec.push(`errors: [${errors.join(", ")}]`);
  if (jsonl) spec.push(`jsonl: ${nodeText(jsonl, helpers)}`);
  if (events) spec.push(`events: ${nodeText(events, helpers)}`);
  const head = [name, tag, method, path].map((each) => JSON.stringify(each))
    .join(", ");
  return `${name}: operation(${head}, { ${spec.join(",\n")} }),`;
}
