/**
 * The Python that JupyterLab runs on, or what to do where there is none.
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

/** What a Python said of itself. */
interface Found {
  readonly name: string;
  readonly version: string;
  readonly isRecent: boolean;
  readonly hasVenv: boolean;
}

/** The programs that install others, as systems have them, and the Python that each installs. */
const INSTALLERS: readonly (readonly [program: string, command: string])[] = [
  ["apt-get", "apt-get install -y python3 python3-venv"],
  ["dnf", "dnf install -y python3"],
  ["yum", "yum install -y python3"],
  ["zypper", "zypper install -y python3"],
  ["pacman", "pacman -S --noconfirm python"],
  ["apk", "apk add python3"],
];

/**
 * Finds a Python that can make a virtual environment.
 *
 * @returns the name that starts it.
 * @throws {Error} when there is none; the message holds the command that installs it.
 */
export async function findPython(): Promise<string> {
  const found: Found[] = [];
  for (const name of NAMES) {
    const one = await probe(name);
    if (one?.isRecent && one.hasVenv) return one.name;
    if (one !== undefined) found.push(one);
  }
  throw new Error(
    `Cannot start the lab: ${whatIsMissing(found)}; install it by\n\n` +
      `  ${await installCommand()}\n\nand start the lab again`,
  );
}

/** In words, from what was found that does not do. */
function whatIsMissing(found: readonly Found[]): string {
  const oldest = OLDEST.join(".");
  const recent = found.find((one) => one.isRecent);
  if (recent !== undefined) {
    return `Python ${recent.version} is here, but not its module "venv", which JupyterLab is installed with`;
  }
  const [old] = found;
  return old === undefined
    ? `JupyterLab runs on Python ${oldest} or later, and there is no Python here`
    : `JupyterLab runs on Python ${oldest} or later, and found Python ${old.version} only`;
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

/** The one command that installs Python here. */
async function installCommand(): Promise<string> {
  if (Deno.build.os === "windows") return "winget install Python.Python.3.13";
  if (Deno.build.os === "darwin") return "brew install python";
  for (const [program, command] of INSTALLERS) {
    if (await outputOf(program, ["--version"]) === undefined) continue;
    return Deno.uid() === 0 ? command : `sudo ${command}`;
  }
  return INSTALLERS[0]?.[1] ?? "";
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
      error instanceof Deno.errors.PermissionDenied;
    if (isNoProgram) return undefined;
    throw error;
  }
}
