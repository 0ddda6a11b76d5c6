import { operations } from "./generated/operations/mod.ts";
import type { Field, SchemaSet, TypeNode } from "./node.ts";
import { API_BASE, type Operation, type OperationName } from "./operation.ts";
import { loadSchemas } from "./schemas.ts";

/** What the document is to say and where its server stands. */
export interface OpenApiOptions {
  /** The server's address without `/api/v1`; `""` for the one that serves the document. */
  readonly serverUrl: string;
  /** The operations that the server really does. */
  readonly implemented: ReadonlySet<OperationName>;
  /** True for every operation, false for the implemented ones. @default {false} */
  readonly all?: boolean;
  /** The version of the server that serves the document. @default {"1.7"} */
  readonly version?: string;
}

/** An OpenAPI 3.1 document, or a part of one: plain data. */
export interface OpenApiObject {
  /** A part of the document. */
  [key: string]: unknown;
}

/**
 * Writes the API as an OpenAPI 3.1 document. Each operation says in
 * `x-cenote-implemented` whether the server does it.
 *
 * @param options What to list.
 * @returns The document, ready for JSON or YAML.
 *
 * @example A document of one operation
 * ```ts
 * import { openApiDocument } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * const document = await openApiDocument({
 *   serverUrl: "http://127.0.0.1:8080",
 *   implemented: new Set(["list_models"]),
 * });
 * assertEquals(Object.keys(Object(document["paths"])), ["/models"]);
 * ```
 */
export async function openApiDocument(
  options: OpenApiOptions,
): Promise<OpenApiObject> {
  const { serverUrl, implemented, all = false, version = "1.7" } = options;
  const address = serverUrl.replace(/\/+$/, "");
  const schemas = await loadSchemas();
  const listed = Object.values(operations)
    .filter((operation) => all || implemented.has(operation.name));
  const tags = [...new Set(listed.map((operation) => operation.tag))]
    .toSorted();
  return {
    openapi: "3.1.0",
    info: { title: "h2oGPTe REST API", version },
    servers: [{ url: address + API_BASE }],
    security: [{ bearerAuth: [] }],
    tags: tags.map((name) => ({ name })),
    paths: pathsOf(listed, implemented, address),
    components: {
      schemas: schemasOf(listed, schemas),
      securitySchemes: { bearerAuth: { type: "http", scheme: "bearer" } },
    },
  };
}

function pathsOf(
  listed: readonly Operation[],
  implemented: ReadonlySet<OperationName>,
  address: string,
): OpenApiObject {
  const paths: Record<string, OpenApiObject> = {};
  // OpenAPI takes two paths alike but for the names of parameters as one.
  const templates = new Map<string, string>();
  for (const operation of listed) {
    const shape = operation.path.replace(/\{\w+\}/g, "{}");
    const path = templates.get(shape) ?? operation.path;
    templates.set(shape, path);
    const item = paths[path] ??= operation.base === ""
      ? { servers: [{ url: address || "/" }] }
      : {};
    item[operation.method.toLowerCase()] = operationObject(
      operation,
      [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""),
      implemented.has(operation.name),
    );
  }
  return paths;
}

/** `list_agent_tools` in words: "List agent tools". */
function summaryOf(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function operationObject(
  operation: Operation,
  pathNames: readonly string[],
  isImplemented: boolean,
): OpenApiObject {
  const { name, tag, pathParams, query, body, keyless } = operation;
  // The parameters of a path shared with another operation go by its names.
  const ownNames = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) =>
    match[1]
  );
  const inPath = ownNames.flatMap((own, index) => {
    const parameter = pathParams.find((each) => each.name === own);
    return parameter
      ? [{ ...parameter, name: pathNames[index] ?? parameter.name }]
      : [];
  });
  const parameters = [
    ...inPath.map((parameter) => parameterObject(parameter, "path")),
    ...query.map((parameter) => parameterObject(parameter, "query")),
  ];
  return {
    operationId: name,
    summary: summaryOf(name),
    tags: [tag],
    "x-cenote-implemented": isImplemented,
    ...(keyless ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: bodyObject(body) } : {}),
    responses: responsesObject(operation),
  };
}

function parameterObject(
  parameter: Field,
  place: "path" | "query",
): OpenApiObject {
  const isList = "type" in parameter && parameter.type === "array";
  return {
    name: parameter.name,
    in: place,
    required: place === "path" || parameter.required,
    ...(isList
      ? {
        style: place === "path" ? "simple" : "form",
        explode: parameter.collectionFormat !== "csv",
      }
      : {}),
    schema: schemaObject(parameter),
  };
}

function bodyObject(body: NonNullable<Operation["body"]>): OpenApiObject {
  const content: OpenApiObject = {};
  for (const type of body.contentType) {
    const isForm = type === "multipart/form-data";
    if (isForm && body.fields) {
      content[type] = {
        schema: schemaObject({ type: "object", fields: body.fields }),
      };
    } else {content[type] = {
        schema: body.schema ? schemaObject(body.schema) : {},
      };}
  }
  return { required: body.required, content };
}

function responsesObject(operation: Operation): OpenApiObject {
  const responses: OpenApiObject = {};
  for (const [status, node] of Object.entries(operation.responses)) {
    const isSuccess = status.startsWith("2");
    const content: OpenApiObject = {};
    if (node !== null) {
      const type = isSuccess ? operation.accept[0] : undefined;
      content[type ?? "application/json"] = { schema: schemaObject(node) };
    }
    if (status === "200" && operation.jsonl) {
      content["application/jsonl"] = { schema: schemaObject(operation.jsonl) };
    }
    if (status === "200" && operation.events) {
      content["text/event-stream"] = { schema: schemaObject(operation.events) };
    }
    responses[status] = {
      description: describeStatus(status),
      ...(Object.keys(content).length > 0 ? { content } : {}),
    };
  }
  // A document must name an answer, and of some operations none but errors is known.
  if (Object.keys(responses).length === 0) {
    responses["default"] = { description: "Answer" };
  }
  return responses;
}

const STATUSES: Readonly<Record<string, string>> = {
  "200": "Success",
  "201": "Created",
  "204": "Success, without a body",
  "400": "The request does not fit",
  "401": "No key, or a wrong one",
  "403": "Not allowed with this key",
  "404": "Not found",
  "409": "In conflict with what is there or under way",
  "413": "Too large",
  "415": "Of a type that is not taken",
  "500": "The server failed",
  "502": "A server behind this one failed",
  "default": "Any other error",
};

function describeStatus(status: string): string {
  return STATUSES[status] ?? `Status ${status}`;
}

/** Turns a type into JSON Schema. */
function schemaObject(node: TypeNode): OpenApiObject {
  const schema = bareSchema(node);
  const extra = node.default === undefined ? {} : { default: node.default };
  if (!node.nullable) return { ...schema, ...extra };
  if (typeof schema["type"] === "string") {
    const values = schema["enum"];
    return {
      ...schema,
      type: [schema["type"], "null"],
      ...(Array.isArray(values) ? { enum: [...values, null] } : {}),
      ...extra,
    };
  }
  // An empty schema takes null already.
  if (Object.keys(schema).length === 0) return extra;
  return { anyOf: [schema, { type: "null" }], ...extra };
}

function bareSchema(node: TypeNode): OpenApiObject {
  if ("ref" in node) return { $ref: `#/components/schemas/${node.ref}` };
  if ("oneOf" in node) return { anyOf: node.oneOf.map(schemaObject) };
  switch (node.type) {
    case "string": {
      const known = {
        type: "string",
        ...(node.format ? { format: node.format } : {}),
        ...(node.enum ? { enum: [...node.enum] } : {}),
      };
      return node.enum && node.open
        ? { anyOf: [known, { type: "string" }] }
        : known;
    }
    case "integer":
    case "number": {
      const { type, format, minimum, maximum } = node;
      return {
        type,
        ...(format ? { format } : {}),
        ...(node.enum ? { enum: [...node.enum] } : {}),
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
      };
    }
    case "boolean":
      return { type: "boolean" };
    case "any":
      return {};
    case "binary":
      return { type: "string", format: "binary" };
    case "array": {
      const { minItems, maxItems } = node;
      return {
        type: "array",
        items: schemaObject(node.items),
        ...(minItems === undefined ? {} : { minItems }),
        ...(maxItems === undefined ? {} : { maxItems }),
      };
    }
    case "map":
      return {
        type: "object",
        additionalProperties: schemaObject(node.values),
      };
    case "object": {
      const required = node.fields.filter((field) => field.required);
      return {
        type: "object",
        properties: Object.fromEntries(
          node.fields.map((field) => [field.name, schemaObject(field)]),
        ),
        ...(required.length > 0
          ? { required: required.map((field) => field.name) }
          : {}),
        ...(node.additionalProperties ? { additionalProperties: true } : {}),
      };
    }
  }
}

/** Every schema that the operations name, at any depth. */
function schemasOf(
  listed: readonly Operation[],
  schemas: SchemaSet,
): OpenApiObject {
  const used = new Set<string>();
  const visit = (node: TypeNode): void => {
    if ("ref" in node) {
      if (used.has(node.ref)) return;
      used.add(node.ref);
      const schema = schemas[node.ref];
      if (schema) visit(schema);
    } else if ("oneOf" in node) node.oneOf.forEach(visit);
    else if (node.type === "array") visit(node.items);
    else if (node.type === "map") visit(node.values);
    else if (node.type === "object") node.fields.forEach(visit);
  };
  for (const { body, responses, jsonl, events } of listed) {
    if (body?.schema) visit(body.schema);
    for (const node of Object.values(responses)) if (node) visit(node);
    if (jsonl) visit(jsonl);
    if (events) visit(events);
  }
  const objects: OpenApiObject = {};
  for (const name of [...used].toSorted()) {
    const schema = schemas[name];
    if (schema) objects[name] = schemaObject(schema);
  }
  return objects;
}
