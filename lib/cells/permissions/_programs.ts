import { join, parse, resolve } from "node:path";

/**
 * Tells whether a program is named with a folder, so that `PATH` plays no part.
 *
 * @param text How the program was named.
 * @returns True when there is a slash in it.
 */
export function isProgramPath(text: string): boolean {
  return text.includes("/") ||
    (Deno.build.os === "windows" && text.includes("\\"));
}

/**
 * The folders in which programs are looked for.
 *
 * @param path The variable `PATH`.
 * @param cwd What relative folders in it are relative to.
 * @returns Absolute folders.
 */
export function programFolders(path: string, cwd: string): string[] {
  return path.split(Deno.build.os === "windows" ? ";" : ":")
    .filter((folder) => folder !== "")
    .map((folder) => resolve(cwd, folder));
}

/**
 * Looks for a program as a shell does.
 *
 * @param name Its name, without a folder.
 * @param folders Where to look, in this order.
 * @returns Where it stands, or undefined.
 */
export function findProgram(
  name: string,
  folders: readonly string[],
): string | undefined {
  const endings = Deno.build.os === "windows"
    ? ["", ".exe", ".cmd", ".bat", ".com"]
    : [""];
  for (const folder of folders) {
    for (const ending of endings) {
      const file = join(folder, name + ending);
      if (isExecutable(file)) return file;
    }
  }
  return undefined;
}

function isExecutable(file: string): boolean {
  try {
    const { isFile, mode } = Deno.statSync(file);
    return isFile && (mode === null || (mode & 0o111) !== 0);
  } catch {
    return false;
  }
}

/**
 * Tells whether `--deny-run=NAME` covers a program, by Deno's broad reading:
 * `deno` covers `/usr/bin/Deno`, `deno.exe` and `deno.1.2`.
 *
 * @param name The denied name.
 * @param file The program's path or name.
 * @returns True when it does.
 */
export function deniesProgram(name: string, file: string): boolean {
  const stem = parse(file).name.toLowerCase();
  const denied = name.toLowerCase();
  return stem === denied || stem.startsWith(`${denied}.`);
}
