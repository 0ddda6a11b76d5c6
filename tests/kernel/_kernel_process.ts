/** A kernel in a process of its own, as Jupyter starts it, and what its processes hold. */
import { fromFileUrl, join } from "@std/path";
import { TextLineStream } from "@std/streams/text-line-stream";
import type { ConnectionFile } from "../../lib/protocol/mod.ts";
import { FrontEnd } from "./_front_end.ts";
import { anyConnection } from "./_kernel.ts";
import { turn } from "./wire/_client.ts";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));

/** What all processes of a kernel hold together. */
export interface Holdings {
  readonly processes: number;
  readonly descriptors: number;
  /** Memory that no file stands behind, shared pages by their part, in bytes. */
  readonly memory: number;
  /** What is in use of it by programs once all garbage is collected, in bytes. */
  readonly inUse: number;
}

/** The bytes in use in the cells' process. */
const COLLECT = `await (async () => {
  const { setFlagsFromString } = await import("node:v8");
  const { runInNewContext } = await import("node:vm");
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  const { heapUsed, external } = Deno.memoryUsage();
  return heapUsed + external;
})()`;

/** Ports that nobody listens on now. */
export function freeConnection(): ConnectionFile {
  const listeners = Array.from(
    { length: 5 },
    () => Deno.listen({ hostname: "127.0.0.1", port: 0 }),
  );
  const [shell = 0, iopub = 0, stdin = 0, control = 0, hb = 0] = listeners.map(
    ({ addr }) => addr.transport === "tcp" ? addr.port : 0,
  );
  for (const listener of listeners) listener.close();
  return {
    ...anyConnection(),
    shell_port: shell,
    iopub_port: iopub,
    stdin_port: stdin,
    control_port: control,
    hb_port: hb,
  };
}

/** A kernel's process and all that descend from it. */
export class KernelProcess implements AsyncDisposable {
  readonly connection: ConnectionFile;
  readonly #child: Deno.ChildProcess;
  readonly #folder: string;
  readonly #requests: WritableStreamDefaultWriter<Uint8Array>;
  readonly #answers: ReadableStreamDefaultReader<string>;

  private constructor(
    connection: ConnectionFile,
    child: Deno.ChildProcess,
    folder: string,
  ) {
    this.connection = connection;
    this.#child = child;
    this.#folder = folder;
    this.#requests = child.stdin.getWriter();
    this.#answers = child.stdout.pipeThrough(new TextDecoderStream())
      .pipeThrough(new TextLineStream()).getReader();
  }

  /** Starts `cenote kernel start`, and waits until it listens. */
  static async start(connection = freeConnection()): Promise<KernelProcess> {
    const folder = await Deno.makeTempDir({ prefix: "kernel-" });
    const file = join(folder, "connection.json");
    await Deno.writeTextFile(file, JSON.stringify(connection));
    const program = ["run", "-A", "--config", join(ROOT, "deno.json")];
    const child = new Deno.Command(Deno.execPath(), {
      args: [
        ...program,
        join(ROOT, "tests", "kernel", "_collecting_kernel.ts"),
        ...["--conn", file],
      ],
      cwd: folder,
      env: { JUPYTER_DATA_DIR: join(folder, "data"), NO_COLOR: "1" },
      stdin: "piped",
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    const started = new KernelProcess(connection, child, folder);
    await started.#listens(connection.hb_port);
    return started;
  }

  /** A front end of it. */
  async connect(): Promise<FrontEnd> {
    return await FrontEnd.connect(this.connection);
  }

  /** The processes, this kernel's own first. */
  pids(): number[] {
    const children = Map.groupBy(processes(), ({ parent }) => parent);
    const found = [this.#child.pid];
    for (const pid of found) {
      found.push(...(children.get(pid) ?? []).map((one) => one.pid));
    }
    return found;
  }

  /**
   * What they hold now, garbage not counted; once they hold no more descriptors
   * and processes than `before`, unless that does not come about.
   */
  async holdings(front: FrontEnd, before?: Holdings): Promise<Holdings> {
    const end = performance.now() + 20_000;
    for (;;) {
      const now = this.#counts();
      const isSettled = before === undefined ||
        now.processes <= before.processes &&
          now.descriptors <= before.descriptors;
      if (!isSettled && performance.now() < end) {
        await turn();
        continue;
      }
      const inUse = await this.#inUse(front);
      return { ...now, memory: sum(this.pids(), anonymousBytes), inUse };
    }
  }

  #counts(): Pick<Holdings, "processes" | "descriptors"> {
    const pids = this.pids();
    return {
      processes: pids.length,
      descriptors: sum(
        pids,
        (pid) => [...Deno.readDirSync(`/proc/${pid}/fd`)].length,
      ),
    };
  }

  async #inUse(front: FrontEnd): Promise<number> {
    const cell = await front.run("", { user_expressions: { bytes: COLLECT } });
    const { content } = await cell.done();
    const [, cells] = /"text\/plain":"(\d+)"/.exec(JSON.stringify(content)) ??
      [];
    await this.#requests.write(new TextEncoder().encode("\n"));
    const { value } = await this.#answers.read();
    return Number(cells) + Number(value);
  }

  /** Waits until it has ended by itself; its exit code. */
  async ended(): Promise<number> {
    return (await this.#child.status).code;
  }

  async #listens(port: number): Promise<void> {
    let isGone = false;
    this.#child.status.then(() => isGone = true);
    while (!isGone) {
      try {
        (await Deno.connect({ hostname: "127.0.0.1", port })).close();
        return;
      } catch (error) {
        if (!(error instanceof Deno.errors.ConnectionRefused)) throw error;
      }
    }
    throw new Error("The kernel has ended before it listened");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.#child.kill("SIGTERM");
    } catch {
      // It has ended already.
    }
    await this.#child.status;
    await this.#answers.cancel();
    await this.#requests.abort().catch(() => {});
    await Deno.remove(this.#folder, { recursive: true });
  }
}

/** Whether a process is there and not just waiting to be buried. */
export function isRunning(pid: number): boolean {
  return processes().some((one) => one.pid === pid);
}

interface Process {
  readonly pid: number;
  readonly parent: number;
}

function processes(): Process[] {
  return [...Deno.readDirSync("/proc")].flatMap(({ name }) => {
    const stat = /^\d+$/.test(name) ? readText(`/proc/${name}/stat`) : "";
    const [, state, parent] = /.*\) (\S) (\d+)/s.exec(stat) ?? [];
    return state === undefined || state === "Z"
      ? []
      : [{ pid: Number(name), parent: Number(parent) }];
  });
}

function anonymousBytes(pid: number): number {
  const text = readText(`/proc/${pid}/smaps_rollup`);
  return 1024 * Number(/^Pss_Anon:\s*(\d+)/m.exec(text)?.[1] ?? 0);
}

/** A file of `/proc`, empty when its process is gone. */
function readText(path: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch {
    return "";
  }
}

function sum(pids: readonly number[], of: (pid: number) => number): number {
  return pids.reduce((all, pid) => {
    try {
      return all + of(pid);
    } catch {
      return all;
    }
  }, 0);
}
