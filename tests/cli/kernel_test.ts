import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import { parseConnectionFile } from "../../lib/protocol/mod.ts";
import { FrontEnd } from "../kernel/_front_end.ts";
import { freeConnection } from "../kernel/_kernel_process.ts";
import { turn } from "../kernel/wire/_client.ts";
import { Program } from "./_process.ts";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));

/** A folder of its own, with a home that is nobody's. */
class Home implements AsyncDisposable {
  readonly folder: string;

  constructor() {
    this.folder = Deno.makeTempDirSync();
  }

  get env(): Record<string, string> {
    return {
      JUPYTER_DATA_DIR: join(this.folder, "data"),
      JUPYTER_PATH: "",
      VIRTUAL_ENV: "",
      CONDA_PREFIX: "",
    };
  }

  /** Runs `cenote kernel`. */
  async kernel(...args: string[]) {
    await using program = new Program(["kernel", ...args], this.env);
    return await program.ended();
  }

  spec(name = "cenote", data = "data"): string {
    return join(this.folder, data, "kernels", name);
  }

  async readSpec(name = "cenote", data = "data") {
    const path = join(this.spec(name, data), "kernel.json");
    return JSON.parse(await Deno.readTextFile(path));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.folder, { recursive: true });
  }
}

/** Connects as soon as somebody listens. */
async function connect(
  connection: ReturnType<typeof freeConnection>,
): Promise<FrontEnd> {
  const { ip: hostname } = connection;
  for (
    const port of [
      connection.iopub_port,
      connection.shell_port,
      connection.control_port,
      connection.stdin_port,
    ]
  ) {
    for (;;) {
      try {
        (await Deno.connect({ hostname, port })).close();
        break;
      } catch (error) {
        if (!(error instanceof Deno.errors.ConnectionRefused)) throw error;
      }
    }
  }
  return await FrontEnd.connect(parseConnectionFile(connection));
}

Deno.test("cenote kernel install writes a kernelspec that Jupyter can start from any folder", async () => {
  await using home = new Home();
  const { code, out } = await home.kernel("install");
  assertEquals(code, 0);
  assertStringIncludes(out, home.spec());
  const spec = await home.readSpec();
  assertEquals(spec.display_name, "Cenote (Deno)");
  assertEquals([spec.language, spec.interrupt_mode], ["typescript", "message"]);
  assertEquals(spec.argv, [
    Deno.execPath(),
    "run",
    "-A",
    "--config",
    join(ROOT, "deno.json"),
    join(ROOT, "lib", "cli", "mod.ts"),
    "kernel",
    "start",
    "--conn",
    "{connection_file}",
  ]);
  for (const size of [32, 64]) {
    const logo = await Deno.readFile(
      join(home.spec(), `logo-${size}x${size}.png`),
    );
    const view = new DataView(logo.buffer);
    assertEquals([view.getUint32(16), view.getUint32(20)], [size, size]);
  }
  assertStringIncludes(
    await Deno.readTextFile(join(home.spec(), "logo-svg.svg")),
    "<svg",
  );
});

Deno.test("cenote kernel install puts permissions into the command, and a name of its own asks for the rest", async () => {
  await using home = new Home();
  const flags = ["--allow-net=example.com", "--deny-env"];
  await home.kernel("install", "--name", "Cenote-Safe", ...flags);
  const spec = await home.readSpec("cenote-safe");
  assertEquals(spec.display_name, "Cenote (Cenote-Safe)");
  assertEquals(spec.argv.slice(-3), [...flags, "--ask"]);
  const { out } = await home.kernel(
    "install",
    "--name=bare",
    "--display-name=Ask for all",
  );
  assertStringIncludes(out, "may do nothing; for the rest they ask");
  const bare = await home.readSpec("bare");
  assertEquals(bare.display_name, "Ask for all");
  assertEquals(bare.argv.slice(-2), ["{connection_file}", "--ask"]);
  const open = await home.kernel("install", "--name=open", "-A");
  assertStringIncludes(open.out, "may do everything");
  await home.kernel("install", "--name=shut", "-R=.", "--no-prompt");
  const shut = await home.readSpec("shut");
  assertEquals(shut.argv.slice(-3), [
    "{connection_file}",
    "-R=.",
    "--no-prompt",
  ]);
});

Deno.test("cenote kernel install, list and uninstall know the places of Jupyter's files", async () => {
  await using home = new Home();
  const prefix = join(home.folder, "venv");
  await home.kernel("install", "--prefix", prefix);
  await home.kernel("install", "--name", "mine", "--user");
  assertEquals(
    (await home.readSpec("cenote", "venv/share/jupyter")).language,
    "typescript",
  );
  const listed = await home.kernel("list", "--prefix", prefix, "--json");
  const found = listed.out.trim().split("\n").map((line) => JSON.parse(line));
  const own = found.filter(({ folder }) => folder.startsWith(home.folder));
  assertEquals(own.map(({ name }) => name), ["mine", "cenote"]);
  assertEquals((await home.kernel("uninstall", "--name", "mine")).code, 0);
  assertEquals((await home.kernel("uninstall", "--prefix", prefix)).code, 0);
  const again = await home.kernel("uninstall", "--prefix", prefix);
  assertEquals(again.code, 1);
  assertMatch(
    again.err,
    /^Cannot uninstall the kernel: found no kernelspec "cenote"/,
  );
  const { err } = await home.kernel("install", "--user", "--sys-prefix");
  assertStringIncludes(
    err,
    "Only one place at a time: found --user, --sys-prefix",
  );
});

Deno.test("cenote kernel install takes the place of its own kernelspec, and of no other's unasked", async () => {
  await using home = new Home();
  assertEquals((await home.kernel("install")).code, 0);
  assertEquals((await home.kernel("install", "--display-name=Newer")).code, 0);
  assertEquals((await home.readSpec()).display_name, "Newer");
  const other =
    `{ "argv": ["python"], "display_name": "Other", "language": "x" }`;
  await Deno.writeTextFile(join(home.spec(), "kernel.json"), other);
  const refused = await home.kernel("install");
  assertEquals(refused.code, 1);
  assertMatch(
    refused.err,
    /^Cannot install the kernel: found another program's/,
  );
  assertEquals((await home.kernel("uninstall")).code, 1);
  assertEquals(
    await Deno.readTextFile(join(home.spec(), "kernel.json")),
    other,
  );
  assertEquals((await home.kernel("install", "--replace")).code, 0);
  assertEquals((await home.readSpec()).language, "typescript");
});

Deno.test("cenote kernel list says which kernelspec cannot start any more", async () => {
  await using home = new Home();
  await home.kernel("install");
  const spec = await home.readSpec();
  spec.argv[5] = join(home.folder, "moved", "mod.ts");
  await Deno.writeTextFile(
    join(home.spec(), "kernel.json"),
    JSON.stringify(spec),
  );
  const { out } = await home.kernel("list");
  assertStringIncludes(out, `cannot start: ${spec.argv[5]} is gone`);
});

Deno.test("cenote kernel refuses names and arguments that do not fit, in two lines", async () => {
  await using home = new Home();
  const wrong = [
    [],
    ["instal"],
    ["install", "--name", "no blanks"],
    ["install", "--name", ".."],
    ["install", "--name", "a/b"],
    ["install", "--allow-everything"],
    ["install", "--allow-net=http://example.com/path"],
    ["uninstall", "--name", "é"],
    ["start"],
    ["start", "--conn"],
    ["start", "--conn", "f", "--frobnicate"],
    ["start", "--conn", "f", "extra"],
  ];
  for (const args of wrong) {
    const { code, out, err } = await home.kernel(...args);
    assertEquals([code, out], [2, ""], args.join(" "));
    assertEquals(err.trim().split("\n").length, 2, err);
  }
  const { code, err } = await home.kernel("start", "--conn", "nowhere.json");
  assertEquals(code, 1);
  assertStringIncludes(err, 'Cannot read the connection file "nowhere.json"');
  for (const word of ["install", "uninstall", "list", "start"]) {
    const { code, out } = await home.kernel(word, "--help");
    assertEquals(code, 0);
    assertStringIncludes(out, `Usage: cenote kernel ${word}`);
    assertStringIncludes(out, `Examples:\n  cenote kernel ${word}`);
  }
});

Deno.test("cenote kernel start runs until it is asked to end; SIGINT stops the cell, SIGTERM the kernel", async () => {
  await using home = new Home();
  for (const ending of ["shutdown_request", "SIGTERM"] as const) {
    const connection = freeConnection();
    const file = join(home.folder, "connection.json");
    await Deno.writeTextFile(file, JSON.stringify(connection));
    await using program = new Program(
      ["kernel", "start", "--conn", file],
      home.env,
    );
    await using front = await connect(connection);
    const cell = await front.start("console.log(Deno.pid); for (;;);");
    await front.until(() => cell.text() !== "" || undefined);
    program.kill("SIGINT");
    assertEquals((await cell.done()).content.ename, "KeyboardInterrupt");
    // While nothing runs it is nobody's; it may come a little late, when the next one does.
    program.kill("SIGINT");
    await front.run("0");
    const next = await front.run("6 * 7");
    assertEquals(next.of("execute_result")[0]?.data, { "text/plain": "42" });
    if (ending === "SIGTERM") program.kill("SIGTERM");
    else {await front.send("shutdown_request", { restart: false }, {
        channel: "control",
      });}
    const { code, out, err } = await program.ended();
    assertEquals([code, out, err], [0, "", ""]);
    assert(!isRunning(Number(cell.text())), "the cells' process is gone, too");
  }
  assert(
    (await Deno.stat(
      join(home.env.JUPYTER_DATA_DIR ?? "", "cenote", "history.sqlite"),
    )).isFile,
  );
});

Deno.test({
  name: "cenote kernel start ends when the process that started it was killed",
  ignore: Deno.build.os === "windows",
  async fn() {
    await using home = new Home();
    const connection = freeConnection();
    const file = join(home.folder, "connection.json");
    await Deno.writeTextFile(file, JSON.stringify(connection));
    const args = [
      "run",
      "-A",
      "--config",
      join(ROOT, "deno.json"),
      join(ROOT, "lib", "cli", "mod.ts"),
      "kernel",
      "start",
      "--conn",
      file,
    ];
    // A server that starts the kernel as Jupyter does, and does not live long.
    const server = new Deno.Command(Deno.execPath(), {
      args: [
        "eval",
        `new Deno.Command(Deno.execPath(), {
          args: ${JSON.stringify(args)},
          env: { JPY_PARENT_PID: String(Deno.pid) },
          stdin: "null", stdout: "null", stderr: "null",
        }).spawn();
        setInterval(() => {}, 1000);`,
      ],
      env: home.env,
      stdin: "null",
    }).spawn();
    await using front = await connect(connection);
    const cell = await front.run("console.log(Deno.pid, Deno.ppid)");
    const [pid = 0, kernel = 0] = cell.text().split(" ").map(Number);
    assert(isRunning(pid) && isRunning(kernel));
    server.kill("SIGKILL");
    await server.status;
    // Ends with the connection, once nobody holds the other side.
    await assertCloses(front);
    while (isRunning(pid) || isRunning(kernel)) await turn();
  },
});

/** Waits until the kernel has closed the connection. */
async function assertCloses(front: FrontEnd): Promise<void> {
  await front.until<never>(() => undefined).catch(({ message }) =>
    assertEquals(message, "The connection is closed")
  );
}

/** Whether a process is there, and no zombie. */
function isRunning(pid: number): boolean {
  try {
    const stat = Deno.readTextFileSync(`/proc/${pid}/stat`);
    return !/\) Z /.test(stat);
  } catch {
    return false;
  }
}
