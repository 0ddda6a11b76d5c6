import type { CellError } from "../events.ts";
import { excerpt } from "./excerpt.ts";
import { hintFor } from "./hints.ts";
import {
  foldRepeats,
  frameText,
  type ShownFrame,
  shownFrames,
} from "./_places.ts";
import { bold, count, cyan, grey, indent, red, visible } from "./_style.ts";
import type { CellSources } from "./sources.ts";
import type { Thrown, ThrownError, ThrownFrame } from "./thrown.ts";

/** Frames shown of one stack, after what repeats was folded. */
const MOST_FRAMES = 20;
/** Frames shown of a cause. */
const MOST_CAUSE_FRAMES = 6;
/** Errors shown of an aggregate. */
const MOST_ERRORS = 5;
/** Lines around the place that is marked. */
const CONTEXT = 2;

/**
 * Makes an error readable: name and message, the line with the place marked
 * (and the cell's line, when the place is in a module), the stack, further
 * properties, the errors within it, and what caused it. Frames of the runtime
 * are left out, what repeats is folded, and nothing is told that the error does
 * not hold.
 *
 * @example The place in the cell's own lines
 * ```ts
 * import { renderError, type Thrown } from "@cenote/cenote/cells";
 * import { stripAnsiCode } from "@std/fmt/colors";
 * import { assertEquals } from "@std/assert";
 *
 * const thrown: Thrown = {
 *   kind: "error",
 *   name: "RangeError",
 *   message: "Too many",
 *   frames: [
 *     { functionName: "", cell: 1, url: "cenote:cell/1", line: 2, column: 7 },
 *   ],
 *   properties: {},
 * };
 * const error = renderError(thrown, {
 *   folder: "/home/ada",
 *   file: () => undefined,
 *   cell: () => ({
 *     label: "cell [3]",
 *     source: 'const few = 3;\nthrow new RangeError("Too many");',
 *     originalPosition: (line, column) => ({ line, column }),
 *   }),
 * });
 * assertEquals(stripAnsiCode(error.traceback.join("\n")).split("\n"), [
 *   "RangeError: Too many",
 *   "  cell [3], line 2",
 *   "    1 │ const few = 3;",
 *   '  > 2 │ throw new RangeError("Too many");',
 *   "      │       ^",
 * ]);
 * ```
 *
 * @param thrown What was thrown.
 * @param sources Where cells and files are found.
 * @returns The error, its traceback one entry a block.
 */
export function renderError(
  thrown: Thrown,
  sources: CellSources,
): CellError {
  if (thrown.kind === "value") {
    // V8 keeps no place for values that are no errors.
    const head = `${red(bold("Uncaught"))} ${visible(thrown.text)}`;
    return {
      name: "Uncaught",
      message: thrown.text,
      traceback: [head],
      thrown,
    };
  }
  const traceback = blocks(thrown, sources, undefined);
  const hint = hintFor(thrown);
  if (hint !== undefined) traceback.push(`${cyan("Hint:")} ${hint}`);
  return { name: thrown.name, message: thrown.message, traceback, thrown };
}

/** The first line of an error. */
export function headText(name: string, message: string): string {
  const head = red(bold(visible(name)));
  return message === "" ? head : `${head}: ${visible(message)}`;
}

/** The parts of one error; `above` are the frames of the error that it caused. */
function blocks(
  error: ThrownError,
  sources: CellSources,
  above: readonly ThrownFrame[] | undefined,
): string[] {
  const { own, shared } = above === undefined
    ? { own: error.frames, shared: 0 }
    : withoutShared(error.frames, above);
  const isCause = above !== undefined;
  const shown = shownFrames(own, sources, shared > 0);
  const rest = shared > 0 && shown.length > 0 ? [grey("… as above")] : [];
  return [
    headText(error.name, error.message),
    ...(isCause ? places(shown, 0).slice(0, 1) : places(shown, CONTEXT)),
    ...stack(shown, isCause ? MOST_CAUSE_FRAMES : MOST_FRAMES, rest),
    ...properties(error),
    ...errorsWithin(error, sources),
    ...related("Caused by", error.cause, error, sources),
    ...related("Suppressed", error.suppressed, error, sources),
  ];
}

/** The innermost place that has a source, and the innermost one in a cell. */
function places(frames: readonly ShownFrame[], context: number): string[] {
  const shown: string[] = [];
  for (const frame of frames) {
    if (frame.isForeign || shown.length > 0 && !frame.isInCell) continue;
    const source = frame.place === "" ? undefined : frame.source();
    const lines = source === undefined ? [] : excerpt(source, frame, context);
    if (lines.length === 0) continue;
    shown.push([`${cyan(frame.place)}`, ...lines].join("\n"));
    if (frame.isInCell) break;
  }
  return shown.map((block) => indent(block, "  "));
}

/** The frames in one block; none when the excerpt has said it all. */
function stack(
  frames: readonly ShownFrame[],
  most: number,
  rest: readonly string[],
): string[] {
  const [only] = frames;
  if (only === undefined) return [];
  if (
    frames.length === 1 && only.functionName === "" && rest.length === 0 &&
    only.source() !== undefined
  ) return [];
  const lines = foldRepeats(frames.map(frameText));
  const kept = lines.slice(0, most);
  if (lines.length > most) {
    kept.push(`… and ${count(lines.length - most)} more frames`);
  }
  return [indent([...kept.map(frameColors), ...rest].join("\n"), "    ")];
}

/** Keeps the place in the plain colour and apart, so that front ends make a link of it. */
function frameColors(line: string): string {
  const parts = /^(at (?:.* in (?=\S))?)(.*)$/.exec(visible(line));
  return parts === null ? grey(line) : grey(parts[1] ?? "") + (parts[2] ?? "");
}

function properties(error: ThrownError): string[] {
  const lines = Object.entries(error.properties).map(([name, text]) =>
    `${grey(`${visible(name)}:`)} ${visible(text)}`
  );
  return lines.length === 0 ? [] : [indent(lines.join("\n"), "    ")];
}

function related(
  how: string,
  thrown: Thrown | undefined,
  error: ThrownError,
  sources: CellSources,
): string[] {
  if (thrown === undefined) return [];
  if (thrown.kind === "value") {
    return [`${cyan(`${how}:`)} ${visible(thrown.text)}`];
  }
  const [head = "", ...rest] = blocks(thrown, sources, error.frames);
  return [`${cyan(`${how}:`)} ${head}`, ...rest];
}

function errorsWithin(error: ThrownError, sources: CellSources): string[] {
  const { errors = [] } = error;
  const shown = errors.slice(0, MOST_ERRORS).map((one, index) => {
    const [head = "", ...rest] = one.kind === "value"
      ? [visible(one.text)]
      : blocks(one, sources, error.frames);
    const text = [`${cyan(`${index + 1}.`)} ${head}`, ...rest].join("\n");
    return indent(text, "  ");
  });
  const more = (error.errorCount ?? errors.length) - shown.length;
  return more > 0 ? [...shown, grey(`  … and ${count(more)} more`)] : shown;
}

/** Takes off the outer frames that two stacks have in common. */
function withoutShared(
  frames: readonly ThrownFrame[],
  above: readonly ThrownFrame[],
): { own: readonly ThrownFrame[]; shared: number } {
  let shared = 0;
  // The innermost frame stays: it says where the cause came from.
  while (shared < frames.length - 1 && shared < above.length) {
    const [one, other] = [frames.at(-1 - shared), above.at(-1 - shared)];
    if (
      one?.url !== other?.url || one?.line !== other?.line ||
      one?.column !== other?.column
    ) break;
    shared++;
  }
  return { own: frames.slice(0, frames.length - shared), shared };
}
