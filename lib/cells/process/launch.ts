import { pathOf } from "./paths.ts";
import { within } from "./within.ts";

/**
 * Becomes Deno, with nothing on its standard input. Beside it a shell waits for
 * a line: when its input ends without one, whoever started this is gone, however
 * it went, and neither the cells nor the programs that they started must outlive
 * it. Each is held before its programs are looked for, so that it starts no more.
 * The cells end in any case, also where the system lets nothing more be started.
 */
const LAUNCHER = `exec 3<&0 </dev/null
{ read -r _ <&3 || {
  trap 'kill -9 $$' EXIT
  me=$(exec sh -c 'echo $PPID')
  programs() { cat /proc/$1/task/*/children || pgrep -P $1; }
  end() {
    kill -STOP $1
    for one in $(programs $1); do [ $one = $me ] || end $one; done
    kill -9 $1
  }
  end $$
}; } >/dev/null 2>&1 &
exec "$@" 3<&-`;

/** What lets the waiting shell go. */
const ENDED = new TextEncoder().encode("ended\n");

/** So long the shell may take to end the process. */
const END_MS = 500;

const HAS_SHELL = Deno.build.os !== "windows";

/** A process of the system, with both outputs open. */
export interface LaunchedProcess {
  readonly pid: number;
  readonly stdout: ReadableStream<Uint8Array>;
  readonly stderr: ReadableStream<Uint8Array>;
  readonly status: Promise<Deno.CommandStatus>;
  /** Sends a signal; `SIGKILL` ends the programs that it started, too. */
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
  const { pid, stdout, stderr } = child;
  if (!HAS_SHELL) {
    const { status } = child;
    return { pid, stdout, stderr, status, kill: (name) => kill(child, name) };
  }
  const watch = child.stdin.getWriter();
  let isEnding = false;
  return {
    pid,
    stdout,
    stderr,
    status: released(child, watch),
    kill(name) {
      if (name !== "SIGKILL") kill(child, name);
      else if (!isEnding) end(child, watch);
      isEnding ||= name === "SIGKILL";
    },
  };
}

/** Lets the waiting shell end the process and its programs. */
function end(
  child: Deno.ChildProcess,
  watch: WritableStreamDefaultWriter<Uint8Array>,
): void {
  const isDone = watch.close().then(() => within(child.status, END_MS));
  isDone.catch(() => undefined).then((status) => {
    if (status === undefined) kill(child, "SIGKILL");
  });
}

/** The end of a process, after which nobody needs to watch over it. */
async function released(
  child: Deno.ChildProcess,
  watch: WritableStreamDefaultWriter<Uint8Array>,
): Promise<Deno.CommandStatus> {
  const status = await child.status;
  try {
    await watch.write(ENDED);
    await watch.close();
  } catch {
    // The shell has ended already, which is all that was wanted.
    await watch.abort().catch(() => {});
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
