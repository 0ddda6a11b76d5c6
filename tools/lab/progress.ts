import { StatusLine } from "../../lib/cli/terminal.ts";

const DRAW_EVERY_MS = 500;
/** A longer one would break on many terminals, and not go away again. */
const LONGEST_LINE = 79;

/**
 * What the lab tells a person on standard error while it starts. On a terminal
 * the present step is a line that tells its seconds; elsewhere each step is a
 * line of its own, once.
 */
export class Progress implements Disposable {
  readonly #status = new StatusLine(() => this.#line());
  #step = "";
  #detail = "";
  #began = 0;

  /**
   * Tells what is waited for from now on.
   *
   * @param step What is done.
   */
  step(step: string): void {
    this.#step = step;
    this.#detail = "";
    this.#began = performance.now();
    if (Deno.stderr.isTerminal()) this.#status.start(DRAW_EVERY_MS);
    else console.error(step);
  }

  /** Tells what of the step is done now; a terminal shows it. */
  detail(detail: string): void {
    this.#detail = detail;
  }

  /** Says something that stays. */
  say(text: string): void {
    this.#status.stop();
    console.error(text);
  }

  /** Takes the present step away. */
  [Symbol.dispose](): void {
    this.#status.stop();
  }

  #line(): string {
    const seconds = Math.round((performance.now() - this.#began) / 1000);
    const detail = this.#detail === "" ? "" : `: ${this.#detail}`;
    return `${this.#step}${detail} (${seconds} s)`.slice(0, LONGEST_LINE);
  }
}
