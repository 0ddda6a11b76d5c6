import { pathOf } from "./paths.ts";

/**
 * Becomes Deno, with nothing on its standard input. Beside it a shell waits for
 * a line: when its input ends without one, whoever started this is gone, however
 * it went, and the cells must not outlive it.
 */
const LAUNCHER = "exec 3<&0 </dev/null; { read -r _ <&3 || { " +
  "me=$(exec sh -c 'echo $PPID'); " +
  'kill -9 $$ $(pgrep -P $$ | grep -vx "$me"); }; } >/dev/null 2>&1 & ' +
  'exec "$@" 3<&-';

/** What lets the waiting shell go. */
const ENDED = new TextEncoder().encode("ended\n");

const HAS_SHELL = Deno.build.os !== "windows";

/** A process of the system, with both outputs open. */
export interface LaunchedProcess {
  readonly pid: number;
  readonly stdout: ReadableStream<Uint8Array>;
  readonly stderr: ReadableStream<Uint8Array>;
  readonly status: Promise<Deno.CommandStatus>;
  kill(signal: Deno.Signal): void;
}

/** How to start it. */
export interface LaunchOptions {
  readonly folder: string;
  /** Flags of `deno run`. */
  readonly flags: readonly string[];
  /** The prelude's own arguments. */
  readonly args: readonly string[];
  /** More variables of the environment, or all of them with `clearEnv`. */
  readonly env?: Readonly<Record<string, string>>;
  readonly clearEnv?: boolean;
  /** Shell commands that lower the system's limits first, where there is a shell. */
  readonly limits?: string;
  /** Path of the prelude, where it is not the engine's own file. */
  readonly prelude?: string;
  /** Called with each number of bytes that came out of the process. */
  readonly onBytes?: (count: number) => void;
}

/**
 * Starts Deno on the prelude. The process ends when this one does.
 *
 * @throws {Deno.errors.NotFound} when the folder is not there.
 */
export function launch(options: LaunchOptions): LaunchedProcess {
  const prelude = new URL("../prelude/main.mts", import.meta.url);
  const deno = [
    Deno.execPath(),
    "run",
    "--inspect=127.0.0.1:0",
    "--inspect-publish-uid=stderr",
    ...options.flags,
    options.prelude ??
      (prelude.protocol === "file:" ? pathOf(prelude) : prelude.href),
    ...options.args,
  ];
  const script = options.limits ? `${options.limits}; ${LAUNCHER}` : LAUNCHER;
  const [command, ...args] = HAS_SHELL
    ? ["/bin/sh", "-c", script, "sh", ...deno]
    : deno;
  const child = new Deno.Command(command ?? Deno.execPath(), {
    args,
    cwd: options.folder,
    env: { DENO_NO_UPDATE_CHECK: "1", ...options.env },
    ...(options.clearEnv ? { clearEnv: true } : {}),
    stdin: HAS_SHELL ? "piped" : "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  return {
    pid: child.pid,
    stdout: child.stdout,
    stderr: child.stderr,
    status: HAS_SHELL ? released(child) : child.status,
    kill: (signal) => kill(child, signal),
  };
}

/** The end of a process, after which nobody needs to watch over it. */
async function released(
  child: Deno.ChildProcess,
): Promise<Deno.CommandStatus> {
  const status = await child.status;
  const writer = child.stdin.getWriter();
  try {
    await writer.write(ENDED);
    await writer.close();
  } catch {
    // The shell was ended by somebody else, which is all that was wanted.
    await writer.abort().catch(() => {});
  }
  return status;
}

function kill(child: Deno.ChildProcess, signal: Deno.Signal): void {
  try {
    child.kill(signal);
  } catch (error) {
    // It has ended by itself in the meantime.
    if (
      !(error instanceof TypeError) && !(error instanceof Deno.errors.NotFound)
    ) throw error;
  }
}
