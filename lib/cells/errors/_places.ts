import { count } from "./_style.ts";
import type { CellSources } from "./sources.ts";
import type { ThrownFrame } from "./thrown.ts";

/** A frame as its reader is to see it. */
export interface ShownFrame {
  /** `"f"`, `"async K.later"`; empty at the top level. */
  readonly functionName: string;
  /** `"cell [3], line 2"`, `"./lib/a.ts:7:11"`; empty where there is no place. */
  readonly place: string;
  readonly isInCell: boolean;
  /** In a package that somebody else wrote. */
  readonly isForeign: boolean;
  /** Of the author's own source, from 1. */
  readonly line: number;
  readonly column: number;
  /** The text it is in, when it can be had. */
  source(): string | undefined;
}

/** A path that front ends make a link of as it stands. */
const PLAIN_PATH_REGEXP = /^[\w./~:-]+$/;
/** Folders of packages: of a project, and in Deno's own cache. */
const FOREIGN_REGEXP = /\/node_modules\/|\/npm\/[\w-]+\.[\w.-]+\//;
/** What belongs to Deno or to the engine. */
const INNER_REGEXP = /^(?:ext:|node:|cenote:)/;

/**
 * Chooses the frames worth showing and puts their places into the author's
 * terms. Frames of the runtime are left out, unless there are no others.
 *
 * @param frames All frames.
 * @param sources Where cells are known.
 * @param hasMore True when further frames are told elsewhere, so that the
 *   runtime's own are never needed.
 */
export function shownFrames(
  frames: readonly ThrownFrame[],
  sources: CellSources,
  hasMore = false,
): ShownFrame[] {
  const outer = frames.filter((frame) =>
    frame.cell !== undefined || !INNER_REGEXP.test(frame.url)
  );
  const isEnough = hasMore || outer.some((frame) => frame.url !== "");
  const some = isEnough ? outer : frames;
  return some.map((frame) => shownFrame(frame, sources));
}

function shownFrame(frame: ThrownFrame, sources: CellSources): ShownFrame {
  const { cell, url, line, column } = frame;
  const functionName = frame.functionName;
  if (cell !== undefined) {
    const known = sources.cell(cell);
    const at = known?.originalPosition(line, Math.max(column - 1, 0));
    return {
      functionName,
      place: lineText(known?.label ?? "a cell", at?.line ?? line),
      isInCell: true,
      isForeign: false,
      line: at?.line ?? line,
      column: at === undefined ? column : at.column + 1,
      source: () => known?.source,
    };
  }
  return {
    functionName,
    place: url === ""
      ? line > 0 ? `evaluated code, line ${line}` : ""
      : line > 0
      ? `${addressText(url, sources.folder)}:${line}:${column}`
      : addressText(url, sources.folder),
    isInCell: false,
    isForeign: FOREIGN_REGEXP.test(url),
    line,
    column,
    source: () => url.startsWith("file:") ? sources.file(url) : undefined,
  };
}

/** `"cell [3], line 2"`. */
export function lineText(label: string, line: number): string {
  return label === "" ? `line ${line}` : `${label}, line ${line}`;
}

/** A path where that is a link to front ends (`./lib/a.ts` in the folder), else the address. */
function addressText(url: string, folder: string): string {
  if (!url.startsWith("file:")) return url;
  let path: string;
  try {
    path = pathOf(new URL(url));
  } catch {
    return url;
  }
  const base = folder.replaceAll("\\", "/").replace(/\/*$/, "/");
  const shown = path.startsWith(base) ? `./${path.slice(base.length)}` : path;
  return PLAIN_PATH_REGEXP.test(shown) ? shown : url;
}

/** The path with `/` in it on every system; the library for it takes longer to load than all of this. */
function pathOf({ hostname, pathname }: URL): string {
  const path = decodeURIComponent(pathname);
  if (hostname !== "") return `//${hostname}${path}`;
  return path.replace(/^\/(?=[a-z]:\/)/i, "");
}

/** Writes one frame: `at f in cell [3], line 2`. */
export function frameText({ functionName, place }: ShownFrame): string {
  if (place === "") return `at ${functionName || "<anonymous>"}`;
  return functionName === "" ? `at ${place}` : `at ${functionName} in ${place}`;
}

const LONGEST_CYCLE = 8;

/**
 * Folds what repeats, as in a recursion without end: each line once, and how
 * many more there were.
 *
 * @param lines Lines of a stack.
 */
export function foldRepeats(lines: readonly string[]): string[] {
  const folded: string[] = [];
  for (let at = 0; at < lines.length;) {
    const { length, times } = cycleAt(lines, at);
    folded.push(...lines.slice(at, at + length));
    if (times > 1) {
      const more = length * (times - 1);
      folded.push(`… ${count(more)} more of the same`);
    }
    at += length * times;
  }
  return folded;
}

function cycleAt(
  lines: readonly string[],
  at: number,
): { length: number; times: number } {
  for (let length = 1; length <= LONGEST_CYCLE; length++) {
    let end = at + length;
    while (end < lines.length && lines[end] === lines[end - length]) end++;
    const times = Math.floor((end - at) / length);
    // Twice may be chance, and saying so would take the line that it saves.
    if (times > 2) return { length, times };
  }
  return { length: 1, times: 1 };
}
