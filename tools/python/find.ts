/**
 * The Python that others are installed with, or what to do where there is none.
 *
 * @module
 */

/** The oldest Python that JupyterLab takes. */
const OLDEST = [3, 10] as const;
const NAMES = [
  "python3",
  "python",
  "py",
  ...[14, 13, 12, 11, 10].map((minor) => `python3.${minor}`),
];
/** Prints the version, and whether a virtual environment with pip can be made. */
const PROBE = `
import importlib.util, sys
has = all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))
print(sys.version_info[0], sys.version_info[1], int(has))
`;
const DOWNLOADS = "https://www.python.org/downloads/";

/** The programs that install others on Linux, with a recent Python where they have one. */
const INSTALLERS: readonly (readonly [program: string, recent?: string])[] = [
  ["apt-get"],
  ["dnf", "dnf install -y python3.12"],
  ["yum", "yum install -y python3.12"],
  ["zypper", "zypper install -y python312"],
  ["pacman", "pacman -S --noconfirm python"],
  ["apk", "apk add python3"],
];

/** What a Python said of itself. */
interface Found {
  readonly name: string;
  readonly version: string;
  readonly isRecent: boolean;
  readonly hasVenv: boolean;
}

/**
 * Finds a Python that can make a virtual environment.
 *
 * @returns the name that starts it.
 * @throws {Error} when there is none; the message says what is missing, and how it is mended.
 */
export async function findPython(): Promise<string> {
  const found: Found[] = [];
  for (const name of NAMES) {
    const one = await probe(name);
    if (one?.isRecent && one.hasVenv) return one.name;
    if (one !== undefined) found.push(one);
  }
  throw new Error(await whatIsMissing(found));
}

async function whatIsMissing(found: readonly Found[]): Promise<string> {
  const wanted = `Python ${OLDEST.join(".")} or later`;
  const recent = found.find((one) => one.isRecent);
  if (recent !== undefined) {
    // Debian alone takes the module out of Python.
    return `found Python ${recent.version} without its module "venv"; install that by\n\n  ${
      asRoot(`apt-get install -y ${debianName(recent)}-venv`)
    }\n\nand try again`;
  }
  const [old] = found;
  const what = old === undefined
    ? `found no Python; wanted ${wanted}`
    : `found Python ${old.version} only; wanted ${wanted}`;
  const command = await installCommand(old !== undefined);
  return command === undefined
    ? `${what}; get one from ${DOWNLOADS} and try again`
    : `${what}; install it by\n\n  ${command}\n\nand try again`;
}

async function probe(name: string): Promise<Found | undefined> {
  const said = await outputOf(name, ["-c", PROBE]);
  const [, major, minor, has] = /^(\d+) (\d+) ([01])\s*$/.exec(said ?? "") ??
    [];
  if (major === undefined || minor === undefined) return undefined;
  const isRecent = Number(major) > OLDEST[0] ||
    (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
  return { name, version: `${major}.${minor}`, isRecent, hasVenv: has === "1" };
}

/** The package that a Python is from: one beside the system's own has its version in its name. */
function debianName({ name, version }: Found): string {
  return /\d\.\d+$/.test(name) ? `python${version}` : "python3";
}

/** The one command that installs a Python here; nothing where none does for sure. */
async function installCommand(hasOld: boolean): Promise<string | undefined> {
  if (Deno.build.os === "windows") return "winget install Python.Python.3.13";
  if (Deno.build.os === "darwin") return "brew install python";
  for (const [program, recent] of INSTALLERS) {
    if (await outputOf(program, ["--version"]) === undefined) continue;
    if (recent !== undefined) return asRoot(recent);
    // A system whose own Python is too old has no other one.
    return hasOld
      ? undefined
      : asRoot(`${program} install -y python3 python3-venv`);
  }
  return undefined;
}

function asRoot(command: string): string {
  return Deno.uid() === 0 ? command : `sudo ${command}`;
}

/**
 * What a program prints.
 *
 * @param program Its name or path.
 * @param args Its arguments.
 * @returns the output; nothing where there is no such program, or it failed.
 */
export async function outputOf(
  program: string,
  args: readonly string[],
): Promise<string | undefined> {
  try {
    const { success, stdout } = await new Deno.Command(program, {
      args: [...args],
      stdin: "null",
      stderr: "null",
    }).output();
    return success ? new TextDecoder().decode(stdout) : undefined;
  } catch (error) {
    const isNoProgram = error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.PermissionDenied ||
      error instanceof Deno.errors.NotADirectory;
    if (isNoProgram) return undefined;
    throw error;
  }
}
