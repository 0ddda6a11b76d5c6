import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { broadcast, display } from "../../../lib/cells/prelude/broadcast.mts";
import { displaySymbol } from "../../../lib/cells/prelude/bundle.mts";
import { capture, message } from "./_channel.ts";

Deno.test("display() sends a value's bundle with its text before it returns", () => {
  const channel = capture();
  void display(channel, { outerHTML: "<b>x</b>" });
  assertEquals(channel.taken(), [
    message({ type: "display", update: false }, {
      data: { "text/html": "<b>x</b>", "text/plain": "x" },
      metadata: {},
      transient: {},
    }),
  ]);
});

Deno.test("display() sends a raw bundle as it is, under an id, with metadata and buffers, and updates it", async () => {
  const channel = capture();
  const metadata = { "image/png": { width: 3 } };
  const png = { "image/png": Uint8Array.of(1) };
  const options = { raw: true, display_id: "a", metadata };
  await display(channel, png, { ...options, buffers: Uint16Array.of(0x0201) });
  await display(channel, png, { ...options, update: true });
  const content = {
    data: { "image/png": "AQ==" },
    metadata,
    transient: { display_id: "a" },
  };
  assertEquals(channel.taken(), [
    message({ type: "display", update: false }, content, [[1, 2]]),
    message({ type: "display", update: true }, content),
  ]);
});

Deno.test("display() inspects what cannot be a raw bundle, and waits for an asynchronous one", async () => {
  const channel = capture();
  await display(channel, "x", { raw: true });
  await display(channel, {
    [displaySymbol]: () => Promise.resolve({ "text/plain": "later" }),
  });
  const contents = channel.taken().map((sent) =>
    "content" in sent && sent.content
  );
  assertEquals(contents, [
    { data: { "text/plain": '"x"' }, metadata: {}, transient: {} },
    { data: { "text/plain": "later" }, metadata: {}, transient: {} },
  ]);
});

Deno.test("display() rejects with what goes wrong, having sent nothing", async () => {
  const channel = capture();
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  await assertRejects(
    () => display(channel, { "application/json": loop }, { raw: true }),
    TypeError,
    `it holds itself at "data.application/json.self"`,
  );
  await assertRejects(
    () => display(channel, {}, { buffers: ["text"] }),
    TypeError,
    "Cannot send buffer 0: found a string",
  );
  assertEquals(channel.taken(), []);
});

Deno.test("broadcast() sends displays with their parts in place", () => {
  const channel = capture();
  broadcast(channel, "display_data", {
    data: { "text/plain": "a" },
    transient: null,
  });
  broadcast(channel, "update_display_data", {
    data: { "application/json": { big: 5n } },
    metadata: { a: 1 },
    transient: { display_id: "q" },
  }, { metadata: { m: 2n ** 70n } });
  assertEquals(channel.taken(), [
    message({ type: "display", update: false }, {
      data: { "text/plain": "a" },
      metadata: {},
      transient: {},
    }),
    message(
      {
        type: "display",
        update: true,
        metadata: { m: "1180591620717411303424" },
      },
      {
        data: { "application/json": { big: 5 } },
        metadata: { a: 1 },
        transient: { display_id: "q" },
      },
    ),
  ]);
});

Deno.test("broadcast() keeps text, clearing and other messages in one order", () => {
  const channel = capture();
  broadcast(channel, "stream", { name: "stderr", text: "a" });
  broadcast(channel, "clear_output", { wait: true });
  broadcast(channel, "clear_output", {});
  broadcast(channel, "comm_msg", { comm_id: "c", data: { x: 1 } }, {
    metadata: { m: 1 },
    buffers: [
      Uint8Array.of(1, 2, 3).subarray(1),
      new DataView(Uint8Array.of(4, 5, 6, 7).buffer, 1, 2),
      Uint8Array.of(8).buffer,
    ],
  });
  broadcast(channel, "anything", undefined);
  assertEquals(channel.taken(), [
    { name: "stderr", text: "a" },
    message({ type: "clear", wait: true }, null),
    message({ type: "clear", wait: false }, null),
    message(
      { type: "message", message_type: "comm_msg", metadata: { m: 1 } },
      { comm_id: "c", data: { x: 1 } },
      [[2, 3], [5, 6], [8]],
    ),
    message({ type: "message", message_type: "anything", metadata: {} }, {}),
  ]);
});

Deno.test("broadcast() refuses wrong arguments, having sent nothing", () => {
  const channel = capture();
  for (
    const [type, content, said] of [
      [5, {}, "found a message type of type number"],
      ["", {}, "wanted a name"],
      ["display_data", "text", `the content of "display_data": found a string`],
      ["comm_msg", [1], "found an array"],
      ["stream", { name: "out", text: "a" }, `"stdout" or "stderr"`],
    ] as const
  ) {
    assertThrows(() => broadcast(channel, type, content), TypeError, said);
  }
  assertEquals(channel.taken(), []);
});
