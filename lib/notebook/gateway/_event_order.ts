import type { CellEvent, ErrorEvent } from "../../cells/mod.ts";
import type { CellHostListener } from "../run/cell_host.ts";

/**
 * Gives events to the listener one after another.
 *
 * A kernel publishes an error alike whether it ended the cell or came out of a
 * timer; only what follows tells: the reply of a cell that failed, or that of
 * one that did not, or more output. Until then an error is held.
 */
export class EventOrder {
  readonly #listener: CellHostListener;
  #last: Promise<unknown> = Promise.resolve();
  #held: ErrorEvent | undefined;

  /** @param listener Takes the events. */
  constructor(listener: CellHostListener) {
    this.#listener = listener;
  }

  /** Gives an event; resolves when the listener has taken it. */
  async emit(event: CellEvent): Promise<void> {
    await this.release(true);
    await this.#give(event);
  }

  /** Holds an error until it is known whether it has ended the cell. */
  async hold(event: ErrorEvent): Promise<void> {
    await this.release(true);
    this.#held = event;
  }

  /** Gives the error that is held, if one is. */
  async release(background: boolean): Promise<void> {
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined) await this.#give({ ...held, background });
  }

  #give(event: CellEvent): Promise<void> {
    const taken = this.#last.then(() => this.#listener.onEvent(event));
    this.#last = taken.catch(() => {});
    return taken;
  }
}
