import { assert, assertEquals } from "@std/assert";
import {
  loadSchemas,
  type Operation,
  operationPath,
  operations,
  type SchemaSet,
  type TypeNode,
} from "../../lib/api/mod.ts";

const all: readonly Operation[] = Object.values(operations);

function refsOf(node: TypeNode): string[] {
  if ("ref" in node) return [node.ref];
  if ("oneOf" in node) return node.oneOf.flatMap(refsOf);
  if (node.type === "array") return refsOf(node.items);
  if (node.type === "map") return refsOf(node.values);
  return node.type === "object" ? node.fields.flatMap(refsOf) : [];
}

function nodesOf(operation: Operation): TypeNode[] {
  const { body, responses, jsonl, events } = operation;
  return [body?.schema, ...Object.values(responses), jsonl, events]
    .filter((node) => node !== undefined && node !== null);
}

Deno.test("operations holds every call of the API and those outside of it", () => {
  assertEquals(all.length, 385 + 75 + 5);
  const outside = all.filter((operation) => operation.base === "");
  assertEquals(outside.map(operationPath).toSorted(), [
    "/file",
    "/openai_api/v1/chat/completions",
    "/openai_api/v1/models",
    "/rpc/health/liveness",
    "/rpc/health/readiness",
  ]);
});

Deno.test("operations names each operation as its key does", () => {
  for (const [name, operation] of Object.entries(operations)) {
    assertEquals<string>(operation.name, name);
    assert(operation.path.startsWith("/"), name);
    assert(operation.accept.length > 0, name);
  }
});

Deno.test("operations declares exactly the parameters that a path has", () => {
  for (const { name, path, pathParams } of all) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) =>
      match[1] ?? ""
    );
    assertEquals(
      pathParams.map((each) => each.name).toSorted(),
      inPath.toSorted(),
      name,
    );
    assert(pathParams.every((each) => each.required), name);
  }
});

Deno.test("operations refers only to schemas that there are", async () => {
  const schemas: SchemaSet = await loadSchemas();
  for (const operation of all) {
    for (const name of nodesOf(operation).flatMap(refsOf)) {
      assert(schemas[name], name);
    }
  }
  for (const node of Object.values(schemas)) {
    for (const name of refsOf(node)) assert(schemas[name], name);
  }
  assert(Object.keys(schemas).length >= 259 + 58);
});

Deno.test("operations has the answers of the guide's calls", () => {
  const statuses = (operation: Operation) => Object.keys(operation.responses);
  assertEquals(statuses(operations.create_collection), [
    "201",
    "400",
    "401",
    "403",
    "404",
  ]);
  assertEquals(statuses(operations.upload_file), ["200", "400", "401"]);
  assertEquals(statuses(operations.ingest_upload), ["204", "400", "401"]);
  assertEquals(statuses(operations.create_chat_session), [
    "201",
    "400",
    "401",
    "404",
  ]);
  assertEquals(statuses(operations.delete_chat_session), [
    "204",
    "400",
    "401",
    "404",
  ]);
  assertEquals(statuses(operations.delete_collection), [
    "204",
    "400",
    "401",
    "404",
  ]);
  assert(statuses(operations.delete_agent_server_files).includes("409"));
  assertEquals(operations.delete_chat_session.responses["204"], null);
});

Deno.test("operations knows what else than JSON is sent and answered", () => {
  assertEquals(operations.get_completion.accept, [
    "application/json",
    "application/jsonl",
  ]);
  assertEquals(operations.get_completion.jsonl, {
    oneOf: [{ ref: "ChatCompletionDelta" }, { ref: "ChatError" }],
  });
  assertEquals(operations.create_openai_chat_completion.events, {
    ref: "OpenAiChatCompletionChunk",
  });
  assertEquals(operations.upload_file.body?.contentType, [
    "multipart/form-data",
  ]);
  assertEquals(operations.ingest_from_plain_text.body?.contentType, [
    "text/plain",
  ]);
  assertEquals(operations.download_file.responses["200"], { type: "binary" });
  assertEquals(operations.download_feedback_export.accept[0], "text/csv");
  assertEquals(operations.download_feedback_export.responses["200"], {
    type: "string",
  });
  assertEquals(operations.get_readiness.accept, ["text/plain"]);
  const tool = operations.update_custom_agent_tool.body;
  assertEquals(tool?.contentType, ["multipart/form-data", "application/json"]);
  assert(tool?.schema && tool.fields);
});

Deno.test("operations has the defaults and values of parameters", () => {
  const find = (operation: Operation, name: string) =>
    operation.query.find((parameter) => parameter.name === name);
  assertEquals(find(operations.list_collections, "limit")?.default, 100);
  assertEquals(find(operations.list_collections, "ascending")?.default, false);
  assertEquals(
    find(operations.list_collections, "sort_column")?.default,
    "updated_at",
  );
  assertEquals(find(operations.ingest_upload, "collection_id")?.required, true);
  const infoType = find(operations.get_message_meta, "info_type");
  assert(infoType && "type" in infoType && infoType.type === "string");
  assert(infoType.open && infoType.enum?.includes("agent_chat_history_md"));
});
