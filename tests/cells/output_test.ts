import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { type CellEvent, readContent } from "../../lib/cells/mod.ts";
import { eventText, startEngine, streamText } from "./_engine.ts";

/** Programs that print to both streams, as cells start them. */
const SHELL = `
const sh = (script) => new Deno.Command("sh", { args: ["-c", script], stdout: "inherit", stderr: "inherit" });
`;

/** Joins text of one stream that stands in a row, as it may be cut anywhere. */
function joined(events: readonly CellEvent[]): string[] {
  const texts: string[] = [];
  let last: CellEvent | undefined;
  for (const event of events) {
    if (
      event.type === "stream" && last?.type === "stream" &&
      last.name === event.name && last.cell === event.cell
    ) texts.push(texts.pop() + event.text);
    else texts.push(eventText(event));
    last = event;
  }
  return texts;
}

Deno.test("CellEngine gives all output in the order in which it was made", async () => {
  await using cells = startEngine();
  await cells.run(`
    import process from "node:process";
    const encoder = new TextEncoder();
    console.log("1 log");
    console.error("2 error");
    Deno.stdout.writeSync(encoder.encode("3 stdout\\n"));
    await Deno.stderr.write(encoder.encode("4 stderr\\n"));
    process.stdout.write("5 process\\n");
    process.stderr.write("6 process\\n");
    await Deno.jupyter.display({ "text/plain": "7 display" }, { raw: true });
    const writer = Deno.stdout.writable.getWriter();
    await writer.write(encoder.encode("8 writable\\n"));
    writer.releaseLock();
    console.warn("9 warn");
    "10 result"`);
  assertEquals(joined(cells.events), [
    "stdout: 1 log\n",
    "stderr: 2 error\n",
    "stdout: 3 stdout\n",
    "stderr: 4 stderr\n",
    "stdout: 5 process\n",
    "stderr: 6 process\n",
    "display: 7 display",
    "stdout: 8 writable\n",
    "stderr: 9 warn\n",
    'result: "10 result"',
  ]);
});

Deno.test("CellEngine puts what started programs print between what the cell prints", async () => {
  await using cells = startEngine();
  await cells.run(SHELL);
  for (let round = 0; round < 20; round++) {
    cells.events.length = 0;
    await cells.run(`
      console.log("before");
      await sh("echo out; echo err >&2; echo out again").output();
      console.error("between");
      sh("echo sync err >&2; echo sync out").outputSync();
      console.log("after");`);
    const texts = joined(cells.events);
    assertEquals(
      texts[0],
      "stdout: before\n" +
        (texts[0]?.includes("out\n") ? texts[0].slice(15) : ""),
    );
    assertEquals(
      streamText(cells.events, "stdout"),
      "before\nout\nout again\nsync out\nafter\n",
    );
    assertEquals(
      streamText(cells.events, "stderr"),
      "err\nbetween\nsync err\n",
    );
    // Within one program's two pipes nobody knows the order; across them and the cell it is kept.
    const all = cells.events.map((event) =>
      event.type === "stream" ? event.text : ""
    ).join("");
    for (
      const [first, second] of [
        ["before", "out"],
        ["err", "between"],
        ["out again", "between"],
        ["between", "sync err"],
        ["between", "sync out"],
        ["sync err", "after"],
        ["sync out", "after"],
      ]
    ) {
      assert(
        all.indexOf(first ?? "") < all.lastIndexOf(second ?? ""),
        `${first} before ${second} in ${all}`,
      );
    }
  }
});

Deno.test("CellEngine keeps every line of a flood, in order", async () => {
  await using cells = startEngine();
  await cells.run(
    "for (let n = 0; n < 100_000; n++) console.log(`line ${n}`);",
  );
  const lines = streamText(cells.events, "stdout").split("\n");
  assertEquals(lines.length, 100_001);
  assert(lines.every((line, n) => n === 100_000 || line === `line ${n}`));
  assert(cells.events.length < 2_000, `${cells.events.length} events`);
});

Deno.test("CellEngine keeps the order of a flood to both streams and displays", async () => {
  await using cells = startEngine();
  await cells.run(`
    for (let n = 0; n < 3_000; n++) {
      if (n % 7 === 0) Deno.jupyter.display({ "text/plain": String(n) }, { raw: true });
      else if (n % 3 === 0) console.error(n);
      else console.log(n);
    }`);
  const seen = cells.events.flatMap((event): (readonly [string, number])[] =>
    event.type === "stream"
      ? event.text.trimEnd().split("\n").map((text) =>
        [event.name, Number(text)] as const
      )
      : [
        [
          "display",
          Number(eventText(event).slice("display: ".length)),
        ] as const,
      ]
  );
  assertEquals(seen.length, 3_000);
  seen.forEach(([name, n], index) => {
    assertEquals(n, index);
    assertEquals(
      name,
      n % 7 === 0 ? "display" : n % 3 === 0 ? "stderr" : "stdout",
    );
  });
});

Deno.test("CellEngine shows what was printed before a call that blocks the thread", async () => {
  await using cells = startEngine();
  const running = cells.run(
    "for (let n = 0; n < 500; n++) console.log(n);\nAtomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);",
  );
  await cells.until(() => streamText(cells.events, "stdout").endsWith("499\n"));
  await cells.engine.interrupt();
  await running;
});

Deno.test("CellEngine shows what was printed before a loop that does not end", async () => {
  await using cells = startEngine();
  const running = cells.run(
    "for (let n = 0; n < 500; n++) console.log(n);\nfor (;;) { }",
  );
  await cells.until(() => streamText(cells.events, "stdout").endsWith("499\n"));
  await cells.engine.interrupt();
  await running;
});

Deno.test("CellEngine makes a cell wait for a slow reader and loses nothing", async () => {
  let open = Promise.withResolvers<void>();
  let taken = 0;
  await using cells = startEngine({
    onEvent: () => {
      taken++;
      return open.promise;
    },
  });
  const running = cells.run(
    "let n = 0; for (; n < 400_000; n++) console.log(`line ${n}`);",
  );
  await cells.until((event) => event.type === "stream");
  const answer = cells.engine.evaluate({ n: "n" });
  // Once its thread stands in a write, it does not answer until the reader goes on.
  while (await cells.engine.inspect("n", 1, 0) !== undefined);
  assertEquals(taken, 1);
  open.resolve();
  open = Promise.withResolvers();
  open.resolve();
  await running;
  assertEquals((await answer).n?.status, "ok");
  assertEquals(streamText(cells.events, "stdout").split("\n").length, 400_001);
});

Deno.test("CellEngine passes large displays and bytes through intact", async () => {
  await using cells = startEngine();
  await cells.run(
    "await Deno.jupyter.display({ 'text/plain': 'é€😀'.repeat(1_000_000) }, { raw: true });",
  );
  const [display] = cells.events;
  assert(display?.type === "display");
  const { data } = readContent(display);
  assert(typeof data === "object" && data !== null);
  assertEquals(Reflect.get(data, "text/plain"), "é€😀".repeat(1_000_000));
  cells.events.length = 0;
  await cells.run(
    "const bytes = Uint8Array.from({ length: 300_000 }, (_, n) => n % 251);\nawait Deno.jupyter.broadcast('comm_msg', { comm_id: 'x', data: {} }, { metadata: { m: 1 }, buffers: [bytes, new Uint8Array(0), bytes.buffer] });",
  );
  const [message] = cells.events;
  assert(message?.type === "message");
  assertEquals(message.metadata, { m: 1 });
  assertEquals(message.buffers.map(({ length }) => length), [
    300_000,
    0,
    300_000,
  ]);
  assert(message.buffers[2]?.every((byte, n) => byte === n % 251));
});

Deno.test("CellEngine reads any bytes that programs print", async () => {
  await using cells = startEngine();
  await cells.run(SHELL);
  // Bytes that are no text, and such as begin a frame.
  await cells.run(
    "await sh(\"printf 'a\\\\377\\\\377b\\\\303'; printf '\\\\251c'\").output();",
  );
  assertEquals(streamText(cells.events, "stdout"), "a\ufffd\ufffdbéc");
});

Deno.test("CellEngine is not led astray by frames that a program makes up", async () => {
  await using cells = startEngine();
  await cells.run(SHELL);
  await cells.run(`
    const mark = (await import("node:process")).default.argv;
    for (let n = 0; n < 300; n++) {
      const bytes = crypto.getRandomValues(new Uint8Array(200));
      bytes[0] = 0xff;
      await Deno.writeFile("/dev/stdout", bytes).catch(() => {});
    }`);
  assertEquals((await cells.shown("'fine'")).at(-1), 'result: "fine"');
});

Deno.test("CellEngine keeps colours of streams and none in results", async () => {
  await using cells = startEngine();
  await cells.run(
    "console.log('\\x1b[31mred\\x1b[0m'); console.log('%cblue', 'color: blue');",
  );
  assertStringIncludes(
    streamText(cells.events, "stdout"),
    "\x1b[31mred\x1b[0m",
  );
  assertEquals(await cells.shown("({ a: 'b' })"), ['result: { a: "b" }']);
});

Deno.test("CellEngine lives on when a cell closes the streams", async () => {
  await using cells = startEngine();
  await cells.run(
    "Deno.stdout.close(); Deno.stderr.close(); console.log('still');",
  );
  assertEquals(streamText(cells.events, "stdout"), "still\n");
});

Deno.test("CellEngine gives all text before the end of its cell, however slow its reader is", async () => {
  let delay = 0;
  await using cells = startEngine({
    onEvent: () =>
      delay > 0
        ? new Promise((resolve) => setTimeout(resolve, delay))
        : undefined,
  });
  await cells.run("const line = 'x'.repeat(120);");
  // With a full pipe the text that was joined is still being written when the cell ends.
  for (delay = 4; delay < 10; delay++) {
    cells.events.length = 0;
    await cells.run(
      `for (let n = 0; n < ${
        1_000 + 31 * delay
      }; n++) console.log(n, line); "end"`,
    );
    const { length } = cells.events;
    assertEquals(eventText(cells.events.at(-1) ?? never()), 'result: "end"');
    await cells.run("void 0");
    assertEquals(cells.events.length, length);
  }
});

function never(): never {
  throw new Error("Cannot look at the event: there is none");
}

Deno.test("CellEngine shows what a program says on standard error while it is awaited", async () => {
  await using cells = startEngine();
  await cells.run(SHELL);
  const running = cells.run(
    "await sh('echo progress >&2; sleep 1000').output();",
  );
  await cells.until((event) => event.type === "stream");
  assertEquals(cells.events.map(eventText), ["stderr: progress\n"]);
  await cells.engine.interrupt();
  await running;
});

Deno.test("CellEngine shows what workers print", async () => {
  await using cells = startEngine();
  await cells.run(
    "const worker = new Worker(`data:application/javascript,console.log('from a worker'); postMessage(1);`, { type: 'module' }); await new Promise((resolve) => worker.onmessage = resolve); worker.terminate();",
  );
  assertEquals(streamText(cells.events, "stdout"), "from a worker\n");
});

Deno.test("CellEngine keeps messages and text whole while programs print to the same streams", async () => {
  await using cells = startEngine();
  // The tenth cell's number is a newline where it is written as a byte.
  for (let cell = 1; cell < 10; cell++) await cells.run("0");
  cells.events.length = 0;
  await cells.run(`{
    const script = "i=0; while [ $i -lt 2000 ]; do echo other; i=$((i+1)); done";
    const programs = [1, 2, 3].map(() =>
      new Deno.Command("sh", { args: ["-c", script], stdout: "inherit" }).spawn()
    );
    let isDone = false;
    Promise.all(programs.map((one) => one.status)).then(() => isDone = true);
    for (let n = 0; !isDone; n++) {
      await Deno.jupyter.display({ "text/plain": "x".repeat(n * 7919 % 300_000) }, {
        raw: true,
        buffers: [new Uint8Array(n % 300).fill(10)],
      });
      console.log("line\\nand a half");
      if (n % 3 === 0) await new Promise((done) => setTimeout(done, 0));
    }
  }`);
  const text = streamText(cells.events, "stdout");
  assertEquals(text.split("other\n").length - 1, 6_000);
  assertEquals(
    text.replaceAll("other\n", "").replaceAll("line\nand a half\n", ""),
    "",
  );
  let shown = 0;
  for (const event of cells.events) {
    if (event.type !== "display") continue;
    const { data } = readContent(event);
    assertEquals(data, { "text/plain": "x".repeat(shown * 7919 % 300_000) });
    assertEquals(event.buffers[0], new Uint8Array(shown % 300).fill(10));
    shown++;
  }
  assert(shown > 0);
});
