import { assert, assertEquals, assertRejects } from "@std/assert";
import {
  Connection,
  job,
  JobError,
  NotFoundError,
  TimeoutError,
} from "../../lib/client/mod.ts";
import { FakeHost } from "./_host.ts";

function jobServer(answer: (look: number) => Record<string, unknown>) {
  let looks = 0;
  const paths: string[] = [];
  const host = new FakeHost();
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    (request) => {
      paths.push(new URL(request.url).pathname);
      const found = answer(looks++);
      if (found.status === 404) {
        return Response.json({
          message: "No such job",
        }, { status: 404 });
      }
      return Response.json({
        id: "j1",
        kind: "IngestUploadsJob",
        errors: [],
        ...found,
      });
    },
  );
  const gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
    host,
  });
  return { gpt, host, paths, [Symbol.asyncDispose]: () => server.shutdown() };
}

Deno.test("job() looks until the job is done: soon at first, seldom in the end", async () => {
  await using it = jobServer((look) => ({
    overall_status: look < 20 ? "in progress" : "completed",
    progress: look / 20,
  }));
  const fractions: number[] = [];
  const done = await job(it.gpt, "j1", {
    onProgress: (fraction) => fractions.push(fraction),
  });
  assertEquals(done.overall_status, "completed");
  assertEquals(it.paths[0], "/api/v1/jobs/j1");
  assertEquals([fractions.length, fractions[10], fractions.at(-1)], [
    21,
    0.5,
    1,
  ]);
  assertEquals(it.host.slept.slice(0, 3), [50, 75, 112.5]);
  assertEquals(it.host.slept.at(-1), 2000);
});

Deno.test("job() takes the job that an operation gave", async () => {
  await using it = jobServer(() => ({ overall_status: "completed" }));
  assertEquals((await job(it.gpt, { id: "j7" })).id, "j1");
  assertEquals(it.paths, ["/api/v1/jobs/j7"]);
});

Deno.test("job() counts to one, however the server counts", async () => {
  const forms: [Record<string, unknown>, number][] = [
    [{ progress: 0.25 }, 0.25],
    [{ progress: 25 }, 0.25],
    [{ progress: 0, passed_percentage: 20, failed_percentage: 5 }, 0.25],
    [{}, 0],
    [{ progress: null, passed_percentage: null }, 0],
  ];
  for (const [form, wanted] of forms) {
    await using it = jobServer((look) =>
      look === 0
        ? { overall_status: "in progress", ...form }
        : { overall_status: "completed" }
    );
    const fractions: number[] = [];
    await job(it.gpt, "j1", {
      onProgress: (fraction) => fractions.push(fraction),
    });
    assertEquals(fractions, [wanted, 1]);
  }
});

Deno.test("job() throws what the job says went wrong", async () => {
  const errors = ["a.pdf: encrypted", "b.pdf: empty"];
  await using it = jobServer(() => ({ overall_status: "failed", errors }));
  const error = await assertRejects(() => job(it.gpt, "j1"), JobError);
  assertEquals(
    error.message,
    "Cannot complete IngestUploadsJob j1: it failed: a.pdf: encrypted; b.pdf: empty",
  );
  assertEquals([error.jobId, error.status, error.errors], [
    "j1",
    "failed",
    errors,
  ]);
  assert(typeof error.details === "object");
});

Deno.test("job() throws for a job that was canceled, and says by whom", async () => {
  await using it = jobServer(() => ({
    overall_status: "canceled",
    canceled_by: "ada",
    cancel_reason: "not needed",
    errors: null,
  }));
  const error = await assertRejects(() => job(it.gpt, "j1"), JobError);
  assertEquals(error.status, "canceled");
  assert(
    error.message.includes("it was canceled by ada: not needed"),
    error.message,
  );
});

Deno.test("job() gives up in time, and says that the job goes on", async () => {
  await using it = jobServer(() => ({ overall_status: "in progress" }));
  const error = await assertRejects(
    () => job(it.gpt, "j1", { timeoutMs: 5_000 }),
    TimeoutError,
  );
  assertEquals(error.timeoutMs, 5_000);
  assert(
    error.message.includes("it is not done after 5 s; it goes on"),
    error.message,
  );
  assertEquals(it.host.slept.reduce((sum, ms) => sum + ms, 0), 5_000);
  await assertRejects(() => job(it.gpt, "j1", { timeoutMs: 0 }), RangeError);
});

Deno.test("job() ends with the signal's reason, and with the server's error", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  await using it = jobServer((look) => {
    if (look === 2) controller.abort(reason);
    return { overall_status: "in progress" };
  });
  const { signal } = controller;
  const error = await job(it.gpt, "j1", { signal }).catch((error: unknown) =>
    error
  );
  assert(error === reason);
  await using none = jobServer(() => ({ status: 404 }));
  await assertRejects(() => job(none.gpt, "j1"), NotFoundError, "No such job");
});
