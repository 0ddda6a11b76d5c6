/**
 * What a kernel's processes hold after much work beside what they held before:
 * memory within a bound, descriptors and processes to the last one. How much
 * work is set by `CENOTE_LEAK_CELLS`, `…_RESTARTS`, `…_FRONT_ENDS` and
 * `…_INTERRUPTS`; with any of them the figures are printed.
 */
import { assert, assertEquals } from "@std/assert";
import type { FrontEnd } from "./_front_end.ts";
import {
  freeConnection,
  type Holdings,
  isRunning,
  KernelProcess,
} from "./_kernel_process.ts";
import { connectTo, hello, turn } from "./wire/_client.ts";

const MIB = 2 ** 20;

/** So much in use may come and go by itself: caches, compiled code. */
const IN_USE_BYTES = 4 * MIB;
/** So much more may the system have given, which V8 and the allocator keep for later. */
const KEPT_BYTES = 64 * MIB;

const isTold = Object.keys(Deno.env.toObject()).some((name) =>
  name.startsWith("CENOTE_LEAK_")
);

function times(name: string, usual: number): number {
  return Number(Deno.env.get(`CENOTE_LEAK_${name}`) ?? usual);
}

const CELLS = times("CELLS", 300);
const RESTARTS = times("RESTARTS", 5);
const FRONT_ENDS = times("FRONT_ENDS", 40);
const INTERRUPTS = times("INTERRUPTS", 24);

/** The processes are looked at by `/proc`. */
const ignore = Deno.build.os !== "linux";

/** A front end of a kernel that has opened all that it opens when first needed. */
async function begin(kernel: KernelProcess): Promise<FrontEnd> {
  const front = await kernel.connect();
  await front.run("1");
  const tail = { output: false, raw: true, hist_access_type: "tail", n: 1 };
  const { history } = await front.request("history_request", tail);
  assert(Array.isArray(history) && history.length === 1, "no history");
  return front;
}

/**
 * Compares what is held before and after, and tells it in the long run.
 *
 * @param bytes What each of so many `times` may leave in use: V8 keeps what it needs of every script.
 */
function assertHeld(
  what: string,
  before: Holdings,
  after: Holdings,
  { times = 0, bytes = 0 } = {},
): void {
  const inUse = IN_USE_BYTES + times * bytes;
  const kept = KEPT_BYTES + 4 * times * bytes;
  if (isTold) {
    const mib = (bytes: number) => `${(bytes / MIB).toFixed(1)} MiB`;
    console.log(
      `${what}: in use ${mib(before.inUse)} before and ${mib(after.inUse)} ` +
        `after (at most ${mib(inUse)} more), with garbage ${
          mib(before.memory)
        } and ` +
        `${mib(after.memory)} (at most ${
          mib(kept)
        } more); ${after.descriptors} of ` +
        `${before.descriptors} descriptors, ${after.processes} of ${before.processes} processes`,
    );
  }
  assertEquals(
    [after.descriptors, after.processes],
    [before.descriptors, before.processes],
    `descriptors and processes after ${what}`,
  );
  const grown = after.inUse - before.inUse;
  assert(grown <= inUse, `${what} left ${grown} bytes in use`);
  const taken = after.memory - before.memory;
  assert(taken <= kept, `${what} left ${taken} bytes`);
}

/** A cell of each kind, told apart by a number. */
const KINDS: readonly ((n: number) => string)[] = [
  (n) => `let x = ${n}; const big = "x".repeat(${n % 10_000});`,
  (n) => `console.log("line ${n}"); console.error("and ${n}");`,
  (n) => `({ n: ${n}, list: [1, 2, 3], text: "${n}" })`,
  (n) => `throw new TypeError("on purpose ${n}")`,
  (n) => `const a${n} = ;`,
  (n) =>
    `await Deno.jupyter.display({ "text/plain": "${n}" }, { raw: true, display_id: "d${n}" });` +
    `await Deno.jupyter.display({ "text/plain": "again" }, { raw: true, update: true, display_id: "d${n}" });`,
  (n) => `setTimeout(() => console.log("late ${n}"), 0);`,
  () => `await new Promise((done) => setTimeout(done, 0));`,
  (n) =>
    `enum Size { small = ${n}, large } class Box<T> { constructor(readonly of: T) {} } new Box(Size.large).of`,
  () => `import { join } from "node:path"; join("a", "b")`,
  (n) =>
    `const comm = Deno.jupyter.comms.open("target", {}); await comm.send({ n: ${n} }); await comm.close();`,
  (n) =>
    `function f(n: number): number { return n > 1 ? n * f(n - 1) : 1; } f(${n} % 20)`,
];

async function runCells(
  front: FrontEnd,
  from: number,
  to: number,
): Promise<void> {
  for (let n = from; n < to; n++) {
    const kind = KINDS[n % KINDS.length];
    await front.run(kind?.(n) ?? "");
    front.log.length = 0;
  }
}

Deno.test({
  name:
    `a kernel that has run ${CELLS} cells holds little more than before them`,
  ignore,
  async fn() {
    await using kernel = await KernelProcess.start();
    await using front = await begin(kernel);
    // Code is compiled, caches are filled.
    await runCells(front, 0, Math.max(KINDS.length * 10, CELLS / 10));
    const before = await kernel.holdings(front);
    await runCells(front, 0, CELLS);
    const after = await kernel.holdings(front, before);
    // Sources of cells are kept for errors that come from them later.
    assertHeld(
      `${CELLS} cells`,
      before,
      after,
      { times: CELLS, bytes: 5 * 1024 },
    );
    const { content } = await (await front.run("x")).done();
    assertEquals(content.status, "ok");
  },
});

Deno.test({
  name:
    `a kernel whose program ended ${RESTARTS} times holds what it held before`,
  ignore,
  async fn() {
    await using kernel = await KernelProcess.start();
    await using front = await begin(kernel);
    await front.run("Deno.exit(0)");
    await front.run("1");
    const before = await kernel.holdings(front);
    for (let n = 0; n < RESTARTS; n++) {
      const cell = await front.run(`let kept = ${n}; Deno.exit(${n % 3})`);
      assertEquals((await cell.done()).content.status, "error");
      const after = await front.run("typeof kept");
      assertEquals(
        after.of("execute_result").map(({ data }) => data),
        [{ "text/plain": `"undefined"` }],
      );
      front.log.length = 0;
    }
    assertHeld(
      `${RESTARTS} exits`,
      before,
      await kernel.holdings(front, before),
    );
  },
});

Deno.test({
  name: `a kernel that is restarted ${RESTARTS} times leaves no process behind`,
  ignore,
  async fn() {
    const connection = freeConnection();
    for (let n = 0; n < RESTARTS; n++) {
      await using kernel = await KernelProcess.start(connection);
      await using front = await kernel.connect();
      const cell = await front.run("1 + 1");
      assertEquals((await cell.done()).content.execution_count, 1);
      const pids = kernel.pids();
      assert(pids.length >= 2, `${pids.length} processes`);
      await front.send("shutdown_request", { restart: true }, {
        channel: "control",
      });
      assertEquals(await kernel.ended(), 0);
      while (pids.some(isRunning)) await turn();
    }
  },
});

Deno.test({
  name:
    `a kernel to which ${FRONT_ENDS} front ends have come and gone holds what it held before`,
  ignore,
  async fn() {
    await using kernel = await KernelProcess.start();
    await using front = await begin(kernel);
    const visit = async (n: number): Promise<void> => {
      await using visitor = await kernel.connect();
      if (n % 4 === 0) {
        // Leaves in the middle of its cell's output.
        await visitor.start(`for (let i = 0; i < 2_000; i++) console.log(i);`);
        return;
      }
      if (n % 4 === 1) {
        // Leaves while it is asked.
        await visitor.start(`prompt("Name?")`, { allow_stdin: true });
        await visitor.message(({ type }) => type === "input_request");
        await visitor.send("interrupt_request", {}, { channel: "control" });
        return;
      }
      if (n % 4 === 2) {
        // One that never says all of its hello.
        const { ip, transport, shell_port: port } = kernel.connection;
        const mute = await connectTo({ ip, transport, port });
        await mute.write(hello("DEALER").subarray(0, n % 64));
        mute.close();
      }
      await visitor.run("1 + 1");
    };
    for (let n = 0; n < 8; n++) await visit(n);
    await front.run("1");
    const before = await kernel.holdings(front);
    for (let n = 0; n < FRONT_ENDS; n++) {
      await visit(n);
      front.log.length = 0;
    }
    const last = await front.run("1 + 1");
    assertEquals((await last.done()).content.status, "ok");
    assertHeld(
      `${FRONT_ENDS} front ends`,
      before,
      await kernel.holdings(front, before),
      // Each has run a cell, which is remembered.
      { times: FRONT_ENDS, bytes: 5 * 1024 },
    );
  },
});

/** Cells that do not end by themselves. */
const ENDLESS = [
  "while (true) {}",
  "await new Promise(() => {})",
  "setTimeout(() => { while (true) {} }, 0); await new Promise(() => {})",
  `prompt("Name?")`,
  "for (;;) await new Promise((done) => setTimeout(done, 1))",
];

Deno.test({
  name:
    `a kernel that was interrupted ${INTERRUPTS} times in a row keeps its state and holds little more than before`,
  ignore,
  async fn() {
    await using kernel = await KernelProcess.start();
    await using front = await begin(kernel);
    await front.run("let kept = 17;");
    const tookMs: number[] = [];
    const interrupt = async (n: number): Promise<void> => {
      const code = ENDLESS[n % ENDLESS.length] ?? "";
      const cell = await front.start(`console.log("begun");\n${code}`, {
        allow_stdin: true,
      });
      await front.until(() => cell.text() === "begun\n" || undefined);
      if (code.startsWith("prompt")) {
        await front.message(({ type }) => type === "input_request");
      }
      const start = performance.now();
      await front.send("interrupt_request", {}, { channel: "control" });
      const { content } = await cell.done();
      tookMs.push(performance.now() - start);
      assertEquals(
        content.ename,
        "KeyboardInterrupt",
        `${n}: ${code}: ${content.evalue}`,
      );
      assertEquals(cell.of("error").map(({ ename }) => ename), [
        "KeyboardInterrupt",
      ]);
      front.log.length = 0;
    };
    for (let n = 0; n < 2 * ENDLESS.length; n++) await interrupt(n);
    const before = await kernel.holdings(front);
    tookMs.length = 0;
    for (let n = 0; n < INTERRUPTS; n++) await interrupt(n);
    const kept = await front.run("kept");
    assertEquals(
      kept.of("execute_result").map(({ data }) => data),
      [{ "text/plain": "17" }],
    );
    if (isTold) {
      tookMs.sort((a, b) => a - b);
      const at = (share: number) =>
        tookMs[Math.floor(share * (tookMs.length - 1))]?.toFixed(1);
      console.log(
        `interrupts: median ${at(0.5)} ms, 99 of 100 within ${
          at(0.99)
        } ms, at most ${at(1)} ms`,
      );
    }
    assertHeld(
      `${INTERRUPTS} interrupts`,
      before,
      await kernel.holdings(front, before),
      { times: INTERRUPTS, bytes: 16 * 1024 },
    );
  },
});
