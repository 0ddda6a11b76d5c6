import { ServerError } from "../../lib/client/mod.ts";
import { cleanUp } from "../../lib/guide/mod.ts";
import { assert, assertEquals, assertRejects } from "@std/assert";
import { empty, problem, withCluster } from "./_cluster.ts";

Deno.test("cleanUp() goes on after a failure, takes 404 as done, and reports each result", () =>
  withCluster({
    "DELETE /api/v1/chats/:id": (_, { id }) =>
      id === "gone"
        ? problem(404, "No such chat")
        : id === "bad"
        ? problem(500, "boom")
        : empty(),
    "DELETE /api/v1/collections/:id": () => empty(),
  }, async ({ gpt, seen }) => {
    const report = await cleanUp(gpt, {
      chats: ["bad", { id: "gone" }, "c1", { id: "c1" }],
      collections: [{ id: "k1" }],
    });
    assertEquals(report.deleted, [{ kind: "chat", id: "c1" }, {
      kind: "collection",
      id: "k1",
    }]);
    assertEquals(report.missing, [{ kind: "chat", id: "gone" }]);
    assertEquals(report.failed.map(({ kind, id }) => [kind, id]), [[
      "chat",
      "bad",
    ]]);
    assert(report.failed[0]?.error instanceof ServerError);
    assertEquals(seen.length, 4);
  }));

Deno.test("cleanUp() deletes nothing when something has no id, and stops when cancelled", () =>
  withCluster({
    "DELETE /api/v1/chats/:id": () => empty(),
  }, async ({ gpt, seen }) => {
    assertEquals(await cleanUp(gpt, {}), {
      deleted: [],
      missing: [],
      failed: [],
    });
    await assertRejects(
      () => cleanUp(gpt, { chats: ["c1"], collections: [""] }),
      TypeError,
    );
    const reason = new Error("enough");
    const error = await assertRejects(() =>
      cleanUp(gpt, { chats: ["c1"] }, { signal: AbortSignal.abort(reason) })
    );
    assertEquals(error, reason);
    assertEquals(seen, []);
  }));
