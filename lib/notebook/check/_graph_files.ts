import { fromFileUrl } from "@std/path/from-file-url";
import type { RememberedNotebook } from "./check_memory.ts";

/** A file as it was looked at: its address, when it was changed, its size. */
export type FileMark = readonly [url: string, changedMs: number, bytes: number];

/** What `deno info --json` says of a graph of modules. */
interface ModuleGraph {
  readonly modules: readonly {
    readonly local?: string | null;
    readonly specifier: string;
    readonly error?: string;
  }[];
  readonly npmPackages?: Readonly<Record<string, unknown>>;
}

/** Specifiers that code imports at run time, or types by. */
const IMPORT_REGEXP = /\bimport\s*\(\s*(?:"([^"\n]+)"|'([^'\n]+)')/g;

/**
 * All files that the types of cells rest on, but the compiler's own.
 *
 * @param notebook Its cells and its folder.
 * @param config Path of the `deno.json` that counts, if there is one.
 * @param signal Ends it.
 * @returns The files; `undefined` where not all is known: packages of npm, modules
 * that are not there.
 */
export async function graphFiles(
  { cells, folder }: RememberedNotebook,
  config: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly FileMark[] | undefined> {
  const specifiers = new Set<string>();
  for (const { source, outline } of cells) {
    for (const { specifier } of outline.imports) specifiers.add(specifier);
    for (const [, one, other] of source.matchAll(IMPORT_REGEXP)) {
      specifiers.add(one ?? other ?? "");
    }
  }
  const root = await Deno.makeTempFile({ prefix: "cenote-", suffix: ".ts" });
  try {
    const lines = [...specifiers].map((specifier) =>
      `import ${JSON.stringify(absolute(specifier, folder))};\n`
    );
    await Deno.writeTextFile(root, lines.join(""));
    const { success, stdout } = await new Deno.Command(Deno.execPath(), {
      args: [
        "info",
        "--json",
        "--no-lock",
        "--node-modules-dir=none",
        ...(config === undefined ? ["--no-config"] : ["--config", config]),
        root,
      ],
      cwd: fromFileUrl(folder),
      env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
      stdin: "null",
      stdout: "piped",
      stderr: "null",
      ...(signal ? { signal } : {}),
    }).output();
    if (!success) return undefined;
    const graph: ModuleGraph = JSON.parse(new TextDecoder().decode(stdout));
    const isWhole = graph.modules.every(({ error }) => error === undefined) &&
      Object.keys(graph.npmPackages ?? {}).length === 0;
    if (!isWhole) return undefined;
    const paths = graph.modules.flatMap(({ local }) => local ?? [])
      .filter((path) => path !== root);
    return await marksOf(paths);
  } finally {
    await Deno.remove(root);
  }
}

/** Looks at files; `undefined` where one is gone. */
export async function marksOf(
  paths: readonly string[],
): Promise<readonly FileMark[] | undefined> {
  try {
    return await Promise.all(paths.map(async (path): Promise<FileMark> => {
      const { mtime, size } = await Deno.stat(path);
      return [path, mtime?.getTime() ?? 0, size];
    }));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

function absolute(specifier: string, folder: URL): string {
  return /^\.{0,2}\//.test(specifier)
    ? new URL(specifier, folder).href
    : specifier;
}
