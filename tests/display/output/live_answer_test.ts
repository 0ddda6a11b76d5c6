/** `live` and `progress` with the client's own streams and steps, over real sockets. */
import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import {
  Connection,
  job,
  streamCompletion,
  streamOpenAi,
} from "../../../lib/client/mod.ts";
import { liveOn } from "../../../lib/display/output/_live.ts";
import { progressOn } from "../../../lib/display/output/_progress.ts";
import type {
  ProgressOptions,
  ProgressReport,
} from "../../../lib/display/output/progress.ts";
import { TestHost } from "./_host.ts";

function lastOf(host: TestHost): string {
  return host.sent.at(-1)?.data["text/plain"] ?? "";
}

Deno.test("live() of an Answer gives what final() gives", async () => {
  const lines = [
    { body: "A natural " },
    { files: [{ filename: "pit.csv", id: "f1" }] },
    { body: "pit.", finished: true, message_id: "m1" },
  ];
  await using server = Deno.serve(
    { port: 0, onListen() {} },
    () =>
      new Response(lines.map((line) => `${JSON.stringify(line)}\n`).join(""), {
        headers: { "content-type": "application/jsonl" },
      }),
  );
  const gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
  });
  const ask = () =>
    streamCompletion(gpt, {
      path: { session_id: "s1" },
      body: { message: "What is a cenote?" },
    });
  const host = new TestHost({ isNotebook: true });
  assertEquals(await liveOn(host, ask()), await ask().final());
  assertStringIncludes(lastOf(host), "A natural pit.");
  assertStringIncludes(lastOf(host), "pit.csv");
});

Deno.test("live() that is stopped cancels the request behind an Answer and an OpenAiStream", async () => {
  let cancelled = 0;
  const gone: (() => void)[] = [];
  await using server = Deno.serve({ port: 0, onListen() {} }, (request) => {
    const isJsonl = request.url.endsWith("/completions") &&
      !request.url.includes("openai");
    const first = isJsonl
      ? '{"body":"So far"}\n'
      : 'data: {"choices":[{"index":0,"delta":{"content":"So far"}}]}\n\n';
    return new Response(
      new ReadableStream({
        start: (it) => it.enqueue(new TextEncoder().encode(first)),
        cancel() {
          cancelled++;
          gone.shift()?.();
        },
      }),
      {
        headers: {
          "content-type": isJsonl ? "application/jsonl" : "text/event-stream",
        },
      },
    );
  });
  const gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
  });
  const streams = [
    () =>
      streamCompletion(gpt, {
        path: { session_id: "s1" },
        body: { message: "Go on" },
      }),
    () =>
      streamOpenAi(gpt, {
        body: { messages: [{ role: "user", content: "Go on" }] },
      }),
  ];
  for (const stream of streams) {
    const host = new TestHost({ isNotebook: true });
    const controller = new AbortController();
    const wasCancelled = new Promise<void>((resolve) => gone.push(resolve));
    // What came first is shown; from then on nothing comes any more.
    const seen = setInterval(() => {
      host.pass(200);
      if (lastOf(host).startsWith("So far")) {
        controller.abort(new Error("enough"));
      }
    }, 5);
    await assertRejects(
      () => liveOn(host, stream(), { signal: controller.signal }),
      Error,
      "enough",
    );
    clearInterval(seen);
    await wasCancelled;
    assertEquals(lastOf(host), "So far\n\nStopped after 6 characters");
  }
  assertEquals(cancelled, 2);
});

Deno.test("progress() takes the place of a job's onProgress as it is", async () => {
  let looks = 0;
  await using server = Deno.serve({ port: 0, onListen() {} }, () => {
    const overall_status = ++looks < 3 ? "in progress" : "completed";
    return Response.json({ id: "j1", overall_status, progress: looks / 3 });
  });
  const gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
  });
  const host = new TestHost({ isNotebook: true });
  const frames: string[] = [];
  const options: ProgressOptions = { label: "Ingestion" };
  const done = await progressOn(
    host,
    (report: ProgressReport) =>
      job(gpt, "j1", {
        onProgress: (...told) => {
          report(...told);
          host.pass(1_000);
          frames.push(lastOf(host));
        },
      }),
    options,
  );
  assertEquals(Reflect.get(Object(done), "overall_status"), "completed");
  assertStringIncludes(frames[0] ?? "", "33% ");
  assertStringIncludes(frames[0] ?? "", "in progress");
  assertStringIncludes(lastOf(host), "Ingestion  100% ");
});

Deno.test("progress() has a report that fits every step's onProgress, by its types", () => {
  const fits = (report: ProgressReport) => {
    const inJob: (fraction: number, details: object) => void = report;
    const inSave: (bytes: number, total: number | undefined) => void = report;
    const inFiles: (
      file: { readonly name: string },
      loaded: number,
      total?: number,
    ) => void = report;
    const inIngest: (
      told:
        | {
          readonly phase: "upload";
          readonly name: string;
          readonly index: number;
          readonly count: number;
          readonly sentBytes: number;
          readonly totalBytes: number | undefined;
        }
        | { readonly phase: "ingest"; readonly count: number }
        | {
          readonly phase: "wait" | "done";
          readonly documents: number;
          readonly count: number;
          readonly elapsedMs: number;
        },
    ) => void = report;
    return [inJob, inSave, inFiles, inIngest];
  };
  assertEquals(fits.length, 1);
});
