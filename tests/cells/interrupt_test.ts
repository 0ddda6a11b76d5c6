import { assert, assertEquals } from "@std/assert";
import { eventText, startEngine, type TestEngine } from "./_engine.ts";

/** Code that does not end by itself; each prints a line as it begins. */
const ENDLESS: Readonly<Record<string, string>> = {
  "a loop": "while (true) { }",
  "a loop that catches and finally goes on":
    "for (;;) { try { for (;;) { } } catch { } finally { for (;;) { } } }",
  "an await that nothing settles": "await new Promise(() => {});",
  "an await of a function of an earlier cell": "await nap(1e6);",
  "a loop in a timer":
    "await new Promise(() => setTimeout(() => { for (;;) { } }, 1));",
  "a loop in an interval":
    "await new Promise(() => setInterval(() => { for (;;) { } }, 1));",
  "a loop in a promise":
    "await Promise.resolve().then(() => { for (;;) { } });",
  "a loop of awaits": "for (;;) await null;",
  "promises without end":
    "(function again() { Promise.resolve().then(again); })(); await new Promise(() => {});",
  "a wait of the thread":
    "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);",
  "a program awaited by the thread":
    "new Deno.Command('sleep', { args: ['1000'] }).outputSync(); for (;;) { }",
  "a program awaited":
    "await new Deno.Command('sleep', { args: ['1000'] }).output(); for (;;) { }",
  "a slow regular expression": "/^(a+)+$/.test('a'.repeat(60) + 'b');",
  "a question": "prompt('Never answered');",
  "a display method":
    "({ [Symbol.for('Jupyter.display')]() { for (;;) { } } })",
  "an asynchronous display method":
    "({ async [Symbol.for('Jupyter.display')]() { await new Promise(() => {}); } })",
  "a generator":
    "function* all() { for (;;) yield 1; } for (const one of all()) { }",
  "deep recursion that starts again":
    "function down() { down(); } for (;;) { try { down(); } catch { } }",
};

async function interruptOnceItRuns(
  cells: TestEngine,
  code: string,
): Promise<string[]> {
  const before = cells.events.length;
  const running = cells.run(`count++; console.log("begun");\n${code}`);
  await cells.until((event) =>
    event.type === "stream" && cells.events.indexOf(event) >= before
  );
  assertEquals(await cells.engine.interrupt(), true);
  const outcome = await running;
  assert(outcome.status === "error");
  assertEquals(outcome.error.name, "KeyboardInterrupt");
  return cells.events.slice(before).map(eventText);
}

Deno.test("CellEngine.interrupt() stops whatever a cell does, and keeps its state", async (t) => {
  await using cells = startEngine({
    onQuestion: ({ signal }) =>
      new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(signal.reason))
      ),
  });
  await cells.run(
    "let count = 0; const nap = (ms) => new Promise((r) => setTimeout(r, ms));",
  );
  for (const [name, code] of Object.entries(ENDLESS)) {
    await t.step(name, async () => {
      const shown = await interruptOnceItRuns(cells, code);
      assertEquals(shown, [
        "stdout: begun\n",
        "error: KeyboardInterrupt: The cell was stopped",
      ]);
      const [count] = await cells.shown("count");
      assertEquals(count, `result: ${Object.keys(ENDLESS).indexOf(name) + 1}`);
    });
  }
  assertEquals(cells.restarts, []);
});

Deno.test("CellEngine.interrupt() leaves nothing of the cell that goes on later", async () => {
  await using cells = startEngine();
  await cells.run(
    "let count = 0; var went = []; const nap = (ms) => new Promise((r) => setTimeout(r, ms)); async function loop(name) { for (;;) { await nap(5); went.push(name); } }",
  );
  for (
    const code of [
      "await new Promise((r) => setTimeout(r, 30)); went.push('top');",
      "await loop('function');",
      "setInterval(() => went.push('interval'), 2); await new Promise(() => {});",
      "const late = (async () => { await nap(30); went.push('async'); })(); await late;",
    ]
  ) {
    await interruptOnceItRuns(cells, code);
    // Longer than what the cell waited for.
    await cells.run("await nap(40); went.length = 0; await nap(40);");
    assertEquals(await cells.shown("went.length"), ["result: 0"], code);
  }
  // What they defined works for others.
  await cells.run("const soon = loop('later'); await nap(30);");
  assertEquals(await cells.shown("went.includes('later')"), ["result: true"]);
});

Deno.test("CellEngine.interrupt() does nothing while no cell runs", async () => {
  await using cells = startEngine();
  await cells.run("let a = 1;");
  for (let n = 0; n < 50; n++) {
    assertEquals(await cells.engine.interrupt(), false);
  }
  assertEquals(await cells.shown("a"), ["result: 1"]);
  assertEquals(cells.restarts, []);
});

Deno.test("CellEngine.interrupt() frees a thread that a timer of an earlier cell holds", async () => {
  await using cells = startEngine();
  await cells.run(
    "void setTimeout(() => { console.log('held'); for (;;) { } }, 5); let a = 1;",
  );
  await cells.until((event) => event.type === "stream");
  assertEquals(await cells.engine.interrupt(), false);
  assertEquals(await cells.shown("a"), ["result: 1"]);
});

Deno.test("CellEngine.interrupt() a hundred times in a row loses nothing", async () => {
  await using cells = startEngine();
  await cells.run("let count = 0;");
  const codes = [
    "while (true) { }",
    "await new Promise(() => {});",
    "for (;;) await null;",
    "await new Promise(() => setTimeout(() => { for (;;) { } }, 0));",
  ];
  for (let n = 0; n < 100; n++) {
    await interruptOnceItRuns(cells, codes[n % codes.length] ?? "");
  }
  assertEquals(await cells.shown("count"), ["result: 100"]);
  assertEquals(cells.restarts, []);
});

Deno.test("CellEngine.interrupt() stops a cell whatever its program makes of stacks", async () => {
  await using cells = startEngine();
  for (
    const code of [
      "Error.prepareStackTrace = (_, sites) => sites;",
      "Error.prepareStackTrace = () => { throw new Error('stack'); };",
      "Error.prepareStackTrace = undefined; Error.stackTraceLimit = 0;",
    ]
  ) {
    await cells.run(code);
    const running = cells.run("console.log('begun'); for (;;) { }");
    await cells.until((event) => event.type === "stream");
    cells.events.length = 0;
    assertEquals(await cells.engine.interrupt(), true);
    const outcome = await running;
    assertEquals(
      outcome.status === "error" && outcome.error.name,
      "KeyboardInterrupt",
      code,
    );
    assertEquals(await cells.shown("1"), ["result: 1"]);
  }
  assertEquals(cells.restarts, []);
});
