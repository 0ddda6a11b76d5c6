import type { ThrownFrame } from "../errors/thrown.ts";
import { frameOf, functionText } from "./_call_sites.mts";
import { CELL_URL } from "./frame.mts";
import { own } from "./own.mts";

/** Lines of the engine's own that stand before a cell's code. */
const LINES_BEFORE = 1;

// Taken now: a cell may put anything in place of the originals.
const known = new WeakMap<object, readonly ThrownFrame[]>();
const remember = known.set.bind(known);
const recall = known.get.bind(known);
const labels = own(new Map<string, number>(), "get", "set");
const { defineProperty } = Object;
const { get } = Reflect;
const ErrorClass = Error;
/** Whether a stack is written for the prelude itself, whatever the program has put in its place. */
let isOwnStack = false;

/** The folder of the engine, whose frames are nobody's business. */
const OWN_FOLDER = new URL("..", import.meta.url).href;

const AMBIGUOUS = -1;

/**
 * Makes stacks speak of cells: `err.stack` reads as Deno writes it, with
 * `cell [3]:2:7` for places in cells and without the prelude's own frames.
 * What the program puts at `Error.prepareStackTrace` counts as before, and
 * taking it away brings this back.
 *
 * @param label What people call the cell of a number: `"cell [3]"`.
 */
export function installStacks(label: (cell: number) => string): void {
  let replaced: unknown;
  const prepare = (error: unknown, sites: unknown): string => {
    try {
      return write(error, sites, label);
    } catch {
      return "Error";
    }
  };
  defineProperty(Error, "prepareStackTrace", {
    configurable: true,
    enumerable: true,
    get: () => isOwnStack ? prepare : replaced ?? prepare,
    set: (value: unknown) => {
      replaced = value === prepare ? undefined : value;
    },
  });
}

/**
 * Gives the frames of an error or of anything else that has a stack.
 *
 * @param error An object; its `stack` is read, which may throw.
 * @returns Its frames, innermost first, without the prelude's.
 */
export function framesOf(error: object): readonly ThrownFrame[] {
  // Reading it is what makes the runtime call prepareStackTrace().
  const stack: unknown = get(error, "stack");
  const frames = recall(error);
  if (frames !== undefined || typeof stack !== "string") return frames ?? [];
  return parseStack(stack);
}

/**
 * Gives the frames of the stack on which the caller stands.
 *
 * @param most How many at most.
 * @returns The frames, innermost first, without the prelude's.
 */
export function ownFrames(most: number): readonly ThrownFrame[] {
  const { stackTraceLimit } = ErrorClass;
  isOwnStack = true;
  try {
    ErrorClass.stackTraceLimit = most;
    return framesOf(new ErrorClass());
  } catch {
    // A program may have made it impossible.
    return [];
  } finally {
    isOwnStack = false;
    ErrorClass.stackTraceLimit = stackTraceLimit;
  }
}

/**
 * Reads the frames out of a stack's text: of errors that came from other
 * realms, were copied, or whose stack was written by somebody else.
 *
 * @param stack As V8 writes it.
 * @returns What could be read; the labels of cells are known again.
 */
export function parseStack(stack: string): ThrownFrame[] {
  const frames: ThrownFrame[] = [];
  for (const line of stack.slice(0, LONGEST_STACK).split("\n")) {
    const text = FRAME_REGEXP.exec(line)?.[1];
    if (text === undefined) {
      // A message may look like frames; what follows one that does not is the stack.
      if (frames.length > 0 && line.trim() !== "") frames.length = 0;
      continue;
    }
    const frame = parseFrame(text);
    if (!frame.url.startsWith(OWN_FOLDER)) frames.push(frame);
  }
  return frames;
}

const LONGEST_STACK = 1 << 20;
const FRAME_REGEXP = /^\s+at (.+)$/;
const PLACE_REGEXP = /^(.*):(\d+):(\d+)$/;
const CALL_REGEXP = /^(.*?) \((.*)\)$/;

function parseFrame(text: string): ThrownFrame {
  const call = CALL_REGEXP.exec(text);
  const functionName = call?.[1] ?? "";
  const place = call?.[2] ?? text.replace(/^async /, "");
  const parts = PLACE_REGEXP.exec(place);
  if (parts === null) {
    // Without a place: `Array.map (<anonymous>)`, `async Promise.all (index 0)`.
    const name = text.replace(/ \(<anonymous>\)$/, "");
    return { functionName: name, url: "", line: 0, column: 0 };
  }
  const [, where = "", line, column] = parts;
  const cell = labels.get(where);
  const found = { functionName, line: Number(line), column: Number(column) };
  return cell !== undefined && cell !== AMBIGUOUS
    ? { ...found, cell, url: CELL_URL + cell }
    : { ...found, url: /<anonymous>$/.test(where) ? "" : where };
}

/** The stack's text; the frames are kept for {@linkcode framesOf}. */
function write(
  error: unknown,
  sites: unknown,
  label: (cell: number) => string,
): string {
  const frames: ThrownFrame[] = [];
  let text = headOf(error);
  if (!Array.isArray(sites)) return text;
  for (let at = 0; at < sites.length; at++) {
    const site: unknown = sites[at];
    if (typeof site !== "object" || site === null) continue;
    const raw = frameOf(site);
    if (raw.url.startsWith(OWN_FOLDER)) continue;
    const frame = placeInCell(raw);
    if (frame === undefined) continue;
    frames[frames.length] = frame;
    const named = labelled(frame, label);
    text += `\n    at ${functionText(site, named, LINES_BEFORE)}`;
  }
  if (typeof error === "object" && error !== null) remember(error, frames);
  return text;
}

/** Tells places in cells; `undefined` for the engine's line before them. */
function placeInCell(
  frame: ThrownFrame,
): ThrownFrame | undefined {
  const cell = frame.url.startsWith(CELL_URL)
    ? Number(frame.url.slice(CELL_URL.length))
    : NaN;
  if (!Number.isSafeInteger(cell)) return frame;
  const line = frame.line - LINES_BEFORE;
  return line < 1 ? undefined : { ...frame, cell, line };
}

function labelled(frame: ThrownFrame, label: (cell: number) => string): string {
  const { cell, url, line, column } = frame;
  if (cell === undefined) return `${url}:${line}:${column}`;
  const name = label(cell) || "cell";
  const owner = labels.get(name);
  if (owner !== cell) labels.set(name, owner === undefined ? cell : AMBIGUOUS);
  return `${name}:${line}:${column}`;
}

/** `TypeError: no`, as the head of a stack. */
function headOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "Error";
  const name = partOf(error, "name") ?? "Error";
  const message = partOf(error, "message") ?? "";
  return name === "" || message === "" ? name + message : `${name}: ${message}`;
}

function partOf(error: object, key: string): string | undefined {
  try {
    const value: unknown = Reflect.get(error, key);
    return value === undefined ? undefined : `${value}`;
  } catch {
    return undefined;
  }
}
