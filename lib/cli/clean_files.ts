import {
  cleanNotebook,
  type CleanNotebookOptions,
  type RemovedPart,
} from "../notebook/clean/mod.ts";
import { readNotebookFile, writeNotebookFile } from "../notebook/format/mod.ts";
import { withCleanProject } from "./clean_project.ts";
import type { CommandContext } from "./command.ts";
import { findNotebooks } from "./find_notebooks.ts";
import { describeNotebookError } from "./notebook_failure.ts";

/** While one notebook is read or written another is worked on; with more, each waits longer. */
const AT_ONCE = 2;
/** What takes longer shows how far it is, and how often. */
const PATIENCE_MS = 2_000;
const PROGRESS_MS = 200;

/** What the flags say of files. */
export interface CleanFilesFlags {
  /** Files and folders. */
  readonly operands: readonly string[];
  /** Whether they are only looked at. */
  readonly isCheck: boolean;
  /** Whether the answer is one JSON document. */
  readonly isJson: boolean;
  /** What is taken out. */
  readonly options: CleanNotebookOptions;
}

/** What came of one notebook. */
interface Cleaned {
  readonly file: string;
  /** Whether there was nothing to take out; absent where that is not known. */
  readonly clean?: boolean;
  readonly removed: readonly RemovedPart[];
  /** Why it could not be cleaned. */
  readonly error?: string;
}

/**
 * Cleans files and those of folders in place, and says what was taken out.
 *
 * @param asked What the flags say.
 * @param context The world around.
 * @returns The exit code.
 */
export async function cleanFiles(
  { operands, isCheck, isJson, options }: CleanFilesFlags,
  context: CommandContext,
): Promise<number> {
  const files = await findNotebooks(operands);
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
  const dirty = all.filter(({ clean }) => clean === false);
  if (isJson) {
    context.print(JSON.stringify(all));
  } else {
    for (const { file, removed } of dirty) {
      context.print(
        `${file}: ${isCheck ? "not clean: " : ""}${summary(removed)}`,
      );
    }
  }
  for (const { error = "" } of failed) context.report(error);
  if (!isJson) context.report(total(all, isCheck));
  return failed.length > 0 || (isCheck && dirty.length > 0) ? 1 : 0;
}

async function cleanFile(
  file: string,
  given: CleanNotebookOptions,
  isCheck: boolean,
): Promise<Cleaned> {
  const removed: RemovedPart[] = [];
  try {
    const options = await withCleanProject(file, given);
    const notebook = await readNotebookFile(file);
    const clean = cleanNotebook(notebook, {
      ...options,
      onRemove: (part) => removed.push(part),
    });
    if (clean === notebook) return { file, clean: true, removed };
    if (!isCheck) await writeNotebookFile(file, clean);
    return { file, clean: false, removed };
  } catch (error) {
    return {
      file,
      removed: [],
      error: await describeNotebookError(file, error),
    };
  }
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
  const dirty = all.filter(({ clean }) => clean === false).length;
  const failed = all.filter(({ error }) => error !== undefined).length;
  const notebooks = all.length === 1 ? "1 notebook" : `${all.length} notebooks`;
  const what = isCheck
    ? dirty === 0
      ? "clean"
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
