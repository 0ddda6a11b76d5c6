import type { EngineControl } from "../engine.ts";
import type { PauseSwitch } from "../sandbox/mod.ts";

/** What can be done to a running answer from outside. */
export type ControlAction = "pause" | "resume" | "stop" | "finish";

/** Why an answer was brought to its end before its time. */
export type Interruption =
  /** Somebody stopped it. */
  | "stopped"
  /** Whoever asked went away. */
  | "left"
  /** The time allowed was over. */
  | "timed out"
  /** The server closes. */
  | "closing";

/**
 * Steers one running answer: the engine, the programs and the stream all hold
 * on to the same control, so that each of them obeys at once.
 */
export class Control implements EngineControl, PauseSwitch {
  readonly #stop = new AbortController();
  readonly #finish = new AbortController();
  readonly #listeners = new Set<(paused: boolean) => void>();
  #resumed: PromiseWithResolvers<void> | undefined;
  #interruption: Interruption | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #leftMs: number | undefined;
  #since = 0;
  readonly #undo: (() => void)[] = [];

  /** Aborted when the answer is to end at once. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Aborted when the answer is to come to a natural end. */
  get finish(): AbortSignal {
    return this.#finish.signal;
  }

  /** True in a pause. */
  get isPaused(): boolean {
    return this.#resumed !== undefined;
  }

  /** Why the answer was ended from outside, if it was. */
  get interruption(): Interruption | undefined {
    return this.#interruption;
  }

  /** Resolves at once, or, in a pause, when it ends or the answer does. */
  gate(): Promise<void> {
    return this.#resumed?.promise ?? Promise.resolve();
  }

  /** The same as {@linkcode Control.gate}, as the sandbox calls it. */
  wait(): Promise<void> {
    return this.gate();
  }

  /** Calls `listener` whenever a pause begins or ends; gives the function that ends this. */
  onChange(listener: (paused: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Does what was asked. After the end of an answer nothing changes any more. */
  act(action: ControlAction): void {
    if (this.signal.aborted) return;
    switch (action) {
      case "pause":
        return this.#pause();
      case "resume":
        return this.#resume();
      case "stop":
        return this.interrupt("stopped");
      case "finish":
        // A paused answer could not come to its end.
        this.#resume();
        return this.#finish.abort();
    }
  }

  /** Ends the answer at once. */
  interrupt(why: Interruption): void {
    if (this.signal.aborted) return;
    this.#interruption = why;
    const reason = why === "timed out"
      ? new DOMException("The time for this answer is over", "TimeoutError")
      : new DOMException("The answer was stopped", "AbortError");
    this.close();
    this.#stop.abort(reason);
    this.#resume();
  }

  /** Gives the answer this much time from now on; pauses do not count. */
  limit(ms: number): void {
    this.#leftMs = ms;
    if (!this.isPaused) this.#startTimer();
  }

  /** Ends the answer when the signal says so, as long as it goes on. */
  endWith(signal: AbortSignal, why: () => Interruption): void {
    const end = () => this.interrupt(why());
    if (signal.aborted) return end();
    signal.addEventListener("abort", end);
    this.#undo.push(() => signal.removeEventListener("abort", end));
  }

  /** Ends the watch over time and signals: the answer is complete. */
  close(): void {
    clearTimeout(this.#timer);
    this.#leftMs = undefined;
    for (const undo of this.#undo.splice(0)) undo();
  }

  #pause(): void {
    if (this.#resumed) return;
    this.#resumed = Promise.withResolvers();
    if (this.#leftMs !== undefined) {
      clearTimeout(this.#timer);
      this.#leftMs -= performance.now() - this.#since;
    }
    for (const listener of this.#listeners) listener(true);
  }

  #resume(): void {
    const resumed = this.#resumed;
    if (!resumed) return;
    this.#resumed = undefined;
    this.#startTimer();
    for (const listener of this.#listeners) listener(false);
    resumed.resolve();
  }

  #startTimer(): void {
    if (this.#leftMs === undefined) return;
    this.#since = performance.now();
    // A timer holds no more than 31 bits.
    const ms = Math.min(Math.max(0, this.#leftMs), 2 ** 31 - 1);
    this.#timer = setTimeout(() => this.interrupt("timed out"), ms);
  }
}

/**
 * Iterates until the signal says stop, without waiting for a source that does
 * not hear it.
 *
 * @param source What is iterated.
 * @param signal Ends the iteration quietly.
 */
export async function* untilAborted<T>(
  source: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  const { promise: aborted, resolve } = Promise.withResolvers<undefined>();
  const onAbort = () => resolve(undefined);
  signal.addEventListener("abort", onAbort);
  let isDone = false;
  try {
    while (!signal.aborted) {
      const next = iterator.next();
      // Whoever lost the race still must not go unheard.
      next.catch(() => {});
      const step = await Promise.race([next, aborted]);
      if (step === undefined || signal.aborted) return;
      if (step.done) {
        isDone = true;
        return;
      }
      yield step.value;
    }
  } catch (error) {
    isDone = true;
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener("abort", onAbort);
    if (!isDone) {
      const ended = iterator.return?.();
      if (signal.aborted) ended?.catch(() => {});
      else await ended;
    }
  }
}
