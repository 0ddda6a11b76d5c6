import {
  assert,
  assertEquals,
  assertMatch,
  assertNotEquals,
  assertStringIncludes,
} from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import { eventText, startEngine } from "./_engine.ts";

Deno.test("CellEngine.run() shows the value of the last expression", async () => {
  await using cells = startEngine();
  assertEquals(await cells.shown("1 + 1"), ["result: 2"]);
  assertEquals(await cells.shown("const a = 1; a"), ["result: 1"]);
  assertEquals(await cells.shown("({ b: [1, 2] })"), [
    "result: { b: [ 1, 2 ] }",
  ]);
  assertEquals(await cells.shown("await Promise.resolve('x')"), [
    'result: "x"',
  ]);
  for (
    const nothing of [
      "undefined",
      "null",
      "const c = 1",
      "let d;",
      "",
      " // note",
    ]
  ) {
    assertEquals(await cells.shown(nothing), [], nothing);
  }
  for (
    const [code, text] of [
      ["-0", "-0"],
      ["NaN", "NaN"],
      ["10n", "10n"],
      ["-Infinity", "-Infinity"],
      ["Symbol('s')", "Symbol(s)"],
      ["false", "false"],
      ["''", '""'],
    ]
  ) {
    assertEquals(await cells.shown(code ?? ""), [`result: ${text}`], code);
  }
});

Deno.test("CellEngine.run() leaves the value unshown when asked", async () => {
  await using cells = startEngine();
  assertEquals(await cells.shown("1 + 1", { showResult: false }), []);
});

Deno.test("CellEngine.run() keeps what cells declare, types left out", async () => {
  await using cells = startEngine();
  await cells.run(
    "interface Point { x: number }\nenum Size { small = 1, large }\nconst at: Point = { x: Size.large };",
  );
  await cells.run("function twice(point: Point) { return point.x * 2; }");
  assertEquals(await cells.shown("twice(at)"), ["result: 4"]);
});

Deno.test("CellEngine.run() takes cells one at a time, in their order", async () => {
  await using cells = startEngine();
  const codes = [
    "await new Promise((r) => setTimeout(r, 20)); console.log(1)",
    "console.log(2)",
    "console.log(3)",
  ];
  await Promise.all(codes.map((code) => cells.run(code)));
  assertEquals(cells.events.map(eventText), [
    "stdout: 1\n",
    "stdout: 2\n",
    "stdout: 3\n",
  ]);
  assertEquals(cells.events.map(({ cell }) => cell), [1, 2, 3]);
});

Deno.test("CellEngine.run() tells errors with the cell's own places, across cells", async () => {
  await using cells = startEngine();
  await cells.run(
    "const note = 1;\nfunction fail(text: string) {\n  throw new RangeError(text);\n}",
  );
  const outcome = await cells.run("// above\nfail('deep');");
  assert(outcome.status === "error");
  const { name, message, traceback } = outcome.error;
  assertEquals([name, message], ["RangeError", "deep"]);
  const text = stripAnsiCode(traceback.join("\n"));
  assertStringIncludes(text, "cell [1], line 3");
  assertStringIncludes(text, "cell [2], line 2");
  assertStringIncludes(text, "throw new RangeError(text);");
});

Deno.test("CellEngine.run() tells thrown values that are no errors", async () => {
  await using cells = startEngine();
  const [said] = await cells.shown("throw { code: 7 }");
  assertStringIncludes(said ?? "", "{ code: 7 }");
});

Deno.test("CellEngine.run() tells syntax errors with their place and runs nothing", async () => {
  await using cells = startEngine();
  for (
    const code of [
      "globalThis.ran = 1;\nlet a = ;",
      "globalThis.ran = 1;\nlet b; let b;",
      "globalThis.ran = 1;\nreturn 1",
    ]
  ) {
    const outcome = await cells.run(code);
    assert(outcome.status === "error", code);
    assertEquals(outcome.error.name, "SyntaxError", code);
    assertMatch(
      stripAnsiCode(outcome.error.traceback.join("\n")),
      /line 2/,
      code,
    );
  }
  assertEquals(await cells.shown("globalThis.ran"), []);
});

Deno.test("CellEngine.run() lets a failed cell's names be declared again", async () => {
  await using cells = startEngine();
  await cells.run("const a = (() => { throw new Error('no'); })();");
  assertEquals(await cells.shown("const a = 1; a"), ["result: 1"]);
  assertEquals(await cells.shown("class a {}; typeof a"), [
    'result: "function"',
  ]);
  assertEquals(await cells.shown("let b = ; "), [
    "error: SyntaxError: Expression expected",
  ]);
  assertEquals(await cells.shown("function b() { return 2; } b()"), [
    "result: 2",
  ]);
});

Deno.test("CellEngine gives what timers and promises put out to the cell that made them", async () => {
  await using cells = startEngine();
  await cells.run(
    "globalThis.go = Promise.withResolvers(); setTimeout(() => { console.log('late'); go.resolve(); }, 10);",
  );
  await cells.run(
    "go.promise.then(() => { throw new TypeError('later'); }); await go.promise;",
  );
  await cells.until((event) => event.type === "error");
  const late = cells.events.find((event) => event.type === "stream");
  assertEquals(late?.cell, 1);
  const error = cells.events.find((event) => event.type === "error");
  assertEquals(error && [error.cell, eventText(error)], [
    2,
    "background error: TypeError: later",
  ]);
});

Deno.test("CellEngine reports errors of timers, which end nothing", async () => {
  await using cells = startEngine();
  await cells.run(
    "void setTimeout(() => { throw new Error('in a timer'); }, 1);",
  );
  await cells.until((event) => event.type === "error");
  assertEquals(cells.events.map(eventText), [
    "background error: Error: in a timer",
  ]);
  assertEquals(await cells.shown("'alive'"), ['result: "alive"']);
});

Deno.test("CellEngine puts a new process in the place of one that exited", async () => {
  await using cells = startEngine();
  await cells.run("var kept = 1; let other = 2;");
  const { pid } = cells.engine;
  const outcome = await cells.run("console.log('before'); Deno.exit(3);");
  assert(outcome.status === "error");
  assertStringIncludes(outcome.error.message, "exited with code 3");
  assertEquals(cells.restarts.length, 1);
  assertEquals(cells.events.map(eventText)[0], "stdout: before\n");
  assertNotEquals(cells.engine.pid, pid);
  // Names of the old process are free again, as any kind.
  assertEquals(await cells.shown("class kept {}; typeof other"), [
    'result: "undefined"',
  ]);
});

Deno.test("CellEngine puts a new process in the place of one that was killed while idle", async () => {
  await using cells = startEngine();
  await cells.run("1");
  Deno.kill(cells.engine.pid, "SIGKILL");
  // Whichever sees it first: the cell that finds it gone, or the engine itself.
  await cells.run("1");
  assertEquals(await cells.shown("'alive'"), ['result: "alive"']);
  assertEquals(cells.restarts.length, 1);
});

Deno.test("CellEngine.restart() forgets variables and tells nobody", async () => {
  await using cells = startEngine();
  await cells.run("const a = 1;");
  await cells.engine.restart();
  assertEquals(await cells.shown("typeof a"), ['result: "undefined"']);
  assertEquals(cells.restarts, []);
});

Deno.test("CellEngine.close() ends a cell that runs with an error that says so", async () => {
  const cells = startEngine();
  const running = cells.run("await new Promise(() => {});");
  await cells.engine.ready;
  const waiting = cells.run("1");
  await cells.engine.close();
  for (const outcome of [await running, await waiting]) {
    assertEquals(
      outcome.status === "error" && outcome.error.name,
      "ProcessEnded",
    );
  }
});

Deno.test("CellEngine.close() disposes of what cells keep by using", async () => {
  const cells = startEngine();
  await cells.run(
    "using kept = { [Symbol.dispose]() { console.log('disposed'); } };",
  );
  assertEquals(cells.events, []);
  await cells.engine.close();
  assertEquals(cells.events.map(eventText), ["stdout: disposed\n"]);
});

Deno.test("CellEngine.evaluate() gives values and errors of expressions, each by itself", async () => {
  await using cells = startEngine();
  await cells.run("const a = { b: 1 };");
  const { sum, object, wrong, syntax } = await cells.engine.evaluate({
    sum: "a.b + 1",
    object: "a",
    wrong: "nope",
    syntax: "a +",
  });
  assertEquals(sum, {
    status: "ok",
    data: { "text/plain": "2" },
    metadata: {},
  });
  assertEquals(
    object?.status === "ok" && object.data["text/plain"],
    "{ b: 1 }",
  );
  assertEquals(wrong?.status === "error" && wrong.name, "ReferenceError");
  assertEquals(syntax?.status === "error" && syntax.name, "SyntaxError");
});

Deno.test("CellEngine.evaluate() can be interrupted", async () => {
  await using cells = startEngine();
  await cells.run(
    "function spin() { globalThis.isSpinning = true; console.log('spinning'); while (true); }",
  );
  const evaluated = cells.engine.evaluate({ a: "spin()" });
  await cells.until((event) => event.type === "stream");
  assertEquals(await cells.engine.interrupt(), true);
  await evaluated;
  assertEquals(await cells.shown("isSpinning"), ["result: true"]);
});

Deno.test("CellEngine.deliver() hands messages to comms, both ways", async () => {
  await using cells = startEngine();
  await cells.run(
    "Deno.jupyter.comms.registerTarget('echo', (comm) => { comm.onMessage(({ data, buffers }) => comm.send({ got: data, size: buffers[0]?.byteLength ?? 0 })); });",
  );
  const { deliver } = { deliver: cells.engine.deliver.bind(cells.engine) };
  await deliver("comm_open", { comm_id: "c1", target_name: "echo", data: {} })
    .outcome;
  assertEquals([...cells.engine.comms], [["c1", { target_name: "echo" }]]);
  await deliver("comm_msg", { comm_id: "c1", data: { n: 1 } }, {}, [
    new Uint8Array(3),
  ]).outcome;
  const answer = cells.events.find((event) =>
    event.type === "message" && event.messageType === "comm_msg"
  );
  assert(answer?.type === "message");
  assertEquals(JSON.parse(new TextDecoder().decode(answer.content)), {
    comm_id: "c1",
    data: { got: { n: 1 }, size: 3 },
  });
  await deliver("comm_close", { comm_id: "c1", data: {} }).outcome;
  assertEquals(cells.engine.comms.size, 0);
});

Deno.test("CellEngine gives questions to whoever answers", async () => {
  await using cells = startEngine({
    onQuestion: ({ prompt, password }) =>
      Promise.resolve(`${prompt}${password ? "!" : "?"}`),
  });
  assertEquals(await cells.shown("prompt('Name')"), ['result: "Name?"']);
  assertEquals(await cells.shown("prompt('Key', '', { password: true })"), [
    'result: "Key!"',
  ]);
  const [refused] = await cells.shown("prompt('Name')", {
    allowQuestions: false,
  });
  assertStringIncludes(refused ?? "", "NotSupportedError");
});

Deno.test("CellEngine runs cells in the folder it is given, with its deno.json", async () => {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  try {
    await Deno.mkdir(`${folder}/inner`);
    await Deno.writeTextFile(
      `${folder}/deno.json`,
      JSON.stringify({ imports: { "#answer": "./answer.ts" } }),
    );
    await Deno.writeTextFile(
      `${folder}/answer.ts`,
      "export const answer: number = 42;\n",
    );
    await Deno.writeTextFile(
      `${folder}/inner/near.ts`,
      "export default 'near';\n",
    );
    await using cells = startEngine({ folder: `${folder}/inner` });
    assertEquals(
      await cells.shown("import { answer } from '#answer';\nanswer"),
      ["result: 42"],
    );
    assertEquals(await cells.shown("import near from './near.ts';\nnear"), [
      'result: "near"',
    ]);
    assertEquals(await cells.shown("(await import('./near.ts')).default"), [
      'result: "near"',
    ]);
    assertEquals(await cells.shown("Deno.cwd() === import.meta.dirname"), [
      "result: true",
    ]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("CellEngine says why its process cannot start, and tries again", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/deno.json`, "{ no json");
    await using cells = startEngine({ folder });
    const outcome = await cells.run("1");
    assert(outcome.status === "error");
    assertStringIncludes(outcome.error.message, "deno.json");
    await Deno.writeTextFile(`${folder}/deno.json`, "{}");
    assertEquals(await cells.shown("1"), ["result: 1"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
