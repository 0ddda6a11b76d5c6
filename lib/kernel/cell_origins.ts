import type { EncodedJson } from "../protocol/mod.ts";

/** The request that a cell, or the delivery of a comm's message, came from. */
export interface CellOrigin {
  /** The request's header. */
  readonly parent: EncodedJson;
  /** Routing id of the front end. */
  readonly identity: Uint8Array;
  /** The number that front ends show: `In [3]`. */
  readonly executionCount: number;
  /** True when nothing of it is to be shown. */
  readonly isSilent: boolean;
  /** Whether the front end can be asked. */
  readonly canAsk: boolean;
}

/** More than anybody has on the screen; about 10 MB. */
const MOST = 16_384;

/**
 * Remembers where each cell came from, so that what its timers put out much
 * later still goes under it. Those that were silent the longest are forgotten
 * when there are too many.
 */
export class CellOrigins {
  readonly #origins = new Map<number, CellOrigin>();
  readonly #most: number;
  #latest: CellOrigin | undefined;

  /**
   * @param most How many are kept.
   */
  constructor(most = MOST) {
    this.#most = most;
  }

  /** How many are remembered. */
  get size(): number {
    return this.#origins.size;
  }

  /** The origin of the one that began last. */
  get latest(): CellOrigin | undefined {
    return this.#latest;
  }

  /** Remembers the origin of a cell that begins. */
  set(cell: number, origin: CellOrigin): void {
    this.#latest = origin;
    this.#origins.set(cell, origin);
    if (this.#origins.size <= this.#most) return;
    for (const oldest of this.#origins.keys()) {
      this.#origins.delete(oldest);
      break;
    }
  }

  /**
   * Where a cell came from. For one that is forgotten, and for what is no
   * cell's, it is the origin of the one that began last.
   */
  get(cell: number): CellOrigin | undefined {
    const origin = this.#origins.get(cell);
    if (origin === undefined) return this.#latest;
    // Moved to the end, so that a timer which still speaks is not forgotten.
    if (this.#origins.size > this.#most / 2) {
      this.#origins.delete(cell);
      this.#origins.set(cell, origin);
    }
    return origin;
  }
}
