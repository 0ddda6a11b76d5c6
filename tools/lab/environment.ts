/**
 * The lab's own Python environment: JupyterLab in `.lab/python/` of the checkout,
 * made when first needed and made again when `requirements.txt` changes.
 *
 * @module
 */
import { encodeHex } from "@std/encoding/hex";
import { TextLineStream } from "@std/streams";
import { fromFileUrl } from "@std/path/from-file-url";
import { join } from "@std/path/join";
import { findPython, outputOf } from "./python.ts";

const REQUIREMENTS = fromFileUrl(new URL("requirements.txt", import.meta.url));
/** How much of what pip said is told when it fails. */
const LAST_LINES = 8;

/** How the environment is made. */
export interface EnvironmentOptions {
  /** The folder that is the lab's own. */
  readonly folder: string;
  /** Tells a person what is waited for. */
  readonly onProgress: (step: string, detail?: string) => void;
  /** Gives up; an installation that has begun is begun anew the next time. */
  readonly signal: AbortSignal;
}

/**
 * Gives a Python with JupyterLab, which is installed first where it has to be.
 *
 * @param options Where it stands, and who is told what is done.
 * @returns the path of the interpreter.
 * @throws {Error} when there is no Python, or JupyterLab cannot be installed.
 */
export async function labPython(options: EnvironmentOptions): Promise<string> {
  const { folder, signal } = options;
  const home = join(folder, "python");
  const python = Deno.build.os === "windows"
    ? join(home, "Scripts", "python.exe")
    : join(home, "bin", "python");
  const stamp = join(home, "cenote-lab");
  const wanted = await fingerprint();
  await Deno.mkdir(folder, { recursive: true });
  // Two labs that start at once install it once.
  using lock = await Deno.open(join(folder, ".lock"), {
    write: true,
    create: true,
  });
  await lock.lock(true);
  signal.throwIfAborted();
  const isThere = await readText(stamp) === wanted &&
    // The Python that it was made from may be gone.
    await outputOf(python, ["-c", ""]) !== undefined;
  if (!isThere) {
    await install(home, python, options);
    await Deno.writeTextFile(stamp, wanted);
  }
  return python;
}

/**
 * Makes sure that a Python which a person has named has JupyterLab.
 *
 * @param python Its name or path.
 * @throws {Error} when it has none, or one too old.
 */
export async function checkPython(python: string): Promise<void> {
  const said = await outputOf(python, [
    "-c",
    "import jupyterlab; print(jupyterlab.__version__)",
  ]);
  const version = said?.trim();
  if (version !== undefined && parseInt(version) >= 4) return;
  throw new Error(
    `Cannot start the lab: found ${
      version === undefined ? "no JupyterLab" : `JupyterLab ${version}`
    } with the Python "${python}"; wanted JupyterLab 4, or leave --python out`,
  );
}

async function install(
  home: string,
  python: string,
  { onProgress, signal }: EnvironmentOptions,
): Promise<void> {
  const base = await findPython();
  const step = "Installing JupyterLab into .lab/, once";
  onProgress(step);
  await run(base, ["-m", "venv", "--clear", home], { signal });
  await run(python, [
    "-m",
    "pip",
    "install",
    "--disable-pip-version-check",
    "--no-input",
    "--progress-bar=off",
    "--requirement",
    REQUIREMENTS,
  ], {
    signal,
    onLine(line) {
      const [, package_] = /^(?:Collecting|Downloading|Using cached) (\S+)/
        .exec(line) ?? [];
      if (package_ !== undefined) onProgress(step, package_.slice(0, 40));
      else if (line.startsWith("Installing ")) onProgress(step, "unpacking");
    },
  });
}

interface RunOptions {
  readonly signal: AbortSignal;
  readonly onLine?: (line: string) => void;
}

/** Runs a program to its end; its last lines are the error where it fails. */
async function run(
  program: string,
  args: readonly string[],
  { signal, onLine }: RunOptions,
): Promise<void> {
  const child = new Deno.Command(program, {
    args: [...args],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    signal,
  }).spawn();
  const said: string[] = [];
  const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
    const lines = stream.pipeThrough(new TextDecoderStream()).pipeThrough(
      new TextLineStream(),
    );
    for await (const line of lines) {
      if (line.trim() === "") continue;
      onLine?.(line);
      said.push(line);
      if (said.length > LAST_LINES) said.shift();
    }
  };
  const [{ success }] = await Promise.all([
    child.status,
    read(child.stdout),
    read(child.stderr),
  ]);
  signal.throwIfAborted();
  if (success) return;
  throw new Error(
    `Cannot start the lab: JupyterLab cannot be installed; pip said\n\n${
      said.map((line) => `  ${withoutSecrets(line)}`).join("\n")
    }\n`,
  );
}

/** Addresses of package registries may hold a password. */
function withoutSecrets(line: string): string {
  return line.replace(/(\w+:\/\/)[^\s/@]+@/g, "$1");
}

async function fingerprint(): Promise<string> {
  const bytes = await Deno.readFile(REQUIREMENTS);
  return encodeHex(await crypto.subtle.digest("SHA-256", bytes));
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
