import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { progressOn } from "../../../lib/display/output/_progress.ts";
import { progress } from "../../../lib/display/output/progress.ts";
import type {
  CountedItems,
  ProgressOptions,
  ProgressReport,
} from "../../../lib/display/output/progress.ts";
import { on, TestHost } from "./_host.ts";
import { Screen } from "./_screen.ts";

const TERMINAL = { size: { columns: 80, rows: 24 } };

function screenOf(host: TestHost): string {
  const screen = new Screen(80, 24);
  host.written.forEach(([, text]) => screen.write(text));
  return screen.text();
}

function lastSent(host: TestHost): string {
  return host.sent.at(-1)?.data["text/plain"] ?? "";
}

Deno.test("progress() counts a loop and leaves the last state on the error output", async () => {
  const host = new TestHost(TERMINAL);
  const seen: number[] = [];
  for await (const n of on(host)([1, 2, 3, 4], { label: "Files" })) {
    seen.push(n);
    if (n === 3) {
      host.pass(200);
      assertEquals(
        screenOf(host),
        "Files   50% ━━━━━━━━━━━━━━━───────────────  2 of 4 · 1.8/s · 0:01 · 0:01 left",
      );
    }
    host.pass(500);
  }
  assertEquals(seen, [1, 2, 3, 4]);
  assertEquals(
    screenOf(host),
    "Files  100% ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  4 of 4 · 1.8/s · 2.2 s",
  );
  assertEquals(host.text("stdout"), "");
  assertEquals(host.timers, 0);
});

Deno.test("progress() goes through a plain for loop too", () => {
  const host = new TestHost(TERMINAL);
  const seen: string[] = [];
  for (const item of on(host)(new Set(["a", "b"]), { label: "Set" })) {
    seen.push(item);
    host.block(600);
  }
  assertEquals(seen, ["a", "b"]);
  assertEquals(
    screenOf(host),
    "Set  100% ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  2 of 2 · 1.7/s · 1.2 s",
  );
});

Deno.test("progress() shows nothing when all is over within a tenth of a second", async () => {
  for (const isNotebook of [true, false]) {
    for (const size of [undefined, TERMINAL.size]) {
      const host = new TestHost({ isNotebook, ...(size ? { size } : {}) });
      for await (const _ of on(host)([1, 2, 3])) host.pass(30);
      for (const _ of on(host)([1, 2, 3])) host.block(30);
      await on(host)(Promise.resolve(1));
      assertEquals([host.sent, host.written, host.timers], [[], [], 0]);
    }
  }
});

Deno.test("progress() in a notebook is one output with a last static state", async () => {
  const host = new TestHost({ isNotebook: true });
  for await (const n of on(host)([1, 2, 3], { label: "A <b>" })) {
    host.pass(1_000 * n);
  }
  assertEquals(new Set(host.sent.map(({ id }) => id)).size, 1);
  assertEquals(Object.keys(host.sent[0]?.data ?? {}), [
    "text/html",
    "text/plain",
  ]);
  assertEquals(
    host.sent.at(-1)?.data["text/html"]?.replaceAll(/ style="[^"]*"/g, ""),
    '<div class="mathjax_ignore tex2jax_ignore"><div><strong>A &lt;b&gt;</strong> <progress value="1" max="1" title="A &lt;b&gt;: 100%"></progress> <span>100%</span><span> · 3 of 3 · 2.0 s each · 6.0 s</span></div></div>',
  );
  assertEquals(host.settled, 1);
});

Deno.test("progress() does not know how many a generator gives, unless it is told", async () => {
  const host = new TestHost({ isNotebook: true });
  function* numbers() {
    yield* [1, 2, 3];
  }
  async function* later() {
    yield* numbers();
  }
  for await (const _ of on(host)(numbers())) host.pass(100);
  assertEquals(lastSent(host), "3 items · 10.0/s · 300 ms");
  for await (const _ of on(host)(later(), { total: 3 })) host.pass(100);
  assertEquals(
    lastSent(host),
    "100% ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  3 of 3 · 10.0/s · 300 ms",
  );
  for await (const _ of on(host)(later(), { total: 2 })) host.pass(100);
  assertEquals(lastSent(host), "3 items · 10.0/s · 300 ms");
  for await (const _ of on(host)(later(), { total: 4 })) host.pass(100);
  assertEquals(
    lastSent(host),
    " 75% ━━━━━━━━━━━━━━━━━━━━━━╸───────  ended at 3 of 4 · 10.0/s · 300 ms",
  );
});

Deno.test("progress() says that a loop was left, aborted, or failed", async () => {
  const host = new TestHost({ isNotebook: true });
  for await (const n of on(host)([1, 2, 3, 4])) {
    host.pass(100);
    if (n === 3) break;
  }
  assertEquals(lastSent(host).includes("stopped at 2 of 4"), true);

  for (const n of on(host)([1, 2, 3, 4])) {
    host.block(100);
    if (n === 2) break;
  }
  assertEquals(lastSent(host).includes("stopped at 1 of 4"), true);

  const error = new Error("no more");
  async function* failing() {
    yield 1;
    yield 2;
    throw error;
  }
  const thrown = await assertRejects(async () => {
    for await (const _ of on(host)(failing(), { total: 5 })) host.pass(100);
  });
  assertEquals(thrown, error);
  assertEquals(lastSent(host).includes("failed at 2 of 5"), true);
  assertEquals(host.timers, 0);
});

Deno.test("progress() ends by its signal, even while an item is awaited", async () => {
  const host = new TestHost({ isNotebook: true });
  const controller = new AbortController();
  let isReturned = false;
  const stuck: AsyncIterable<number> = {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        host.pass(500);
        queueMicrotask(() => controller.abort(new Error("enough")));
        return new Promise(() => {});
      },
      return() {
        isReturned = true;
        return Promise.resolve({ done: true, value: undefined });
      },
    }),
  };
  await assertRejects(
    async () => {
      const { signal } = controller;
      for await (const _ of on(host)(stuck, { signal, label: "Wait" }));
    },
    Error,
    "enough",
  );
  assertEquals(isReturned, true);
  assertEquals(lastSent(host), "Wait  stopped at 0 items · 500 ms");
});

Deno.test("progress() counts the bytes of a stream, a body and a blob, and changes none", async () => {
  const bytes = new Uint8Array(250_000).map((_, i) => i);
  const host = new TestHost({ isNotebook: true });
  const slow = () =>
    new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => controller.enqueue(bytes),
      pull(controller) {
        host.pass(500);
        controller.close();
      },
    }, { highWaterMark: 0 });
  const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) =>
    assertEquals(await new Response(stream).bytes(), bytes);

  await read(on(host)(slow(), { label: "Stream" }));
  assertEquals(lastSent(host), "Stream  250 kB · 500 kB/s · 500 ms");
  await read(on(host)(new Blob([bytes]), { label: "Blob" }));
  const headers = { "content-length": "250000" };
  await read(on(host)(new Response(slow(), { headers }), { label: "Body" }));
  assertEquals(
    lastSent(host),
    "Body  100% ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  250 kB of 250 kB · 500 kB/s · 500 ms",
  );
});

Deno.test("progress() lets go of a stream that nobody reads on, and passes its error through", async () => {
  const host = new TestHost({ isNotebook: true });
  let cancelled: unknown;
  const source = new ReadableStream<Uint8Array>({
    pull(controller) {
      host.pass(300);
      controller.enqueue(new Uint8Array(1_000));
    },
    cancel: (reason) => cancelled = reason,
  }, { highWaterMark: 0 });
  const reader = on(host)(source).getReader();
  await reader.read();
  await reader.cancel("enough");
  assertEquals(cancelled, "enough");
  assertEquals(lastSent(host).startsWith("stopped at 1 kB"), true);

  const failing = new ReadableStream<Uint8Array>({
    pull() {
      host.pass(300);
      throw new Error("cut");
    },
  }, { highWaterMark: 0 });
  await assertRejects(() => on(host)(failing).getReader().read(), Error, "cut");
  assertEquals(lastSent(host).startsWith("failed at 0 B"), true);

  const controller = new AbortController();
  const endless = new ReadableStream<Uint8Array>({}, { highWaterMark: 0 });
  const stopped = on(host)(endless, { signal: controller.signal }).getReader();
  const read = stopped.read();
  controller.abort(new Error("no"));
  await assertRejects(() => read, Error, "no");
  assertEquals(host.timers, 0);
});

Deno.test("progress() follows what steps and downloads report", async () => {
  const host = new TestHost({ isNotebook: true });
  const shown: string[] = [];
  const tell = (
    tells: ((report: ProgressReport) => void)[],
    options: ProgressOptions = {},
  ) =>
    on(host)(async (report) => {
      for (const one of tells) {
        one(report);
        host.pass(1_000);
        shown.push(lastSent(host).replaceAll(/[━╸─]+ /g, "").trim());
        await Promise.resolve();
      }
    }, options);

  await tell([
    (report) => report(0.25, { overall_status: "running" }),
    (report) => report(0.5),
  ]);
  await tell([(report) => report(500, 2_000)], { label: "save" });
  await tell([(report) => report({ name: "a.csv" }, 500, 1_000)]);
  await tell([(report) => report(3)], { total: 4 });
  await tell([
    (report) =>
      report({
        phase: "upload",
        name: "a.md",
        index: 1,
        count: 3,
        sentBytes: 10,
        totalBytes: 20,
      }),
    (report) => report({ phase: "ingest", count: 3 }),
    (report) => report({ phase: "wait", documents: 1, count: 3 }),
  ]);
  await tell([
    (report) =>
      report({ done: 1, total: 4, label: "Step", note: "<first> part" }),
  ]);
  assertEquals(
    shown.map((text) => text.replace(/(?: · |^|(?<=% ) )0:0.*$/, "")),
    [
      "25%  running",
      "50% ",
      "save   25%  500 B of 2 kB · 461 B/s",
      "50%  500 B of 1 kB · a.csv · 461 B/s",
      "75%  3 of 4 · 2.8/s",
      "50%  10 B of 20 B · a.md (2 of 3) · 9 B/s",
      "ingest, 3 files",
      "33%  1 of 3 · documents · 1.1 s each",
      "Step   25%  1 of 4 · <first> part · 1.1 s each",
    ],
  );
});

Deno.test("progress() gives what the job gives, and says how it ended", async () => {
  const host = new TestHost({ isNotebook: true });
  const result: number = await on(host)((report) => {
    report(0.9);
    host.pass(2_000);
    return 42;
  }, { label: "Job" });
  assertEquals(result, 42);
  assertEquals(
    lastSent(host),
    "Job  100% ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  2.0 s",
  );
  await assertRejects(
    () =>
      on(host)((report) => {
        report(0.5);
        host.pass(200);
        throw new Error("broken");
      }),
    Error,
    "broken",
  );
  assertEquals(lastSent(host).includes("50%"), true);
  assertEquals(lastSent(host).includes("failed"), true);
  await assertRejects(() =>
    on(host)(() => {
      host.pass(200);
      throw new DOMException("away", "AbortError");
    })
  );
  assertEquals(lastSent(host), "stopped · 200 ms");
});

Deno.test("progress() inside of another stands beneath it, and goes when it is told to", async () => {
  const host = new TestHost(TERMINAL);
  const run = on(host);
  for await (const n of run([1, 2], { label: "Outer" })) {
    const inner = run([1, 2], { label: `Inner ${n}`, keep: false });
    for await (const _ of inner) {
      host.pass(300);
      if (n === 2) {
        assertEquals(
          screenOf(host).split("\n").map((line) => line.slice(0, 7)),
          [
            "Outer  ",
            "Inner 2",
          ],
        );
      }
    }
  }
  assertEquals(
    screenOf(host),
    "Outer  100% ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  2 of 2 · 1.7/s · 1.2 s",
  );
});

Deno.test("progress() without a terminal writes now and then a line, without escape sequences", async () => {
  const host = new TestHost();
  const items = Array.from({ length: 30 }, (_, i) => i);
  for await (const _ of on(host)(items, { label: "CI" })) host.pass(1_000);
  const lines = host.text("stderr").trimEnd().split("\n");
  assertEquals(lines.length, 4);
  assertEquals(host.text().includes("\x1b"), false);
  assertEquals(lines[3]?.includes("30 of 30 · 1.0/s · 30.0 s"), true);
});

Deno.test("progress() refuses what it cannot count", () => {
  const host = new TestHost();
  for (const total of [-1, NaN, Infinity]) {
    assertThrows(
      () => on(host)([1], { total }),
      RangeError,
      "'total' must be a number from 0",
    );
  }
  for (const total of ["5", null, {}]) {
    assertThrows(
      () => Reflect.apply(progressOn, null, [host, [1], { total }]),
      TypeError,
      `'total' must be a number: found ${
        total === null ? "null" : typeof total
      }`,
    );
  }
  for (const source of [null, undefined, 3, {}]) {
    assertThrows(() => progressOn(host, source), TypeError, "found ");
  }
});

Deno.test("progress() has the types of what it is given", async () => {
  const items: CountedItems<number> = progress([1]);
  assertEquals([...items], [1]);
  const later: AsyncIterable<string> = progress((async function* () {
    yield "a";
  })());
  assertEquals(await Array.fromAsync(later), ["a"]);
  const bytes: ReadableStream<Uint8Array> = progress(new Response("ab"));
  assertEquals(await new Response(bytes).text(), "ab");
  const text: string = await progress(() => "a");
  assertEquals(text, "a");
  const number: number = await progress(Promise.resolve(3));
  assertEquals(number, 3);
});
