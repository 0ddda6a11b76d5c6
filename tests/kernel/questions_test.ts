import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { FrontEnd, type Sent } from "./_front_end.ts";
import { session } from "./_kernel.ts";

/** Waits for the n-th question of a cell. */
async function question(front: FrontEnd, cell: Sent, n = 0) {
  return await front.until(() =>
    cell.messages.filter(({ type }) => type === "input_request")[n]
  );
}

Deno.test("prompt() asks the front end that runs the cell, after what was printed, and takes its answer", async () => {
  await using session_ = await session();
  const { front, kernel } = session_;
  await using other = await FrontEnd.connect(kernel.connection);
  const cell = await front.start(
    `console.log("before"); const who = prompt("Who?"); console.log("Hello,", who);`,
    { allow_stdin: true },
  );
  const asked = await question(front, cell);
  assertEquals([asked.channel, asked.content.password], ["stdin", false]);
  assert(String(asked.content.prompt).startsWith("Who?"));
  assertEquals(cell.text(), "before\n");
  const answer = { value: "Ada" };
  // Of somebody else, and to a question that is none: neither counts.
  await other.send("input_reply", { value: "Mallory" }, {
    channel: "stdin",
    parent: asked.header,
  });
  await front.send("input_reply", { value: "too late" }, {
    channel: "stdin",
    parent: { msg_id: "an earlier one" },
  });
  await front.send("input_reply", answer, {
    channel: "stdin",
    parent: asked.header,
  });
  await cell.done();
  assertEquals(cell.text(), "before\nHello, Ada\n");
  assertEquals(other.log.filter(({ channel }) => channel === "stdin"), []);
});

Deno.test("prompt() takes an answer that names no question, but none from before it asked", async () => {
  await using session_ = await session();
  const { front } = session_;
  await front.send("input_reply", { value: "early" }, { channel: "stdin" });
  const cell = await front.start(
    `console.log(prompt("a", "", { password: true }), prompt("b"));`,
    { allow_stdin: true },
  );
  assertEquals((await question(front, cell)).content.password, true);
  await front.send("input_reply", { value: "one" }, { channel: "stdin" });
  await question(front, cell, 1);
  await front.send("input_reply", { value: "two" }, { channel: "stdin" });
  await cell.done();
  assertEquals(cell.text(), "one two\n");
});

Deno.test("prompt() ends by an interrupt, and a late answer is not taken for another question's", async () => {
  await using session_ = await session();
  const { front, kernel } = session_;
  const cell = await front.start(`prompt("first")`, { allow_stdin: true });
  const first = await question(front, cell);
  kernel.interrupt();
  assertEquals((await cell.done()).content.ename, "KeyboardInterrupt");
  const next = await front.start(`console.log(prompt("second"))`, {
    allow_stdin: true,
  });
  const second = await question(front, next);
  await front.send("input_reply", { value: "late" }, {
    channel: "stdin",
    parent: first.header,
  });
  await front.send("input_reply", { value: "in time" }, {
    channel: "stdin",
    parent: second.header,
  });
  await next.done();
  assertEquals(next.text(), "in time\n");
});

Deno.test("prompt() is an error where the front end takes no questions, or has no stdin", async () => {
  await using session_ = await session();
  const { front, kernel } = session_;
  const refused = await front.run(`prompt("?")`, { allow_stdin: false });
  assertEquals((await refused.done()).content.status, "error");
  await using mute = await FrontEnd.connect(kernel.connection, {
    hasStdin: false,
  });
  const unheard = await mute.run(`prompt("?")`, { allow_stdin: true });
  assertEquals((await unheard.done()).content.status, "error");
});

Deno.test("a permission that is not granted is asked for in the notebook, and refused where nobody can be asked", async () => {
  await using session_ = await session({
    permissions: [],
    asksPermissions: true,
  });
  const { front } = session_;
  const read = `Deno.env.get("CENOTE_TEST_VARIABLE")`;
  for (const [value, status] of [["n", "error"], ["y", "ok"]] as const) {
    const cell = await front.start(read, { allow_stdin: true });
    const asked = await question(front, cell);
    assertStringIncludes(String(asked.content.prompt), "CENOTE_TEST_VARIABLE");
    await front.send("input_reply", { value }, {
      channel: "stdin",
      parent: asked.header,
    });
    assertEquals((await cell.done()).content.status, status);
  }
  const refused = await front.run(read);
  assertStringIncludes(
    String((await refused.done()).content.evalue),
    "--allow-env=CENOTE_TEST_VARIABLE",
  );
});
