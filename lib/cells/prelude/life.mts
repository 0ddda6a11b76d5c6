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
  readonly #timer: number = setInterval(() => {}, 2 ** 30);
  readonly #later: typeof setTimeout = setTimeout;
  readonly #soon: (callback: () => void) => unknown = setImmediate;
  readonly #clear = clearTimeout;
  readonly #ref = Deno.refTimer;
  readonly #unref = Deno.unrefTimer;
  readonly #hasWork = workTest();
  #look: number | undefined;
  #waiting: Waiting | undefined;

  /**
   * Calls `rest` once, when nothing is under way. That is looked at when the
   * runtime has its turn: whoever calls may have broken into code that runs.
   */
  whenAtRest(rest: () => void): void {
    this.goOn();
    const waiting = this.#waiting = { rest };
    this.#soon(() => this.#check(waiting, FIRST_MS));
  }

  /** Waits for that no more. */
  goOn(): void {
    this.#clear(this.#look);
    this.#waiting = undefined;
  }

  #check(waiting: Waiting, ms: number): void {
    if (waiting !== this.#waiting) return;
    if (!this.#isBusy()) {
      this.#waiting = undefined;
      return waiting.rest();
    }
    const next = Math.min(2 * ms, LONGEST_MS);
    this.#look = this.#later(() => this.#check(waiting, next), ms);
    this.#unref(this.#look);
  }

  #isBusy(): boolean {
    this.#unref(this.#timer);
    try {
      return this.#hasWork();
    } finally {
      this.#ref(this.#timer);
    }
  }
}

/** Deno's own answer to whether a program would go on. */
function workTest(): () => boolean {
  const internal: unknown = Reflect.get(Deno, Reflect.get(Deno, "internal"));
  const core: unknown = partOf(internal, "core");
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
