import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  createRouter,
  type Operation,
  operationPath,
  operations,
  type RouteMatch,
} from "../../lib/api/mod.ts";

const route = createRouter(operations);

function match(method: string, path: string): RouteMatch {
  const found = route(method, path);
  assert(found && "operation" in found, `${method} ${path} finds nothing`);
  return found;
}

Deno.test("createRouter() finds every operation by its own path", () => {
  for (const operation of Object.values(operations)) {
    const path = operationPath(operation).replace(/\{(\w+)\}/g, "id-of-$1");
    const found = match(operation.method, path);
    assertEquals(found.operation.name, operation.name);
    for (const { name } of operation.pathParams) {
      assertEquals(found.path[name], `id-of-${name}`, operation.name);
    }
  }
});

Deno.test("createRouter() prefers a literal segment to a parameter", () => {
  assertEquals(
    match("POST", "/api/v1/chats/delete_job").operation.name,
    "create_delete_chat_session_job",
  );
  assertEquals(
    match("GET", "/api/v1/chats/count").operation.name,
    "get_chat_session_count",
  );
  const chat = match("GET", "/api/v1/chats/7");
  assertEquals(chat.operation.name, "get_chat_session");
  assertEquals(chat.path, { session_id: "7" });
});

Deno.test("createRouter() falls back to a parameter where the literal leads nowhere", () => {
  const base: Omit<Operation, "path"> = operations.list_models;
  const small = createRouter([
    { ...base, path: "/a/b/d" },
    { ...base, path: "/a/{x}/c" },
  ]);
  const found = small("GET", "/api/v1/a/b/c");
  assert(found && "operation" in found);
  assertEquals(found.path, { x: "b" });
});

Deno.test("createRouter() names the methods of a path that has others", () => {
  assertEquals(route("PATCH", "/api/v1/chats/7/completions"), {
    allow: ["POST"],
  });
  const found = route("BREW", "/api/v1/collections");
  assert(found && "allow" in found);
  assertEquals(found.allow.includes("GET"), true);
  assertEquals(found.allow.includes("HEAD"), true);
});

Deno.test("createRouter() takes HEAD for GET", () => {
  assertEquals(match("HEAD", "/api/v1/models").operation.name, "list_models");
});

Deno.test("createRouter() tells operations apart whose paths differ by names only", () => {
  assertEquals(match("DELETE", "/api/v1/roles/1,2").path, { role_ids: "1,2" });
});

Deno.test("createRouter() decodes what stands in a path", () => {
  assertEquals(match("GET", "/api/v1/collections/a%20b%2Fc%C3%A9").path, {
    collection_id: "a b/cé",
  });
});

Deno.test("createRouter() finds nothing for unknown and malformed paths", () => {
  for (
    const path of [
      "/",
      "",
      "/api/v1",
      "/api/v1/",
      "/api/v1/nothing",
      "/api/v1/collections/",
      "/api/v1/chats//messages",
      "/api/v1/collections/%",
      "/api/v1/collections/%E0%A4%A",
      "/api/v2/collections",
      "/collections",
      "/api/v1/__proto__",
      "/api/v1/constructor",
    ]
  ) assertEquals(route("GET", path), undefined, path);
});

Deno.test("createRouter() refuses two operations of one method and path", () => {
  const { list_models } = operations;
  assertThrows(
    () => createRouter([list_models, list_models]),
    TypeError,
    "list_models",
  );
});
