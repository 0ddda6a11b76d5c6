/**
 * Prints the TypeScript types of schemas and of operations.
 *
 * @module
 */
import type { Field, TypeNode } from "../../lib/api/node.ts";
import type { OperationFacts } from "./facts.ts";

/** What a type is printed for: files and bytes have another type each way. */
export type Direction = "send" | "receive";

/** Turns a schema's name into that of the file it stands in. */
export function snakeCase(name: string): string {
  return name
    .replace(/GraphRAG/, "GraphRag")
    .replace(/OpenAI/, "Openai")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .replace("apikeys", "api_keys");
}

/** Turns a tag into the name of the interface of its operations. */
export function interfaceName(tag: string): string {
  const words = snakeCase(tag).split("_");
  return words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join("") +
    "Operations";
}

/** Turns a tag into the name of the constant of its table. */
export function constantName(tag: string): string {
  return snakeCase(tag).replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
}

const IDENTIFIER_REGEXP = /^[A-Za-z_$][\w$]*$/;

function key(name: string): string {
  return IDENTIFIER_REGEXP.test(name) ? name : JSON.stringify(name);
}

/** Prints a type. */
export function typeText(node: TypeNode, direction: Direction): string {
  const text = bareType(node, direction);
  return node.nullable && text !== "unknown" ? `${text} | null` : text;
}

/** Prints a type so that `readonly` or `[]` can stand beside it. */
function memberType(node: TypeNode, direction: Direction): string {
  const text = typeText(node, direction);
  return /[|&]|^readonly /.test(text) ? `(${text})` : text;
}

function bareType(node: TypeNode, direction: Direction): string {
  if ("ref" in node) return node.ref;
  if ("oneOf" in node) {
    return node.oneOf.map((each) => typeText(each, direction)).join(" | ");
  }
  switch (node.type) {
    case "string": {
      if (!node.enum) return "string";
      const known = node.enum.map((value) => JSON.stringify(value)).join(" | ");
      return node.open ? `${known} | (string & Record<never, never>)` : known;
    }
    case "integer":
    case "number":
      return node.enum ? node.enum.join(" | ") : "number";
    case "boolean":
      return "boolean";
    case "any":
      return "unknown";
    case "binary":
      return direction === "send" ? "FileInput" : "Blob";
    case "array": {
      const items = memberType(node.items, direction);
      if (node.minItems !== undefined && node.minItems === node.maxItems) {
        return `readonly [${Array(node.minItems).fill(items).join(", ")}]`;
      }
      return `readonly ${items}[]`;
    }
    case "map":
      return `Readonly<Record<string, ${typeText(node.values, direction)}>>`;
    case "object":
      return objectText(
        node.fields,
        node.additionalProperties === true,
        direction,
      );
  }
}

function objectText(
  fields: readonly Field[],
  isOpen: boolean,
  direction: Direction,
): string {
  const lines = fields.map((field) => fieldText(field, direction));
  if (isOpen) {
    lines.push(
      "/** Fields that the API does not name. */\nreadonly [field: string]: unknown;",
    );
  }
  return lines.length === 0
    ? "Record<never, never>"
    : `{\n${lines.join("\n")}\n}`;
}

/** What a doc comment says about a field, one line each. */
function notes(field: Field): string[] {
  const lines: string[] = [];
  if ("format" in field && field.format && field.format !== "double") {
    lines.push(`Format: ${field.format}.`);
  }
  if ("minimum" in field && field.minimum !== undefined) {
    lines.push(`At least ${field.minimum}.`);
  }
  if ("maximum" in field && field.maximum !== undefined) {
    lines.push(`At most ${field.maximum}.`);
  }
  if (field.default !== undefined) {
    lines.push(`@default {${JSON.stringify(field.default)}}`);
  }
  return lines;
}

/** A field's name in words, which is all that is known of its meaning. */
function wordsOf(name: string): string {
  const words = name.replaceAll("_", " ").trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function docText(lines: readonly string[]): string {
  if (lines.length === 0) return "";
  if (lines.length === 1) return `/** ${lines[0]} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`).join("\n")}\n */\n`;
}

function fieldText(field: Field, direction: Direction, type?: string): string {
  // A schema's field is an export, and has a comment as each of them.
  const lines = direction === "receive"
    ? [wordsOf(field.name), ...notes(field)]
    : notes(field);
  return docText(lines) +
    `readonly ${key(field.name)}${field.required ? "" : "?"}: ${
      type ?? typeText(field, direction)
    };`;
}

/** Prints the declaration of a schema. */
export function schemaText(name: string, node: TypeNode): string {
  const doc = `/** The API's schema \`${name}\`. */\n`;
  if ("type" in node && node.type === "object") {
    const body = objectText(
      node.fields,
      node.additionalProperties === true,
      "receive",
    );
    // An interface without members takes anything at all; this takes any object.
    if (body.startsWith("Record")) {
      return `${doc}export type ${name} = ${body};`;
    }
    return `${doc}export interface ${name} ${body}`;
  }
  return `${doc}export type ${name} = ${typeText(node, "receive")};`;
}

/** A list in a path may be given as one string too, as when there is only one. */
function pathType(field: Field): string {
  const type = typeText(field, "send");
  if (!("type" in field) || field.type !== "array") return type;
  return `${memberType(field.items, "send")} | ${type}`;
}

/** Prints what a success gives: all the ways it may be answered. */
export function resultText(operation: OperationFacts): string {
  const types = Object.entries(operation.responses)
    .filter(([status]) => status.startsWith("2"))
    .map(([, node]) => node === null ? "undefined" : resultType(node));
  return types.length === 0 ? "unknown" : [...new Set(types)].join(" | ");
}

function resultType(node: TypeNode): string {
  const text = typeText(node, "receive");
  // The list itself is the caller's own, to sort and to add to.
  return text.replace(/^readonly /, "");
}

function bodyType(operation: OperationFacts): string | undefined {
  const { body } = operation;
  if (!body) return undefined;
  const types: string[] = [];
  if (body.fields) {
    types.push(
      `{\n${
        body.fields.map((field) => fieldText(field, "send")).join("\n")
      }\n}`,
    );
  }
  if (body.schema) types.push(typeText(body.schema, "send"));
  return types.join(" | ");
}

/** Prints an operation's member of the interface of its tag. */
export function callText(operation: OperationFacts, base: string): string {
  const { name, method, path, pathParams, query } = operation;
  const parts: string[] = [];
  if (pathParams.length > 0) {
    const fields = pathParams.map((field) =>
      fieldText(field, "send", pathType(field))
    );
    parts.push(`readonly path: {\n${fields.join("\n")}\n};`);
  }
  if (query.length > 0) {
    const optional = query.some((field) => field.required) ? "" : "?";
    const fields = query.map((field) => fieldText(field, "send"));
    parts.push(`readonly query${optional}: {\n${fields.join("\n")}\n};`);
  }
  const body = bodyType(operation);
  if (body) {
    parts.push(`readonly body${operation.body?.required ? "" : "?"}: ${body};`);
  }
  parts.push(`readonly result: ${resultText(operation)};`);
  const where = `\`${method} ${operation.base ?? base}${path}\``;
  return `/** ${where} */\nreadonly ${name}: {\n${parts.join("\n")}\n};`;
}
