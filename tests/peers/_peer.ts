/** Runs a Python program of this folder against an embedded server started by `cenote serve`. */
import { fromFileUrl } from "@std/path";
import { TextLineStream } from "@std/streams";
import { peerEnvironment } from "../../tools/peers/environment.ts";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));

/** What a program ended with. */
export interface PeerResult {
  readonly code: number;
  readonly output: string;
}

/** Runs `tests/peers/NAME` with `args` and gives its whole output. */
export async function runPeer(
  name: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<PeerResult> {
  const peers = await peerEnvironment();
  const { code, stdout, stderr } = await new Deno.Command(peers.python, {
    args: [fromFileUrl(new URL(name, import.meta.url)), ...args],
    env: { ...peers.env, ...env },
    stdout: "piped",
    stderr: "piped",
  }).output();
  const decoder = new TextDecoder();
  return { code, output: decoder.decode(stdout) + decoder.decode(stderr) };
}

/** A running `cenote serve`. */
export interface ServeProcess extends AsyncDisposable {
  readonly address: string;
  readonly apiKey: string;
}

/** Starts `cenote serve` on a free port, as a user would, and reads where it listens. */
export async function startServe(...flags: string[]): Promise<ServeProcess> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "lib/cli/mod.ts", "serve", "--port", "0", ...flags],
    cwd: ROOT,
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const lines = child.stdout.pipeThrough(new TextDecoderStream()).pipeThrough(
    new TextLineStream(),
  );
  const reader = lines.getReader();
  let address: string | undefined;
  let apiKey: string | undefined;
  while (address === undefined || apiKey === undefined) {
    const { value, done } = await reader.read();
    if (done) {
      throw new Error(
        `'cenote serve' ended before it listened: ${(await child.status).code}`,
      );
    }
    address ??= /^Listening on (\S+)$/.exec(value)?.[1];
    apiKey ??= /^API key: (\S+)$/.exec(value)?.[1];
  }
  const rest = (async () => {
    while (!(await reader.read()).done);
  })();
  return {
    address,
    apiKey,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await rest;
      const { code } = await child.status;
      if (code !== 0) {
        throw new Error(`'cenote serve' ended with ${code} when asked to stop`);
      }
    },
  };
}
