import { GpteError } from "../../lib/client/mod.ts";
import { withChat, withCollection } from "../../lib/guide/mod.ts";
import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import {
  collection,
  empty,
  json,
  problem,
  type Route,
  withCluster,
} from "./_cluster.ts";

/** Routes that make a collection `k` and a chat `c`, and delete them as told. */
function routes(remove: Route = () => empty()): Record<string, Route> {
  return {
    "POST /api/v1/collections": () => json(collection("k"), 201),
    "POST /api/v1/chats": () =>
      json({ id: "c", updated_at: "2026-01-02T03:04:05Z" }, 201),
    "DELETE /api/v1/collections/:id": remove,
    "DELETE /api/v1/chats/:id": remove,
  };
}

Deno.test("withCollection() gives back what its function returned and deletes what it made", () =>
  withCluster(routes(), async ({ gpt, seen }) => {
    const result = await withCollection(
      gpt,
      { name: "k" },
      (made) =>
        withChat(gpt, { collection: made }, (chat) => `${made.id} ${chat.id}`),
    );
    assertEquals(result, "k c");
    assertEquals(seen.map(({ method, path }) => `${method} ${path}`), [
      "POST /api/v1/collections",
      "POST /api/v1/chats",
      "DELETE /api/v1/chats/c",
      "DELETE /api/v1/collections/k",
    ]);
    assertEquals(seen[0]?.text, '{"name":"k","description":""}');
    assertEquals(seen[1]?.query, { collection_id: "k" });
  }));

Deno.test("withChat() throws what its function threw, after the deletion", async () => {
  for (
    const thrown of [
      new RangeError("mine"),
      "a string",
      undefined,
      Object.freeze(new Error("x")),
    ]
  ) {
    await withCluster(routes(), async ({ gpt, seen }) => {
      const caught = await withChat(gpt, {}, () => Promise.reject(thrown)).then(
        () => "nothing was thrown",
        (error: unknown) => error,
      );
      assert(Object.is(caught, thrown));
      assertEquals(seen.at(-1)?.method, "DELETE");
    });
  }
});

Deno.test("withChat() deletes also when its function throws at once, and when it was cancelled", () =>
  withCluster(routes(), async ({ gpt, seen }) => {
    await assertRejects(
      () =>
        withChat(gpt, {}, () => {
          throw new RangeError("at once");
        }),
      RangeError,
    );
    const controller = new AbortController();
    const reason = new Error("enough");
    const error = await assertRejects(() =>
      withChat(gpt, {}, () => {
        controller.abort(reason);
        controller.signal.throwIfAborted();
      }, { signal: controller.signal })
    );
    assertEquals(error, reason);
    assertEquals(seen.filter((one) => one.method === "DELETE").length, 2);
  }));

Deno.test("a failed deletion never hides the first error, and is noted in it", () =>
  withCluster(routes(() => problem(500, "boom")), async ({ gpt }) => {
    const first = new RangeError("mine");
    const error = await assertRejects(() =>
      withCollection(
        gpt,
        "k",
        (made) =>
          withChat(gpt, { collection: made }, () => Promise.reject(first)),
      )
    );
    assertEquals(error, first);
    const suppressed: unknown = Reflect.get(first, "suppressed");
    assert(Array.isArray(suppressed));
    assertEquals(suppressed.map((one) => one instanceof GpteError), [
      true,
      true,
    ]);
    assertStringIncludes(String(suppressed[0]), "chat c");
    assertStringIncludes(String(suppressed[1]), "collection k");
  }));

Deno.test("a failed deletion after success is an error, and a collection that is gone is none", async () => {
  await withCluster(routes(() => problem(500, "boom")), async ({ gpt }) => {
    const error = await assertRejects(
      () => withChat(gpt, {}, () => 1),
      GpteError,
    );
    assertStringIncludes(error.message, "Cannot delete the chat c");
    assertStringIncludes(error.message, "boom");
  });
  await withCluster(
    routes(() => problem(404, "gone")),
    async ({ gpt }) => assertEquals(await withCollection(gpt, "k", () => 1), 1),
  );
});
