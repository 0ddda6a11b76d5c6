/** Timers hold about 24.8 days; whatever is longer is looked at again then. */
const LONGEST_TIMER_MS = 2_147_000_000;

/** The limits of one attempt and what to say when one is reached. */
export interface WatchLimits {
  /** For each wait in which nothing moves. */
  readonly idleMs: number;
  /** For all from now on. */
  readonly restMs: number;
  /** Makes the error for the limit that was reached. */
  readonly expired: (limit: "idle" | "rest") => Error;
  /** Signals that end the attempt, with their own reasons. */
  readonly signals: readonly (AbortSignal | undefined)[];
}

/**
 * The time limits of one attempt. It only counts while somebody waits: the
 * time that a slow reader takes between two pieces of a body is its own.
 *
 * One timer serves all waits; it is looked at when it rings, not reset at
 * every piece, so that watching costs nothing per piece. It does not keep the
 * process alive: a request under way does that by itself.
 */
export class Watch implements Disposable {
  readonly #limits: WatchLimits;
  readonly #controller = new AbortController();
  readonly #end: number;
  readonly #release: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | undefined;
  #isStopped = false;

  constructor(limits: WatchLimits) {
    this.#limits = limits;
    this.#end = performance.now() + limits.restMs;
    for (const signal of limits.signals) {
      if (signal === undefined) continue;
      if (signal.aborted) {
        this.#abort(signal.reason);
        break;
      }
      const abort = () => this.#abort(signal.reason);
      signal.addEventListener("abort", abort, { once: true });
      this.#release.push(() => signal.removeEventListener("abort", abort));
    }
  }

  /** Aborted by a limit or by one of the signals; its reason is what to throw. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Something moved, or a wait begins. */
  touch(): void {
    this.#waitingSince = performance.now();
    if (this.#timer === undefined && !this.#isStopped) this.#arm();
  }

  /** Nobody waits any more. */
  rest(): void {
    this.#waitingSince = undefined;
  }

  /** Ends the attempt itself, since nobody wants its answer any more. */
  abandon(): void {
    this.#abort(new DOMException("The answer was let go of", "AbortError"));
  }

  /** Ends the watch: no limit counts from now on, and no signal is listened to. */
  [Symbol.dispose](): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const release of this.#release.splice(0)) release();
  }

  #arm(): void {
    const now = performance.now();
    const since = this.#waitingSince ?? now;
    const wait = Math.min(since + this.#limits.idleMs, this.#end) - now;
    if (wait === Infinity) return;
    this.#timer = setTimeout(
      () => this.#ring(),
      Math.min(Math.max(Math.ceil(wait), 0), LONGEST_TIMER_MS),
    );
    Deno.unrefTimer(this.#timer);
  }

  #ring(): void {
    this.#timer = undefined;
    if (this.#isStopped || this.#waitingSince === undefined) return;
    const now = performance.now();
    if (now >= this.#end) {
      this.#abort(this.#limits.expired("rest"));
    } else if (now - this.#waitingSince >= this.#limits.idleMs) {
      this.#abort(this.#limits.expired("idle"));
    } else {
      this.#arm();
    }
  }

  #abort(reason: unknown): void {
    if (this.#controller.signal.aborted) return;
    this.#controller.abort(reason);
    this[Symbol.dispose]();
  }
}
