import { renderNotebookDiff } from "../notebook/diff/mod.ts";
import { diffLines, lineRowsText } from "../display/diff/mod.ts";
import { ansi } from "../display/text/mod.ts";
import { type CommandContext, UsageError } from "./command.ts";
import { compareFiles, type DiffSettings, isNone } from "./diff.ts";

/**
 * `cenote diff --git`: shows what git asks its diff driver for. A file that is
 * no notebook, with the marks of a conflict in it, say, is compared as text:
 * one that fails would end `git diff` for all other files.
 *
 * @param args What git calls with: the path, then file, hash and mode of the old
 * one and of the new one, then, for a file with a new name, that and what git
 * says of it.
 */
export async function diffForGit(
  args: readonly string[],
  settings: DiffSettings,
  { print }: CommandContext,
): Promise<number> {
  const [path, oldFile, , oldMode, newFile, , newMode, newPath] = args;
  // Of a file that is not merged git tells the path only.
  if (args.length === 1) {
    print(`* Unmerged path ${path}`);
    return 0;
  }
  if (path === undefined || oldFile === undefined || newFile === undefined) {
    throw new UsageError(
      `Nothing to compare: git calls with 7 arguments, found ${args.length}`,
    );
  }
  const labels = [
    isNone(oldFile) ? "/dev/null" : `a/${path}`,
    isNone(newFile) ? "/dev/null" : `b/${newPath ?? path}`,
  ] as const;
  const modes = oldMode !== newMode && !isNone(oldFile) && !isNone(newFile)
    ? [`old mode ${oldMode}`, `new mode ${newMode}`]
    : [];
  const body = await bodyOf(
    oldFile,
    newFile,
    newPath ?? path,
    labels,
    settings,
  );
  const lines = [...modes, ...body];
  if (lines.length > 0) print(`${lines.join("\n")}\n`);
  return 0;
}

async function bodyOf(
  oldFile: string,
  newFile: string,
  path: string,
  labels: readonly [string, string],
  settings: DiffSettings,
): Promise<string[]> {
  try {
    const diff = await compareFiles(oldFile, newFile, settings, path);
    if (!diff.isSame) {
      return [renderNotebookDiff(diff, { labels, ...settings })];
    }
    return settings.isCleaned || settings.ignore.length > 0 ? [] : [
      ...labels.map((label, i) => `${i === 0 ? "---" : "+++"} ${label}`),
      "The notebooks say the same; the files are written in different ways",
    ];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const [a, b] = await Promise.all([oldFile, newFile].map(readPlain));
    return [
      ...labels.map((label, i) => `${i === 0 ? "---" : "+++"} ${label}`),
      `${why}; compared as text`,
      ...textLines(a ?? "", b ?? "", settings),
    ];
  }
}

function textLines(old: string, fresh: string, settings: DiffSettings) {
  const { context, width, isColored } = settings;
  const maxCharacters = 2_000;
  return lineRowsText(
    diffLines(old, fresh, context, maxCharacters),
    {
      caption: undefined,
      labels: ["old", "new"],
      context,
      limit: 500,
      maxCharacters,
      layout: "unified",
    },
    width,
    ansi(isColored),
  );
}

async function readPlain(path: string): Promise<string> {
  return isNone(path) ? "" : await Deno.readTextFile(path);
}
