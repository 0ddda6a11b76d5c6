import { join } from "@std/path/join";
import { resolve } from "@std/path/resolve";
import { toFileUrl } from "@std/path/to-file-url";
import {
  CheckMemory,
  checkNotebooks,
  type NotebooksChecked,
  type NotebookToCheck,
} from "../notebook/check/mod.ts";
import { parseNotebook, readNotebookFile } from "../notebook/format/mod.ts";
import { cacheFolder } from "./cache_folder.ts";
import { checkReport, checkSummary } from "./check_report.ts";
import { type CommandContext, UsageError } from "./command.ts";
import { findNotebooks } from "./find_notebooks.ts";
import { readFlags } from "./flags.ts";
import { describeNotebookError } from "./notebook_failure.ts";
import { isColored, StatusLine } from "./terminal.ts";

const HELP =
  `Checks notebooks without running them: the types of all cells together, what deno lint says, what a
cell uses before another one defines it, what is defined and used nowhere. Modules of the project that
the cells import are checked, too.

Usage: cenote check [FLAGS] NOTEBOOK|FOLDER|-...

Flags:
  --no-lint     leave out what deno lint says
  --no-modules  leave out the project's own modules
  --no-cache    check anew what has not changed since the last check
  --strict      fail on warnings, too
  --json        print one JSON document: what was found in which notebook
  --help        show this text

The nearest deno.json counts: compilerOptions, imports, lint. Nothing is written into the project, and
nothing is downloaded; types of a package that is not there are not known, which is a warning. Comments work as
anywhere: // @ts-ignore, // @ts-expect-error, // deno-lint-ignore RULE; // @ts-nocheck and
// deno-lint-ignore-file hold for their cell. Cells tagged skip-execution are left out. Errors of a
cell tagged raises-exception are warnings. Notebooks in other languages than TypeScript and
JavaScript are skipped.

The exit code is 1 when there is an error, 0 when there are only warnings.

Examples:
  cenote check report.ipynb
  cenote check --strict notebooks
  cenote check --json . > findings.json`;

/** How long nothing is said of how far it is. */
const SILENT_MS = 2_000;

/** What could not be read, with the reason in words. */
interface Unread {
  readonly name: string;
  readonly reason: string;
}

/** `cenote check`: what is wrong with notebooks, without running them. */
export async function run(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const flags = readFlags(args, {
    booleans: ["no-lint", "no-modules", "no-cache", "strict", "json"],
    operands: "NOTEBOOK",
  });
  if (flags.has("help")) {
    context.print(HELP);
    return 0;
  }
  if (flags.operands.length === 0) {
    throw new UsageError("Nothing to check: name a notebook or a folder");
  }
  const paths = await findNotebooks(flags.operands);
  const { notebooks, unread } = await readAll(paths);
  const started = performance.now();
  let done = 0;
  const status = new StatusLine(() =>
    performance.now() - started < SILENT_MS
      ? undefined
      : `Checking: ${done} of ${notebooks.length}`
  );
  status.start(200);
  let found: NotebooksChecked;
  try {
    const folder = flags.has("no-cache") ? undefined : cacheFolder(context);
    found = await checkNotebooks(notebooks, {
      ...(folder === undefined
        ? {}
        : { memory: new CheckMemory(join(folder, "check")) }),
      lint: !flags.has("no-lint"),
      modules: !flags.has("no-modules"),
      signal: context.signal,
      onChecked: () => done++,
    });
  } catch (error) {
    // What the signal ended fails in its own way.
    context.signal.throwIfAborted();
    throw error;
  } finally {
    status.stop();
  }
  if (flags.has("json")) {
    context.print(JSON.stringify({ ...found, unread }, undefined, 2));
  } else {
    const lines = checkReport(found, isColored(Deno.stdout, context));
    for (const line of lines) context.print(line);
  }
  for (const { reason } of unread) context.report(reason);
  for (const { name, skipped } of found.notebooks) {
    if (skipped) context.report(`${name} was not checked: ${skipped}`);
  }
  const { text, errors, warnings } = checkSummary(found);
  if (!flags.has("json")) context.report(text);
  const isWrong = errors > 0 || unread.length > 0 ||
    (flags.has("strict") && warnings > 0);
  return isWrong ? 1 : 0;
}

async function readAll(
  paths: readonly string[],
): Promise<{ notebooks: NotebookToCheck[]; unread: Unread[] }> {
  const notebooks: NotebookToCheck[] = [];
  const unread: Unread[] = [];
  for (const path of paths) {
    try {
      notebooks.push(await readOne(path));
    } catch (error) {
      const name = nameOf(path);
      unread.push({ name, reason: await describeNotebookError(name, error) });
    }
  }
  return { notebooks, unread };
}

function nameOf(path: string): string {
  return path === "-" ? "standard input" : path;
}

async function readOne(path: string): Promise<NotebookToCheck> {
  const name = nameOf(path);
  if (path === "-") {
    const text = await new Response(Deno.stdin.readable).text();
    const { href } = toFileUrl(join(Deno.cwd(), "stdin.ipynb"));
    return { name, url: href, document: parseNotebook(text) };
  }
  const { href } = toFileUrl(resolve(path));
  return { name, url: href, document: await readNotebookFile(path) };
}
