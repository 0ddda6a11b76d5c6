/** Shows the tests of a Python program of this folder as steps of a Deno test. */
import { assert } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { TextLineStream } from "@std/streams";
import { peerEnvironment } from "../../../tools/peers/environment.ts";

interface Outcome {
  readonly name: string;
  readonly status: "ok" | "failed" | "skipped";
  readonly detail: string;
}

/** How a program is run. */
export interface SuiteOptions {
  /** What the program is given. */
  readonly args?: readonly string[];
  /** Variables of the environment beside the usual ones. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs `tests/peers/kernel/PROGRAM` on the kernel that `CENOTE_TEST_KERNEL` names (`cenote` when it
 * names none). Each of the program's tests becomes a step; the figures it notices are printed.
 */
export async function runSuite(
  t: Deno.TestContext,
  program: string,
  { args = [], env = {} }: SuiteOptions = {},
): Promise<void> {
  const peers = await peerEnvironment();
  const child = new Deno.Command(peers.python, {
    args: [
      fromFileUrl(new URL(program, import.meta.url)),
      "--json",
      ...args,
    ],
    env: { ...peers.env, ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const stderr = new Response(child.stderr).text();
  const lines = child.stdout.pipeThrough(new TextDecoderStream())
    .pipeThrough(new TextLineStream());
  let count = 0;
  let last = "";
  for await (const line of lines) {
    last = line;
    if (line.startsWith("NOTE ")) console.log(line.slice("NOTE ".length));
    if (!line.startsWith("TEST ")) continue;
    const { name, status, detail }: Outcome = JSON.parse(
      line.slice("TEST ".length),
    );
    count++;
    await t.step({
      name,
      ignore: status === "skipped",
      fn: () => assert(status === "ok", detail),
    });
  }
  const { code } = await child.status;
  assert(
    count > 0 && / passed, \d+ failed/.test(last),
    `${program} ended with ${code} and no report:\n${await stderr}`,
  );
  await stderr;
}
