/**
 * The program `cenote`: one command for each thing that people do with the package.
 *
 * From a checkout it is `deno task cenote COMMAND`; installed, `cenote COMMAND`. Its commands only
 * read flags, call the rest of the package and turn what comes out into lines and an exit code.
 *
 * ```sh
 * cenote tour
 * cenote serve --port 0
 * cenote --help
 * ```
 *
 * @module
 */

import { runProgram } from "./program.ts";

export { type Command, type CommandContext, UsageError } from "./command.ts";
export { commands, runProgram } from "./program.ts";

/** Ctrl-C reaches a process both from the terminal and from whoever started it: within this time. */
const SAME_REQUEST_MS = 500;

/** Runs the program in this process: on the terminal, ended by Ctrl-C or a request to terminate. */
async function main(): Promise<void> {
  const controller = new AbortController();
  let asked = 0;
  const stop = (): void => {
    const now = performance.now();
    // The second request does not wait for a clean end.
    if (controller.signal.aborted && now - asked > SAME_REQUEST_MS) {
      Deno.exit(130);
    }
    if (controller.signal.aborted) return;
    asked = now;
    controller.abort();
  };
  let interrupt = stop;
  Deno.addSignalListener("SIGINT", () => interrupt());
  if (Deno.build.os !== "windows") Deno.addSignalListener("SIGTERM", stop);
  const code = await runProgram(Deno.args, {
    print: (line) => console.log(line),
    report: (line) => console.error(line),
    env: (name) => Deno.env.get(name),
    signal: controller.signal,
    takeInterrupts(listener) {
      interrupt = listener;
    },
  });
  Deno.exit(code);
}

if (import.meta.main) await main();
