/**
 * `cenote kernel start`, with the same arguments, in a process that collects its
 * garbage whenever a line comes, and answers how many bytes are in use then.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { runProgram } from "../../lib/cli/mod.ts";

const controller = new AbortController();
Deno.addSignalListener("SIGTERM", () => controller.abort());

async function answer(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  for await (const _ of Deno.stdin.readable) {
    collect();
    const { heapUsed, external } = Deno.memoryUsage();
    console.log(heapUsed + external);
  }
}

void answer();
const code = await runProgram(["kernel", "start", ...Deno.args], {
  print: (line) => console.log(line),
  report: (line) => console.error(line),
  env: (name) => Deno.env.get(name),
  signal: controller.signal,
});
Deno.exit(code);
