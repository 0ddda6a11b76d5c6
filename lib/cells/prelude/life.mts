import { denoInternals } from "./internals.mts";

/** So long a cell that has something under way is left alone before it is looked at again. */
const FIRST_MS = 1;
const LONGEST_MS = 16;

/** Somebody who waits for rest. */
interface Waiting {
  readonly rest: () => void;
}

/**
 * Keeps the process alive between cells, and tells when nothing else would: when
 * no timer, read or worker of the cells is under way any more.
 */
export class Life {
  readonly #timer: unknown = setInterval(() => {}, 2 ** 30);
  readonly #never = new Int32Array(new SharedArrayBuffer(4));
  readonly #soon: (callback: () => void) => unknown = setImmediate;
  // Not a timer of the runtime: with two that are due at once, the code of the first would run
  // where it cannot be ended.
  readonly #wait = Atomics.waitAsync;
  readonly #wake = Atomics.notify;
  readonly #ref = Deno.refTimer;
  readonly #unref = Deno.unrefTimer;
  readonly #hasWork = workTest();
  #waiting: Waiting | undefined;

  /**
   * Calls `rest` once, when nothing is under way. That is looked at when the
   * runtime has its turn: whoever calls may have broken into code that runs.
   */
  whenAtRest(rest: () => void): void {
    const waiting = this.#waiting = { rest };
    void this.#look(waiting, FIRST_MS);
    this.#wake(this.#never, 0);
  }

  /** Waits for that no more. */
  goOn(): void {
    this.#waiting = undefined;
  }

  async #look(waiting: Waiting, ms: number): Promise<void> {
    await this.#wait(this.#never, 0, 0, ms).value;
    if (waiting !== this.#waiting) return;
    if (this.#isBusy()) {
      return await this.#look(waiting, Math.min(2 * ms, LONGEST_MS));
    }
    // Promises that nobody caught are told of at the end of the runtime's turn.
    this.#soon(() => this.#soon(() => this.#confirm(waiting)));
  }

  #confirm(waiting: Waiting): void {
    if (waiting !== this.#waiting) return;
    if (this.#isBusy()) {
      void this.#look(waiting, FIRST_MS);
      return;
    }
    this.#waiting = undefined;
    waiting.rest();
  }

  #isBusy(): boolean {
    Reflect.apply(this.#unref, Deno, [this.#timer]);
    try {
      return this.#hasWork();
    } finally {
      Reflect.apply(this.#ref, Deno, [this.#timer]);
    }
  }
}

/** Deno's own answer to whether a program would go on. */
function workTest(): () => boolean {
  const core: unknown = partOf(denoInternals(), "core");
  const test: unknown = partOf(core, "eventLoopHasMoreWork");
  return () => {
    if (typeof test === "function") return test() === true;
    throw new TypeError(
      `Cannot tell what cells have under way: Deno ${Deno.version.deno} does not say it; use Deno 2.9`,
    );
  };
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Reflect.get(value, name)
    : undefined;
}
