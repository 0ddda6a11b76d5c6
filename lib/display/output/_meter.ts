/** After so long, a look counts a third of what the present one does. */
const FADE_MS = 10_000;

/**
 * The present speed: an average in which what is long past counts less and
 * less, so that the time left follows a change and does not jump at every
 * pause. At first it is the average of all.
 */
export class Meter {
  #atMs: number;
  #done = 0;
  #items = 0;
  #ms = 0;

  constructor(startMs: number) {
    this.#atMs = startMs;
  }

  /** A look at the count. */
  look(nowMs: number, done: number): void {
    const ms = nowMs - this.#atMs;
    if (ms <= 0) return;
    const fade = Math.exp(-ms / FADE_MS);
    this.#items = this.#items * fade + done - this.#done;
    this.#ms = this.#ms * fade + ms;
    this.#atMs = nowMs;
    this.#done = done;
  }

  /** How many a second, once something is done. */
  get perSecond(): number | undefined {
    return this.#items > 0 ? this.#items / this.#ms * 1000 : undefined;
  }
}
