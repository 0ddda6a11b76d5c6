import type { NotebookDocument } from "../notebook/format/mod.ts";
import { notebookPermissions } from "../notebook/run/mod.ts";
import type { RunSettings } from "./run_settings.ts";
import { askLine } from "./terminal.ts";

/** What a notebook's cells may do. */
export type Granted =
  | {
    readonly isRefused: false;
    /** The flags of the cells' process; absent where they may do everything. */
    readonly permissions?: readonly string[];
    /** The flags as people know them. */
    readonly shown?: readonly string[];
  }
  | { readonly isRefused: true; readonly message: string };

/**
 * What the cells of a notebook are to be allowed: what the command line says, else
 * what the notebook says that it needs and the user grants, else everything.
 *
 * @param document The notebook.
 * @param path Its path.
 * @param settings What the command line says.
 * @param signal Aborted when the user wants to end.
 */
export async function grantPermissions(
  document: NotebookDocument,
  path: string,
  settings: RunSettings,
  signal: AbortSignal,
): Promise<Granted> {
  const { permissions, grants } = settings;
  if (permissions !== undefined) {
    const { flags, given } = permissions;
    return { isRefused: false, permissions: flags, shown: given };
  }
  const needed = notebookPermissions(document);
  if (needed === undefined) return { isRefused: false };
  if (
    needed.length === 0 || grants || await asked(path, needed, settings, signal)
  ) {
    return { isRefused: false, permissions: needed, shown: needed };
  }
  return {
    isRefused: true,
    message: `Cannot run ${path}: it needs ${
      needed.join(" ")
    }; grant that with: cenote run ${quoted(path)} --grant`,
  };
}

/** Asks the person, where one is there. */
async function asked(
  path: string,
  needed: readonly string[],
  { jobs, isJson }: RunSettings,
  signal: AbortSignal,
): Promise<boolean> {
  const isThere = Deno.stdin.isTerminal() && Deno.stderr.isTerminal() &&
    jobs === 1 && !isJson && path !== "-";
  if (!isThere) return false;
  const question = `${path} needs:\n${
    needed.map((flag) => `  ${flag}\n`).join("")
  }Grant that? [y/N] `;
  return /^\s*y(es)?\s*$/i.test(await askLine(question, signal) ?? "");
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
