import { put } from "./console.mts";
import type { CellContext } from "./context.mts";

const { apply, get, ownKeys } = Reflect;
const { getOwnPropertyDescriptors, defineProperties } = Object;

/**
 * What a stopped cell has under way may come back from a call of the runtime
 * and go on, in functions and modules too. So from the first stop on such calls
 * are looked at: in a stopped cell they never answer, or, where they answer at
 * once, throw.
 *
 * @param context Tells whose code runs.
 * @returns What begins to look; it does so once.
 */
export function makeStops(context: CellContext): () => void {
  let isOn = false;
  return () => {
    if (isOn) return;
    isOn = true;
    stop(globalThis, "fetch", context);
    for (const name of ownKeys(Deno)) {
      // Classes have names that begin otherwise.
      if (typeof name === "string" && /^[a-z]/.test(name)) {
        stop(Deno, name, context);
      }
    }
  };
}

function stop(target: object, name: string, context: CellContext): void {
  const original: unknown = get(target, name);
  if (typeof original !== "function" || LEFT_ALONE.has(name)) return;
  const isSync = name.endsWith("Sync");
  const looked = (...values: unknown[]): unknown => {
    if (!context.isDead()) return apply(original, target, values);
    if (isSync) throw new Error("The cell was stopped");
    return new Promise(() => {});
  };
  put(
    target,
    name,
    defineProperties(looked, getOwnPropertyDescriptors(original)),
  );
}

/** These wait for nothing, and ends of processes are ends. */
const LEFT_ALONE = new Set(["exit", "inspect"]);
