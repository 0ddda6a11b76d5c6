/**
 * Where Chromium is on this machine; on a Debian without it, it is installed.
 *
 * @module
 */
import { DELIMITER, join } from "@std/path";

/** The names that Chromium goes by, the best first. */
const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];

/**
 * What makes its pictures right: letters for Latin, Greek, Cyrillic, Hebrew and
 * Arabic, fixed-width ones among them, emoji in colour, and Chinese, Japanese
 * and Korean in a fifth of the room that the usual package takes.
 */
const PACKAGES = [
  "chromium",
  "fonts-dejavu",
  "fonts-noto-color-emoji",
  "fonts-wqy-zenhei",
];

/** What the search needs from the outside world; tests pass their own. */
export interface ChromiumHost {
  /** The value of an environment variable. */
  env(name: string): string | undefined;
  /** Whether there is a file that can be run. */
  isProgram(path: string): Promise<boolean>;
  /** The text of a file, or nothing when there is none. */
  readText(path: string): Promise<string | undefined>;
  /** The user's number; absent where users have none. */
  userId(): number | null;
  /** Runs a program to its end, and gives its exit code and what it wrote. */
  run(
    command: string,
    args: readonly string[],
  ): Promise<{ readonly code: number; readonly said: string }>;
  /** Says something to whoever waits. */
  say(line: string): void;
}

/** This machine. */
export const HOST: ChromiumHost = {
  env: (name) => Deno.env.get(name),
  isProgram: async (path) => {
    try {
      const { isFile, mode } = await Deno.stat(path);
      return isFile && (mode === null || (mode & 0o111) !== 0);
    } catch {
      return false;
    }
  },
  readText: (path) => Deno.readTextFile(path).catch(() => undefined),
  userId: () => Deno.uid(),
  run: async (command, args) => {
    const { code, stdout, stderr } = await new Deno.Command(command, {
      args: [...args],
      env: { DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" },
      stdin: "null",
    }).output();
    const decoder = new TextDecoder();
    return { code, said: decoder.decode(stdout) + decoder.decode(stderr) };
  },
  say: (line) => console.error(line),
};

/**
 * The path of Chromium on this machine: what `CHROMIUM` names, else the first
 * of its usual names on the path.
 *
 * @param host What is asked; this machine unless a test says otherwise.
 * @returns The path, or nothing when there is none.
 * @throws {Error} when `CHROMIUM` names something that cannot be run.
 */
export async function findChromium(
  host: ChromiumHost = HOST,
): Promise<string | undefined> {
  const named = host.env("CHROMIUM");
  if (named) {
    const path = /[\\/]/.test(named) ? named : await onPath(named, host);
    if (path !== undefined && await host.isProgram(path)) return path;
    throw new Error(
      `Cannot find Chromium: CHROMIUM is "${named}", which is no program`,
    );
  }
  for (const name of NAMES) {
    const path = await onPath(name, host);
    if (path !== undefined) return path;
  }
  return undefined;
}

/**
 * The path of Chromium; where there is none and this is Debian under root, it
 * is installed first, by `apt-get`.
 *
 * @param host What is asked; this machine unless a test says otherwise.
 * @returns The path.
 * @throws {Error} when there is none and it cannot be installed; the message
 * says what to do.
 */
export async function needChromium(
  host: ChromiumHost = HOST,
): Promise<string> {
  const found = await findChromium(host);
  if (found !== undefined) return found;
  await install(host);
  const installed = await findChromium(host);
  if (installed !== undefined) return installed;
  throw new Error(
    "Cannot install Chromium: apt-get ended well, but there is none on the path",
  );
}

async function onPath(
  name: string,
  host: ChromiumHost,
): Promise<string | undefined> {
  for (const folder of (host.env("PATH") ?? "").split(DELIMITER)) {
    if (folder === "") continue;
    const path = join(folder, name);
    if (await host.isProgram(path)) return path;
  }
  return undefined;
}

async function install(host: ChromiumHost): Promise<void> {
  const command = `apt-get install -y --no-install-recommends ${
    PACKAGES.join(" ")
  }`;
  const failure = (why: string): Error =>
    new Error(
      `Cannot find Chromium: none of ${
        NAMES.join(", ")
      } is on the path; ${why}`,
    );
  const release = await host.readText("/etc/os-release") ?? "";
  // Ubuntu's package of that name is a stub for another installer.
  if (!/^ID="?debian"?$/m.test(release)) {
    throw failure(
      "install Chromium or Google Chrome, or name one in the environment variable CHROMIUM",
    );
  }
  if (host.userId() !== 0) {
    throw failure(`install it as root: apt-get update && ${command}`);
  }
  host.say("Installing Chromium by apt-get (once, about a minute)");
  // Lists may be old enough to name files that are gone; without them nothing is found at all.
  const lock = ["-o", "DPkg::Lock::Timeout=300"];
  const steps = [
    ["update", "-qq", ...lock],
    ["install", "-qq", "-y", "--no-install-recommends", ...lock, ...PACKAGES],
  ];
  for (const args of steps) {
    const { code, said } = await host.run("apt-get", args);
    if (code === 0) continue;
    const end = said.trim().split("\n").slice(-8).join("\n");
    throw failure(`apt-get ${args[0]} ended with code ${code}:\n${end}`);
  }
}
