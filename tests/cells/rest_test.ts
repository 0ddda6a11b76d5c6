import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { CellEngine, type CellEvent } from "../../lib/cells/mod.ts";

/** An engine that keeps its events. */
function start(options: Partial<Parameters<typeof CellEngine.start>[0]> = {}) {
  const events: CellEvent[] = [];
  const engine = CellEngine.start({
    ...options,
    onEvent: (event) => void events.push(event),
  });
  const printed = () =>
    events.map((event) => event.type === "stream" ? event.text : "").join("");
  return { engine, events, printed };
}

/** What programs leave under way; each prints `late` when it is done. */
const LEFT: Readonly<Record<string, string>> = {
  "a timer": `setTimeout(() => console.log("late"), 30);`,
  "timers in timers":
    `setTimeout(() => setTimeout(() => console.log("late"), 10), 10);`,
  "a read": `Deno.readTextFile("deno.json").then(() => console.log("late"));`,
  "a worker":
    `const worker = new Worker(URL.createObjectURL(new Blob(["postMessage(1)"])), { type: "module" });
worker.onmessage = () => { console.log("late"); worker.terminate(); };`,
  "an immediate": `setImmediate(() => console.log("late"));`,
  "a chain of promises":
    `(async () => { for (let n = 0; n < 9999; n++) await n; console.log("late"); })();`,
};

for (const [what, code] of Object.entries(LEFT)) {
  Deno.test(`CellEngine.run() waits until rest for ${what}`, async () => {
    const { engine, printed } = start();
    await using _ = engine;
    const { outcome } = engine.run(code, { untilRest: true });
    assertEquals((await outcome).status, "ok");
    assertEquals(printed(), "late\n");
  });
}

Deno.test("CellEngine.run() tells of promises that nobody caught before it is at rest", async () => {
  const { engine, events } = start();
  await using _ = engine;
  for (let n = 1; n <= 50; n++) {
    const code = n % 2 === 0
      ? "Promise.reject(new Error('no'));"
      : "(async () => { await 0; throw new Error('no'); })();";
    await engine.run(code, { untilRest: true, showResult: false }).outcome;
    const told = events.filter((event) => event.type === "error");
    assertEquals(told.length, n);
  }
});

Deno.test("CellEngine.run() does not wait for timers that keep no program alive", async () => {
  const { engine } = start();
  await using _ = engine;
  const code = "Deno.unrefTimer(setInterval(() => {}, 1));";
  const { outcome } = engine.run(code, { untilRest: true });
  assertEquals((await outcome).status, "ok");
});

Deno.test("CellEngine.run() gives up what a failed cell has under way", async () => {
  const { engine, printed } = start();
  await using _ = engine;
  const code =
    `const kept = 1; setInterval(() => console.log("on"), 1); throw new Error("no");`;
  const failed = await engine.run(code, { untilRest: true }).outcome;
  assertEquals(failed.status, "error");
  const before = printed();
  const next = engine.run("kept", { untilRest: true, showResult: false });
  assertEquals((await next.outcome).status, "ok");
  assertEquals(printed(), before);
});

Deno.test("CellEngine.interrupt() ends the wait for rest, and the timers with it", async () => {
  const { engine, printed } = start();
  await using _ = engine;
  const { outcome } = engine.run(
    `const kept = 1; setTimeout(() => {}, 1e9); console.log("waits");`,
    { untilRest: true },
  );
  while (!printed().includes("waits")) {
    await new Promise((go) => setTimeout(go, 1));
  }
  assert(await engine.interrupt());
  const ended = await outcome;
  assertEquals(
    ended.status === "error" && ended.error.name,
    "KeyboardInterrupt",
  );
  const next = engine.run("console.log(kept)", { untilRest: true });
  assertEquals((await next.outcome).status, "ok");
  assertStringIncludes(printed(), "1\n");
});

Deno.test("CellEngine.kill() ends a cell at once, and disposes of nothing", async () => {
  const { engine, printed } = start();
  const { outcome } = engine.run(
    `using held = { [Symbol.dispose]() { console.log("disposed"); } };
console.log("on"); for (;;);`,
  );
  while (!printed().includes("on")) {
    await new Promise((go) => setTimeout(go, 1));
  }
  await engine.kill();
  const ended = await outcome;
  assertEquals(ended.status === "error" && ended.error.name, "ProcessEnded");
  assertEquals(printed(), "on\n");
});

Deno.test("CellEngine tells how its process ended", async () => {
  const ends: unknown[] = [];
  const { engine } = start({
    onRestart: (_why, { code, signal }) => ends.push({ code, signal }),
  });
  await using _ = engine;
  await engine.run("Deno.exit(7)").outcome;
  assertEquals(ends, [{ code: 7, signal: null }]);
});

Deno.test("CellEngine counts the bytes of all that its process says", async () => {
  let bytes = 0;
  const { engine } = start({ process: { onBytes: (count) => bytes += count } });
  await using _ = engine;
  await engine.ready;
  for (
    const code of [
      `console.log("x".repeat(1e6))`,
      `await Deno.stderr.write(new Uint8Array(1e6).fill(120))`,
      `Deno.jupyter.display({ "text/plain": "x".repeat(1e6) }, { raw: true })`,
      `"x".repeat(1e6)`,
    ]
  ) {
    const before = bytes;
    await engine.run(code).outcome;
    assert(bytes - before >= 1e6, code);
  }
});

Deno.test("CellEngine quotes files in errors only where cells may read all files", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(`${folder}/secret.txt`, "a secret\n");
  const code = `const error = new Error("x");
error.stack = "Error: x\\n    at file://${folder}/secret.txt:1:1";
throw error;`;
  const told = async (permissions: readonly string[]) => {
    const { engine } = start({ permissions });
    await using _ = engine;
    const outcome = await engine.run(code).outcome;
    assert(outcome.status === "error");
    return outcome.error.traceback.join("\n");
  };
  assertStringIncludes(await told(["--allow-all"]), "a secret");
  assertStringIncludes(await told(["--allow-read"]), "a secret");
  for (
    const permissions of [
      [],
      ["--allow-read=/nowhere"],
      ["--allow-all", "--deny-read=/etc"],
    ]
  ) {
    const text = await told(permissions);
    assert(!text.includes("a secret"), text);
  }
  await Deno.remove(folder, { recursive: true });
});
