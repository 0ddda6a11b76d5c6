import {
  diffNotebooks,
  NOTEBOOK_ASPECTS,
  type NotebookAspect,
  type NotebookDiff,
  notebookDiffJson,
  renderNotebookDiff,
} from "../notebook/diff/mod.ts";
import {
  type NotebookDocument,
  parseNotebook,
} from "../notebook/format/mod.ts";
import { type CommandContext, UsageError } from "./command.ts";
import { type Flags, readFlags } from "./flags.ts";

/** Modules for what is rare, not to be loaded before. */
const GIT: string = "./diff_git.ts";
const FOLDERS: string = "./diff_folders.ts";
const CLEANED: string = "./diff_cleaned.ts";
const DESCRIBE_ERROR: string = "./describe_error.ts";

const HELP = `Compares two notebooks cell by cell.

Usage: cenote diff OLD NEW [FLAGS]

OLD and NEW are notebooks, "-" for standard input or /dev/null for none. Of two folders, the
notebooks at the same place in both are compared; of a folder and a notebook, the one in the
folder that has the same name.

Cells are matched by their ids, where these can be believed, then by their sources. Outputs are
compared form by form: text and JSON by lines, pictures and other bytes by their content. Cells of
which only the execution count or the id is different are counted, not shown.

Flags:
  --ignore LIST  leave out: ${NOTEBOOK_ASPECTS.join(", ")}
  --only LIST    compare nothing but these
  --context N    lines shown around each change; 3 when not given
  --full         show long changes whole, and every form of an output
  --json         print the diff as one JSON document
  --quiet        print nothing; the exit code tells
  --color WHEN   colours: auto (on a terminal), always or never
  --clean        compare what "cenote clean" leaves of them
  --git          read the arguments with which git calls a diff driver, and end with 0
  --help         show this text

Ends with 0 when the notebooks are the same, 1 when they are different, 2 when they cannot be
compared.

Examples:
  cenote diff report.ipynb report_new.ipynb
  cenote diff old/ new/ --only sources
  git show HEAD:report.ipynb | cenote diff - report.ipynb --ignore outputs,execution_count
  cenote clean --install   so that "git diff" shows notebooks this way`;

const NAMES = {
  strings: ["context", "color"],
  lists: ["ignore", "only"],
  booleans: ["json", "full", "quiet", "clean", "git"],
  letters: { q: "quiet", U: "context" },
  operands: "NOTEBOOK",
} as const;

type DiffFlags = Flags<
  (typeof NAMES)["strings"][number],
  (typeof NAMES)["lists"][number],
  (typeof NAMES)["booleans"][number]
>;

/** How the command was asked to compare and to show. */
export interface DiffSettings {
  /** What is not compared. */
  readonly ignore: readonly NotebookAspect[];
  /** Whether what `cenote clean` takes out is not compared. */
  readonly isCleaned: boolean;
  /** Lines around each change. */
  readonly context: number;
  /** Whether all is shown. */
  readonly isFull: boolean;
  /** Whether colours are used. */
  readonly isColored: boolean;
  /** Columns of a line. */
  readonly width: number;
}

/** `cenote diff`: two notebooks compared. */
export async function run(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const flags = readFlags(args, NAMES);
  if (flags.has("help")) {
    context.print(HELP);
    return 0;
  }
  const settings = settingsOf(flags, context);
  if (flags.has("git")) {
    const { diffForGit }: typeof import("./diff_git.ts") = await import(GIT);
    return await diffForGit(flags.operands, settings, context);
  }
  const [old, fresh] = checkOperands(flags.operands);
  try {
    const pairs = await pairsOf(old, fresh);
    const results = [];
    for (const [a, b] of pairs) {
      context.signal.throwIfAborted();
      const diff = await compareFiles(a, b, settings);
      results.push({ labels: [a, b] as const, diff });
    }
    show(results, pairs.length > 1, flags, settings, context);
    return results.every(({ diff }) => diff.isSame) ? 0 : 1;
  } catch (error) {
    if (error instanceof UsageError || context.signal.aborted) throw error;
    const { describeError }: typeof import("./describe_error.ts") =
      await import(DESCRIBE_ERROR);
    context.report(describeError(error));
    return 2;
  }
}

/**
 * Compares two files.
 *
 * @param old The file as it was.
 * @param fresh The file as it is.
 * @param settings How.
 * @param place Where the notebook has its place, if the files are copies.
 */
export async function compareFiles(
  old: string,
  fresh: string,
  { ignore, isCleaned }: DiffSettings,
  place?: string,
): Promise<NotebookDiff> {
  let [a, b] = await Promise.all([old, fresh].map(readSide));
  if (isCleaned) {
    const { cleaned }: typeof import("./diff_cleaned.ts") = await import(
      CLEANED
    );
    [a, b] = await Promise.all([
      a && cleaned(place ?? old, a),
      b && cleaned(place ?? fresh, b),
    ]);
  }
  return diffNotebooks(a ?? emptyLike(b), b ?? emptyLike(a), { ignore });
}

interface Result {
  readonly labels: readonly [old: string, fresh: string];
  readonly diff: NotebookDiff;
}

function show(
  results: readonly Result[],
  isMany: boolean,
  flags: DiffFlags,
  settings: DiffSettings,
  { print }: CommandContext,
): void {
  if (flags.has("quiet")) return;
  if (flags.has("json")) {
    const documents = results.map(({ labels: [old, fresh], diff }) => ({
      old,
      new: fresh,
      ...notebookDiffJson(diff),
    }));
    print(JSON.stringify(isMany ? documents : documents[0], undefined, 2));
    return;
  }
  const texts = results.filter(({ diff }) => !diff.isSame).map((
    { labels, diff },
  ) => renderNotebookDiff(diff, { labels, ...settings }));
  if (texts.length > 0) print(texts.join("\n\n"));
}

/** A side of the diff; nothing for a file that is not there by intention. */
async function readSide(
  path: string,
): Promise<NotebookDocument | undefined> {
  if (isNone(path)) return undefined;
  const text = path === "-"
    ? await new Response(Deno.stdin.readable).text()
    : await readText(path);
  try {
    return parseNotebook(text);
  } catch (error) {
    const name = path === "-" ? "standard input" : path;
    throw new Error(
      `Cannot compare "${name}": ${
        error instanceof Error ? error.message : error
      }`,
      { cause: error },
    );
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) {
      throw new Error(`Cannot compare "${path}": there is no such file`);
    }
    throw error;
  }
}

/** Whether a path stands for a file that was not there, or is there no more. */
export function isNone(path: string): boolean {
  return path === "/dev/null" || path.toLowerCase() === "nul";
}

/** What a notebook is compared with that was not there: the same without cells. */
function emptyLike(
  other: NotebookDocument | undefined,
): NotebookDocument {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    ...other,
    cells: [],
  };
}

function checkOperands(operands: readonly string[]): readonly [string, string] {
  const [old, fresh, surplus] = operands;
  if (old === undefined || fresh === undefined) {
    throw new UsageError(
      `Nothing to compare: name two notebooks, found ${operands.length}`,
    );
  }
  if (surplus !== undefined) {
    throw new UsageError(
      `Unexpected argument "${surplus}": two notebooks are compared`,
    );
  }
  if (old === "-" && fresh === "-") {
    throw new UsageError(
      'Unexpected argument "-": only one of the two can be standard input',
    );
  }
  return [old, fresh];
}

/** The files to compare: two notebooks, or those of two folders. */
async function pairsOf(
  old: string,
  fresh: string,
): Promise<readonly (readonly [string, string])[]> {
  const [isOldFolder, isNewFolder] = await Promise.all(
    [old, fresh].map(isFolder),
  );
  if (!isOldFolder && !isNewFolder) return [[old, fresh]];
  const { pairsInFolders }: typeof import("./diff_folders.ts") = await import(
    FOLDERS
  );
  return await pairsInFolders(
    { path: old, isFolder: isOldFolder ?? false },
    { path: fresh, isFolder: isNewFolder ?? false },
  );
}

async function isFolder(path: string): Promise<boolean> {
  if (path === "-" || isNone(path)) return false;
  try {
    return (await Deno.stat(path)).isDirectory;
  } catch {
    // What is wrong with it is told where it is read.
    return false;
  }
}

function settingsOf(flags: DiffFlags, context: CommandContext): DiffSettings {
  const lines = flags.text("context") ?? "3";
  if (!/^\d{1,6}$/.test(lines)) {
    throw new UsageError(
      `The flag "--context" takes a whole number: found "${lines}"`,
    );
  }
  const only = aspects("only", flags.list("only"));
  const ignore = aspects("ignore", flags.list("ignore"));
  return {
    ignore: only.length === 0
      ? ignore
      : [...ignore, ...NOTEBOOK_ASPECTS.filter((one) => !only.includes(one))],
    isCleaned: flags.has("clean"),
    context: Number(lines),
    isFull: flags.has("full"),
    isColored: isColored(flags.text("color") ?? "auto", context),
    width: widthOf(context),
  };
}

/** Words that are meant as others. */
const OTHER_NAMES: Readonly<Record<string, NotebookAspect>> = {
  source: "sources",
  output: "outputs",
  attachment: "attachments",
  execution_counts: "execution_count",
  counts: "execution_count",
  ids: "id",
};

function aspects(flag: string, lists: readonly string[]): NotebookAspect[] {
  return lists.flatMap((list) => list.split(",")).map((word) => {
    const name = word.trim().replaceAll("-", "_");
    const found = NOTEBOOK_ASPECTS.find((one) => one === name) ??
      (Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined);
    if (found === undefined) {
      throw new UsageError(
        `The flag "--${flag}" takes of ${
          NOTEBOOK_ASPECTS.join(", ")
        }: found "${word.trim()}"`,
      );
    }
    return found;
  });
}

function isColored(when: string, { env }: CommandContext): boolean {
  if (when === "always") return true;
  if (when === "never") return false;
  if (when !== "auto") {
    throw new UsageError(
      `The flag "--color" takes auto, always or never: found "${when}"`,
    );
  }
  if (env("NO_COLOR") || env("TERM") === "dumb") return false;
  // What git has started shows its pager, which shows colours.
  return Deno.stdout.isTerminal() || env("GIT_PAGER_IN_USE") === "true";
}

/** The terminal's width; lines for a file or another program are not broken. */
function widthOf({ env }: CommandContext): number {
  try {
    if (Deno.stdout.isTerminal()) return Deno.consoleSize().columns || 80;
    if (env("GIT_PAGER_IN_USE") === "true") return Deno.consoleSize().columns;
  } catch {
    // No terminal tells how wide it is.
  }
  return 100_000;
}
