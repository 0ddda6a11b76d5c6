import { ownFrames } from "./stacks.mts";

/**
 * What the thread does apart from the call that asks, which breaks into it:
 * nothing, code of the program, or code of the runtime itself, which it cannot
 * do without.
 */
export type ThreadState = "idle" | "running" | "in runtime";

/** Where the runtime calls into programs itself, not by a promise. */
const CALLBACK_REGEXP =
  /(?:^|\.)(?:(?:__)?processTimers|runImmediates|runImmediateCallbacks|__drainNextTickAndMacrotasks|processTicksAndRejections|(?:__)?eventLoopTick|__resolveOps)$/;
const RUNTIME_REGEXP = /^(?:ext|node):/;
const MAIN_REGEXP = /^ext:runtime_main\//;
const CORE_REGEXP = /^ext:core\//;
// Taken now: a cell may put anything in place of the original.
const { apply } = Reflect;
const { test } = RegExp.prototype;

/** A stack with more frames is a program's own; to look at all of a deep one takes long. */
const FRAMES = 64;

/** Looks at the stack on which the engine's call stands. */
export function threadState(): ThreadState {
  const frames = ownFrames(FRAMES);
  // The first frame is the debugger's own call; the prelude's do not count.
  const innermost = frames[1];
  const outermost = frames[frames.length - 1];
  if (innermost === undefined || outermost === undefined) return "idle";
  const isCallback = fits(MAIN_REGEXP, outermost.url) ||
    fits(CORE_REGEXP, outermost.url) &&
      fits(CALLBACK_REGEXP, outermost.functionName);
  return isCallback || fits(RUNTIME_REGEXP, innermost.url)
    ? "in runtime"
    : "running";
}

function fits(pattern: RegExp, text: string): boolean {
  return apply(test, pattern, [text]);
}
