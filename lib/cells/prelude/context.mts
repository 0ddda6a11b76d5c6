import { AsyncLocalStorage } from "node:async_hooks";
import { own } from "./own.mts";

/**
 * Which cell's code runs. Timers and promises belong to the cell that made
 * them, also after later cells have begun.
 */
export class CellContext {
  readonly #storage = own(
    new AsyncLocalStorage<number>(),
    "getStore",
    "enterWith",
  );
  readonly #dead = own(new Set<number>(), "add", "has");
  #hasDead = false;
  #latest = 0;

  /** From here on code belongs to `cell`. */
  enter(cell: number): void {
    this.#latest = cell;
    this.#storage.enterWith(cell);
  }

  /** Number of the cell whose code runs now; the latest one where nothing says so. */
  current(): number {
    return this.#storage.getStore() ?? this.#latest;
  }

  /** The cell that began last. */
  get latest(): number {
    return this.#latest;
  }

  /** Gives up on what `cell` still has under way. */
  kill(cell: number): void {
    this.#hasDead = true;
    this.#dead.add(cell);
  }

  /** Whether the code that runs now belongs to a cell that was stopped. */
  isDead(): boolean {
    return this.#hasDead && this.#dead.has(this.current());
  }
}
