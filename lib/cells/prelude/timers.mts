import { put } from "./console.mts";
import type { CellContext } from "./context.mts";
import { own } from "./own.mts";

// Taken now: a cell may put anything in place of the originals.
const { apply } = Reflect;

/** Takes away the timers of a cell. */
export type ClearTimers = (cell: number) => void;

/**
 * Wraps the timers, so that an interrupt can end code in one (ended inside the
 * runtime's own callback it would take the process with it), and so that those
 * of a cell that was stopped never fire.
 *
 * @param context Tells whose code runs.
 * @returns What takes away the timers of a cell that was stopped.
 */
export function installTimers(context: CellContext): ClearTimers {
  const later = queueMicrotask;
  const clear = clearTimeout;
  const pending = new PendingTimers();
  for (const name of ["setTimeout", "setInterval", "setImmediate"]) {
    const original: unknown = Reflect.get(globalThis, name);
    if (typeof original !== "function") continue;
    const isKept = name !== "setImmediate";
    const wrapped = (callback: unknown, ...rest: unknown[]): unknown => {
      if (typeof callback !== "function") {
        return apply(original, globalThis, [callback, ...rest]);
      }
      const timer: unknown = apply(original, globalThis, [
        (...values: unknown[]) => {
          if (name === "setTimeout") pending.delete(timer);
          if (context.isDead()) apply(clear, globalThis, [timer]);
          else {
            later(() => {
              apply(callback, timer, values);
            });
          }
        },
        ...rest,
      ]);
      if (isKept) pending.add(context.current(), timer);
      return timer;
    };
    const descriptors = Object.getOwnPropertyDescriptors(original);
    put(globalThis, name, Object.defineProperties(wrapped, descriptors));
  }
  for (const name of ["clearTimeout", "clearInterval"]) {
    const original: unknown = Reflect.get(globalThis, name);
    if (typeof original !== "function") continue;
    const wrapped = (...values: unknown[]): unknown => {
      pending.delete(values[0]);
      return apply(original, globalThis, values);
    };
    const descriptors = Object.getOwnPropertyDescriptors(original);
    put(globalThis, name, Object.defineProperties(wrapped, descriptors));
  }
  return (cell) => {
    for (const timer of pending.take(cell)) {
      apply(clear, globalThis, [timer]);
    }
  };
}

const Numbers = Set<number>;

/** The timers that have not fired, by their cells. */
class PendingTimers {
  readonly #cells = own(new Map<number, number>(), "get", "set", "delete");
  readonly #timers = own(
    new Map<number, Set<number>>(),
    "get",
    "set",
    "delete",
  );

  add(cell: number, timer: unknown): void {
    const id = idOf(timer);
    this.#cells.set(id, cell);
    const timers = this.#timers.get(cell);
    if (timers === undefined) {
      const first = own(new Numbers(), "add", "delete");
      first.add(id);
      this.#timers.set(cell, first);
    } else timers.add(id);
  }

  delete(timer: unknown): void {
    const id = idOf(timer);
    const cell = this.#cells.get(id);
    if (cell === undefined) return;
    this.#cells.delete(id);
    const timers = this.#timers.get(cell);
    timers?.delete(id);
    if (timers?.size === 0) this.#timers.delete(cell);
  }

  /** Those of a cell, which are forgotten. */
  take(cell: number): readonly number[] {
    const timers = [...this.#timers.get(cell) ?? []];
    for (const timer of timers) this.delete(timer);
    return timers;
  }
}

/** A timer's number, which is what it is, or stands in it; programs may give back either. */
function idOf(timer: unknown): number {
  const isTimer = typeof timer === "number" || typeof timer === "string" ||
    typeof timer === "object" && timer !== null && Symbol.toPrimitive in timer;
  return isTimer ? Number(timer) : NaN;
}
