/**
 * Gives cells of a text that name no id one that follows from what they say, so
 * that the same text always becomes the same notebook, and an id that would come
 * out anyway need not be written.
 */
export class DerivedIds {
  readonly #seen = new Map<number, number>();

  /** The id of the next cell, in the order of the notebook. */
  next(type: string, source: string): string {
    const value = hash(source, hash(type));
    const count = this.#seen.get(value) ?? 0;
    this.#seen.set(value, count + 1);
    return idOf(count === 0 ? value : hash(`${count}`, value));
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
  const ids = cells.flatMap(({ id }) => id === undefined ? [] : id);
  const named = new Set(ids);
  if (named.size === cells.length) return ids;
  const given = new Set<string>();
  const derived = new DerivedIds();
  return cells.map(({ type, source, id }) => {
    let settled = derived.next(type, source);
    if (id !== undefined && !given.has(id)) settled = id;
    else {
      for (let n = 1; named.has(settled) || given.has(settled); n++) {
        settled = idOf(hash(`${n} ${type}\n${source}`));
      }
    }
    given.add(settled);
    return settled;
  });
}

/** FNV-1a of the UTF-16 units. */
function hash(text: string, start = 0x811c9dc5): number {
  let value = start;
  for (let n = 0; n < text.length; n++) {
    value = Math.imul(value ^ text.charCodeAt(n), 0x01000193);
  }
  return value;
}

/** 8 hexadecimal digits, which differ much where two hashes differ little. */
function idOf(value: number): string {
  const mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) >>> 0).toString(16).padStart(8, "0");
}
