import { assertEquals, assertThrows } from "@std/assert";
import { fromFileUrl } from "@std/path";
import {
  launch,
  type LaunchOptions,
} from "../../../lib/cells/process/launch.ts";

const IGNORE = Deno.build.os === "windows";

Deno.test({
  name:
    "The cells' process and its programs do not outlive who started it, however that ends",
  ignore: IGNORE,
  fn: async (t) => {
    for (const signal of ["SIGKILL", "SIGTERM"] as const) {
      await t.step(signal, async () => {
        const folder = await Deno.makeTempDir();
        await new Deno.Command("mkfifo", { args: [`${folder}/pipe`] }).output();
        const host = new Deno.Command(Deno.execPath(), {
          args: [
            "run",
            "-A",
            fromFileUrl(new URL("./_host.ts", import.meta.url)),
            folder,
          ],
          stdout: "null",
          stderr: "null",
        }).spawn();
        const pipe = await Deno.open(`${folder}/pipe`);
        const reader = pipe.readable.pipeThrough(new TextDecoderStream())
          .getReader();
        let said = "";
        while (said.split("\n").length < 3) {
          const { value, done } = await reader.read();
          if (done) break;
          said += value;
        }
        assertEquals(said.trim().split("\n").toSorted(), ["cells", "programs"]);
        host.kill(signal);
        await host.status;
        // The pipe ends when nobody holds it open any more.
        assertEquals((await reader.read()).done, true);
        await Deno.remove(folder, { recursive: true });
      });
    }
  },
});

/** Starts a program of this folder in place of the one that takes cells. */
async function run(
  source: string,
  options: Partial<LaunchOptions> = {},
): Promise<{ out: string; code: number }> {
  const folder = await Deno.makeTempDir({ prefix: "a b%41#" });
  try {
    const prelude = `${folder}/program.mjs`;
    await Deno.writeTextFile(prelude, source);
    const process = launch({
      folder,
      flags: ["--no-config", "--allow-all"],
      args: ["one", "two words", "$(three)"],
      prelude,
      ...options,
    });
    const { code } = await readAll(process.status, process.stderr);
    const out = await new Response(process.stdout).text();
    return { out: out.replaceAll(folder, "FOLDER"), code };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function readAll<T>(
  status: Promise<T>,
  stream: ReadableStream<Uint8Array>,
): Promise<T> {
  // As long as the debugger is not met, the program runs by itself.
  const [ended] = await Promise.all([status, new Response(stream).text()]);
  return ended;
}

Deno.test("launch() passes folder, arguments and environment as they are", async () => {
  const { out } = await run(
    "console.log(JSON.stringify([Deno.cwd(), Deno.args, Deno.env.get('MINE')]));",
    { env: { MINE: "a 'b' \"c\" $d" } },
  );
  assertEquals(JSON.parse(out), [
    "FOLDER",
    ["one", "two words", "$(three)"],
    "a 'b' \"c\" $d",
  ]);
});

Deno.test("launch() gives the process nothing to read", async () => {
  const { out } = await run(
    "console.log(await Deno.stdin.read(new Uint8Array(1)));",
  );
  assertEquals(out, "null\n");
});

Deno.test("launch() gives the process these variables alone when told to", async () => {
  Deno.env.set("CENOTE_TEST_NOT_MINE", "1");
  const { out } = await run(
    "console.log(['MINE', 'HOME', 'CENOTE_TEST_NOT_MINE'].map((name) => Deno.env.get(name)).join());",
    { env: { MINE: "1" }, clearEnv: true },
  );
  assertEquals(out, "1,,\n");
});

Deno.test({
  name: "launch() lowers the system's limits first",
  ignore: IGNORE,
  fn: async () => {
    const { out } = await run(
      "const { stdout } = new Deno.Command('sh', { args: ['-c', 'ulimit -n'] }).outputSync(); console.log(new TextDecoder().decode(stdout).trim());",
      { limits: "ulimit -n 321" },
    );
    assertEquals(out, "321\n");
  },
});

Deno.test("launch() tells how the process ended", async () => {
  assertEquals((await run("Deno.exit(7);")).code, 7);
  assertEquals((await run("throw 1;")).code, 1);
});

Deno.test("launch() tells when the folder is not there", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.remove(folder);
  assertThrows(
    () => launch({ folder, flags: [], args: [] }),
    Deno.errors.NotFound,
  );
});

Deno.test("launch() lets a process that has ended be killed again", async () => {
  const process = launch({
    folder: Deno.cwd(),
    flags: ["--no-config", "--no-such-flag"],
    args: [],
  });
  await readAll(process.status, process.stderr);
  await process.stdout.cancel();
  process.kill("SIGKILL");
});

Deno.test({
  name: "launch() ends the process's programs with it when it is killed",
  ignore: IGNORE,
  fn: async () => {
    const folder = await Deno.makeTempDir();
    const prelude = `${folder}/program.mjs`;
    await Deno.writeTextFile(
      prelude,
      "new Deno.Command('sh', { args: ['-c', 'sh -c \"echo program; sleep 1000; :\"; :'] }).spawn(); for (;;) { }",
    );
    const process = launch({
      folder,
      flags: ["--no-config", "--allow-all"],
      args: [],
      prelude,
    });
    const reader = process.stdout.pipeThrough(new TextDecoderStream())
      .getReader();
    assertEquals((await reader.read()).value, "program\n");
    process.kill("SIGKILL");
    process.kill("SIGKILL");
    const { signal } = await readAll(process.status, process.stderr);
    assertEquals(signal, "SIGKILL");
    // Its programs hold its output open.
    assertEquals((await reader.read()).done, true);
    await Deno.remove(folder, { recursive: true });
  },
});
