import { assertEquals } from "@std/assert";
import { signalPrograms } from "../../../lib/cells/process/programs.ts";

/** Starts a shell whose programs say when they are there, and what ended them. */
function startShell(script: string) {
  const child = new Deno.Command("sh", {
    args: ["-c", script],
    stdout: "piped",
    stdin: "piped",
    stderr: "null",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let said = "";
  return {
    child,
    async until(text: string): Promise<void> {
      while (!said.includes(text)) {
        const { value, done } = await reader.read();
        if (done) {
          throw new Error(`Cannot go on: found ${JSON.stringify(said)}`);
        }
        said += value;
      }
    },
    async end(): Promise<string> {
      await child.stdin.close();
      for (;;) {
        const { value, done } = await reader.read();
        if (done) break;
        said += value;
      }
      await child.status;
      return said;
    },
  };
}

const IGNORE = Deno.build.os === "windows";

Deno.test({
  name:
    "signalPrograms() reaches programs of programs and leaves the process itself alone",
  ignore: IGNORE,
  fn: async () => {
    const shell = startShell(`
      trap 'echo the process itself' TERM
      sh -c 'trap "echo child; exit" TERM
        sh -c "trap \\"echo grandchild; exit\\" TERM; echo ready; while :; do sleep 0.05; done" &
        wait; wait' &
      read -r line; wait; echo end`);
    await shell.until("ready");
    await signalPrograms(shell.child.pid, "SIGTERM");
    await shell.until("grandchild");
    const said = await shell.end();
    assertEquals(said.includes("the process itself"), false);
    assertEquals(said.includes("child\n"), true);
    assertEquals(said.trimEnd().endsWith("end"), true);
  },
});

Deno.test({
  name:
    "signalPrograms() does nothing for a process without programs, or without a process",
  ignore: IGNORE,
  fn: async () => {
    const shell = startShell("echo ready; read -r line; echo end");
    await shell.until("ready");
    await signalPrograms(shell.child.pid, "SIGTERM");
    assertEquals(await shell.end(), "ready\nend\n");
    await signalPrograms(shell.child.pid, "SIGTERM");
  },
});
