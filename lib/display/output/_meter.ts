/** How much the newest look counts beside all before it, as in tqdm. */
const SMOOTHING = 0.3;

/**
 * The present speed: an average of the looks at the count in which the newest
 * counts most, so that a pause or a burst shows soon and does not make the time
 * left jump.
 */
export class Meter {
  #atMs: number;
  #done = 0;
  #items = 0;
  #ms = 0;
  #weight = 0;

  constructor(startMs: number) {
    this.#atMs = startMs;
  }

  /** A look at the count. */
  look(nowMs: number, done: number): void {
    const ms = nowMs - this.#atMs;
    if (ms <= 0) return;
    this.#items += SMOOTHING * (done - this.#done - this.#items);
    this.#ms += SMOOTHING * (ms - this.#ms);
    this.#weight += SMOOTHING * (1 - this.#weight);
    this.#atMs = nowMs;
    this.#done = done;
  }

  /** How many a second, once there was a look in which something was done. */
  get perSecond(): number | undefined {
    if (this.#weight === 0 || this.#items <= 0) return undefined;
    return this.#items / this.#ms * 1000;
  }
}
