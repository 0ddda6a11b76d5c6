const ERASE = "\r\x1b[K";
/** What goes on in silence tells now and then how long it has. */
const TICK_MS = 1_000;

/**
 * What the lab tells a person on standard error while it starts. On a terminal
 * the present step is one line that tells its seconds; elsewhere each step is a
 * line of its own, once.
 */
export class Progress implements Disposable {
  readonly #isLive = Deno.stderr.isTerminal();
  #step = "";
  #began = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * Tells what is waited for from now on.
   *
   * @param step What is done.
   * @param detail What of it, which only a terminal shows.
   */
  step(step: string, detail = ""): void {
    if (!this.#isLive) {
      if (step !== this.#step) console.error(step);
      this.#step = step;
      return;
    }
    if (this.#timer === undefined) {
      this.#began = performance.now();
      this.#timer = setInterval(() => this.#draw(), TICK_MS);
    }
    this.#step = detail === "" ? step : `${step}: ${detail}`;
    this.#draw();
  }

  /** Says something that stays. */
  say(text: string): void {
    this[Symbol.dispose]();
    console.error(text);
  }

  /** Takes the present step away. */
  [Symbol.dispose](): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#write(ERASE);
  }

  #draw(): void {
    const seconds = Math.round((performance.now() - this.#began) / 1000);
    this.#write(`${ERASE}${this.#step}${seconds > 1 ? ` (${seconds} s)` : ""}`);
  }

  #write(text: string): void {
    Deno.stderr.writeSync(new TextEncoder().encode(text));
  }
}
