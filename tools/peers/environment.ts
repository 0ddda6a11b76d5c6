/**
 * A virtual environment with the Python programs that the project is tested
 * against: JupyterLab and what drives it, the `openai` package, the official
 * `h2ogpte` client, and those whose output ours is measured beside. It stands in
 * `.venv/`, is made when first needed and made again when `requirements.txt`
 * changes. Nothing outside `tests/peers/` and the benchmarks uses it.
 *
 * @module
 */
import { fromFileUrl, join } from "@std/path";
import config from "../../deno.json" with { type: "json" };
import {
  installKernel as installCenote,
  prefixDataFolder,
} from "../../lib/kernel/mod.ts";
import { readTextIfAny } from "../../lib/cli/read_text_if_any.ts";
import { pythonEnvironment } from "../python/environment.ts";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));
const REQUIREMENTS = fromFileUrl(new URL("requirements.txt", import.meta.url));
const FOLDER = join(ROOT, ".venv");

/** The environment's interpreter, ready to run with the peers installed. */
export interface PeerEnvironment {
  /** Path of the Python interpreter. */
  readonly python: string;
  /** Environment variables under which Jupyter sees this environment's kernels alone. */
  readonly env: Readonly<Record<string, string>>;
}

/** What a test file asked for: asked for twice at once, it is made once. */
let environment: Promise<PeerEnvironment> | undefined;

/**
 * Makes the environment unless it is there already, and registers the running
 * Deno as the Jupyter kernel `deno` in it, this checkout as `cenote`; `python3`
 * comes with it.
 *
 * @returns the interpreter and the variables to run it under.
 * @throws {Error} when there is no Python 3, or the packages cannot be installed.
 */
export function peerEnvironment(): Promise<PeerEnvironment> {
  return environment ??= makeEnvironment();
}

async function makeEnvironment(): Promise<PeerEnvironment> {
  const python = await pythonEnvironment({
    folder: FOLDER,
    requirements: REQUIREMENTS,
    what: "the Python test peers",
    stamp: "cenote-peers",
    onInstall: () =>
      console.error(
        "Installing the Python test peers into .venv (once, about a minute, 700 MB)",
      ),
  });
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
  await installCenote({
    dataFolder: prefixDataFolder(FOLDER),
    version: config.version,
    isReplacing: true,
  });
}

/** Writes a kernelspec, and only when it changes: a front end may be reading it. */
async function installKernel(name: string, spec: unknown): Promise<void> {
  const folder = join(FOLDER, "share", "jupyter", "kernels", name);
  const path = join(folder, "kernel.json");
  const text = JSON.stringify(spec, null, 2);
  if (await readTextIfAny(path) === text) return;
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeTextFile(path, text);
}
