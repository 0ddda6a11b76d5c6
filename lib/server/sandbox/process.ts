import { join } from "@std/path";
import { PRELUDE } from "./prelude.ts";
import type { SandboxLimits } from "./limits.ts";

/**
 * Lowers the shell's own limits, then becomes Deno, with both outputs in one
 * pipe. Beside it a shell waits for a line on its input: when that ends without
 * one, the server is gone, however it went, and the program must not outlive it.
 */
const LAUNCHER =
  'ulimit -c 0 2>/dev/null; ulimit -t "$1" 2>/dev/null; ulimit -f "$2" 2>/dev/null; ' +
  "shift 2; exec 3<&0 </dev/null; " +
  "{ read -r _ <&3 || kill -9 $$; } >/dev/null 2>&1 & " +
  'exec "$@" 3<&- 2>&1';

/** What lets the waiting shell go: the program has ended. */
const ENDED = new TextEncoder().encode("ended\n");

const HAS_SIGNALS = Deno.build.os !== "windows";

/** A program at work in a process of its own. */
export interface SandboxProcess {
  /** What it prints, standard output and errors in the order they were written. */
  readonly output: ReadableStream<Uint8Array>;
  readonly status: Promise<Deno.CommandStatus>;
  /** Ends it at once, paused or not. */
  kill(): void;
  /** Holds it, or lets it go on. */
  hold(paused: boolean): void;
  /** Resident memory in bytes; `undefined` once it cannot be told. */
  memory(): Promise<number | undefined>;
}

/**
 * Starts Deno on a program that stands in a folder.
 *
 * Nothing is kept between programs: Deno's own caches, `localStorage` and the
 * like included, go into `privateFolder`, which the caller removes.
 *
 * @param folder The working folder, the only place the program may touch.
 * @param fileName The program's file in it.
 * @param privateFolder A new folder out of the program's reach.
 * @param limits Limits, of which the system holds some as a second wall.
 */
export async function startProcess(
  folder: string,
  fileName: string,
  privateFolder: string,
  limits: SandboxLimits,
): Promise<SandboxProcess> {
  const prelude = join(privateFolder, "prelude.js");
  await Deno.writeTextFile(prelude, PRELUDE);
  const entry = new URL("file:///");
  entry.pathname = prelude.replaceAll("\\", "/").replaceAll("%", "%25").replace(
    /^(?!\/)/,
    "/",
  );
  entry.hash = encodeURIComponent(fileName);
  const deno = [
    Deno.execPath(),
    "run",
    "--quiet",
    "--no-prompt",
    "--no-config",
    "--no-lock",
    "--no-remote",
    "--no-npm",
    "--no-code-cache",
    "--deny-import",
    "--deny-net",
    "--deny-env",
    "--deny-run",
    "--deny-ffi",
    "--deny-sys",
    // Relative to the working folder: a path could hold a comma, which parts such lists.
    "--allow-read=.",
    "--allow-write=.",
    `--v8-flags=--max-old-space-size=${
      Math.ceil(limits.memoryBytes / 1024 ** 2)
    }`,
    entry.href,
  ];
  const processorSeconds = Math.ceil(limits.timeMs / 1000) * 4 + 10;
  const blocks = Math.ceil(limits.folderBytes / 512) + 1;
  const [command, ...args] = HAS_SIGNALS
    ? [
      "/bin/sh",
      "-c",
      LAUNCHER,
      "sh",
      String(processorSeconds),
      String(blocks),
      ...deno,
    ]
    : deno;
  const child = new Deno.Command(command ?? Deno.execPath(), {
    args,
    cwd: folder,
    clearEnv: true,
    env: environment(privateFolder),
    stdin: HAS_SIGNALS ? "piped" : "null",
    stdout: "piped",
    stderr: HAS_SIGNALS ? "null" : "piped",
  }).spawn();
  const output = HAS_SIGNALS ? child.stdout : merge(child.stdout, child.stderr);
  return {
    output,
    status: HAS_SIGNALS ? watched(child) : child.status,
    kill: () => signal(child, "SIGKILL"),
    hold: (paused) => {
      if (HAS_SIGNALS) signal(child, paused ? "SIGSTOP" : "SIGCONT");
    },
    memory: () => residentMemory(child.pid),
  };
}

/** The end of a program, after which nobody needs to watch over it any more. */
async function watched(
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

function environment(privateFolder: string): Record<string, string> {
  const env: Record<string, string> = {
    DENO_DIR: join(privateFolder, "cache"),
    DENO_NO_UPDATE_CHECK: "1",
    NO_COLOR: "1",
    // Dates mean the same wherever the server stands.
    TZ: "UTC",
  };
  // Windows starts no process with sockets or random numbers without it.
  const root = HAS_SIGNALS ? undefined : Deno.env.get("SystemRoot");
  return root === undefined ? env : { ...env, SystemRoot: root };
}

function signal(child: Deno.ChildProcess, name: Deno.Signal): void {
  try {
    child.kill(name);
  } catch (error) {
    // It has ended by itself in the meantime.
    if (
      !(error instanceof TypeError) && !(error instanceof Deno.errors.NotFound)
    ) throw error;
  }
}

function merge(
  ...streams: ReadableStream<Uint8Array>[]
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const pumps = streams.map(async (stream) => {
    for await (const chunk of stream) await writer.write(chunk);
  });
  Promise.all(pumps).then(() => writer.close(), (error) => writer.abort(error))
    .catch(() => {});
  return readable;
}

const PAGE_BYTES = 4096;

async function residentMemory(pid: number): Promise<number | undefined> {
  if (Deno.build.os === "linux") {
    try {
      const pages =
        (await Deno.readTextFile(`/proc/${pid}/statm`)).split(" ")[1];
      return Number(pages) * PAGE_BYTES;
    } catch (error) {
      // Without --allow-all Deno keeps /proc closed; `ps` tells the same, more slowly.
      if (!(error instanceof Deno.errors.NotCapable)) return undefined;
    }
  }
  return await memoryByCommand(pid);
}

async function memoryByCommand(pid: number): Promise<number | undefined> {
  const [name, args] = HAS_SIGNALS
    ? ["ps", ["-o", "rss=", "-p", String(pid)]]
    : ["tasklist", ["/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"]];
  try {
    const { stdout } = await new Deno.Command(name, { args, stderr: "null" })
      .output();
    const text = new TextDecoder().decode(stdout).trim();
    const digits = HAS_SIGNALS
      ? text
      : text.split('","').at(-1)?.replace(/\D/g, "");
    return digits ? Number(digits) * 1024 : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
