import type { DeclaredName } from "./transform/mod.ts";

/** What the cells that began have declared, as the next one must know it. */
export class DeclaredNames {
  readonly #names = new Map<string, DeclaredName>();

  /** The names and how they are held. */
  get all(): ReadonlyMap<string, DeclaredName> {
    return this.#names;
  }

  /**
   * Takes note of a cell's names as it begins.
   *
   * @returns The function that takes it back: the cell did not begin after all.
   */
  add(declares: ReadonlyMap<string, DeclaredName>): () => void {
    const before = [...declares.keys()].map((name) =>
      [name, this.#names.get(name)] as const
    );
    for (const [name, how] of declares) this.#names.set(name, how);
    return () => {
      for (const [name, how] of before) {
        if (how === undefined) this.#names.delete(name);
        else this.#names.set(name, how);
      }
    };
  }

  /** Forgets all: the process that held them is gone. */
  clear(): void {
    this.#names.clear();
  }
}
