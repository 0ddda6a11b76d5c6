import type { CellEngine, CellEngineOptions, CellEvent } from "../cells/mod.ts";
import type { ConnectionFile } from "../protocol/mod.ts";
import type { Kernel } from "./kernel.ts";

/**
 * What a kernel is made of beside its cells. Deno loads what a literal in
 * `import()` names before the program begins; this is to be loaded while the
 * cells' process starts.
 */
const KERNEL: string = "./kernel.ts";

/** How a kernel is started. */
export interface StartKernelOptions {
  /** Where it listens; ports that are 0 are chosen. Or the path of a connection file that says so. */
  readonly connection: ConnectionFile | string;
  /** What `kernel_info_reply` tells as the version of the implementation. */
  readonly version: string;
  /**
   * The working folder of the cells.
   * @default {Deno.cwd()}
   */
  readonly folder?: string;
  /**
   * Deno's permission flags for the cells.
   * @default {["--allow-all"]}
   */
  readonly permissions?: readonly string[];
  /**
   * Whether the person is asked, in the notebook, for what the permissions do
   * not grant; else it is refused.
   * @default {false}
   */
  readonly asksPermissions?: boolean;
  /**
   * The SQLite file that keeps what ran, shared with other kernels; absent to
   * keep it no longer than the kernel lives.
   */
  readonly historyFile?: string | undefined;
  /**
   * The process that started this one: the kernel ends when it is gone. Absent
   * for a kernel that nobody needs to be there for.
   */
  readonly parentPid?: number | undefined;
  /** Takes lines about what the kernel does; neither code nor key is in them. */
  readonly log?: (line: string) => void;
}

/** A kernel that runs. */
export interface RunningKernel extends AsyncDisposable {
  /** Where it listens, with the ports that were chosen. */
  readonly connection: ConnectionFile;
  /** Resolves when it has ended, asked by a front end or by {@linkcode RunningKernel.close}. */
  readonly finished: Promise<void>;
  /** Stops the cell that runs and drops those that wait, as `interrupt_request` does; else nothing. */
  interrupt(): void;
  /** Ends it, its cells and its connections. */
  close(): Promise<void>;
}

/**
 * Starts a Jupyter kernel in this process. Its cells run in a process of their own.
 *
 * @param options Where it listens and what its cells may do.
 * @returns the kernel, which answers from now on.
 * @throws {Error} when the connection file cannot be read, or an address is taken.
 *
 * @example A kernel that somebody asks to end
 * ```ts
 * import { startKernel } from "@cenote/cenote/kernel";
 * import { assert } from "@std/assert";
 *
 * const kernel = await startKernel({
 *   version: "1.0.0",
 *   connection: {
 *     transport: "tcp",
 *     ip: "127.0.0.1",
 *     shell_port: 0,
 *     iopub_port: 0,
 *     stdin_port: 0,
 *     control_port: 0,
 *     hb_port: 0,
 *     key: crypto.randomUUID(),
 *     signature_scheme: "hmac-sha256",
 *   },
 * });
 * assert(kernel.connection.shell_port > 0);
 * await kernel.close();
 * await kernel.finished;
 * ```
 */
export async function startKernel(
  options: StartKernelOptions,
): Promise<RunningKernel> {
  const { folder, permissions, asksPermissions = false, log = () => {} } =
    options;
  const started = Promise.withResolvers<Kernel>();
  // Whoever waits for it sees the failure; where nobody does it is thrown below.
  started.promise.catch(() => {});
  let kernel: Kernel | undefined;
  // The cells' process takes the longest: it starts before anything else is even loaded.
  const engineOptions: CellEngineOptions = {
    ...(folder === undefined ? {} : { folder }),
    ...(permissions === undefined ? {} : { permissions }),
    asksPermissions,
    onEvent: (event: CellEvent) =>
      kernel === undefined
        ? started.promise.then((one) => one.take(event))
        : kernel.take(event),
    onQuestion: async (question) => (await started.promise).ask(question),
    // Before the kernel is there nobody has a variable to lose.
    onRestart: (why) => kernel?.restarted(why),
  };
  const { CellEngine } = await import("../cells/mod.ts");
  const engine = CellEngine.start(engineOptions);
  try {
    kernel = await startedKernel(engine, options, log);
    started.resolve(kernel);
  } catch (error) {
    started.reject(error);
    await engine.close();
    throw error;
  }
  const { connection, finished } = kernel;
  const { interrupt, close } = {
    interrupt: kernel.interrupt.bind(kernel),
    close: kernel.close.bind(kernel),
  };
  if (options.parentPid !== undefined) {
    const { watchParent } = await import("./parent_watch.ts");
    const watch = watchParent(options.parentPid, () => {
      log("the process that started the kernel is gone");
      void close();
    });
    void finished.then(() => watch[Symbol.dispose]());
  }
  return {
    connection,
    finished,
    interrupt,
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function startedKernel(
  engine: CellEngine,
  { connection, version, historyFile }: StartKernelOptions,
  log: (line: string) => void,
): Promise<Kernel> {
  const { Kernel, readConnectionFile }: typeof import("./kernel.ts") =
    await import(KERNEL);
  return await Kernel.start({
    engine,
    connection: typeof connection === "string"
      ? await readConnectionFile(connection)
      : connection,
    version,
    historyFile,
    log,
  });
}
