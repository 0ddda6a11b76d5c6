/**
 * Virtual environments for Python programs, made when first needed and made
 * again when what is asked for changes, or what stands there does not work.
 *
 * @module
 */
import { encodeHex } from "@std/encoding/hex";
import { join } from "@std/path/join";
import { TextLineStream } from "@std/streams/text-line-stream";
import { readTextIfAny } from "../../lib/cli/read_text_if_any.ts";
import { findPython, outputOf } from "./find.ts";

/** How much of what a program said is told when it fails. */
const LAST_LINES = 8;
const LONGEST_LINE = 160;

/** What pip says when something other than itself is at fault, and what to do about it. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /No space left|Errno 28|not enough space/i,
    "there is no space left on the disk",
  ],
  [
    /No matching distribution|name resolution|Connection ?(?:Error|refused|reset|broken)|timed out|ProxyError|SSLError/i,
    "pip reaches no package index that has it; connect to the internet, or name a mirror in PIP_INDEX_URL",
  ],
];

/** Which environment is wanted. */
export interface PythonEnvironmentOptions {
  /** The folder that is made. */
  readonly folder: string;
  /** The path of the list of packages, as pip reads it. */
  readonly requirements: string;
  /** What is installed, for messages: "JupyterLab". */
  readonly what: string;
  /** The file in the folder which says that the environment is whole. */
  readonly stamp: string;
  /** A module that can be imported where all is well. */
  readonly module?: string;
  /** Called before something is installed. */
  readonly onInstall: () => void;
  /** Called with each package that is fetched. */
  readonly onPackage?: (name: string) => void;
  /** Gives up; what is half made is made anew the next time. */
  readonly signal?: AbortSignal;
}

/**
 * Gives the interpreter of an environment, which is made first where it has to be.
 *
 * @param options Where it stands, and what is in it.
 * @returns the path of the interpreter.
 * @throws {Error} when there is no Python, or the packages cannot be installed.
 */
export async function pythonEnvironment(
  options: PythonEnvironmentOptions,
): Promise<string> {
  const { folder, module } = options;
  const python = Deno.build.os === "windows"
    ? join(folder, "Scripts", "python.exe")
    : join(folder, "bin", "python");
  const stamp = join(folder, options.stamp);
  const wanted = encodeHex(
    await crypto.subtle.digest(
      "SHA-256",
      await Deno.readFile(options.requirements),
    ),
  );
  const isWhole = await readTextIfAny(stamp) === wanted &&
    // The Python that it was made from may be gone.
    await outputOf(python, [
        "-E",
        "-c",
        module === undefined ? "" : `import ${module}`,
      ]) !== undefined;
  if (isWhole) return python;
  const base = await findPython().catch((error: Error) => {
    throw new Error(`Cannot install ${options.what}: ${error.message}`);
  });
  // For what pip would leave behind when it is killed.
  const scratch = await Deno.makeTempDir({ prefix: "cenote-pip-" });
  try {
    await install(base, python, scratch, options);
    await Deno.writeTextFile(stamp, wanted);
  } catch (error) {
    // Half of it is of no use, and may fill the disk.
    await Deno.remove(folder, { recursive: true }).catch(() => {});
    throw error;
  } finally {
    await Deno.remove(scratch, { recursive: true });
  }
  return python;
}

async function install(
  base: string,
  python: string,
  scratch: string,
  options: PythonEnvironmentOptions,
): Promise<void> {
  const { folder, requirements, what, onInstall, onPackage } = options;
  onInstall();
  const env = {
    TMPDIR: scratch,
    TEMP: scratch,
    TMP: scratch,
    // As a person's pip.conf may have it, which an environment refuses.
    PIP_USER: "0",
  };
  const steps = [
    [base, "-m", "venv", "--clear", folder],
    [
      python,
      ...["-E", "-m", "pip", "install", "--disable-pip-version-check"],
      ...["--no-input", "--progress-bar=off", "--retries=2"],
      ...["--requirement", requirements],
    ],
  ];
  for (const [program = "", ...args] of steps) {
    const said = await run(program, args, env, options.signal, (line) => {
      const name = /^(?:Collecting|Downloading) ([\w.-]+)/.exec(line)?.[1];
      if (name !== undefined) onPackage?.(name);
    });
    if (said === undefined) continue;
    const text = said.join("\n");
    const why = REMEDIES.find(([pattern]) => pattern.test(text))?.[1] ??
      `"${program} -m ${args[args.indexOf("-m") + 1]}" failed`;
    throw new Error(
      `Cannot install ${what}: ${why}. It said:\n\n${
        said.map((line) => `  ${withoutSecrets(line).slice(0, LONGEST_LINE)}`)
          .join("\n")
      }\n`,
    );
  }
}

/** Runs a program to its end; gives its last lines where it fails. */
async function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
  onLine: (line: string) => void,
): Promise<readonly string[] | undefined> {
  signal?.throwIfAborted();
  const child = new Deno.Command(program, {
    args: [...args],
    env: { ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    // A group of its own, which ends as a whole.
    detached: true,
  }).spawn();
  const kill = () => {
    try {
      Deno.kill(
        Deno.build.os === "windows" ? child.pid : -child.pid,
        "SIGKILL",
      );
    } catch {
      // It has ended meanwhile.
    }
  };
  signal?.addEventListener("abort", kill);
  const said: string[] = [];
  const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
    const lines = stream.pipeThrough(new TextDecoderStream())
      .pipeThrough(new TextLineStream());
    for await (const line of lines) {
      if (line.trim() === "") continue;
      onLine(line);
      said.push(line);
      if (said.length > LAST_LINES) said.shift();
    }
  };
  const [{ success }] = await Promise.all([
    child.status,
    read(child.stdout),
    read(child.stderr),
  ]);
  signal?.removeEventListener("abort", kill);
  signal?.throwIfAborted();
  return success ? undefined : said;
}

/** Addresses of package indexes may hold a password. */
function withoutSecrets(line: string): string {
  return line.replace(/(\w+:\/\/)[^\s/]*@/g, "$1").replace(
    /(\w+:\/\/[^\s?]+)\?[^\s'"]*/g,
    "$1",
  );
}
