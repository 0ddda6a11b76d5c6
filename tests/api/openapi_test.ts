import { assert, assertEquals } from "@std/assert";
import {
  openApiDocument,
  type OpenApiObject,
  type OperationName,
  operations,
} from "../../lib/api/mod.ts";

const NAMES = new Set(
  Object.values(operations).map((operation) => operation.name),
);

function part(value: unknown, ...keys: string[]): OpenApiObject {
  let object: OpenApiObject = Object(value);
  for (const key of keys) object = Object(object[key]);
  return object;
}

const whole = await openApiDocument({
  serverUrl: "http://127.0.0.1:8080/",
  implemented: new Set<OperationName>(["list_models", "get_readiness"]),
  all: true,
});

/** Every operation of the document by its id, with where it stands. */
function operationsOf(document: OpenApiObject): Map<string, OpenApiObject> {
  const found = new Map<string, OpenApiObject>();
  for (const [path, item] of Object.entries(part(document, "paths"))) {
    for (const [method, operation] of Object.entries(part(item))) {
      if (method === "servers") continue;
      const object = part(operation);
      found.set(String(object["operationId"]), { ...object, path, method });
    }
  }
  return found;
}

Deno.test("openApiDocument() lists all operations and marks those that are done", () => {
  const listed = operationsOf(whole);
  assertEquals(listed.size, NAMES.size);
  const done = [...listed].filter(([, each]) =>
    each["x-cenote-implemented"] === true
  );
  assertEquals(done.map(([name]) => name).toSorted(), [
    "get_readiness",
    "list_models",
  ]);
});

Deno.test("openApiDocument() lists only what is done unless asked for all", async () => {
  const document = await openApiDocument({
    serverUrl: "",
    implemented: new Set<OperationName>(["get_chat_session_messages"]),
  });
  assertEquals([...operationsOf(document).keys()], [
    "get_chat_session_messages",
  ]);
  assertEquals(Object.keys(part(document, "components", "schemas")), [
    "ChatMessage",
    "ChatMessageMeta",
    "EndpointError",
  ]);
  assertEquals(document["servers"], [{ url: "/api/v1" }]);
  assertEquals(document["tags"], [{ name: "Chat" }]);
});

Deno.test("openApiDocument() gives paths outside the API a server of their own", () => {
  assertEquals(whole["servers"], [{ url: "http://127.0.0.1:8080/api/v1" }]);
  const paths = part(whole, "paths");
  assertEquals(part(paths, "/rpc/health/readiness")["servers"], [{
    url: "http://127.0.0.1:8080",
  }]);
  assertEquals(part(paths, "/rpc/health/readiness", "get")["security"], []);
  assertEquals(part(paths, "/models")["servers"], undefined);
});

Deno.test("openApiDocument() declares each path parameter under the path's own name", () => {
  for (const [name, operation] of operationsOf(whole)) {
    const inPath = [...String(operation["path"]).matchAll(/\{(\w+)\}/g)].map((
      each,
    ) => each[1]);
    const parameters = operation["parameters"];
    const declared = (Array.isArray(parameters) ? parameters : [])
      .map((each) => part(each)).filter((each) => each["in"] === "path");
    assertEquals(
      declared.map((each) => each["name"]).toSorted(),
      inPath.toSorted(),
      name,
    );
    assert(declared.every((each) => each["required"] === true), name);
  }
});

Deno.test("openApiDocument() has no two paths alike but for names", () => {
  const shapes = Object.keys(part(whole, "paths")).map((path) =>
    path.replace(/\{\w+\}/g, "{}")
  );
  assertEquals(new Set(shapes).size, shapes.length);
});

Deno.test("openApiDocument() resolves every reference", () => {
  const schemas = part(whole, "components", "schemas");
  const text = JSON.stringify(whole);
  for (
    const [, name = ""] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)
  ) {
    assert(schemas[name] !== undefined, name);
  }
});

Deno.test("openApiDocument() describes streams, files and text", () => {
  const content = (name: string) =>
    part(operationsOf(whole).get(name), "responses", "200", "content");
  assertEquals(Object.keys(content("get_completion")), [
    "application/json",
    "application/jsonl",
  ]);
  assertEquals(Object.keys(content("create_openai_chat_completion")), [
    "application/json",
    "text/event-stream",
  ]);
  assertEquals(content("download_file"), {
    "application/octet-stream": {
      schema: { type: "string", format: "binary" },
    },
  });
  assertEquals(content("get_liveness"), {
    "text/plain": { schema: { type: "string" } },
  });
  const body = part(
    operationsOf(whole).get("upload_file"),
    "requestBody",
    "content",
  );
  assertEquals(part(body, "multipart/form-data", "schema")["required"], [
    "file",
  ]);
});

Deno.test("openApiDocument() says in JSON Schema what may be null and what is open", () => {
  const collection = part(
    whole,
    "components",
    "schemas",
    "Collection",
    "properties",
  );
  assertEquals(collection["vex_encryption"], {
    type: ["string", "null"],
    enum: ["enabled", "disabled", null],
  });
  const parameters = operationsOf(whole).get("get_message_meta")
    ?.["parameters"];
  const infoType = part(Array.isArray(parameters) ? parameters[1] : undefined);
  assertEquals(infoType["name"], "info_type");
  assertEquals(part(infoType, "schema", "anyOf", "1"), { type: "string" });
});
