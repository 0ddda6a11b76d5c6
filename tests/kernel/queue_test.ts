import { assertEquals } from "@std/assert";
import { RequestQueue } from "../../lib/kernel/queue.ts";

/** A request that waits until it is let go. */
function request(name: string, log: string[], canAbort = true) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const finished = Promise.withResolvers<void>();
  return {
    go: resolve,
    finished: finished.promise,
    async run() {
      log.push(`${name} runs`);
      await promise;
      log.push(`${name} ends`);
      finished.resolve();
    },
    ...(canAbort
      ? {
        abort() {
          log.push(`${name} aborted`);
          finished.resolve();
        },
      }
      : {}),
  };
}

Deno.test("RequestQueue.push() starts the first request at once and the others in their turn", async () => {
  const log: string[] = [];
  const queue = new RequestQueue();
  const [a, b] = [request("a", log), request("b", log)];
  queue.push(a);
  queue.push(b);
  assertEquals(log, ["a runs"]);
  assertEquals(queue.isBusy, true);
  b.go();
  a.go();
  await b.finished;
  assertEquals(log, ["a runs", "a ends", "b runs", "b ends"]);
});

Deno.test("RequestQueue.abortWaiting() drops what waits now, not what comes after, nor what cannot be dropped", async () => {
  const log: string[] = [];
  const queue = new RequestQueue();
  const [a, b, c, d] = [
    request("a", log),
    request("b", log),
    request("c", log, false),
    request("d", log),
  ];
  queue.push(a);
  queue.push(b);
  queue.push(c);
  queue.abortWaiting();
  queue.push(d);
  for (const one of [a, b, c, d]) one.go();
  await d.finished;
  assertEquals(log, [
    "a runs",
    "a ends",
    "b aborted",
    "c runs",
    "c ends",
    "d runs",
    "d ends",
  ]);
});
