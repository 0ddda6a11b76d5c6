import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Arrived } from "./_front_end.ts";
import { session } from "./_kernel.ts";

/** Kinds and states, in their order. */
function story(messages: readonly Arrived[]): string[] {
  return messages.map(({ type, content }) =>
    type === "status" ? String(content.execution_state) : type
  );
}

Deno.test("execute_request is answered between busy and idle, its input first, all under its header", async () => {
  await using session_ = await session();
  const { front } = session_;
  const sent = await front.run("console.log('printed');\n6 * 7");
  const published = sent.messages.filter(({ channel }) => channel === "iopub");
  assertEquals(story(published), [
    "busy",
    "execute_input",
    "stream",
    "execute_result",
    "idle",
  ]);
  assertEquals(published[1]?.content, {
    code: "console.log('printed');\n6 * 7",
    execution_count: 1,
  });
  assertEquals(sent.of("execute_result"), [{
    execution_count: 1,
    data: { "text/plain": "42" },
    metadata: {},
  }]);
  for (const { parent_header, channel, identities } of sent.messages) {
    assertEquals(parent_header, sent.header);
    assertEquals(identities.length, channel === "iopub" ? 1 : 0);
  }
  const reply = await sent.done();
  assertEquals(reply.content, {
    status: "ok",
    execution_count: 1,
    user_expressions: {},
    payload: [],
  });
  assertEquals(reply.metadata.status, "ok");
});

Deno.test("execute_request counts what is stored in the history, and nothing else", async () => {
  await using session_ = await session();
  const { front } = session_;
  const count = async (code: string, fields = {}) =>
    (await (await front.run(code, fields)).done()).content.execution_count;
  assertEquals(await count("1"), 1);
  assertEquals(await count("2", { store_history: false }), 1);
  assertEquals(await count("3", { silent: true }), 1);
  assertEquals(await count("3", { silent: true, store_history: true }), 1);
  assertEquals(await count("throw 4"), 2);
  assertEquals(await count("5"), 3);
});

Deno.test("execute_request that is silent shows nothing, and still answers", async () => {
  await using session_ = await session();
  const { front } = session_;
  const sent = await front.run("console.log(1); var kept = 7; kept", {
    silent: true,
    user_expressions: { double: "kept * 2" },
  });
  assertEquals(sent.outputs, []);
  assertEquals(
    story(sent.messages.filter(({ channel }) => channel === "iopub")),
    [
      "busy",
      "idle",
    ],
  );
  const { user_expressions } = (await sent.done()).content;
  assertEquals(user_expressions, {
    double: { status: "ok", data: { "text/plain": "14" }, metadata: {} },
  });
  const failed = await front.run("throw new Error('unseen')", { silent: true });
  assertEquals(failed.outputs, []);
  assertEquals((await failed.done()).content.status, "error");
});

Deno.test("execute_request evaluates each user expression by itself, and none after an error", async () => {
  await using session_ = await session();
  const { front } = session_;
  const sent = await front.run("const part: number = 2;", {
    user_expressions: { good: "part + 1", bad: "part.nothing.there" },
  });
  const { user_expressions: results } = (await sent.done()).content;
  assert(typeof results === "object" && results !== null);
  assert("good" in results && "bad" in results);
  assertEquals(results.good, {
    status: "ok",
    data: { "text/plain": "3" },
    metadata: {},
  });
  assert(typeof results.bad === "object" && results.bad !== null);
  assert("ename" in results.bad && "status" in results.bad);
  assertEquals([results.bad.status, results.bad.ename], ["error", "TypeError"]);
  const failed = await front.run("throw 1", { user_expressions: { a: "1" } });
  assertEquals((await failed.done()).content.user_expressions, undefined);
});

Deno.test("execute_request that fails says so in its output and its answer, and drops what waits", async () => {
  await using session_ = await session();
  const { front } = session_;
  const failing = await front.start("throw new RangeError('too far')");
  const waiting = [await front.start("1"), await front.start("2")];
  const reply = (await failing.done()).content;
  assertEquals([reply.status, reply.ename, reply.evalue], [
    "error",
    "RangeError",
    "too far",
  ]);
  const [error] = failing.of("error");
  assertEquals(error?.traceback, reply.traceback);
  assertEquals(error?.ename, "RangeError");
  assertStringIncludes(String(reply.traceback), "cell [1]");
  for (const one of waiting) {
    assertEquals((await one.done()).content, { status: "aborted" });
    assertEquals(one.states, ["busy", "idle"]);
    assertEquals(one.outputs, []);
  }
  const next = await front.run("'still there'");
  assertEquals(next.of("execute_result")[0]?.execution_count, 2);
});

Deno.test("execute_request that fails drops nothing where stop_on_error is false", async () => {
  await using session_ = await session();
  const { front } = session_;
  const failing = await front.start("throw 1", { stop_on_error: false });
  const waiting = await front.start("'ran'");
  assertEquals((await failing.done()).content.status, "error");
  assertEquals((await waiting.done()).content.status, "ok");
});

Deno.test("execute_request with fields of the wrong type is answered by an error and runs nothing", async () => {
  await using session_ = await session();
  const { front } = session_;
  const sent = await front.send("execute_request", { code: 42 });
  const { content } = await sent.done();
  assertEquals([content.status, content.ename], ["error", "ProtocolError"]);
  assertStringIncludes(String(content.evalue), '"code"');
  assertEquals(sent.states, ["busy", "idle"]);
  // What small clients leave out is filled in.
  const small = await front.send("execute_request", { code: "1 + 1" });
  assertEquals((await small.done()).content.status, "ok");
  assertEquals(small.of("execute_result").length, 1);
});

Deno.test("execute_request runs a hundred cells that are sent at once, in their order", async () => {
  await using session_ = await session();
  const { front } = session_;
  await front.run("const seen: number[] = []");
  const sent = [];
  for (let n = 0; n < 100; n++) {
    sent.push(await front.start(`seen.push(${n}); console.log(${n})`));
  }
  for (const [n, one] of sent.entries()) {
    await one.done();
    assertEquals(one.text(), `${n}\n`);
  }
  const last = await front.run(
    "seen.every((n, at) => n === at) && seen.length",
  );
  assertEquals(last.of("execute_result")[0]?.data, { "text/plain": "100" });
});

Deno.test("interrupt_request stops the cell, keeps its state, and drops what waits", async () => {
  await using session_ = await session();
  const { front } = session_;
  await front.run("let turns = 0");
  for (const endless of ["for (;;) turns++;", "await new Promise(() => {})"]) {
    const cell = await front.start(`console.log("begun");\n${endless}`);
    const waiting = await front.start("1", { stop_on_error: false });
    await front.until(() => cell.text() === "begun\n" || undefined);
    assertEquals(await front.request("interrupt_request", {}, "control"), {
      status: "ok",
    });
    const { content } = await cell.done();
    assertEquals([content.status, content.ename], [
      "error",
      "KeyboardInterrupt",
    ]);
    assertEquals(cell.of("error")[0]?.ename, "KeyboardInterrupt");
    assertEquals((await waiting.done()).content.status, "aborted");
  }
  const after = await front.run("turns > 0");
  assertEquals(after.of("execute_result")[0]?.data, { "text/plain": "true" });
});

Deno.test("interrupt_request does nothing while no cell runs", async () => {
  await using session_ = await session();
  const { front, kernel } = session_;
  assertEquals(await front.request("interrupt_request", {}, "control"), {
    status: "ok",
  });
  kernel.interrupt();
  const next = await front.run("1");
  assertEquals((await next.done()).content.status, "ok");
});

Deno.test("a cell that ends the program fails, and the next one runs in a new program", async () => {
  await using session_ = await session();
  const { front } = session_;
  await front.run("var lost = 1");
  const cell = await front.run("Deno.exit(3)");
  const { content } = await cell.done();
  assertEquals(content.status, "error");
  assertStringIncludes(String(content.evalue), "3");
  const next = await front.run("typeof lost === 'undefined'");
  assertEquals(next.of("execute_result")[0]?.data, { "text/plain": "true" });
});
