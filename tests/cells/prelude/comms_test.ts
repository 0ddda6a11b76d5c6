import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { broadcast } from "../../../lib/cells/prelude/broadcast.mts";
import type { Comm } from "../../../lib/cells/prelude/comm.mts";
import { Comms } from "../../../lib/cells/prelude/comms.mts";
import { capture, message, type Sent } from "./_channel.ts";

function start() {
  const channel = capture();
  const comms = new Comms(
    (type, content, options) => broadcast(channel, type, content, options),
    (text) => channel.write("stderr", text),
  );
  const deliver = (
    type: string,
    content: Record<string, unknown>,
    buffers: Uint8Array[] = [],
  ) => comms.deliver(type, content, { m: 1 }, buffers);
  return { channel, comms, deliver };
}

function sent(
  type: string,
  content: unknown,
  buffers: number[][] = [],
  metadata: Record<string, unknown> = {},
): Sent {
  return message(
    { type: "message", message_type: type, metadata },
    content,
    buffers,
  );
}

Deno.test("open() opens, send() sends, close() closes once", async () => {
  const { channel, comms } = start();
  const comm = comms.open("t", { a: 1n }, {
    metadata: { v: 2 },
    buffers: [Uint8Array.of(1)],
  });
  comm.send({ b: 2 }, { buffers: Uint8Array.of(3) });
  assertEquals(comms.list(), [comm]);
  comm.close({ c: 3 });
  comm.close();
  assertEquals(comms.list(), []);
  assertEquals((await comm.closed).data, { c: 3 });
  assertEquals(channel.taken(), [
    sent("comm_open", { comm_id: comm.id, target_name: "t", data: { a: 1 } }, [[
      1,
    ]], { v: 2 }),
    sent("comm_msg", { comm_id: comm.id, data: { b: 2 } }, [[3]]),
    sent("comm_close", { comm_id: comm.id, data: { c: 3 } }),
  ]);
  assertThrows(() => comm.send({}), TypeError, "it is closed; open a new one");
  for (const wrong of [5, "text", null, [1]]) {
    assertThrows(
      () => comms.open("t").send(wrong),
      TypeError,
      "wanted an object as the data",
    );
  }
});

Deno.test("open() gives every comm an id of its own, and `using` closes", () => {
  const { channel, comms } = start();
  {
    using a = comms.open("t");
    using b = comms.open("t");
    assertEquals(a.id === b.id, false);
    channel.taken();
  }
  assertEquals(channel.taken().length, 2);
});

Deno.test("deliver() opens what a target is registered for", async () => {
  const { channel, comms, deliver } = start();
  const opened: unknown[] = [];
  comms.registerTarget("t", (comm, { data, metadata, buffers }) => {
    opened.push(comm.id, comm.target, data, metadata, buffers);
    comm.send({ hello: true });
  });
  await deliver(
    "comm_open",
    { comm_id: "c", target_name: "t", data: { x: 1 } },
    [Uint8Array.of(7)],
  );
  assertEquals(opened, ["c", "t", { x: 1 }, { m: 1 }, [Uint8Array.of(7)]]);
  assertEquals(channel.taken(), [
    sent("comm_msg", { comm_id: "c", data: { hello: true } }),
  ]);
  assertEquals(comms.unregisterTarget("t"), true);
  assertEquals(comms.unregisterTarget("t"), false);
});

Deno.test("deliver() closes what nobody registered for, and says its name", async () => {
  const { channel, comms, deliver } = start();
  await deliver("comm_open", { comm_id: "c", target_name: "jupyter.widget" });
  const [warning, answer] = channel.taken();
  assertEquals(answer, sent("comm_close", { comm_id: "c", data: {} }));
  assertEquals(
    warning && "text" in warning &&
      [warning.name, /"jupyter.widget"/.test(warning.text)],
    ["stderr", true],
  );
  assertEquals(comms.list(), []);
});

Deno.test("deliver() calls handlers in order, and closes for a front end", async () => {
  const { channel, comms, deliver } = start();
  const comm = comms.open("t");
  const seen: unknown[] = [];
  comm.onMessage(({ data }) => seen.push(["first", data]))
    .onMessage(({ data }) => seen.push(["second", data]))
    .onClose(({ data }) => seen.push(["close", data]));
  channel.taken();
  await deliver("comm_msg", { comm_id: comm.id, data: 1 });
  await deliver("comm_close", { comm_id: comm.id, data: 2 });
  await deliver("comm_msg", { comm_id: comm.id, data: 3 });
  assertEquals(seen, [["first", 1], ["second", 1], ["close", 2]]);
  assertEquals([comm.isClosed, (await comm.closed).data], [true, 2]);
  comm.send({ to: "nobody" });
  comm.close();
  assertEquals(channel.taken(), []);
});

Deno.test("deliver() ignores unknown comms and messages that name none", async () => {
  const { channel, deliver } = start();
  await deliver("comm_msg", { comm_id: "unknown", data: {} });
  await deliver("comm_close", { comm_id: "unknown" });
  await deliver("comm_msg", {});
  await deliver("comm_open", { comm_id: 5, target_name: "t" });
  assertEquals(channel.taken(), []);
});

Deno.test("deliver() calls every handler and rejects with what they throw", async () => {
  const { comms, deliver } = start();
  const comm = comms.open("t");
  let calls = 0;
  comm.onMessage(() => {
    throw new RangeError("first");
  }).onMessage(() => calls++);
  const content = { comm_id: comm.id, data: {} };
  await assertRejects(() => deliver("comm_msg", content), RangeError, "first");
  comm.onMessage(() => {
    throw new SyntaxError("third");
  });
  const error = await assertRejects(
    () => deliver("comm_msg", content),
    AggregateError,
  );
  assertEquals(error.errors.map(String), [
    "RangeError: first",
    "SyntaxError: third",
  ]);
  assertEquals(calls, 2);
});

Deno.test("deliver() closes a comm whose target throws", async () => {
  const { channel, comms, deliver } = start();
  comms.registerTarget("t", () => {
    throw new RangeError("not open");
  });
  await assertRejects(
    () => deliver("comm_open", { comm_id: "c", target_name: "t" }),
    RangeError,
    "not open",
  );
  assertEquals(channel.taken(), [
    sent("comm_close", { comm_id: "c", data: {} }),
  ]);
  assertEquals(comms.list(), []);
});

Deno.test("deliver() lets short asynchronous handlers end and waits for no endless one", async () => {
  const { comms, deliver } = start();
  const comm = comms.open("t");
  const seen: string[] = [];
  comm.onMessage(async () => {
    await null;
    seen.push("short");
  }).onMessage(() => new Promise(() => {}));
  await deliver("comm_msg", { comm_id: comm.id });
  assertEquals(seen, ["short"]);
});

Deno.test("a comm is read in a loop, also by its own target, until it is closed", async () => {
  const { comms, deliver } = start();
  const seen: unknown[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const echo = async (comm: Comm) => {
    for await (const { data } of comm) {
      seen.push(data);
      comm.send({ echo: data });
    }
    resolve();
  };
  comms.registerTarget("t", echo);
  await deliver("comm_open", { comm_id: "c", target_name: "t" });
  for (const data of [1, 2, 3]) {
    await deliver("comm_msg", { comm_id: "c", data });
    assertEquals(seen.at(-1), data, "taken in before the delivery ends");
  }
  await deliver("comm_close", { comm_id: "c" });
  await promise;
  assertEquals(seen, [1, 2, 3]);
});

Deno.test("a comm's loop that breaks off is forgotten, and one that is late gets nothing of before", async () => {
  const { comms, deliver } = start();
  const comm = comms.open("t");
  const first = comm[Symbol.asyncIterator]();
  await deliver("comm_msg", { comm_id: comm.id, data: 1 });
  assertEquals((await first.next()).value?.data, 1);
  await first.return();
  const second = comm[Symbol.asyncIterator]();
  await deliver("comm_msg", { comm_id: comm.id, data: 2 });
  assertEquals((await second.next()).value?.data, 2);
  comm.close();
  assertEquals((await second.next()).done, true);
  assertEquals((await comm[Symbol.asyncIterator]().next()).done, true);
});

Deno.test("registerTarget() wants a function", () => {
  const { comms } = start();
  assertThrows(
    () => Reflect.apply(comms.registerTarget, comms, ["t", 5]),
    TypeError,
    `Cannot register the comm target "t": found a number`,
  );
});
