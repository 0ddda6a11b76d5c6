import { put } from "./console.mts";
import type { CellContext } from "./context.mts";

/**
 * Wraps the timers, so that an interrupt can end code in one (ended inside the
 * runtime's own callback it would take the process with it), and so that those
 * of a cell that was stopped never fire.
 */
export function installTimers(context: CellContext): void {
  const later = queueMicrotask;
  const clear = clearTimeout;
  for (const name of ["setTimeout", "setInterval", "setImmediate"]) {
    const original: unknown = Reflect.get(globalThis, name);
    if (typeof original !== "function") continue;
    const wrapped = (callback: unknown, ...rest: unknown[]): unknown => {
      if (typeof callback !== "function") {
        return Reflect.apply(original, globalThis, [callback, ...rest]);
      }
      const timer: unknown = Reflect.apply(original, globalThis, [
        (...values: unknown[]) => {
          if (context.isDead()) clear(Number(timer));
          else {
            later(() => {
              Reflect.apply(callback, timer, values);
            });
          }
        },
        ...rest,
      ]);
      return timer;
    };
    const descriptors = Object.getOwnPropertyDescriptors(original);
    put(globalThis, name, Object.defineProperties(wrapped, descriptors));
  }
}
