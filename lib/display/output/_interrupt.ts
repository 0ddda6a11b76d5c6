import type { OutputHost } from "./host.ts";

/**
 * What stops something that is shown: the signal of whoever called, and in a
 * notebook whoever interrupts the kernel, which would otherwise end with all
 * that its cells have made. To be disposed of when it is over.
 */
export class Interruption implements Disposable {
  /** Undefined where nothing can stop it. */
  readonly signal: AbortSignal | undefined;
  readonly #release: () => void;

  /** @param signal That of whoever called, if any. */
  constructor(host: OutputHost, signal: AbortSignal | undefined) {
    if (host.notebook() === undefined) {
      this.signal = signal;
      this.#release = () => {};
      return;
    }
    const controller = new AbortController();
    this.signal = signal === undefined
      ? controller.signal
      : AbortSignal.any([signal, controller.signal]);
    this.#release = host.onInterrupt(() =>
      controller.abort(new DOMException("Interrupted", "AbortError"))
    );
  }

  [Symbol.dispose](): void {
    this.#release();
  }
}
