/**
 * JupyterLab as a process that this one starts and ends, with settings, kernels
 * and running files of its own: the person's Jupyter is neither read nor changed.
 *
 * @module
 */
import { delay } from "@std/async/delay";
import { fromFileUrl } from "@std/path/from-file-url";
import { join } from "@std/path/join";
import config from "../../deno.json" with { type: "json" };
import { installKernel } from "../../lib/kernel/mod.ts";

const PROGRAM = fromFileUrl(new URL("start_jupyter.py", import.meta.url));
const START_LIMIT_MS = 120_000;
const LOOK_EVERY_MS = 50;
/** Longer than the program takes to end its kernels. */
const END_LIMIT_MS = 10_000;
/** How much of its log is told when it fails. */
const LAST_LINES = 12;

/** How JupyterLab is started. */
export interface JupyterOptions {
  /** The Python that it runs on. */
  readonly python: string;
  /** Where a person's settings stay from one lab to the next, and its log. */
  readonly folder: string;
  /** A folder for what ends with this run: kernels, and the files by which servers are found. */
  readonly temporary: string;
  /** The folder that people see. */
  readonly notebooks: string;
  /** The port; 0 for a free one. */
  readonly port: number;
  /** Variables for the notebooks' kernels. */
  readonly env: Readonly<Record<string, string>>;
  /** Gives up starting. */
  readonly signal: AbortSignal;
}

/** A JupyterLab that answers; disposing of it ends it with its kernels. */
export interface Jupyter extends AsyncDisposable {
  /** Its address, without the token. */
  readonly url: string;
  /** What its address needs to be let in. */
  readonly token: string;
  /** Resolves when it has ended by itself, rejects when it failed. */
  readonly finished: Promise<void>;
}

/**
 * Starts JupyterLab and waits until it answers.
 *
 * @param options Where everything is.
 * @returns the running server.
 * @throws {Error} when it does not start; the message has the end of its log.
 */
export async function startJupyter(options: JupyterOptions): Promise<Jupyter> {
  const { python, folder, temporary, notebooks, signal } = options;
  const runtime = join(temporary, "runtime");
  const log = join(folder, `jupyter-${Deno.pid}.log`);
  for (const one of [folder, runtime]) {
    await Deno.mkdir(one, { recursive: true });
  }
  await Deno.writeTextFile(log, "", { mode: 0o600 });
  await installKernels(temporary);
  await writeSettings(folder);
  signal.throwIfAborted();
  const child = new Deno.Command(python, {
    args: ["-E", PROGRAM, log, ...flags(options)],
    cwd: notebooks,
    clearEnv: true,
    env: { ...environment(folder, temporary), ...options.env },
    // Ctrl-C in the terminal is the lab's business alone.
    detached: true,
    stdin: "piped",
    stdout: "null",
    stderr: "null",
  }).spawn();
  const finished = child.status.then(async ({ success, code }) => {
    if (!success) throw await failure(`it ended with ${code}`, log);
  });
  // Whoever waits for it hears of it; nobody may.
  finished.catch(() => {});
  const looking = new AbortController();
  try {
    const place = await Promise.race([
      whenReady(runtime, log, AbortSignal.any([signal, looking.signal])),
      finished,
    ]);
    if (place === undefined) throw await failure("it ended at once", log);
    return { ...place, finished, [Symbol.asyncDispose]: () => end(child, log) };
  } catch (error) {
    looking.abort();
    await end(child);
    throw error;
  }
}

/**
 * This checkout's kernel, under its own name and under `deno`, which the course's
 * notebooks carry: they open without a question, run on the kernel that the
 * course is written for, and stay notebooks for Deno's own when they are saved.
 */
async function installKernels(dataFolder: string): Promise<void> {
  const { version } = config;
  await installKernel({ dataFolder, version });
  await installKernel({
    dataFolder,
    version,
    name: "deno",
    displayName: "Deno",
  });
}

/** Has JupyterLab fetch no news and look for no updates, nor ask whether it may; a person may have it otherwise. */
async function writeSettings(folder: string): Promise<void> {
  const plugin = join(folder, "settings", "@jupyterlab", "apputils-extension");
  await Deno.mkdir(plugin, { recursive: true });
  try {
    await Deno.writeTextFile(
      join(plugin, "notification.jupyterlab-settings"),
      JSON.stringify({ fetchNews: "false", checkForUpdates: false }),
      { createNew: true },
    );
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
  }
}

function flags({ notebooks, port }: JupyterOptions): string[] {
  return [
    "--no-browser",
    "--ip=127.0.0.1",
    `--port=${port}`,
    "--ServerApp.port_retries=0",
    `--ServerApp.root_dir=${notebooks}`,
    ...Deno.uid() === 0 ? ["--allow-root"] : [],
    "--LabApp.extension_manager=readonly",
    "--KernelSpecManager.ensure_native_kernel=False",
    "--KernelSpecManager.allowed_kernelspecs=cenote",
    "--KernelSpecManager.allowed_kernelspecs=deno",
    "--MappingKernelManager.default_kernel_name=cenote",
    // A kernel that does not end by itself within these seconds is killed.
    "--KernelManager.shutdown_wait_time=2",
  ];
}

/** The person's environment, with Jupyter's variables leading to the lab's own folders. */
function environment(
  folder: string,
  temporary: string,
): Record<string, string> {
  const theirs = Object.entries(Deno.env.toObject())
    .filter(([name]) => !/^(?:JUPYTER|JPY_|IPYTHON)/i.test(name));
  return {
    ...Object.fromEntries(theirs),
    // Neither the person's configuration nor the machine's.
    JUPYTER_NO_CONFIG: "1",
    JUPYTER_PLATFORM_DIRS: "1",
    JUPYTER_PATH: temporary,
    JUPYTER_RUNTIME_DIR: join(temporary, "runtime"),
    JUPYTER_DATA_DIR: join(folder, "data"),
    JUPYTERLAB_SETTINGS_DIR: join(folder, "settings"),
    JUPYTERLAB_WORKSPACES_DIR: join(folder, "workspaces"),
    IPYTHONDIR: join(folder, "ipython"),
  };
}

/** Ends the process by the end of its input; kills it where that is not enough. */
async function end(child: Deno.ChildProcess, log?: string): Promise<void> {
  await child.stdin.close().catch(() => {});
  const limit = setTimeout(() => {
    try {
      child.kill("SIGKILL");
    } catch {
      // It has ended meanwhile.
    }
  }, END_LIMIT_MS);
  const { success } = await child.status;
  clearTimeout(limit);
  // Nobody needs to know how a lab went that went well.
  if (success && log !== undefined) await Deno.remove(log);
}

/** Waits for the file in which Jupyter tells where it listens. */
async function whenReady(
  runtime: string,
  log: string,
  signal: AbortSignal,
): Promise<{ readonly url: string; readonly token: string }> {
  const limit = performance.now() + START_LIMIT_MS;
  while (performance.now() < limit) {
    const place = await readPlace(runtime);
    // It listens already then.
    if (place !== undefined) return place;
    await delay(LOOK_EVERY_MS, { signal });
  }
  throw await failure(`no answer within ${START_LIMIT_MS / 1000} s`, log);
}

async function readPlace(
  runtime: string,
): Promise<{ readonly url: string; readonly token: string } | undefined> {
  for await (const { name } of Deno.readDir(runtime)) {
    if (!/^jpserver-\d+\.json$/.test(name)) continue;
    try {
      return JSON.parse(await Deno.readTextFile(join(runtime, name)));
    } catch (error) {
      // Half written.
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return undefined;
}

async function failure(what: string, log: string): Promise<Error> {
  const said = await Deno.readTextFile(log).catch(() => "");
  const last = said.trimEnd().split("\n").slice(-LAST_LINES).map((line) =>
    `  ${line.replace(/token=[^\s&"']+/g, "token=…")}`
  );
  return new Error(
    `Cannot run JupyterLab: ${what}; the end of its log, ${log}:\n\n${
      last.join("\n")
    }\n`,
  );
}
