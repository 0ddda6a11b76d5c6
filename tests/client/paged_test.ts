import { assert, assertEquals, assertRejects } from "@std/assert";
import {
  Connection,
  paged,
  ResponseError,
  ServerError,
} from "../../lib/client/mod.ts";

function listServer(answer: (offset: number, limit: number) => unknown) {
  const asked: [number, number][] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    (request) => {
      const { searchParams } = new URL(request.url);
      const offset = Number(searchParams.get("offset"));
      const limit = Number(searchParams.get("limit"));
      asked.push([offset, limit]);
      const found = answer(offset, limit);
      return found instanceof Response ? found : Response.json(found);
    },
  );
  const gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
    maxRetries: 0,
  });
  return { gpt, asked, [Symbol.asyncDispose]: () => server.shutdown() };
}

function collections(count: number) {
  return Array.from({ length: count }, (_, index) => ({ id: `c${index}` }));
}

Deno.test("paged() gives every item once, in order, for any number of items", async () => {
  for (const count of [0, 1, 2, 3, 4, 5, 6, 7, 9]) {
    const all = collections(count);
    await using it = listServer((offset, limit) =>
      all.slice(offset, offset + limit)
    );
    const got = await Array.fromAsync(
      paged(it.gpt, "list_collections", { query: { limit: 3 } }),
    );
    assertEquals(got.map(({ id }) => id), all.map(({ id }) => id));
    assertEquals(
      it.asked,
      collections(Math.floor(count / 3) + 1).map((_, page) => [page * 3, 3]),
    );
  }
});

Deno.test("paged() begins at the offset, and takes the operation's own page length", async () => {
  const all = collections(250);
  await using it = listServer((offset, limit) =>
    all.slice(offset, offset + limit)
  );
  const got = await Array.fromAsync(
    paged(it.gpt, "list_collections", { query: { offset: 30 } }),
  );
  assertEquals([got.length, got[0]?.id], [220, "c30"]);
  assertEquals(it.asked, [[30, 100], [130, 100], [230, 100]]);
  assertEquals(
    (await Array.fromAsync(paged(it.gpt, "list_collections"))).length,
    250,
  );
});

Deno.test("paged() asks for a page when its first item is wanted", async () => {
  await using it = listServer((offset, limit) =>
    collections(99).slice(offset, offset + limit)
  );
  for await (
    const { id } of paged(it.gpt, "list_collections", { query: { limit: 2 } })
  ) {
    if (id === "c2") break;
  }
  assertEquals(it.asked, [[0, 2], [2, 2]]);
});

Deno.test("paged() stops with an error at a server that ignores the offset", async () => {
  await using it = listServer(() => collections(3));
  const seen: string[] = [];
  const error = await assertRejects(async () => {
    for await (
      const { id } of paged(it.gpt, "list_collections", { query: { limit: 3 } })
    ) {
      seen.push(id);
    }
  }, ResponseError);
  assert(error.message.includes("the same 3 items"), error.message);
  assertEquals([seen.length, it.asked.length], [3, 2]);
});

Deno.test("paged() ends at a server that ignores the limit too: its page is not full", async () => {
  await using it = listServer(() => collections(3));
  assertEquals(
    (await Array.fromAsync(paged(it.gpt, "list_collections"))).length,
    3,
  );
});

Deno.test("paged() reads lists inside an object", async () => {
  const all = collections(5);
  await using it = listServer((offset, limit) => ({
    total: all.length,
    items: all.slice(offset, offset + limit),
  }));
  const got = await Array.fromAsync(
    paged(it.gpt, "list_memory_blocks", { query: { limit: 2 } }),
  );
  assertEquals(got.map(({ id }) => id), all.map(({ id }) => id));
  await using none = listServer(() => ({ total: 0, items: null }));
  assertEquals(
    await Array.fromAsync(paged(none.gpt, "list_memory_blocks")),
    [],
  );
});

Deno.test("paged() passes on errors, after the items before them", async () => {
  await using it = listServer((offset) =>
    offset === 0
      ? collections(2)
      : Response.json({ message: "Oh" }, { status: 500 })
  );
  const seen: string[] = [];
  await assertRejects(async () => {
    for await (
      const { id } of paged(it.gpt, "list_collections", { query: { limit: 2 } })
    ) {
      seen.push(id);
    }
  }, ServerError);
  assertEquals(seen, ["c0", "c1"]);
  await using wrong = listServer(() => ({ name: "x" }));
  await assertRejects(
    () => Array.fromAsync(paged(wrong.gpt, "list_collections")),
    ResponseError,
    "a list was wanted, and object came",
  );
});

Deno.test("paged() refuses pages without length, and operations without pages", async () => {
  const gpt = new Connection({ address: "http://127.0.0.1:9" });
  for (const limit of [0, -1, 1.5]) {
    await assertRejects(
      () =>
        Array.fromAsync(paged(gpt, "list_collections", { query: { limit } })),
      RangeError,
      "limit",
    );
  }
  const calls = [
    // @ts-expect-error one item is no list
    () => paged(gpt, "get_collection", { path: { collection_id: "c" } }),
    // @ts-expect-error this list has no pages
    () => paged(gpt, "list_models"),
    // @ts-expect-error a path that is missing
    () => paged(gpt, "list_documents_for_collection"),
    () =>
      paged(gpt, "list_documents_for_collection", {
        path: { collection_id: "c" },
      }),
  ];
  assertEquals(calls.length, 4);
});
