import { assert, assertEquals } from "@std/assert";
import {
  type Operation,
  operationPath,
  operations,
  type TypeNode,
} from "../../lib/api/mod.ts";
import { numbers } from "../bench/_corpus.ts";
import { newCollection, withServer } from "./_api.ts";
import { echoEngine } from "./_engine.ts";

const next = numbers(2_024);

function pick<T>(list: readonly T[]): T {
  const found = list[Math.floor(next() * list.length)];
  if (found === undefined) {
    throw new RangeError("Cannot pick out of an empty list");
  }
  return found;
}

const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 53,
  0.5,
  "",
  "x",
  "True",
  "\u0000",
  "\ud800",
  "../../etc/passwd",
  "x".repeat(10_000),
  [],
  [null],
  {},
  { __proto__: 1, constructor: 1, toString: 1 },
  [[[[[[]]]]]],
];

/** A value that more or less fits a type. */
function value(node: TypeNode | undefined, depth = 0): unknown {
  if (node === undefined || next() < 0.25 || depth > 4) return pick(ODD);
  if ("type" in node) {
    switch (node.type) {
      case "string":
        return node.enum === undefined
          ? pick(["a", "", "日本", '{"a":1}'])
          : pick(node.enum);
      case "integer":
      case "number":
        return pick([0, 1, 5, -1, 100, 1e15]);
      case "boolean":
        return next() < 0.5;
      case "array":
        return [value(node.items, depth + 1)];
      case "object":
        return Object.fromEntries(
          node.fields.filter(() => next() < 0.8).map((
            one,
          ) => [one.name, value(one, depth + 1)]),
        );
      default:
        return {};
    }
  }
  return {};
}

function path(operation: Operation, ids: readonly string[]): string {
  const filled = operationPath(operation).replace(/\{\w+\}/g, () => {
    const odd = [
      "..",
      "%2e%2e%2f",
      "a,b",
      "%00",
      "💧",
      "'",
      "x".repeat(3_000),
      "%zz",
      "-1",
      "",
    ];
    return next() < 0.7 ? pick(ids) : pick(odd);
  });
  const query = operation.query.filter(() => next() < 0.5).map((one) => {
    const sent = value(one);
    return `${one.name}=${
      encodeURIComponent(
        typeof sent === "string"
          ? sent.toWellFormed()
          : JSON.stringify(sent) ?? "",
      )
    }`;
  });
  return query.length === 0 ? filled : `${filled}?${query.join("&")}`;
}

Deno.test("serve() answers no bad request with 500, and lives on", async () => {
  const failures: string[] = [];
  await withServer(async (call) => {
    const collection = await newCollection(call);
    const chat = (await call("POST", "/api/v1/chats", { body: {} })).body.id;
    const answer = await call("POST", `/api/v1/chats/${chat}/completions`, {
      body: { message: "Hello" },
    });
    const ids = [
      collection,
      chat,
      answer.body.message_id,
      crypto.randomUUID(),
      "nothing",
    ];
    const known = Object.values(operations);
    const document = await call("GET", "/api-spec.json");
    const implemented = new Set(
      Object.values<Record<string, { operationId: string }>>(
        document.body.paths,
      )
        .flatMap((item) => Object.values(item).map((one) => one.operationId)),
    );
    const targets = known.filter((one) => implemented.has(one.name));
    assert(targets.length > 50);
    for (let i = 0; i < 1_500; i++) {
      const operation = pick(targets);
      const target = path(operation, ids);
      const schema = operation.body?.schema;
      const body = next() < 0.15
        ? pick([
          "{",
          "[1",
          "nul",
          "\u0000",
          '"',
          "{}{}",
          "%",
          "[".repeat(5_000),
        ])
        : JSON.stringify(value(schema)) ?? "";
      const hasBody = operation.method !== "GET";
      const found = await call(
        operation.method,
        target,
        hasBody ? { body } : {},
      );
      if (found.status >= 500 && found.status !== 501) {
        failures.push(
          `${found.status} ${operation.method} ${target.slice(0, 200)} ${
            body.slice(0, 200)
          }`,
        );
      }
      if (found.status >= 400 && target.startsWith("/openai_api/")) {
        assertEquals(typeof found.body.error.message, "string");
      } else if (found.status >= 400) {
        assertEquals(found.body.code, found.status);
        assertEquals(typeof found.body.message, "string");
      }
    }
    assertEquals((await call("GET", "/rpc/health/readiness")).status, 200);
  }, {
    engine: echoEngine,
    logger: {
      info() {},
      error: (message, cause) => failures.push(`${message}: ${cause}`),
    },
  });
  assertEquals(failures, []);
});
