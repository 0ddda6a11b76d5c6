/** Cells on kernels of real Jupyter servers. */
import { assert, assertEquals, assertRejects } from "@std/assert";
import { type CellEvent, readContent } from "../../../lib/cells/mod.ts";
import {
  connectGateway,
  GatewayError,
  type GatewayKernel,
  type NotebookGateway,
} from "../../../lib/notebook/gateway/mod.ts";
import { peerEnvironment } from "../../../tools/peers/environment.ts";
import {
  type JupyterServer,
  type JupyterServerOptions,
  startJupyterServer,
  startWire,
} from "./_jupyter_server.ts";

const V1 = "v1.kernel.websocket.jupyter.org";

/** A server, and the kernels that run there. */
interface Stage extends JupyterServerOptions {
  readonly kernels: readonly string[];
}

const SERVERS: Readonly<Record<string, Stage>> = {
  "Jupyter Server under a path": {
    kind: "server",
    base: "/user/ada/",
    protocol: V1,
    kernels: ["cenote", "deno", "python3"],
  },
  "Jupyter Server with the older messages": {
    kind: "server",
    protocol: "",
    kernels: ["cenote", "python3"],
  },
  "Kernel Gateway": {
    kind: "kernelgateway",
    protocol: V1,
    kernels: ["deno", "python3"],
  },
};

/** A kernel and what its cells put out. */
class Bench implements AsyncDisposable {
  readonly events: CellEvent[] = [];
  readonly restarts: string[] = [];
  readonly notices: string[] = [];
  /** Called with each event. */
  watch: (event: CellEvent) => void = () => {};
  #kernel: GatewayKernel | undefined;

  async start(gateway: NotebookGateway, name: string): Promise<this> {
    this.#kernel = await gateway.start({
      onEvent: (event) => {
        this.events.push(event);
        this.watch(event);
      },
      onRestart: (why) => void this.restarts.push(why),
      onQuestion: ({ prompt }) => Promise.resolve(`Ada (${prompt})`),
    }, {
      kernel: name,
      onNotice: (text) => void this.notices.push(text),
    });
    return this;
  }

  get kernel(): GatewayKernel {
    if (this.#kernel === undefined) throw new Error("It has not started");
    return this.#kernel;
  }

  /** Runs a cell: its outcome in a word, and what it put out. */
  async run(code: string): Promise<readonly [string, readonly CellEvent[]]> {
    const { cell, outcome } = this.kernel.run(code, { allowQuestions: true });
    const ended = await outcome;
    return [
      ended.status === "ok" ? "ok" : ended.error.name,
      this.events.filter((event) => event.cell === cell),
    ];
  }

  /** Runs a cell: its outcome in a word, and what it printed. */
  async print(code: string): Promise<readonly [string, string]> {
    const [ended, events] = await this.run(code);
    // Python's debugger warns on the other stream in a kernel that was started again.
    return [
      ended,
      events.map((event) =>
        event.type === "stream" && event.name === "stdout" ? event.text : ""
      ).join(""),
    ];
  }

  /** Interrupts a cell once it has printed. */
  async stop(code: string): Promise<string> {
    const printed = Promise.withResolvers<void>();
    this.watch = (event) => event.type === "stream" && printed.resolve();
    const running = this.run(code);
    await printed.promise;
    await this.kernel.interrupt();
    return (await running)[0];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#kernel?.kill();
  }
}

/** An event as a notebook would have it. */
function plain(event: CellEvent): unknown {
  switch (event.type) {
    case "stream":
      return `${event.name}: ${event.text}`;
    case "error":
      return [event.error.name, event.error.message];
    case "clear":
      return `clear ${event.wait}`;
    case "display":
      return { ...readContent(event), metadata: undefined };
    default:
      return readContent(event).data;
  }
}

const PYTHON = `import sys
from IPython.display import display, clear_output
print("one", flush=True); print("two", file=sys.stderr, flush=True)
clear_output(wait=True)
shown = display({"text/plain": "a"}, raw=True, display_id="d")
shown.update({"text/plain": "b"}, raw=True)
[1, "é漢😀"]`;

const TYPESCRIPT = `console.log("one"); console.error("two");
await Deno.jupyter.broadcast("clear_output", { wait: true });
await Deno.jupyter.display({ "text/plain": "a" }, { raw: true, display_id: "d" });
await Deno.jupyter.display({ "text/plain": "b" }, { raw: true, display_id: "d", update: true });
[1, "é漢😀"]`;

/** What every kernel and server is to give. */
async function checkOutputs(bench: Bench, name: string): Promise<void> {
  const isPython = name === "python3";
  const [ended, events] = await bench.run(isPython ? PYTHON : TYPESCRIPT);
  assertEquals(ended, "ok");
  const shown = (text: string) => ({
    data: { "text/plain": text },
    metadata: undefined,
    transient: { display_id: "d" },
  });
  // Deno's own kernel gives what is printed later than what is displayed.
  const found = events.map(plain);
  const [last] = found.splice(
    found.findLastIndex((one) =>
      typeof one === "object" && one !== null && "text/plain" in one
    ),
    1,
  );
  const order = name === "deno" ? sorted : (list: unknown[]) => list;
  assertEquals(
    order(found),
    order([
      "stdout: one\n",
      "stderr: two\n",
      "clear true",
      shown("a"),
      shown("b"),
    ]),
  );
  assert(JSON.stringify(last).includes("é漢😀"), JSON.stringify(last));
  const [failed, errors] = await bench.run(
    isPython ? "raise ValueError('no')" : "throw new RangeError('no')",
  );
  const errorName = isPython ? "ValueError" : "RangeError";
  assertEquals(failed, errorName);
  const [error] = errors;
  assert(error?.type === "error");
  assertEquals([error.error.name, error.error.message], [errorName, "no"]);
  assert(error.error.traceback.length > 0);
}

function sorted(list: readonly unknown[]): readonly unknown[] {
  return list.map((one) => JSON.stringify(one)).sort();
}

async function checkBig(bench: Bench, name: string): Promise<void> {
  const code = name === "python3"
    ? `print("x" * 10_000_000)`
    : `console.log("x".repeat(10_000_000))`;
  const [ended, text] = await bench.print(code);
  assertEquals([ended, text.length], ["ok", 10_000_001]);
}

/** Runs the same cells on kernels of a server. */
async function checkKernels(
  server: JupyterServer,
  gateway: NotebookGateway,
  names: readonly string[],
): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const benches = await Promise.all(
    names.map((name) => stack.use(new Bench()).start(gateway, name)),
  );
  assertEquals((await server.kernels()).length, names.length);
  for (const [index, bench] of benches.entries()) {
    const name = names[index] ?? "";
    assertEquals(bench.kernel.metadata.kernelspec?.name, name);
    const language = name === "python3" ? "python" : "typescript";
    assertEquals(bench.kernel.metadata.language_info?.name, language);
    await checkOutputs(bench, name);
    if (name === "deno") await checkLate(bench);
    else await checkBig(bench, name);
    const code = name === "python3"
      ? "print(input('Name?'))"
      : "console.log(prompt('Name?'))";
    const [ended, text] = await bench.print(code);
    assert(ended === "ok" && text.includes("Ada (Name?"), text);
  }
}

/** Deno's kernel says that it is done before it has published what was printed. */
async function checkLate(bench: Bench): Promise<void> {
  const lines = Array.from({ length: 2_000 }, (_, n) => `${n}\n`).join("");
  const late = "for (let n = 0; n < 2000; n++) console.log(n)";
  assertEquals(await bench.print(late), ["ok", lines]);
  assertEquals(await bench.print("console.log('next')"), ["ok", "next\n"]);
}

/** Interrupts, a lost connection, a kernel that dies. */
async function checkTrouble(
  server: JupyterServer,
  gateway: NotebookGateway,
): Promise<void> {
  // The kernel behind it is ended by it.
  await using wire = startWire(server.port);
  await using python = new Bench();
  await using cenote = new Bench();
  const base = new URL(server.url);
  base.port = String(wire.port);
  const behind = await connectGateway({
    url: base.href,
    token: server.token,
  });
  await Promise.all([
    python.start(gateway, "python3"),
    cenote.start(behind, "cenote"),
  ]);

  // A cell that loops and one that waits; what was defined stays.
  await python.run("kept = 17");
  const loop = "print('on', flush=True)\nwhile True: pass";
  assertEquals(await python.stop(loop), "KeyboardInterrupt");
  assertEquals(await python.print("print(kept)"), ["ok", "17\n"]);
  const wait = "console.log('on'); await new Promise(() => {})";
  assertEquals(await cenote.stop(wait), "KeyboardInterrupt");

  // The connection is cut in the middle of a cell.
  const first = Promise.withResolvers<void>();
  cenote.watch = () => first.resolve();
  const running = cenote.print(
    "for (let n = 0; n < 20; n++) { console.log(n); await new Promise((next) => setTimeout(next, 50)); }",
  );
  await first.promise;
  wire.cut();
  const [ended, text] = await running;
  assert(
    cenote.notices.some((notice) => notice.includes("was lost")),
    "the connection was cut",
  );
  assertEquals(ended, "ok");
  // What is on its way when the connection is cut may be lost; what comes later may not.
  assert(text.endsWith("17\n18\n19\n"), text);
  assertEquals(await cenote.print("console.log('next')"), ["ok", "next\n"]);

  // The kernel dies.
  const [died] = await python.run("import os; os._exit(1)");
  assertEquals([died, python.restarts.length], ["KernelDied", 1]);
  assertEquals(await python.print("print('again')"), ["ok", "again\n"]);
  const [gone] = await python.run("kept");
  assertEquals(gone, "NameError");
}

/** What a server does not take. */
async function checkRefusals(
  server: JupyterServer,
  gateway: NotebookGateway,
): Promise<void> {
  const expected: [string, string, string][] = [
    [server.url, "wrong", "it does not take this token"],
    [server.url, "", "it wants a token"],
    [new URL("/", server.url).href, server.token, "https://HOST/user/NAME/"],
  ];
  for (const [url, token, message] of expected) {
    await assertRejects(
      () => connectGateway({ url, token }),
      GatewayError,
      message,
    );
  }
  await assertRejects(
    () => gateway.start({ onEvent() {}, onRestart() {} }, { kernel: "no" }),
    GatewayError,
    "; choose another by --kernel: it has cenote, deno, python3",
  );
}

Deno.test("connectGateway() runs cells on kernels of real servers, and leaves none behind", async (t) => {
  await using stack = new AsyncDisposableStack();
  const peers = await peerEnvironment();
  const servers = await Promise.all(
    Object.values(SERVERS).map(async (options) =>
      stack.use(await startJupyterServer(peers, options))
    ),
  );
  const gateways = await Promise.all(servers.map(async ({ url, token }) => {
    const gateway = await connectGateway({ url: `${url}lab?token=${token}` });
    assertEquals(gateway.url, url);
    return gateway;
  }));
  for (
    const [index, [name, { kernels }]] of Object.entries(SERVERS).entries()
  ) {
    const [server, gateway] = [servers[index], gateways[index]];
    assert(server !== undefined && gateway !== undefined);
    const check = (what: string, run: () => Promise<void>) =>
      t.step(`${name}: ${what}`, async () => {
        await run();
        assertEquals(await server.kernels(), []);
      });
    await check(
      "outputs, questions",
      () => checkKernels(server, gateway, kernels),
    );
    if (index > 0) continue;
    await check(
      "interrupts, lost connections, dead kernels",
      () => checkTrouble(server, gateway),
    );
    await check(
      "tokens, paths, kernels that are wrong",
      () => checkRefusals(server, gateway),
    );
  }
  await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
});
