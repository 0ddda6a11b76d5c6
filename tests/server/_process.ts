/**
 * A server in a process of its own: `deno run _process.ts FOLDER`. It prints
 * its address and runs until it is ended. Asked to "Wait", it begins an answer
 * that does not end.
 *
 * @module
 */

import { type Engine, serve } from "../../lib/server/mod.ts";
import { echoEngine } from "./_engine.ts";

const waitingEngine: Engine = {
  ...echoEngine,
  async *answer(request) {
    if (request.question !== "Wait") return yield* echoEngine.answer(request);
    yield { type: "text", text: "I wait." };
    await new Promise<void>((resolve) =>
      request.control.signal.addEventListener("abort", () => resolve())
    );
  },
};

if (import.meta.main) {
  const [dataFolder] = Deno.args;
  const server = await serve({
    apiKey: "key",
    engine: waitingEngine,
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
