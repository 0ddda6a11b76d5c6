import { isAbsolute } from "@std/path/is-absolute";
import { join } from "@std/path/join";
import type { DoctorContext } from "./finding.ts";

/** How long a program may take to say what it is. */
const LIMIT_MS = 10_000;

/**
 * Where the shell finds a program.
 *
 * @param name The program's name, or its path.
 * @param context The world around.
 * @returns Its path; `undefined` where there is none.
 */
export async function findProgram(
  name: string,
  { env }: Pick<DoctorContext, "env">,
): Promise<string | undefined> {
  const isWindows = Deno.build.os === "windows";
  const ends = isWindows
    ? ["", ...(env("PATHEXT") ?? ".COM;.EXE;.BAT;.CMD").split(";")]
    : [""];
  const folders = isAbsolute(name)
    ? [""]
    : (env("PATH") ?? "").split(isWindows ? ";" : ":").filter((one) => one);
  for (const folder of folders) {
    for (const end of ends) {
      const path = (folder === "" ? name : join(folder, name)) + end;
      if (await isProgram(path)) return path;
    }
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    const { isFile, mode } = await Deno.stat(path);
    return isFile && (mode === null || (mode & 0o111) !== 0);
  } catch {
    // Not there, or not to be looked at: then it cannot be started either.
    return false;
  }
}

/**
 * What a program prints.
 *
 * @param program Its path.
 * @param args Its arguments.
 * @param context The world around.
 * @returns The output without white space at its ends; `undefined` when it failed or took too long.
 */
export async function outputOf(
  program: string,
  args: readonly string[],
  { signal }: Pick<DoctorContext, "signal">,
  env: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const limit = AbortSignal.timeout(LIMIT_MS);
  try {
    const { success, stdout } = await new Deno.Command(program, {
      args: [...args],
      env: { ...env },
      stdin: "null",
      stderr: "null",
      signal: AbortSignal.any([signal, limit]),
    }).output();
    return success ? new TextDecoder().decode(stdout).trim() : undefined;
  } catch {
    return undefined;
  }
}

/** The files that a command line of a shell names by absolute paths and that are gone. */
export async function missingFiles(
  words: readonly string[],
): Promise<string[]> {
  const missing: string[] = [];
  for (const word of words) {
    if (!isAbsolute(word)) continue;
    try {
      await Deno.stat(word);
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) missing.push(word);
    }
  }
  return missing;
}

/** The words of a command line as a shell takes them apart, where it quotes by `'`. */
export function shellWords(line: string): string[] {
  return (line.match(/(?:[^\s'\\]|'[^']*'|\\[^])+/g) ?? []).map((word) =>
    word.replace(
      /'([^']*)'|\\([^])/g,
      (_, quoted, escaped) => quoted ?? escaped,
    )
  );
}
