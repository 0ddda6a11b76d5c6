import type { CellUse } from "../cells/mod.ts";
import type { OutlinedCell } from "./language_cell.ts";

/** A cell uses, as it runs, what only a later cell defines. */
export interface OutOfOrderUse extends CellUse {
  /** The cell that uses it, from 0. */
  readonly cell: number;
  /** The first cell that defines it, from 0. */
  readonly definedIn: number;
}

/**
 * Finds what cells use before it is defined, when they run from the first to the
 * last. What stands in a function is left out: who calls it may do so later.
 *
 * @param cells The cells in their order.
 * @param isGlobal Whether every program has a name.
 * @returns The uses, in their order.
 *
 * @example
 * ```ts
 * import { findOutOfOrderUses, outlineCells } from "@cenote/cenote/language";
 * import { assertEquals } from "@std/assert";
 *
 * const cells = await outlineCells([
 *   { id: "a", source: "const later = () => total;" },
 *   { id: "b", source: "console.log(total);" },
 *   { id: "c", source: "const total = 3;" },
 * ]);
 * const [use, ...others] = findOutOfOrderUses(cells);
 * assertEquals([use?.name, use?.cell, use?.definedIn], ["total", 1, 2]);
 * assertEquals(others, []);
 * ```
 */
export function findOutOfOrderUses(
  cells: readonly OutlinedCell[],
  isGlobal: (name: string) => boolean = isInGlobalThis,
): readonly OutOfOrderUse[] {
  const firsts = new Map<string, number>();
  for (const [index, { outline }] of cells.entries()) {
    for (const { name, kind } of outline.definitions) {
      // A type may be that of a value which is there by other means.
      if (kind === "type" || firsts.has(name)) continue;
      firsts.set(name, index);
    }
  }
  const broken = cells.map(({ source, outline }) =>
    outline.error === undefined ? "" : source
  );
  return cells.flatMap(({ outline }, cell) =>
    outline.uses.flatMap((use) => {
      const definedIn = firsts.get(use.name) ?? -1;
      const isLate = !use.deferred && definedIn > cell &&
        !isGlobal(use.name) &&
        !cells.slice(0, cell).some((_, n) => hasWord(broken[n], use.name)) &&
        !outline.definitions.some(({ name }) => name === use.name);
      return isLate ? [{ ...use, cell, definedIn }] : [];
    })
  );
}

/** Whether a text has a word in it: a cell that cannot be read may define it. */
export function hasWord(text: string | undefined, word: string): boolean {
  if (!text?.includes(word)) return false;
  return new RegExp(
    `(?<![\\p{ID_Continue}$])${RegExp.escape(word)}(?![\\p{ID_Continue}$])`,
    "u",
  ).test(text);
}

function isInGlobalThis(name: string): boolean {
  return name in globalThis;
}
