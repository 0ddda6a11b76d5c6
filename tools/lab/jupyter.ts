/**
 * JupyterLab as a process that this one starts and ends, with settings, kernels
 * and running files of its own: the person's Jupyter is neither read nor changed.
 *
 * @module
 */
import { TextLineStream } from "@std/streams";
import { fromFileUrl } from "@std/path/from-file-url";
import { join } from "@std/path/join";
import { installKernel } from "../../lib/kernel/mod.ts";
import config from "../../deno.json" with { type: "json" };

const PROGRAM = fromFileUrl(new URL("start_jupyter.py", import.meta.url));
const START_LIMIT_MS = 120_000;
const LOOK_MS = 50;
/** Longer than the program takes to end its kernels. */
const END_LIMIT_MS = 25_000;
/** How much of its log is kept for the case that it fails. */
const LAST_LINES = 20;

/** Lab's own settings where a person has not chosen others: it asks nothing, and asks nobody for news. */
const SETTINGS = {
  "@jupyterlab/apputils-extension:notification": {
    fetchNews: "false",
    checkForUpdates: false,
  },
};

/** How JupyterLab is started. */
export interface JupyterOptions {
  /** The Python that it runs on. */
  readonly python: string;
  /** Where settings stay from one lab to the next. */
  readonly settings: string;
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

/** A JupyterLab that answers. */
export interface Jupyter extends AsyncDisposable {
  /** Its address, without the token. */
  readonly url: string;
  /** What its address needs to be let in. */
  readonly token: string;
  /** Resolves when it has ended: to nothing when it was told to, else to why. */
  readonly finished: Promise<string | undefined>;
}

/**
 * Starts JupyterLab and waits until it answers.
 *
 * @param options Where everything is.
 * @returns the running server; disposing of it ends it with its kernels.
 * @throws {Error} when it does not start.
 */
export async function startJupyter(options: JupyterOptions): Promise<Jupyter> {
  const { python, temporary, notebooks, signal } = options;
  const runtime = join(temporary, "runtime");
  const kernels = join(temporary, "kernels");
  await writeSettings(options.settings);
  await installKernels(kernels);
  await Deno.mkdir(runtime, { recursive: true });
  signal.throwIfAborted();
  const child = new Deno.Command(python, {
    args: [PROGRAM, ...flags(options)],
    cwd: notebooks,
    clearEnv: true,
    env: {
      ...environment(options.settings),
      JUPYTER_RUNTIME_DIR: runtime,
      JUPYTER_PATH: kernels,
      ...options.env,
    },
    // Ctrl-C in the terminal is this process's business alone.
    detached: true,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const process = new JupyterProcess(child);
  try {
    const { url, token } = await waitUntilReady(process, runtime, signal);
    return {
      url,
      token,
      finished: process.finished,
      [Symbol.asyncDispose]: () => process.end(),
    };
  } catch (error) {
    await process.end();
    throw error;
  }
}

/** The kernel of this checkout, under both names that notebooks of the course may carry. */
async function installKernels(dataFolder: string): Promise<void> {
  const { version } = config;
  await installKernel({ dataFolder, version });
  // A notebook made for Deno's own kernel runs on this one as it stands, and
  // stays one for Deno's when it is saved.
  await installKernel({
    dataFolder,
    version,
    name: "deno",
    displayName: "Deno",
  });
}

async function writeSettings(folder: string): Promise<void> {
  const path = join(folder, "config", "labconfig");
  await Deno.mkdir(path, { recursive: true });
  await Deno.mkdir(join(folder, "data"), { recursive: true });
  await Deno.writeTextFile(
    join(path, "default_setting_overrides.json"),
    `${JSON.stringify(SETTINGS, undefined, 2)}\n`,
  );
}

function flags({ notebooks, port }: JupyterOptions): string[] {
  return [
    "--no-browser",
    "--ip=127.0.0.1",
    `--port=${port}`,
    "--ServerApp.port_retries=0",
    `--ServerApp.root_dir=${notebooks}`,
    ...Deno.uid() === 0 ? ["--allow-root"] : [],
    "--KernelSpecManager.ensure_native_kernel=False",
    "--KernelSpecManager.allowed_kernelspecs=cenote",
    "--KernelSpecManager.allowed_kernelspecs=deno",
    "--MappingKernelManager.default_kernel_name=cenote",
  ];
}

/** The person's environment without what would lead Jupyter to the person's own files. */
function environment(settings: string): Record<string, string> {
  const theirs = Object.entries(Deno.env.toObject()).filter(([name]) =>
    !/^(?:JUPYTER|JPY_|IPYTHON|PYTHONHOME$|PYTHONSTARTUP$)/i.test(name)
  );
  return {
    ...Object.fromEntries(theirs),
    JUPYTER_CONFIG_DIR: join(settings, "config"),
    JUPYTER_DATA_DIR: join(settings, "data"),
    IPYTHONDIR: join(settings, "ipython"),
    // Not the machine's configuration either.
    JUPYTER_NO_CONFIG: "1",
    JUPYTER_PLATFORM_DIRS: "1",
    PYTHONUNBUFFERED: "1",
  };
}

/** The process, and the end of what it said. */
class JupyterProcess {
  readonly finished: Promise<string | undefined>;
  readonly #child: Deno.ChildProcess;
  readonly #input: WritableStreamDefaultWriter<Uint8Array>;
  readonly #said: string[] = [];
  #isEnding = false;

  constructor(child: Deno.ChildProcess) {
    this.#child = child;
    this.#input = child.stdin.getWriter();
    // A pipe to a process that has ended says so here, too.
    this.#input.closed.catch(() => {});
    const read = Promise.all([
      this.#read(child.stdout),
      this.#read(child.stderr),
    ]);
    this.finished = child.status.then(async ({ success, code }) => {
      if (this.#isEnding || success) return undefined;
      await read;
      return `JupyterLab ended with ${code}; it said\n\n${this.#log()}\n`;
    });
  }

  get pid(): number {
    return this.#child.pid;
  }

  /** Ends it; kills it where it does not end by itself. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await this.#input.close().catch(() => {});
    const limit = setTimeout(() => this.#kill(), END_LIMIT_MS);
    try {
      await this.#child.status;
    } finally {
      clearTimeout(limit);
    }
  }

  #kill(): void {
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It has ended meanwhile.
    }
  }

  async #read(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    const lines = stream.pipeThrough(new TextDecoderStream()).pipeThrough(
      new TextLineStream(),
    );
    for await (const line of lines) {
      this.#said.push(line);
      if (this.#said.length > LAST_LINES) this.#said.shift();
    }
  }

  #log(): string {
    return this.#said.map((line) =>
      `  ${line.replace(/token=[^\s&"']+/g, "token=…")}`
    ).join("\n");
  }
}

/** Waits for the file in which Jupyter tells where it listens, and until it answers there. */
async function waitUntilReady(
  process: JupyterProcess,
  runtime: string,
  signal: AbortSignal,
): Promise<{ readonly url: string; readonly token: string }> {
  const path = join(runtime, `jpserver-${process.pid}.json`);
  let end: { readonly why: string | undefined } | undefined;
  process.finished.then((why) => end = { why });
  const limit = performance.now() + START_LIMIT_MS;
  while (end === undefined && performance.now() < limit) {
    signal.throwIfAborted();
    const found = await readPlace(path);
    if (found !== undefined && await answers(found.url)) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(
    `Cannot start the lab: ${
      end === undefined
        ? `JupyterLab did not answer within ${START_LIMIT_MS / 1000} s`
        : end.why ?? "JupyterLab ended at once"
    }`,
  );
}

async function readPlace(
  path: string,
): Promise<{ readonly url: string; readonly token: string } | undefined> {
  try {
    const { url, token } = JSON.parse(await Deno.readTextFile(path));
    return typeof url === "string" && typeof token === "string"
      ? { url, token }
      : undefined;
  } catch (error) {
    // Not there yet, or half written.
    const isEarly = error instanceof Deno.errors.NotFound ||
      error instanceof SyntaxError;
    if (isEarly) return undefined;
    throw error;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL("api", url), {
      signal: AbortSignal.timeout(5_000),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
