import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import { TextLineStream } from "@std/streams";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));

/** The line with which the README puts the program on the path, as arguments. */
async function installLine(): Promise<readonly string[]> {
  const readme = await Deno.readTextFile(join(ROOT, "README.md"));
  const [line = ""] = readme.match(/^deno install .*$/m) ?? [];
  return line.split(" ").slice(1);
}

/** `cenote` as `deno install --global` makes it, with a folder to run it in. */
interface Installed extends AsyncDisposable {
  readonly program: string;
  readonly folder: string;
}

async function install(): Promise<Installed> {
  const root = await Deno.makeTempDir({ prefix: "cenote root " });
  const folder = join(root, "elsewhere");
  await Deno.mkdir(folder);
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...await installLine()],
    cwd: ROOT,
    env: { DENO_INSTALL_ROOT: root },
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return {
    program: join(root, "bin", "cenote"),
    folder,
    [Symbol.asyncDispose]: () => Deno.remove(root, { recursive: true }),
  };
}

Deno.test("the installed program runs from any folder and passes on output and exit code", async () => {
  await using cenote = await install();
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await new Deno.Command(cenote.program, {
      args,
      cwd: cenote.folder,
      env: {
        PATH: `${join(Deno.execPath(), "..")}:${Deno.env.get("PATH")}`,
        NO_COLOR: "1",
      },
    }).output();
    const decoder = new TextDecoder();
    return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
  };
  const help = await run("--help");
  assertEquals([help.code, help.err], [0, ""]);
  assertStringIncludes(help.out, "Usage: cenote COMMAND");
  const wrong = await run("serve", "--port", "a b");
  assertEquals([wrong.code, wrong.out], [2, ""]);
  assertStringIncludes(wrong.err, `found "a b"`);
});

Deno.test("the installed program passes on the signal that ends a server", async () => {
  await using cenote = await install();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    const child = new Deno.Command(cenote.program, {
      args: ["serve", "--port", "0", "--key", "k"],
      cwd: cenote.folder,
      env: {
        PATH: `${join(Deno.execPath(), "..")}:${Deno.env.get("PATH")}`,
        NO_COLOR: "1",
      },
      stdin: "null",
      stdout: "piped",
      stderr: "null",
    }).spawn();
    const lines = child.stdout.pipeThrough(new TextDecoderStream())
      .pipeThrough(new TextLineStream()).getReader();
    const { value = "" } = await lines.read();
    assertMatch(value, /^Listening on /);
    child.kill(signal);
    assertEquals((await child.status).code, 0);
    await lines.cancel();
    // The server is gone with it, not left behind.
    const port = Number(/:(\d+)$/.exec(value)?.[1]);
    Deno.listen({ hostname: "127.0.0.1", port }).close();
  }
});
