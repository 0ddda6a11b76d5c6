/** What is called when time is up, unless it is disposed of before. */
export class TimeLimit implements Disposable {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param ms How long to wait; nothing to wait for ever.
   * @param onEnd What is called then.
   */
  constructor(ms: number | undefined, onEnd: () => void) {
    if (ms === undefined || ms === Infinity) return;
    // Longer ones end at once in timers of the platform.
    this.#timer = setTimeout(onEnd, Math.min(Math.max(ms, 0), 2 ** 31 - 1));
  }

  /** Nothing is called any more. */
  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}
