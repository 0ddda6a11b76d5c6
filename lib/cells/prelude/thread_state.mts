import { framesOf } from "./stacks.mts";

/**
 * What the thread does apart from the call that asks, which breaks into it:
 * nothing, code that can be ended, or code in a callback of the runtime itself,
 * which it cannot do without.
 */
export type ThreadState = "idle" | "running" | "in callback";

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

/** Looks at the stack on which the engine's call stands. */
export function threadState(): ThreadState {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = Infinity;
  // The first frame is the debugger's own call; the prelude's do not count.
  const below = framesOf(new Error()).slice(1);
  Error.stackTraceLimit = stackTraceLimit;
  const outermost = below.at(-1);
  if (outermost === undefined) return "idle";
  const { url, functionName } = outermost;
  const isCallback = url.startsWith("ext:runtime_main/") ||
    url.startsWith("ext:core/") &&
      CALLBACKS.has(functionName.replace(/^.*\./, ""));
  return isCallback ? "in callback" : "running";
}
