import {
  assert,
  assertEquals,
  assertNotEquals,
  assertRejects,
} from "@std/assert";
import { encodeMessage, newHeader, Signer } from "../../lib/protocol/mod.ts";
import { startKernel } from "../../lib/kernel/mod.ts";
import { Client } from "./wire/_client.ts";
import { FrontEnd } from "./_front_end.ts";
import { anyConnection, session } from "./_kernel.ts";

/** A front end that a cell keeps waiting. */
const LOOP = "console.log('begun'); for (;;);";

Deno.test("startKernel() tells what it is, on shell and on control", async () => {
  await using session_ = await session();
  const { front } = session_;
  for (const channel of ["shell", "control"] as const) {
    const info = await front.request("kernel_info_request", {}, channel);
    assertEquals(info.status, "ok");
    assertEquals(info.protocol_version, "5.5");
    assertEquals([info.implementation, info.implementation_version], [
      "cenote",
      "1.2.3",
    ]);
    assertEquals(info.language_info, {
      name: "typescript",
      version: Deno.version.typescript,
      mimetype: "text/x.typescript",
      file_extension: ".ts",
      pygments_lexer: "typescript",
      codemirror_mode: { name: "javascript", typescript: true },
      nbconvert_exporter: "script",
    });
    assertEquals(info.supported_features, []);
  }
  const ports = await front.request("connect_request");
  assertEquals(ports.shell_port, session_.kernel.connection.shell_port);
});

Deno.test("startKernel() answers on shell and control while a cell runs, and is busy until the cell ends", async () => {
  await using session_ = await session();
  const { front } = session_;
  const loop = await front.start(LOOP);
  await front.until(() => loop.text() === "begun\n" || undefined);
  for (const channel of ["shell", "control"] as const) {
    const sent = await front.send("kernel_info_request", {}, { channel });
    await sent.done();
    assertEquals(sent.states, ["busy", "idle"]);
    // Told once more, so that nobody takes the kernel to be idle.
    const last = await front.until(() => {
      const states = front.log.filter(({ type }) => type === "status");
      return states.at(-1)?.content.execution_state === "busy"
        ? states.at(-1)
        : undefined;
    });
    assertEquals(last.parent_header, {});
  }
  const completion = await front.request("complete_request", {
    code: "Math.",
    cursor_pos: 5,
  });
  assertEquals(completion.status, "ok");
  await front.request("interrupt_request", {}, "control");
  await loop.done();
  assertEquals(loop.states, ["busy", "idle"]);
  const states = front.log.filter(({ type }) => type === "status");
  assertEquals(states.at(-1)?.content.execution_state, "idle");
});

Deno.test("startKernel() is busy and idle around what it does not know, and answers nothing", async () => {
  await using session_ = await session();
  const { front } = session_;
  for (const type of ["no_such_request", "input_reply", "toString"]) {
    const sent = await front.send(type);
    await sent.idle();
    assertEquals(sent.states, ["busy", "idle"]);
    assertEquals(sent.reply, undefined);
  }
  for (
    const [type, content] of [
      ["debug_request", { seq: 5, type: "request", command: "attach" }],
      ["create_subshell_request", {}],
      ["complete_request", { code: [] }],
      ["history_request", { hist_access_type: "all of it" }],
    ] as const
  ) {
    const reply = await front.request(type, content, "control");
    assert(reply.status === "error" || reply.success === false, type);
  }
});

Deno.test("startKernel() puts the header of a request into all that comes of it as it was sent", async () => {
  await using session_ = await session();
  const { front, kernel } = session_;
  const signer = new Signer({ key: kernel.connection.key });
  const header = {
    ...newHeader("execute_request", { session: front.session }),
    subshell_id: null,
    extra: { zero: -0.5, list: [1, "é"] },
  };
  const parts = [header, {}, {}, { code: "console.log(1)" }].map((part) =>
    new TextEncoder().encode(JSON.stringify(part, undefined, 1))
  );
  await front.sendFrames(
    "shell",
    new TextEncoder().encode("<IDS|MSG>"),
    signer.sign(parts),
    ...parts,
  );
  const reply = await front.message(({ type, parent_header }) =>
    type === "execute_reply" && parent_header.msg_id === header.msg_id
  );
  const output = await front.message(({ type }) => type === "stream");
  for (const { parent_header } of [reply, output]) {
    assertEquals(parent_header, { ...header });
  }
});

Deno.test("startKernel() does not hear what is not signed, twice signed, or no message", async () => {
  await using session_ = await session();
  const { front, kernel } = session_;
  const { key } = kernel.connection;
  const request = (signer: Signer, code: string) =>
    encodeMessage({
      header: newHeader("execute_request", { session: "s" }),
      content: { code },
    }, signer);
  const text = (frame: string) => new TextEncoder().encode(frame);
  await front.sendFrames(
    "shell",
    ...request(new Signer({ key: "" }), "var bad = 1"),
  );
  await front.sendFrames(
    "shell",
    ...request(new Signer({ key: "another" }), "var bad = 2"),
  );
  await front.sendFrames("shell", text("<IDS|MSG>"));
  await front.sendFrames("shell", text("nothing like it"));
  await front.sendFrames("stdin", text("nothing like it"));
  const once = request(
    new Signer({ key }),
    "var good = (globalThis.good ?? 0) + 1",
  );
  await front.sendFrames("shell", ...once);
  await front.sendFrames("shell", ...once);
  const seen = await front.run("[typeof bad, good]");
  assertEquals(seen.of("execute_result")[0]?.data, {
    "text/plain": '[ "undefined", 1 ]',
  });
});

Deno.test("startKernel() echoes heartbeats while a cell runs", async () => {
  await using session_ = await session();
  const { front, kernel } = session_;
  const loop = await front.start(LOOP);
  await front.until(() => loop.text() === "begun\n" || undefined);
  const { ip, hb_port: port } = kernel.connection;
  using heart = await Client.connect({ transport: "tcp", ip, port }, "REQ");
  for (let beat = 0; beat < 20; beat++) {
    await heart.send("", `ping ${beat}`);
    assertEquals(await heart.receive(), ["", `ping ${beat}`]);
  }
  kernel.interrupt();
  await loop.done();
});

Deno.test("startKernel() ends on shutdown_request, after its answer, told to all front ends", async () => {
  for (
    const [channel, restart] of [["control", false], ["shell", true]] as const
  ) {
    await using session_ = await session();
    const { front, kernel } = session_;
    await using other = await FrontEnd.connect(kernel.connection);
    const loop = await front.start(LOOP);
    await front.until(() => loop.text() === "begun\n" || undefined);
    const sent = await front.send("shutdown_request", { restart }, { channel });
    const reply = await front.until(() => sent.reply);
    assertEquals(reply.content, { status: "ok", restart });
    const told = await other.message(({ type }) => type === "shutdown_reply");
    assertEquals([told.channel, told.content], ["iopub", {
      status: "ok",
      restart,
    }]);
    await kernel.finished;
    assertEquals(sent.states, ["busy", "idle"]);
  }
});

Deno.test("startKernel() listens on ipc, and removes its files at the end", async () => {
  const folder = await Deno.makeTempDir();
  try {
    {
      await using session_ = await session({
        connection: {
          ...anyConnection(),
          transport: "ipc",
          ip: `${folder}/socket`,
          shell_port: 1,
          iopub_port: 2,
          stdin_port: 3,
          control_port: 4,
          hb_port: 5,
        },
      });
      const cell = await session_.front.run("1 + 1");
      assertEquals(cell.of("execute_result")[0]?.data, { "text/plain": "2" });
      assertNotEquals([...Deno.readDirSync(folder)], []);
    }
    assertEquals([...Deno.readDirSync(folder)], []);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("startKernel() says why it cannot start, and leaves nothing open", async () => {
  await using session_ = await session();
  const { connection } = session_.kernel;
  await assertRejects(
    () => startKernel({ version: "1", connection }),
    Error,
    String(connection.iopub_port),
  );
  await assertRejects(
    () => startKernel({ version: "1", connection: "no-such-file.json" }),
    Error,
    'Cannot read the connection file "no-such-file.json": there is no such file',
  );
  await assertRejects(
    () =>
      startKernel({
        version: "1",
        connection: { ...anyConnection(), signature_scheme: "rot13" },
      }),
    RangeError,
    "rot13",
  );
});

Deno.test("startKernel() runs its cells in the folder and under the permissions that it is given", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(
      `${folder}/value.ts`,
      "export const value = 'imported';",
    );
    await using session_ = await session({
      folder,
      permissions: ["--allow-read"],
    });
    const { front } = session_;
    const cell = await front.run(`import { value } from "./value.ts"; value`);
    assertEquals(cell.of("execute_result")[0]?.data, {
      "text/plain": '"imported"',
    });
    const refused = await front.run(`Deno.writeTextFileSync("x", "")`);
    assertEquals((await refused.done()).content.ename, "NotCapable");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
