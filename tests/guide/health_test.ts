import {
  AuthenticationError,
  Connection,
  ConnectionError,
  NotFoundError,
  ResponseError,
  TimeoutError,
} from "../../lib/client/mod.ts";
import {
  checkLiveness,
  checkReadiness,
  waitUntilReady,
} from "../../lib/guide/mod.ts";
import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { problem, withCluster } from "./_cluster.ts";

Deno.test("checkReadiness() gives a server's 503 as data, after one request", () =>
  withCluster({
    "GET /rpc/health/readiness": () =>
      new Response("loading models\n", { status: 503 }),
    "GET /rpc/health/liveness": () => new Response(" OK \n"),
  }, async ({ gpt, seen }) => {
    const readiness = await checkReadiness(gpt.with({ maxRetries: 3 }));
    assertEquals(readiness, {
      ready: false,
      status: 503,
      text: "loading models",
    });
    assertEquals(seen.length, 1);
    assertEquals(await checkLiveness(gpt), {
      ready: true,
      status: 200,
      text: "OK",
    });
  }));

Deno.test("checkReadiness() throws for a wrong key, another kind of server, and no server", async () => {
  let status = 401;
  let address = "";
  await withCluster({
    "GET /rpc/health/readiness": () => problem(status, "no"),
  }, async (cluster) => {
    address = cluster.address;
    await assertRejects(() => checkReadiness(cluster.gpt), AuthenticationError);
    status = 404;
    await assertRejects(() => checkReadiness(cluster.gpt), NotFoundError);
  });
  await using gone = new Connection({ address, maxRetries: 0 });
  await assertRejects(() => checkReadiness(gone), ConnectionError);
});

Deno.test("waitUntilReady() asks until the server says yes", async () => {
  const answers = [503, 500, 200];
  const told: number[] = [];
  await withCluster({
    "GET /rpc/health/readiness": () =>
      new Response("…", { status: answers.shift() ?? 200 }),
  }, async ({ gpt }) => {
    const found = await waitUntilReady(gpt, {
      intervalMs: 5,
      onProbe: ({ status }) => told.push(status),
    });
    assertEquals(found.status, 200);
  });
  assertEquals(told, [503, 500, 200]);
});

Deno.test("waitUntilReady() gives up in time and says what it saw last", async () => {
  let address = "";
  await withCluster({
    "GET /rpc/health/readiness": () =>
      new Response("still loading", { status: 503 }),
  }, async (cluster) => {
    address = cluster.address;
    const error = await assertRejects(
      () => waitUntilReady(cluster.gpt, { totalTimeoutMs: 60, intervalMs: 5 }),
      TimeoutError,
    );
    assertStringIncludes(error.message, 'it answered 503 "still loading"');
  });
  await using gone = new Connection({ address });
  const error = await assertRejects(
    () => waitUntilReady(gone, { totalTimeoutMs: 60, intervalMs: 5 }),
    TimeoutError,
  );
  assertEquals(error.cause instanceof ConnectionError, true);
});

Deno.test("waitUntilReady() does not wait for a key to become right, and stops when cancelled", () =>
  withCluster({
    "GET /rpc/health/readiness": () => problem(401, "Invalid API key"),
  }, async ({ gpt }) => {
    await assertRejects(() => waitUntilReady(gpt), AuthenticationError);
    const reason = new Error("enough");
    const error = await assertRejects(() =>
      waitUntilReady(gpt, { signal: AbortSignal.abort(reason) })
    );
    assertEquals(error, reason);
  }));

Deno.test("waitUntilReady() knows no limit when none is wanted, and refuses none at all", () =>
  withCluster({
    "GET /rpc/health/readiness": () => new Response("OK"),
  }, async ({ gpt }) => {
    for (const totalTimeoutMs of [Infinity, 1e12, 0.5e9]) {
      assertEquals((await waitUntilReady(gpt, { totalTimeoutMs })).ready, true);
    }
    for (const totalTimeoutMs of [0, -1, NaN]) {
      await assertRejects(
        () => waitUntilReady(gpt, { totalTimeoutMs }),
        RangeError,
      );
    }
  }));

Deno.test("checkReadiness() does not take a web page for a healthy server", () =>
  withCluster({
    "GET /rpc/health/readiness": () =>
      new Response("<!doctype html><p>Sign in", {
        headers: { "content-type": "text/html" },
      }),
  }, async ({ gpt }) => {
    await assertRejects(
      () => checkReadiness(gpt),
      ResponseError,
      "an HTML page",
    );
  }));
