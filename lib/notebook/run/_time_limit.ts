/** The longest that timers of the platform wait; longer ones end at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** What is called when time is up, unless it is disposed of before. */
export class TimeLimit implements Disposable {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param ms How long to wait; nothing to wait for ever.
   * @param onEnd What is called then.
   */
  constructor(ms: number | undefined, onEnd: () => void) {
    if (ms === undefined || ms === Infinity) return;
    this.#timer = setTimeout(onEnd, Math.min(Math.max(ms, 0), LONGEST_MS));
  }

  /** Nothing is called any more. */
  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}

/** What is called again and again, until it is disposed of. */
export class Repetition implements Disposable {
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * @param ms How often; nothing for never.
   * @param onTurn What is called.
   */
  constructor(ms: number | undefined, onTurn: () => void) {
    if (ms === undefined || ms > LONGEST_MS) return;
    this.#timer = setInterval(onTurn, ms);
  }

  /** Nothing is called any more. */
  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
