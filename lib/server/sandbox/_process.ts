import { join } from "@std/path";
import type { CellEngine, CellEvent, CellOutcome } from "../../cells/mod.ts";
import type { ProcessStatus } from "./_endings.ts";
import { freshAddresses } from "./_fresh_addresses.ts";
import { type ProcessUsage, processUsage } from "./_usage.ts";
import type { Program } from "./sandbox.ts";
import { processorSeconds, type SandboxLimits } from "./limits.ts";

/** The process lives longer than one program: the system lets it work this many times as long. */
const PROGRAMS = 20;
/** So long a program that is to end gets to do so, before its process is ended. */
const REST_MS = 500;

/** A program that is cut off gets so long to end by itself. */
const PAUSE_MS = 20;

const HAS_SIGNALS = Deno.build.os !== "windows";

/** Everything that is denied but reading and writing in the folder. */
const PERMISSIONS = [
  "--deny-import",
  "--deny-net",
  "--deny-env",
  "--deny-run",
  "--deny-ffi",
  "--deny-sys",
  // Relative to the working folder: a path could hold a comma, which parts such lists.
  "--allow-read=.",
  "--allow-write=.",
];

/** The engine, which most answers do not need: it is loaded when one may. */
let engine: Promise<typeof import("../../cells/mod.ts")> | undefined;

/**
 * Begins to load what a sandbox needs, so that the first program need not wait
 * for all of it.
 */
export function preload(): void {
  loadEngine().then(({ preparePrelude }) => preparePrelude()).catch(() => {
    // Whoever needs it will be told.
  });
}

function loadEngine(): Promise<typeof import("../../cells/mod.ts")> {
  return engine ??= import("../../cells/mod.ts");
}

/** Who takes what comes out of the process. */
export interface ProcessSink {
  onEvent(event: CellEvent): void;
  onBytes(count: number): void;
}

/** The process of an answer's programs. */
export class SandboxProcess implements AsyncDisposable {
  /** The working folder, the only place that the programs may touch. */
  readonly folder: string;
  /** Where Deno's own caches are, `localStorage` and the like. */
  readonly cacheFolder: string;
  /** A folder out of the programs' reach. */
  readonly privateFolder: string;
  readonly #engine: CellEngine;
  readonly #end = Promise.withResolvers<void>();
  #status: ProcessStatus | undefined;
  #problem: string | undefined;
  #isGone = false;
  #killed: Promise<void> | undefined;

  private constructor(
    folder: string,
    privateFolder: string,
    start: (onRestart: (status: ProcessStatus) => void) => CellEngine,
  ) {
    this.folder = folder;
    this.privateFolder = privateFolder;
    this.cacheFolder = cacheFolder(privateFolder);
    this.#engine = start((status) => {
      this.#status = status;
      // Its variables are gone: the next program gets a process of its own.
      this.kill();
    });
  }

  /**
   * Starts a process.
   *
   * Nothing is kept after it: Deno's own caches, `localStorage` and the like
   * included, go into a private folder, which is removed.
   *
   * @param folder The working folder.
   * @param limits Limits, of which the system holds some as a second wall.
   * @param sink Takes its output.
   */
  static async start(
    folder: string,
    limits: SandboxLimits,
    sink: ProcessSink,
  ): Promise<SandboxProcess> {
    const { CellEngine, copyPrelude } = await loadEngine();
    const privateFolder = await Deno.realPath(
      await Deno.makeTempDir({ prefix: "cenote-run-" }),
    );
    let prelude: string;
    try {
      prelude = await copyPrelude(privateFolder);
    } catch (error) {
      await Deno.remove(privateFolder, { recursive: true });
      throw error;
    }
    return new SandboxProcess(
      folder,
      privateFolder,
      (onRestart) =>
        CellEngine.start({
          folder,
          permissions: PERMISSIONS,
          compilesApart: true,
          freshness: freshAddresses(folder),
          process: {
            flags: [
              "--no-config",
              "--no-lock",
              "--no-remote",
              "--no-npm",
              "--no-code-cache",
              `--v8-flags=--max-old-space-size=${
                Math.ceil(limits.memoryBytes / 1024 ** 2)
              }`,
            ],
            env: environment(privateFolder),
            clearEnv: true,
            limits: shellLimits(limits),
            prelude,
            onBytes: (count) => sink.onBytes(count),
          },
          onEvent: (event) => sink.onEvent(event),
          onRestart: (why, status) => onRestart({ ...status, why }),
        }),
    );
  }

  /** How it ended by itself, once it has. */
  get status(): ProcessStatus | undefined {
    return this.#status;
  }

  /** Why it could not even start, if so. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Whether it can take no more programs. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Runs a program to its end, and to that of all that it has under way. */
  async run({ code, fileName }: Program): Promise<CellOutcome> {
    const { outcome } = this.#engine.run(code, {
      label: fileName,
      showResult: false,
      allowQuestions: false,
      untilRest: true,
    });
    const ended = await outcome;
    if (
      ended.status === "error" && ended.error.name === "ProcessEnded" &&
      ended.error.thrown === undefined
    ) {
      if (!this.#isGone) this.#problem = ended.error.message;
      this.kill();
    }
    return ended;
  }

  /**
   * The exit code that a program chose without ending; it counts for that program alone.
   *
   * @param late Settles when it is to be waited for no longer.
   */
  async takeExitCode(late: Promise<void>): Promise<number> {
    const asked = this.#engine.evaluate({
      code: "((code) => (Deno.exitCode = 0, code))(Deno.exitCode)",
    });
    const code = (await Promise.race([asked, late]))?.["code"];
    const text = code?.status === "ok" ? code.data["text/plain"] : "";
    return Number.parseInt(String(text)) || 0;
  }

  /**
   * Ends what a program has under way, keeping the variables. What does not come
   * to rest is ended with the process.
   *
   * @param running The program, where it may not have come to its end.
   */
  async bringToRest(running?: Promise<CellOutcome>): Promise<void> {
    if (this.#isGone) return;
    const timers = [setTimeout(() => this.kill(), REST_MS)];
    if (running !== undefined) {
      // The runtime may be telling of an error still, and must not be broken off at that.
      const pause = new Promise<boolean>((resolve) => {
        timers.push(setTimeout(() => resolve(true), PAUSE_MS));
      });
      if (await Promise.race([running.then(() => false), pause])) {
        await Promise.race([this.#engine.interrupt(), this.#end.promise]);
      }
    }
    await this.run({ code: "", fileName: "" });
    for (const timer of timers) clearTimeout(timer);
  }

  /** Holds it, or lets it go on. */
  hold(paused: boolean): void {
    if (HAS_SIGNALS) this.#engine.signal(paused ? "SIGSTOP" : "SIGCONT");
  }

  /** What it uses of the machine; `undefined` once that cannot be told. */
  usage(): Promise<ProcessUsage | undefined> {
    return processUsage(this.#engine.pid);
  }

  /** Ends it at once, paused or not. */
  kill(): void {
    this.#isGone = true;
    this.#killed ??= this.#engine.kill();
    this.#end.resolve();
  }

  /** Ends it, and removes what it had. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.kill();
    await this.#killed;
    await Deno.remove(this.privateFolder, { recursive: true });
  }
}

function cacheFolder(privateFolder: string): string {
  return join(privateFolder, "cache");
}

function shellLimits(limits: SandboxLimits): string {
  const seconds = PROGRAMS * processorSeconds(limits);
  const blocks = Math.ceil(limits.folderBytes / 512) + 1;
  return ["-c 0", `-t ${seconds}`, `-f ${blocks}`]
    .map((limit) => `ulimit ${limit} 2>/dev/null`).join("; ");
}

function environment(privateFolder: string): Record<string, string> {
  const env: Record<string, string> = {
    DENO_DIR: cacheFolder(privateFolder),
    NO_COLOR: "1",
    // Dates mean the same wherever the server stands.
    TZ: "UTC",
  };
  // Windows starts no process with sockets or random numbers without it.
  const root = HAS_SIGNALS ? undefined : Deno.env.get("SystemRoot");
  return root === undefined ? env : { ...env, SystemRoot: root };
}
