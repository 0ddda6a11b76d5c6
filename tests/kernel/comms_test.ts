import { assertEquals } from "@std/assert";
import { session } from "./_kernel.ts";

const TARGET = `
  Deno.jupyter.comms.registerTarget("echo", (comm) => {
    comm.onMessage(async (message) => {
      console.log("got", message.data);
      await comm.send({ echo: message.data }, { buffers: message.buffers });
    });
  });
`;

Deno.test("comm_open, comm_msg and comm_close reach the program, and what it sends comes back under them", async () => {
  await using session_ = await session();
  const { front } = session_;
  assertEquals((await (await front.run(TARGET)).done()).content.status, "ok");
  const open = await front.send("comm_open", {
    comm_id: "c1",
    target_name: "echo",
    data: {},
  });
  await open.idle();
  assertEquals(open.outputs, []);
  assertEquals(await front.request("comm_info_request", {}), {
    status: "ok",
    comms: { c1: { target_name: "echo" } },
  });
  assertEquals(
    (await front.request("comm_info_request", { target_name: "other" })).comms,
    {},
  );
  const said = await front.send(
    "comm_msg",
    { comm_id: "c1", data: { n: 1 } },
    { buffers: [new Uint8Array([1, 2, 250])] },
  );
  await said.idle();
  assertEquals(said.text(), "got { n: 1 }\n");
  const [answer] = said.outputs.filter(({ type }) => type === "comm_msg");
  assertEquals(answer?.content, { comm_id: "c1", data: { echo: { n: 1 } } });
  assertEquals(answer?.buffers.map((one) => [...one]), [[1, 2, 250]]);
  await (await front.send("comm_close", { comm_id: "c1", data: {} })).idle();
  assertEquals((await front.request("comm_info_request")).comms, {});
});

Deno.test("comm_open for a target that nobody registered is answered by comm_close", async () => {
  await using session_ = await session();
  const { front } = session_;
  const open = await front.send("comm_open", {
    comm_id: "c2",
    target_name: "nobody",
    data: {},
  });
  await open.idle();
  assertEquals(open.of("comm_close").map(({ comm_id }) => comm_id), ["c2"]);
  assertEquals((await front.request("comm_info_request")).comms, {});
});

Deno.test("comm messages wait for the cell before them, and are delivered although it failed", async () => {
  await using session_ = await session();
  const { front } = session_;
  await front.run(TARGET);
  await (await front.send("comm_open", {
    comm_id: "c3",
    target_name: "echo",
    data: {},
  })).idle();
  const failing = await front.start("throw 1");
  const said = await front.send("comm_msg", { comm_id: "c3", data: { n: 2 } });
  await failing.done();
  await said.idle();
  assertEquals(said.of("comm_msg").length, 1);
});

Deno.test("comm messages that are not as they should be harm nobody", async () => {
  await using session_ = await session();
  const { front } = session_;
  for (const content of [{}, { comm_id: 5 }, { comm_id: "c", data: [] }]) {
    for (const type of ["comm_open", "comm_msg", "comm_close"]) {
      await (await front.send(type, content)).idle();
    }
  }
  assertEquals((await (await front.run("1")).done()).content.status, "ok");
});
