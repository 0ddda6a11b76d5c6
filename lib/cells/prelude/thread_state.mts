import { framesOf } from "./stacks.mts";

/**
 * What the thread does apart from the call that asks, which breaks into it:
 * nothing, code of the program, or code of the runtime itself, which it cannot
 * do without.
 */
export type ThreadState = "idle" | "running" | "in runtime";

/** Where the runtime calls into programs itself, not by a promise. */
const CALLBACKS = new Set([
  "processTimers",
  "__processTimers",
  "runImmediates",
  "processTicksAndRejections",
  "eventLoopTick",
  "__eventLoopTick",
  "__resolveOps",
]);

/** A stack with more frames is a program's own; to look at all of a deep one takes long. */
const FRAMES = 64;

/** Looks at the stack on which the engine's call stands. */
export function threadState(): ThreadState {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = FRAMES;
  // The first frame is the debugger's own call; the prelude's do not count.
  const below = framesOf(new Error()).slice(1);
  Error.stackTraceLimit = stackTraceLimit;
  const innermost = below[0];
  const outermost = below.at(-1);
  if (innermost === undefined || outermost === undefined) return "idle";
  const isCallback = outermost.url.startsWith("ext:runtime_main/") ||
    outermost.url.startsWith("ext:core/") &&
      CALLBACKS.has(outermost.functionName.replace(/^.*\./, ""));
  return isCallback || /^(?:ext|node):/.test(innermost.url)
    ? "in runtime"
    : "running";
}
