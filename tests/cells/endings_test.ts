import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { randomNumbers } from "./_random.ts";
import { eventText, startEngine } from "./_engine.ts";

/** Cells that end their own process, and what is said of it. */
const ENDS: Readonly<Record<string, readonly [code: string, said: string]>> = {
  "Deno.exit": ["Deno.exit(7);", "it exited with code 7"],
  "process.exit": [
    "(await import('node:process')).exit(4);",
    "it exited with code 4",
  ],
  "a signal to itself": [
    "(await import('node:process')).kill(Deno.pid);",
    "the system ended it with SIGTERM",
  ],
  "process.abort": [
    "(await import('node:process')).abort();",
    "the system ended it with SIGABRT",
  ],
  "Deno.exit in a timer": [
    "setTimeout(() => Deno.exit(9), 1); await new Promise(() => {});",
    "it exited with code 9",
  ],
  "an error at the exit": [
    "addEventListener('unload', () => { throw new Error('unload'); }); Deno.exit(3);",
    "it exited with code 3",
  ],
  "the end of the debugger": [
    "(await import('node:inspector')).close();",
    "its debugger was closed",
  ],
};

Deno.test("CellEngine says how a process ended, and goes on with another", async (t) => {
  await using cells = startEngine();
  for (const [name, [code, said]] of Object.entries(ENDS)) {
    await t.step(name, async () => {
      const outcome = await cells.run(`console.log('before');\n${code}`);
      assert(outcome.status === "error");
      assertEquals(outcome.error.name, "ProcessEnded");
      assertStringIncludes(outcome.error.message, said);
      assertEquals(cells.restarts.at(-1), said);
      assertEquals(await cells.shown("'alive'"), ['result: "alive"']);
    });
  }
  assertEquals(cells.restarts.length, Object.keys(ENDS).length);
});

Deno.test("CellEngine puts a new process in the place of one that a timer ended after its cell", async () => {
  await using cells = startEngine();
  const outcomes = [
    await cells.run("const late = setTimeout(() => Deno.exit(5), 5);"),
    await cells.run("await new Promise(() => {});"),
  ];
  assertEquals(outcomes.map(({ status }) => status), ["ok", "error"]);
  assertEquals(cells.restarts, ["it exited with code 5"]);
});

Deno.test("CellEngine.interrupt() ends a process whose exit has no end", async () => {
  await using cells = startEngine();
  await cells.run(
    "addEventListener('unload', () => { console.log('unloading'); for (;;) { } });",
  );
  const running = cells.run("Deno.exit(1);");
  await cells.until((event) => event.type === "stream");
  assertEquals(await cells.engine.interrupt(), true);
  assertEquals((await running).status, "error");
  assertEquals(await cells.shown("'alive'"), ['result: "alive"']);
});

Deno.test("CellEngine gives every cell an outcome, whenever its process is killed", async () => {
  const random = randomNumbers(23);
  await using cells = startEngine();
  const codes = [
    "let a = 1; a",
    "for (let n = 0; n < 2_000; n++) console.log(n);",
    "await new Promise((resolve) => setTimeout(resolve, 3));",
    "throw new Error('thrown');",
    "({ async [Symbol.for('Jupyter.display')]() { await null; return { 'text/plain': 'x' }; } })",
    "let = ;",
    "await new Deno.Command('true').output();",
  ];
  await cells.run("1");
  for (let round = 0; round < 200; round++) {
    const code = codes[random(codes.length)] ?? "";
    const running = cells.run(code);
    const more = random(3) === 0 ? cells.engine.evaluate({ a: "1 + 1" }) : {};
    // Turns of the loop, not time: it may be met anywhere.
    for (let turns = random(60); turns > 0; turns--) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { pid } = cells.engine;
    try {
      if (pid > 0) Deno.kill(pid, "SIGKILL");
    } catch (error) {
      // It has just ended.
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
    const outcome = await running;
    assert(["ok", "error"].includes(outcome.status));
    await more;
  }
  while ((await cells.run("1")).status === "error");
  assertEquals(await cells.shown("'alive'"), ['result: "alive"']);
});

Deno.test("CellEngine.close() may be called at any time, and again", async () => {
  const starting = startEngine();
  await starting.engine.close();
  await starting.engine.close();
  const running = startEngine();
  await running.engine.ready;
  const outcome = running.run("for (;;) { }");
  await Promise.all([running.engine.close(), running.engine.close()]);
  assertEquals((await outcome).status, "error");
  assertEquals((await running.run("1")).status, "error");
  await running.engine.kill();
});

Deno.test("CellEngine.restart() ends the cell that runs, and the next one finds the new process", async () => {
  await using cells = startEngine();
  await cells.run("let a = 1;");
  const running = cells.run("console.log('begun'); for (;;) { }");
  const next = cells.run("typeof a");
  await cells.until((event) => event.type === "stream");
  await cells.engine.restart();
  assertEquals((await running).status, "error");
  assertEquals((await next).status, "ok");
  assertEquals(eventText(cells.events.at(-1) ?? fail()), 'result: "undefined"');
  assertEquals(cells.restarts, []);
});

function fail(): never {
  throw new Error("Cannot look at the event: there is none");
}

Deno.test("CellEngine.restart() may be called before the process is there", async () => {
  await using cells = startEngine();
  await cells.engine.restart();
  await Promise.all([cells.engine.restart(), cells.engine.restart()]);
  assertEquals(await cells.shown("1"), ["result: 1"]);
  assertEquals(cells.restarts, []);
  await Promise.all([cells.engine.restart(), cells.engine.close()]);
});

Deno.test("CellEngine runs beside others", async () => {
  const all = Array.from({ length: 3 }, () => startEngine());
  await Promise.all(all.map(({ run }, n) => run(`const mine = ${n};`)));
  const shown = await Promise.all(all.map((one) => one.shown("mine")));
  assertEquals(shown, [["result: 0"], ["result: 1"], ["result: 2"]]);
  await Promise.all(all.map(({ engine }) => engine.close()));
});

Deno.test("CellEngine says so when its folder is gone", async () => {
  const folder = await Deno.makeTempDir();
  await using cells = startEngine({ folder });
  assertEquals(await cells.shown("1"), ["result: 1"]);
  await Deno.remove(folder, { recursive: true });
  assertEquals(await cells.shown("2"), ["result: 2"]);
  await cells.run("Deno.exit(1);");
  const outcome = await cells.run("3");
  assert(outcome.status === "error");
  assertStringIncludes(outcome.error.message, folder);
  await Deno.mkdir(folder);
  assertEquals(await cells.shown("4"), ["result: 4"]);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("CellEngine takes errors that nobody catches, wherever they are thrown", async () => {
  await using cells = startEngine();
  const shown: Readonly<Record<string, string>> = {
    "queueMicrotask(() => { throw new Error('microtask'); });": "microtask",
    "const target = new EventTarget(); target.addEventListener('x', () => { throw new Error('listener'); }); target.dispatchEvent(new Event('x'));":
      "listener",
    "(await import('node:timers')).setTimeout(() => { throw new Error('timer'); }, 1);":
      "timer",
    "(await import('node:process')).nextTick(() => { throw new Error('tick'); });":
      "tick",
    "const rejected = Promise.reject(new Error('rejected')); setTimeout(() => rejected.catch(() => {}), 5);":
      "rejected",
  };
  for (const [code, message] of Object.entries(shown)) {
    cells.events.length = 0;
    assertEquals((await cells.run(`${code}\nvoid 0`)).status, "ok", code);
    await cells.until((event) => event.type === "error");
    assertEquals(cells.events.map(eventText), [
      `background error: Error: ${message}`,
    ]);
  }
  assertEquals(await cells.shown("'alive'"), ['result: "alive"']);
  assertEquals(cells.restarts, []);
});

Deno.test("CellEngine tells cells apart beside a program's own storage", async () => {
  await using cells = startEngine();
  await cells.run(
    "import { AsyncLocalStorage } from 'node:async_hooks'; const mine = new AsyncLocalStorage();",
  );
  const shown = await cells.shown(
    "await mine.run('inner', async () => { console.log(mine.getStore()); await new Promise((r) => setTimeout(r, 1)); console.log(mine.getStore()); });",
  );
  assertEquals(shown.join(""), "stdout: inner\nstdout: inner\n");
  assert(cells.events.every(({ cell }) => cell === 2));
});
