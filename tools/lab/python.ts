/**
 * The Python that the lab's JupyterLab runs on.
 *
 * @module
 */
import { delay } from "@std/async/delay";
import { fromFileUrl } from "@std/path/from-file-url";
import { join } from "@std/path/join";
import { pythonEnvironment } from "../python/environment.ts";
import { outputOf } from "../python/find.ts";
import type { Progress } from "./progress.ts";

const REQUIREMENTS = fromFileUrl(new URL("requirements.txt", import.meta.url));
const LOOK_EVERY_MS = 200;

/**
 * Makes sure that a Python which a person has named has JupyterLab.
 *
 * @param python Its path, or the name that starts it.
 * @throws {Error} when it has none, or one too old.
 */
export async function checkPython(python: string): Promise<void> {
  const code =
    "from importlib.metadata import version; print(version('jupyterlab'))";
  const version = (await outputOf(python, ["-E", "-c", code]))?.trim();
  if (version !== undefined && parseInt(version) >= 4) return;
  const found = version === undefined ? "none" : `version ${version}`;
  throw new Error(
    `Cannot start the lab: "${python}" has to have JupyterLab 4: found ${found}; name another by --python, or leave it out`,
  );
}

/**
 * The lab's own Python, with JupyterLab, which is installed where it has to be.
 *
 * @param folder The folder that is the lab's own.
 * @param progress Tells a person what is waited for.
 * @param signal Gives up; an installation that has begun is begun anew the next time.
 * @param isDoubted Whether to look if it works, which takes as long as to start it.
 * @returns the path of the interpreter, and whether something was installed.
 * @throws {Error} when there is no Python, or JupyterLab cannot be installed.
 */
export async function labPython(
  folder: string,
  progress: Progress,
  signal: AbortSignal,
  isDoubted = false,
): Promise<{ readonly python: string; readonly isNew: boolean }> {
  let isNew = false;
  await Deno.mkdir(folder, { recursive: true });
  // Two labs that start at once install it once.
  using lock = await Deno.open(join(folder, ".lock"), {
    write: true,
    create: true,
  });
  for (let isFirst = true; !await lock.tryLock(true); isFirst = false) {
    if (isFirst) progress.step("Another lab installs JupyterLab; waiting");
    await delay(LOOK_EVERY_MS, { signal });
  }
  const python = await pythonEnvironment({
    folder: join(folder, "python"),
    requirements: REQUIREMENTS,
    what: "JupyterLab",
    stamp: "cenote-lab",
    ...isDoubted ? { module: "jupyterlab.labapp" } : {},
    onInstall: () => {
      isNew = true;
      progress.step(
        isDoubted
          ? "Installing JupyterLab into .lab/ anew, for it does not start"
          : "Installing JupyterLab into .lab/, once",
      );
    },
    onPackage: (name) => progress.detail(name),
    signal,
  });
  return { python, isNew };
}
