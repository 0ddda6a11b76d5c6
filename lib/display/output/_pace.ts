import type { OutputHost } from "./host.ts";

/** 9 frames in any second: with the last one, which waits for nothing, at most 10. */
export const FRAME_MS = 112;

/**
 * Draws when something changed, but no more often than every so many
 * milliseconds: at once when there was nothing for a while, and what changes
 * meanwhile is drawn when the time is over. A frame that takes long to make
 * takes a longer pause after it, so that drawing never takes more than a fifth
 * of the time.
 */
export class Pace {
  readonly #host: OutputHost;
  readonly #everyMs: number;
  readonly #draw: () => void;
  #dueAt: number;
  #cancel: (() => void) | undefined;
  #isStopped = false;

  /** @param firstAfterMs How long nothing is drawn at first. */
  constructor(
    host: OutputHost,
    draw: () => void,
    { everyMs = FRAME_MS, firstAfterMs = 0 } = {},
  ) {
    this.#host = host;
    this.#everyMs = everyMs;
    this.#draw = draw;
    this.#dueAt = host.now() + firstAfterMs;
  }

  /** Something changed. */
  touch(): void {
    if (this.#isStopped) return;
    const left = this.#dueAt - this.#host.now();
    if (left <= 0) this.drawNow();
    else {
      this.#cancel ??= this.#host.later(Math.ceil(left), () => {
        this.#cancel = undefined;
        this.touch();
      });
    }
  }

  /** Draws, whether or not it is time. */
  drawNow(): void {
    if (this.#isStopped) return;
    this.rest();
    const start = this.#host.now();
    // A frame that prints or throws must not be drawn from within itself.
    this.#dueAt = Infinity;
    try {
      this.#draw();
    } finally {
      const tookMs = this.#host.now() - start;
      this.#dueAt = start + Math.max(this.#everyMs, tookMs * 5);
    }
  }

  /** What changed is not drawn any more, unless it changes again. */
  rest(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** Nothing is drawn from now on. */
  stop(): void {
    this.#isStopped = true;
    this.rest();
  }
}
