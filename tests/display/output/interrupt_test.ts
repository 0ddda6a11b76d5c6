/** What stops `live` and `progress`: a signal, and in a notebook the kernel's interrupt. */
import { assertEquals, assertRejects } from "@std/assert";
import { liveOn } from "../../../lib/display/output/_live.ts";
import { on, TestHost } from "./_host.ts";

function lastSent(host: TestHost): string {
  return host.sent.at(-1)?.data["text/plain"] ?? "";
}

Deno.test("live() is stopped by whoever interrupts the kernel, and leaves what came", async () => {
  const host = new TestHost({ isNotebook: true });
  let isCancelled = false;
  let pulls = 0;
  const source = new ReadableStream<string>({
    pull(controller) {
      if (pulls++ === 0) return controller.enqueue("So far");
      queueMicrotask(() => host.onInterrupts.forEach((stop) => stop()));
      return new Promise(() => {});
    },
    cancel() {
      isCancelled = true;
    },
  }, { highWaterMark: 0 });
  const error = await assertRejects(() => liveOn(host, source), DOMException);
  assertEquals([error.name, error.message], ["AbortError", "Interrupted"]);
  assertEquals(lastSent(host), "So far\n\nStopped after 6 characters");
  assertEquals(isCancelled, true);
  assertEquals([host.onInterrupts.size, host.timers], [0, 0]);

  const terminal = new TestHost({ size: { columns: 60, rows: 12 } });
  await liveOn(
    terminal,
    (async function* () {
      yield "A program ends as programs do";
      assertEquals(terminal.onInterrupts.size, 0);
    })(),
  );
});

Deno.test("progress() is stopped by whoever interrupts the kernel, whatever it counts", async () => {
  const host = new TestHost({ isNotebook: true });
  const interrupt = () => {
    host.pass(300);
    host.onInterrupts.forEach((stop) => stop());
  };
  const never = new Promise<never>(() => {});
  const stream = new ReadableStream<string>({
    pull: () => {
      queueMicrotask(interrupt);
      return never;
    },
  }, { highWaterMark: 0 });
  const runs: (() => Promise<unknown>)[] = [
    async () => {
      for await (const n of on(host)([1, 2, 3])) if (n === 2) interrupt();
    },
    async () => {
      const waiting = async function* () {
        yield 1;
        queueMicrotask(interrupt);
        await never;
      };
      for await (const _ of on(host)(waiting()));
    },
    () => on(host)(stream).getReader().read(),
    () => {
      queueMicrotask(interrupt);
      return on(host)(never);
    },
    () => {
      queueMicrotask(interrupt);
      return on(host)(() => never);
    },
  ];
  for (const run of runs) {
    const error = await assertRejects(run, DOMException, "Interrupted");
    assertEquals(error.name, "AbortError");
    assertEquals(lastSent(host).includes("stopped"), true, lastSent(host));
    assertEquals([host.onInterrupts.size, host.timers], [0, 0]);
  }
  // Nothing could be called back while a plain loop has the thread.
  for (const _ of on(host)([1])) assertEquals(host.onInterrupts.size, 0);
});

Deno.test("progress() is stopped by its signal while a job or a promise is awaited", async () => {
  const never = new Promise<never>(() => {});
  for (const isJob of [true, false]) {
    const host = new TestHost({ isNotebook: true });
    const controller = new AbortController();
    const { signal } = controller;
    const wait = isJob
      ? on(host)(() => never, { signal })
      : on(host)(never, { signal });
    host.pass(300);
    controller.abort(new Error("enough"));
    await assertRejects(() => wait, Error, "enough");
    assertEquals(lastSent(host), "stopped · 300 ms");
    assertEquals(host.timers, 0);
  }
});
