import { FreshModules } from "./transform/fresh_modules.ts";

/** Addresses under which cells import local modules, over the life of one process. */
export class ImportAddresses {
  readonly #isAlwaysFresh: boolean;
  /** What each module was imported as, until it may be looked for anew. */
  readonly #known = new Map<string, string>();
  /** What was asked for since a cell ended. */
  readonly #asked = new Set<string>();
  #modules = new FreshModules();

  /** @param isAlwaysFresh Whether every import looks for changes. */
  constructor(isAlwaysFresh: boolean) {
    this.#isAlwaysFresh = isAlwaysFresh;
  }

  /** The address to import a local module from. */
  readonly address = (url: string): string => {
    const known = this.#known.get(url);
    if (known !== undefined) return known;
    const address = this.#modules.address(url);
    if (!this.#isAlwaysFresh) this.#known.set(url, address);
    this.#asked.add(url);
    return address;
  };

  /**
   * Takes note that a cell has ended. What one that failed was the first to
   * import is looked for anew: it may be what was wrong, or was not there.
   */
  settle(hasFailed: boolean): void {
    if (hasFailed) { for (const url of this.#asked) this.#known.delete(url); }
    this.#asked.clear();
  }

  /** From here on, the next import of each module looks for changes. */
  reload(): void {
    this.#known.clear();
  }

  /** Forgets all: another process has loaded nothing. */
  clear(): void {
    this.#known.clear();
    this.#modules = new FreshModules();
  }
}
