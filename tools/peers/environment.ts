/**
 * A virtual environment with the Python programs that the project is tested
 * against: JupyterLab and what drives it, the `openai` package, the official
 * `h2ogpte` client, and those whose output ours is measured beside. It stands in
 * `.venv/`, is made when first needed and made again when `requirements.txt`
 * changes. Nothing outside `tests/peers/` and the benchmarks uses it.
 *
 * @module
 */
import { encodeHex } from "@std/encoding/hex";
import { fromFileUrl, join } from "@std/path";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));
const REQUIREMENTS = fromFileUrl(new URL("requirements.txt", import.meta.url));
const FOLDER = join(ROOT, ".venv");
const BIN = join(FOLDER, Deno.build.os === "windows" ? "Scripts" : "bin");

/** The environment's interpreter, ready to run with the peers installed. */
export interface PeerEnvironment {
  /** Path of the Python interpreter. */
  readonly python: string;
  /** Environment variables under which Jupyter sees this environment's kernels alone. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Makes the environment unless it is there already, and registers the running
 * Deno as the Jupyter kernel `deno` in it, this checkout as `cenote`; `python3`
 * comes with it.
 *
 * @returns the interpreter and the variables to run it under.
 * @throws {Error} when there is no Python 3, or the packages cannot be installed.
 */
export async function peerEnvironment(): Promise<PeerEnvironment> {
  const python = join(
    BIN,
    Deno.build.os === "windows" ? "python.exe" : "python",
  );
  const wanted = await fingerprint();
  const stamp = join(FOLDER, "cenote-peers");
  if (await readText(stamp) !== wanted) {
    console.error(
      "Installing the Python test peers into .venv (once, about a minute, 700 MB)",
    );
    await run(await findPython(), ["-m", "venv", "--clear", FOLDER]);
    await run(python, [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--requirement",
      REQUIREMENTS,
    ]);
    await Deno.writeTextFile(stamp, wanted);
  }
  await installKernels();
  return {
    python,
    env: {
      JUPYTER_PREFER_ENV_PATH: "1",
      JUPYTER_PLATFORM_DIRS: "1",
      PYTHONUNBUFFERED: "1",
      PYTHONDONTWRITEBYTECODE: "1",
    },
  };
}

/** Registers the kernel `deno`, of the Deno that runs this, and `cenote`, of this checkout. */
async function installKernels(): Promise<void> {
  await installKernel("deno", {
    argv: [
      Deno.execPath(),
      "jupyter",
      "--kernel",
      "--conn",
      "{connection_file}",
    ],
    display_name: "Deno",
    language: "typescript",
  });
  await run(Deno.execPath(), [
    "run",
    "-A",
    "--config",
    join(ROOT, "deno.json"),
    join(ROOT, "lib", "cli", "mod.ts"),
    "kernel",
    "install",
    "--prefix",
    FOLDER,
    "--replace",
  ]);
}

/** Writes a kernelspec, and only when it changes: a front end may be reading it. */
async function installKernel(name: string, spec: unknown): Promise<void> {
  const folder = join(FOLDER, "share", "jupyter", "kernels", name);
  const path = join(folder, "kernel.json");
  const text = JSON.stringify(spec, null, 2);
  if (await readText(path) === text) return;
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeTextFile(path, text);
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

async function findPython(): Promise<string> {
  for (const name of ["python3", "python", "py"]) {
    try {
      const { success } = await new Deno.Command(name, {
        args: [
          "-c",
          "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))",
        ],
        stdout: "null",
        stderr: "null",
      }).output();
      if (success) return name;
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
  throw new Error(
    "Cannot make the environment of the test peers: found no Python 3.10 or later with 'venv'; " +
      "install it (on Debian: apt-get install python3 python3-venv) and try again",
  );
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const { success, stdout, stderr } = await new Deno.Command(command, {
    args: [...args],
    stdout: "piped",
    stderr: "piped",
  }).output();
  if (success) return;
  const decoder = new TextDecoder();
  const said = (decoder.decode(stdout) + decoder.decode(stderr)).trim().split(
    "\n",
  ).slice(-10);
  throw new Error(
    `Cannot make the environment of the test peers: ${said.join("\n")}`,
  );
}
