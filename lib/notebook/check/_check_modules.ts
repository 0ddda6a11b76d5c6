import { fromFileUrl } from "@std/path/from-file-url";
import type { ModuleDiagnostic } from "./notebook_check.ts";

const PLACE_REGEXP = /^\s+at (\S+):(\d+):(\d+)$/;

/**
 * Has the compiler check files of the project. It neither downloads nor writes.
 *
 * @param urls Addresses of the files.
 * @param folder The folder whose `deno.json` counts, or that above it.
 * @param signal Ends it.
 */
export async function checkModules(
  urls: Iterable<string>,
  folder: URL,
  signal: AbortSignal | undefined,
): Promise<ModuleDiagnostic[]> {
  const files: string[] = [];
  for (const url of urls) {
    // What is missing the notebook's own check tells.
    if (await isFile(url)) files.push(url);
  }
  if (files.length === 0) return [];
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "check",
      "--quiet",
      "--no-lock",
      "--cached-only",
      ...await nodeModulesFlags(folder),
      ...files,
    ],
    cwd: fromFileUrl(folder),
    env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
    ...(signal ? { signal } : {}),
  }).output();
  signal?.throwIfAborted();
  return success ? [] : readReport(new TextDecoder().decode(stderr));
}

async function isFile(url: string): Promise<boolean> {
  try {
    return (await Deno.stat(new URL(url))).isFile;
  } catch {
    return false;
  }
}

/** Keeps Deno from making a `node_modules` folder where the project has none yet. */
async function nodeModulesFlags(folder: URL): Promise<string[]> {
  for (let at = folder;; at = new URL("..", at)) {
    try {
      await Deno.stat(new URL("node_modules", at));
      return [];
    } catch {
      // Not here; perhaps above.
    }
    if (new URL("..", at).href === at.href) return ["--node-modules-dir=none"];
  }
}

/** Reads what `deno check` reports. */
export function readReport(text: string): ModuleDiagnostic[] {
  const parts = text.replaceAll("\r\n", "\n")
    .split(/^(?=TS\d+ \[ERROR\]: |error: )/m);
  const found = parts.flatMap((part) => {
    const head = /^(?:TS(\d+) \[ERROR\]|error): /.exec(part);
    if (head === null || /^error: Type checking failed/.test(part)) return [];
    const lines = part.slice(head[0].length).split("\n");
    const at = lines.findIndex((line) => PLACE_REGEXP.test(line));
    const [, url = null, line = "1", column = "1"] =
      PLACE_REGEXP.exec(lines[at] ?? "") ?? [];
    const place = { url, line: Number(line), column: Number(column) };
    if (head[1] !== undefined) {
      // The code and a marker under it stand in front of the place.
      const isMarked = at > 2 && /^\s*[~^]+\s*$/.test(lines[at - 1] ?? "");
      const end = isMarked ? at - 2 : at < 0 ? lines.length : at;
      return [{
        ...place,
        severity: "error" as const,
        code: `TS${head[1]}`,
        message: lines.slice(0, end).join("\n").trim(),
        source: isMarked ? lines[at - 2] ?? "" : "",
      }];
    }
    const message = lines.slice(0, at < 0 ? 1 : at).join("\n").trim();
    const isWrong = /^(?:Module not found|The module's source code)/
      .test(message);
    return [{
      ...place,
      severity: isWrong ? "error" as const : "warning" as const,
      code: "module-error",
      message,
      source: "",
    }];
  });
  return found;
}
