/**
 * The launcher of the program `cenote`, for installing it from a checkout:
 *
 * ```sh
 * deno install -g -A --no-config -n cenote ./tools/cenote.ts
 * ```
 *
 * An installed module does not find the `vendor/` folder of the project it comes from. So this one
 * imports nothing: it starts the program under the project's own configuration, sets that up first
 * where it has to be, and passes on what goes in, what comes out, signals and the exit code.
 *
 * @module
 */

/** Runs `deno run ARGS` and gives its exit code. */
async function start(args: readonly string[]): Promise<number> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", ...args],
    stdin: "inherit",
    stdout: "inherit",
    stderr: "inherit",
  }).spawn();
  // Ctrl-C reaches the child from the terminal itself; this process only has to outlive it. A
  // signal sent to this process alone has to be passed on.
  const terminal = [Deno.stdin, Deno.stdout, Deno.stderr].some((stream) =>
    stream.isTerminal()
  );
  const pass = (signal: Deno.Signal) => () => {
    try {
      child.kill(signal);
    } catch {
      // It has ended already.
    }
  };
  const signals: Deno.Signal[] = Deno.build.os === "windows"
    ? ["SIGINT"]
    : ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) {
    const stay = signal === "SIGINT" && terminal ? () => {} : pass(signal);
    Deno.addSignalListener(signal, stay);
  }
  return (await child.status).code;
}

/** The path of a `file:` address, on Windows too. */
function pathOf(address: URL): string {
  const path = decodeURIComponent(address.pathname);
  return Deno.build.os === "windows"
    ? path.slice(1).replaceAll("/", "\\")
    : path;
}

const config = pathOf(new URL("../deno.json", import.meta.url));
const setup = pathOf(new URL("setup.ts", import.meta.url));
const program = pathOf(new URL("../lib/cli/mod.ts", import.meta.url));

const prepared = await start(["--config", config, setup, "--if-needed"]);
Deno.exit(prepared || await start(["--config", config, program, ...Deno.args]));
