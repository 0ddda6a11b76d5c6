import {
  cleanNotebook,
  type CleanNotebookOptions,
  readCleanOptions,
  type RemovedPart,
} from "../notebook/clean/mod.ts";
import {
  type NotebookDocument,
  parseNotebook,
  readNotebookFile,
  stringifyNotebook,
  writeNotebookFile,
} from "../notebook/format/mod.ts";
import { type CommandContext, UsageError } from "./command.ts";
import { findNotebooks } from "./find_notebooks.ts";
import { type Flags, readFlags } from "./flags.ts";
import { readProjectOptions } from "./project_options.ts";

/** Modules for what most calls do not do; Deno loads literals of `import()` at once. */
const GIT: string = "./clean_git.ts";
const DESCRIBE_ERROR: string = "./describe_error.ts";

/** While one notebook is read from the disk others are worked on. */
const AT_ONCE = 8;
/** What takes longer shows how far it is, and how often. */
const PATIENCE_MS = 2_000;
const PROGRESS_MS = 200;

const HELP =
  `Takes out of notebooks what running them leaves: outputs, prompt numbers and volatile metadata
(times, view state, widget state, versions). The rest of the file stays byte for byte, and a clean
notebook is not touched.

Usage: cenote clean [FLAGS] NOTEBOOK|FOLDER|-...
       cenote clean --install | --uninstall | --status [--global] [--attributes FILE]

Flags:
  --check               change nothing: list what is not clean, and fail if there is any
  --keep-outputs        leave the outputs
  --keep-counts         leave the numbers in the prompts
  --strip-metadata KEY  take out this metadata, too: metadata.KEY of the notebook, cell.metadata.KEY
                        of its cells, KEY of both; dots lead further in; may stand several times
  --keep KEY            leave this metadata although it is volatile; may stand several times
  --number-ids          give the cells the ids 0, 1, 2 ...
  --name FILE           the file that - is: for messages, and to find its deno.json
  --json                print one JSON document: what was taken out of which notebook
  --help                show this text

Git, with one of these:
  --install             have git store notebooks clean while the files keep their outputs, and show
                        their changes cell by cell (in this repository)
  --uninstall           undo that
  --status              show whether it is so; fails when it is not
  --global              for all repositories of the person
  --attributes FILE     name the notebooks in this file, such as .gitattributes, rather than in one
                        that is not committed

With - a notebook is read from standard input and written to standard output. A cell tagged
keep-output, and one whose metadata says keep_output or init_cell, keeps its outputs; a notebook
whose metadata says keep_output keeps all.

Defaults come from the nearest deno.json: "cenote": { "clean": { "keepOutputs": true, "keepCounts":
true, "numberIds": true, "strip": ["KEY"], "keep": ["KEY"] } }

Examples:
  cenote clean report.ipynb notebooks
  cenote clean --check .
  cenote clean --keep-outputs --strip-metadata cell.metadata.slideshow talk.ipynb
  cenote clean - < report.ipynb > clean.ipynb
  cenote clean --install --attributes .gitattributes`;

/** What the flags say, as {@linkcode readFlags} gives it. */
type CleanFlags = Flags<
  "name" | "attributes",
  "strip-metadata" | "keep",
  | "check"
  | "keep-outputs"
  | "keep-counts"
  | "number-ids"
  | "json"
  | "install"
  | "uninstall"
  | "status"
  | "global"
>;

/** What came of one notebook. */
interface Cleaned {
  readonly file: string;
  /** Whether there was nothing to take out. */
  readonly clean: boolean;
  readonly removed: readonly RemovedPart[];
  /** Why it could not be cleaned. */
  readonly error?: string;
}

/** `cenote clean`: notebooks without what running them leaves. */
export async function run(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const flags: CleanFlags = readFlags(args, {
    strings: ["name", "attributes"],
    lists: ["strip-metadata", "keep"],
    booleans: [
      "check",
      "keep-outputs",
      "keep-counts",
      "number-ids",
      "json",
      "install",
      "uninstall",
      "status",
      "global",
    ],
    operands: "NOTEBOOK",
  });
  if (flags.has("help")) {
    context.print(HELP);
    return 0;
  }
  const git = (["install", "uninstall", "status"] as const).filter((word) =>
    flags.has(word)
  );
  const [word] = git;
  if (word !== undefined) {
    if (git.length > 1 || flags.operands.length > 0) {
      throw new UsageError(
        `The flag "--${word}" goes without notebooks and without "--${
          git[1] ?? word
        }"`,
      );
    }
    const { changeGit }: typeof import("./clean_git.ts") = await import(GIT);
    return await changeGit(word, {
      isGlobal: flags.has("global"),
      isJson: flags.has("json"),
      attributes: flags.text("attributes"),
      cleanFlags: flagsForGit(flags),
    }, context);
  }
  if (flags.operands.length === 0) {
    throw new UsageError("Nothing to clean: name notebooks, folders or -");
  }
  const options = optionsOf(flags);
  if (flags.operands.includes("-")) {
    if (flags.operands.length > 1 || flags.has("json")) {
      throw new UsageError(
        "Standard input goes alone: no other notebooks, no --json",
      );
    }
    return await cleanStream(flags, options, context);
  }
  return await cleanFiles(flags, options, context);
}

/** The flags that git is to clean with, as it will give them. */
function flagsForGit(flags: CleanFlags): readonly string[] {
  const set = (["keep-outputs", "keep-counts", "number-ids"] as const)
    .filter((name) => flags.has(name)).map((name) => `--${name}`);
  const keys = (["strip-metadata", "keep"] as const).flatMap((name) =>
    flags.list(name).map((key) => `--${name}=${key}`)
  );
  optionsOf(flags);
  return [...set, ...keys];
}

function optionsOf(flags: CleanFlags): CleanNotebookOptions {
  try {
    return readCleanOptions({
      keepOutputs: flags.has("keep-outputs"),
      keepCounts: flags.has("keep-counts"),
      numberIds: flags.has("number-ids"),
      strip: flags.list("strip-metadata"),
      keep: flags.list("keep"),
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

/** The flags, and what the project of a notebook says besides. */
async function withProject(
  file: string,
  flags: CleanNotebookOptions,
): Promise<CleanNotebookOptions> {
  const project = await readProjectOptions(file, "clean");
  if (project === undefined) return flags;
  const options = readOptionsOf(
    project.file,
    () => readCleanOptions(project.options),
  );
  return {
    keepOutputs: flags.keepOutputs || options.keepOutputs || false,
    keepCounts: flags.keepCounts || options.keepCounts || false,
    numberIds: flags.numberIds || options.numberIds || false,
    strip: [...options.strip ?? [], ...flags.strip ?? []],
    keep: [...options.keep ?? [], ...flags.keep ?? []],
  };
}

/** Has an error in a project's options name the project's file. */
function readOptionsOf<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new TypeError(error.message.replace(/^([^:]+)/, `$1 in "${file}"`));
  }
}

/** Standard input to standard output: what git calls as its filter. */
async function cleanStream(
  flags: CleanFlags,
  given: CleanNotebookOptions,
  context: CommandContext,
): Promise<number> {
  const name = flags.text("name") ?? "standard input";
  const options = await withProject(flags.text("name") ?? "notebook", given);
  const bytes = await new Response(Deno.stdin.readable).bytes();
  let clean: string | undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // What a front end has not written to yet is no notebook, and clean.
    if (text.trim() !== "") {
      const notebook = parseNotebook(text);
      const cleaned = cleanNotebook(notebook, options);
      if (cleaned !== notebook) clean = stringifyNotebook(cleaned);
    }
  } catch (error) {
    context.report(`${name}: ${await describe(error)}`);
    return 1;
  }
  if (flags.has("check")) {
    if (clean !== undefined) context.report(`${name}: not clean`);
    return clean === undefined ? 0 : 1;
  }
  const written = clean === undefined ? bytes : new TextEncoder().encode(clean);
  for (let at = 0; at < written.length;) {
    at += await Deno.stdout.write(written.subarray(at));
  }
  return 0;
}

async function cleanFiles(
  flags: CleanFlags,
  options: CleanNotebookOptions,
  context: CommandContext,
): Promise<number> {
  const files = await findNotebooks(flags.operands);
  const isCheck = flags.has("check");
  const all: Cleaned[] = [];
  const progress = progressOf(files.length);
  const left = files.entries();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const [index, file] of left) {
      context.signal.throwIfAborted();
      all[index] = await cleanFile(file, options, isCheck);
      progress.step();
    }
  })).finally(() => progress.end());
  const failed = all.filter(({ error }) => error !== undefined);
  const dirty = all.filter(({ clean }) => !clean);
  if (flags.has("json")) {
    context.print(JSON.stringify(all));
  } else {
    for (const { file, removed } of dirty) {
      context.print(
        `${file}: ${isCheck ? "not clean: " : ""}${summary(removed)}`,
      );
    }
  }
  for (const { file, error } of failed) context.report(`${file}: ${error}`);
  if (!flags.has("json")) context.report(total(all, isCheck));
  return failed.length > 0 || (isCheck && dirty.length > 0) ? 1 : 0;
}

async function cleanFile(
  file: string,
  given: CleanNotebookOptions,
  isCheck: boolean,
): Promise<Cleaned> {
  const removed: RemovedPart[] = [];
  try {
    const options = await withProject(file, given);
    const notebook: NotebookDocument = await readNotebookFile(file);
    const clean = cleanNotebook(notebook, {
      ...options,
      onRemove: (part) => removed.push(part),
    });
    if (clean === notebook) return { file, clean: true, removed };
    if (!isCheck) await writeNotebookFile(file, clean);
    return { file, clean: false, removed };
  } catch (error) {
    return { file, clean: true, removed: [], error: await describe(error) };
  }
}

async function describe(error: unknown): Promise<string> {
  const { describeError }: typeof import("./describe_error.ts") = await import(
    DESCRIBE_ERROR
  );
  return describeError(error);
}

/** What was taken out, alike things together: `outputs of 3 cells, metadata.widgets`. */
function summary(removed: readonly RemovedPart[]): string {
  const counts = new Map<string, Set<number>>();
  for (const { path, cell } of removed) {
    const what = path.replace(/\[\d+\]/, "");
    const cells = counts.get(what) ?? new Set();
    if (cell !== undefined) cells.add(cell);
    counts.set(what, cells);
  }
  return [...counts].map(([what, { size }]) =>
    size === 0 ? what : `${what} of ${size} ${size === 1 ? "cell" : "cells"}`
  ).join(", ");
}

function total(all: readonly Cleaned[], isCheck: boolean): string {
  const dirty = all.filter(({ clean }) => !clean).length;
  const failed = all.filter(({ error }) => error !== undefined).length;
  const notebooks = all.length === 1 ? "1 notebook" : `${all.length} notebooks`;
  const what = isCheck
    ? dirty === 0
      ? "are clean"
      : `not clean: "cenote clean" without --check cleans them`
    : "cleaned";
  const done = isCheck && dirty === 0
    ? `${all.length - failed} of ${notebooks} ${what}`
    : `${dirty} of ${notebooks} ${what}`;
  return failed === 0
    ? done
    : `${done}; ${failed} could not be read or written`;
}

/** A line on the terminal that says how far it is, once that takes a while. */
function progressOf(count: number): { step(): void; end(): void } {
  let done = 0;
  let next = Deno.stderr.isTerminal()
    ? performance.now() + PATIENCE_MS
    : Infinity;
  let isShown = false;
  const show = (text: string) =>
    Deno.stderr.writeSync(new TextEncoder().encode(`\r\x1b[K${text}`));
  return {
    step() {
      done++;
      if (performance.now() < next) return;
      next = performance.now() + PROGRESS_MS;
      isShown = true;
      show(`${done} of ${count} notebooks`);
    },
    end: () => isShown && show(""),
  };
}
