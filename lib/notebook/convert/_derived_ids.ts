/**
 * Gives cells of a text that name no id one that follows from what they say, so
 * that the same text always becomes the same notebook, and an id that would come
 * out anyway need not be written.
 */
export class DerivedIds {
  readonly #seen = new Map<string, number>();

  /** The id of the next cell, in the order of the notebook. */
  next(type: string, source: string): string {
    const key = `${type}\n${source}`;
    const count = this.#seen.get(key) ?? 0;
    this.#seen.set(key, count + 1);
    return hash(count === 0 ? key : `${count}\n${key}`);
  }
}

/**
 * The ids of a text's cells: those it names, once each, and derived ones for
 * the others.
 *
 * @param cells Type, source and the id that the text names.
 */
export function settleIds(
  cells: readonly {
    readonly type: string;
    readonly source: string;
    readonly id?: string;
  }[],
): readonly string[] {
  const named = new Set(cells.flatMap(({ id }) => id === undefined ? [] : id));
  const given = new Set<string>();
  const derived = new DerivedIds();
  return cells.map(({ type, source, id }) => {
    let settled = derived.next(type, source);
    if (id !== undefined && !given.has(id)) settled = id;
    else {
      for (let n = 1; named.has(settled) || given.has(settled); n++) {
        settled = hash(`${n} ${type}\n${source}`);
      }
    }
    given.add(settled);
    return settled;
  });
}

/** FNV-1a of the UTF-16 units, as 8 hexadecimal digits. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) {
    value = Math.imul(value ^ text.charCodeAt(n), 0x01000193);
  }
  // Units that differ in few bits only are to give ids that differ in many.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value ^= value >>> 13;
  return (value >>> 0).toString(16).padStart(8, "0");
}
