import { assert, assertEquals } from "@std/assert";
import { Client } from "./wire/_client.ts";
import { FrontEnd } from "./_front_end.ts";
import { session } from "./_kernel.ts";

Deno.test("iopub has every line before idle, joined into few messages, in the true order", async () => {
  await using session_ = await session();
  const { front } = session_;
  const cell = await front.run(`
    for (let n = 0; n < 20_000; n++) console.log("line", n);
    console.error("to stderr");
    console.log("last");
  `);
  const lines = Array.from({ length: 20_000 }, (_, n) => `line ${n}\n`);
  const texts = cell.of("stream").map(({ name, text }) => `${name}:${text}`);
  assertEquals(texts.length < 100, true, `${texts.length} messages`);
  assertEquals(cell.text(), `${lines.join("")}last\n`);
  assertEquals(texts.slice(-2), ["stderr:to stderr\n", "stdout:last\n"]);
});

Deno.test("iopub carries displays, updates, clearing and buffers", async () => {
  await using session_ = await session();
  const { front } = session_;
  const cell = await front.run(`
    const bold = (text: string) => ({ "text/html": \`<b>\${text}</b>\` });
    await Deno.jupyter.display(bold("one"), { raw: true, display_id: "d" });
    await Deno.jupyter.display(bold("two"), { raw: true, display_id: "d", update: true });
    await Deno.jupyter.broadcast("clear_output", { wait: true });
    await Deno.jupyter.broadcast("comm_msg", { comm_id: "c", data: {} }, {
      metadata: { version: 1 },
      buffers: [new Uint8Array([0, 255, 10]).buffer],
    });
  `);
  assertEquals((await cell.done()).content.status, "ok");
  assertEquals(cell.outputs.map(({ type }) => type), [
    "display_data",
    "update_display_data",
    "clear_output",
    "comm_msg",
  ]);
  const [shown, updated] = cell.outputs;
  assertEquals(shown?.content.transient, { display_id: "d" });
  assertEquals(updated?.content.transient, { display_id: "d" });
  assertEquals(cell.of("clear_output"), [{ wait: true }]);
  const message = cell.outputs.at(-1);
  assertEquals(message?.metadata, { version: 1 });
  assertEquals(message?.buffers.map((one) => [...one]), [[0, 255, 10]]);
});

Deno.test("iopub puts late output under the cell that it is of", async () => {
  await using session_ = await session();
  const { front } = session_;
  const early = await front.run(`
    const later = Promise.withResolvers<void>();
    later.promise.then(() => console.log("late"));
  `);
  assertEquals(early.text(), "");
  const next = await front.run("later.resolve(); await later.promise; 1");
  await front.until(() => early.text() === "late\n" || undefined);
  assertEquals(next.text(), "");
});

Deno.test("iopub puts an error that nobody catches under the cell that it is of, and the kernel lives", async () => {
  await using session_ = await session();
  const { front } = session_;
  const cell = await front.run(
    "setTimeout(() => { throw new Error('nobody caught me') });",
  );
  const error = await front.until(() => cell.of("error")[0]);
  assertEquals(error.evalue, "nobody caught me");
  assertEquals((await (await front.run("1")).done()).content.status, "ok");
});

Deno.test("iopub reaches all front ends, answers only the one that asked", async () => {
  await using session_ = await session();
  const { front, kernel } = session_;
  await using other = await FrontEnd.connect(kernel.connection);
  const cell = await front.run("console.log('for all')");
  await other.until(() =>
    other.log.some(({ content, parent_header }) =>
      content.execution_state === "idle" &&
      parent_header.msg_id === cell.header.msg_id
    ) || undefined
  );
  const seen = other.log.filter(({ parent_header }) =>
    parent_header.msg_id === cell.header.msg_id
  );
  assertEquals(seen.map(({ channel, type }) => `${channel} ${type}`), [
    "iopub status",
    "iopub execute_input",
    "iopub stream",
    "iopub status",
  ]);
});

Deno.test("iopub welcomes each subscription by its topic", async () => {
  await using session_ = await session();
  const { front } = session_;
  const welcome = front.log.find(({ type }) => type === "iopub_welcome");
  assertEquals(welcome?.content, { subscription: "" });
  assertEquals(welcome?.parent_header, {});
});

Deno.test("iopub holds the cell back for a front end that reads slowly, and loses no line", async () => {
  await using session_ = await session();
  const { front, kernel } = session_;
  const { ip, iopub_port: port } = kernel.connection;
  using slow = await Client.connect({ transport: "tcp", ip, port }, "SUB");
  await slow.send("\x01");
  // Reads nothing until the cell has made more than any buffer holds.
  const cell = await front.start(`
    const line = "x".repeat(1023);
    for (let n = 0; n < 60_000; n++) console.log(line);
  `);
  await front.until(() => cell.text().length > 4_000_000 || undefined);
  let bytes = 0;
  while (bytes < 60_000 * 1024) {
    const frames = await slow.receiveBytes();
    assert(frames, "the slow front end is still connected");
    const content = frames[6];
    const message = JSON.parse(new TextDecoder().decode(content));
    if (typeof message.text === "string") bytes += message.text.length;
  }
  await cell.done();
  assertEquals(cell.text().length, 60_000 * 1024);
  assertEquals(bytes, 60_000 * 1024);
});
