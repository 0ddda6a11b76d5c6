/**
 * A server in a process of its own: `deno run _process.ts FOLDER`. It prints
 * its address and runs until it is ended.
 *
 * @module
 */

import { serve } from "../../lib/server/mod.ts";
import { echoEngine } from "./_engine.ts";

if (import.meta.main) {
  const [dataFolder] = Deno.args;
  const server = await serve({
    apiKey: "key",
    engine: echoEngine,
    env: {},
    ...(dataFolder === undefined ? {} : { dataFolder }),
  });
  console.log(server.address);
}

/** A running server process. */
export interface ServerProcess {
  readonly address: string;
  readonly pid: number;
  /** Ends it at once, as `kill -9` does. */
  kill(): Promise<void>;
}

/** Starts a server process and returns once it listens. */
export async function startProcess(
  dataFolder?: string,
): Promise<ServerProcess> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      import.meta.filename ?? "",
      ...(dataFolder === undefined ? [] : [dataFolder]),
    ],
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let said = "";
  while (!said.includes("\n")) {
    const { value } = await reader.read();
    if (value === undefined) {
      throw new Error("The server process ended before it listened");
    }
    said += value;
  }
  return {
    address: said.trim(),
    pid: child.pid,
    async kill() {
      child.kill("SIGKILL");
      await child.status;
      await reader.cancel();
    },
  };
}
