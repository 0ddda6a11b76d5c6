import { editsOf, longestRise, pairsOf } from "../../display/diff/mod.ts";
import { type DocumentCell, joinLines } from "../format/mod.ts";

/** Places of cells that are one and the same, in the old notebook and in the new one. */
export type CellPair = readonly [old: number, fresh: number];

/** No more cells than these are compared with all others of a gap. */
const MAX_COMPARED = 60;
/** Words that more cells of a gap have do not tell cells apart. */
const MAX_SHARED = 12;
/** Characters of a source that are looked at for its words. */
const MAX_SOURCE = 4_000;
const WORD_REGEXP = /[\p{L}\p{M}\p{N}_]+/gu;

/**
 * Which old cell became which new one, in the order of the old ones.
 *
 * Ids say so first, where they can be believed: programs that number their cells
 * give a cell's id to another one when one is put in before it. Then equal
 * sources count, in order and then wherever they stand, and at last, between
 * cells that are known, sources that are alike.
 */
export function matchCells(
  old: readonly DocumentCell[],
  fresh: readonly DocumentCell[],
): readonly CellPair[] {
  const sources = {
    old: old.map(({ source }) => joinLines(source)),
    fresh: fresh.map(({ source }) => joinLines(source)),
  };
  const keys = {
    old: old.map((cell, i) => `${cell.cell_type} ${sources.old[i]}`),
    fresh: fresh.map((cell, i) => `${cell.cell_type} ${sources.fresh[i]}`),
  };
  const pairs = new Pairs();
  const known = pairsById(old, fresh);
  const isBelieved = areBelieved(known, keys, sources);
  if (isBelieved) { for (const [i, j] of known) pairs.add(i, j); }
  matchEqual(pairs, keys);
  matchAlike(pairs, sources);
  return pairs.list();
}

/** Texts of the cells of both notebooks. */
interface Texts {
  readonly old: readonly string[];
  readonly fresh: readonly string[];
}

/** The pairs found so far; a cell is in one at most. */
class Pairs {
  readonly #byOld = new Map<number, number>();
  readonly #fresh = new Set<number>();

  add(old: number, fresh: number): void {
    if (this.#byOld.has(old) || this.#fresh.has(fresh)) return;
    this.#byOld.set(old, fresh);
    this.#fresh.add(fresh);
  }

  /** The places of `length` old or new cells that are in no pair. */
  free(side: keyof Texts, length: number): number[] {
    const taken = side === "old" ? this.#byOld : this.#fresh;
    return Array.from({ length }, (_, i) => i).filter((i) => !taken.has(i));
  }

  list(): CellPair[] {
    return [...this.#byOld].sort(([i], [j]) => i - j);
  }
}

function pairsById(
  old: readonly DocumentCell[],
  fresh: readonly DocumentCell[],
): CellPair[] {
  const places = placesOf(fresh.map(({ id }) => id));
  const pairs: CellPair[] = [];
  for (const [id, i] of placesOf(old.map(({ id }) => id))) {
    const j = places.get(id);
    if (i >= 0 && j !== undefined && j >= 0) pairs.push([i, j]);
  }
  return pairs;
}

/** Where each value stands; -1 for one that stands more than once. */
function placesOf(
  values: readonly (string | undefined)[],
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  values.forEach((value, i) => {
    if (value !== undefined) places.set(value, places.has(value) ? -1 : i);
  });
  return places;
}

/** Whether ids go with sources: mostly where both have them, the sources are alike. */
function areBelieved(
  known: readonly CellPair[],
  keys: Texts,
  sources: Texts,
): boolean {
  const others = new Set(keys.fresh);
  // A cell that was rewritten says nothing; one whose source is now elsewhere does.
  let doubts = 0;
  let agreements = 0;
  for (const [i, j] of known) {
    if (keys.old[i] === keys.fresh[j]) agreements++;
    else if (
      sources.old[i] !== "" && others.has(keys.old[i] ?? "")
    ) doubts++;
  }
  return doubts <= agreements;
}

/** Pairs cells with equal sources: as many as can be in order, then the others. */
function matchEqual(pairs: Pairs, keys: Texts): void {
  const a = pairs.free("old", keys.old.length);
  const b = pairs.free("fresh", keys.fresh.length);
  const textOf = (side: keyof Texts) => (i: number) => keys[side][i] ?? "";
  for (const edit of editsOf(a.map(textOf("old")), b.map(textOf("fresh")))) {
    if (!edit.isSame) continue;
    for (let n = 0; n < edit.aEnd - edit.aStart; n++) {
      pairs.add(a[edit.aStart + n] ?? 0, b[edit.bStart + n] ?? 0);
    }
  }
  const places = new Map<string, number[]>();
  for (const j of pairs.free("fresh", keys.fresh.length).reverse()) {
    const key = keys.fresh[j] ?? "";
    const list = places.get(key);
    if (list) list.push(j);
    else places.set(key, [j]);
  }
  for (const i of pairs.free("old", keys.old.length)) {
    const key = keys.old[i] ?? "";
    // Empty cells are not taken for one that was moved.
    const j = key.endsWith(" ") ? undefined : places.get(key)?.pop();
    if (j !== undefined) pairs.add(i, j);
  }
}

/** Pairs cells whose sources are alike, between those that are known. */
function matchAlike(pairs: Pairs, sources: Texts): void {
  for (const [a, b] of gapsOf(pairs, sources)) {
    matchGap(pairs, sources, a, b, 0);
  }
}

type Gap = readonly [old: readonly number[], fresh: readonly number[]];

/** The cells in no pair, by the pairs in order that they stand between. */
function gapsOf(pairs: Pairs, sources: Texts): Gap[] {
  const stops: CellPair[] = longestRise(pairs.list());
  const a = pairs.free("old", sources.old.length);
  const b = pairs.free("fresh", sources.fresh.length);
  return [...cutAt(stops, a, b)];
}

/** Cuts two lists of places at pairs in order. */
function* cutAt(
  stops: readonly CellPair[],
  a: readonly number[],
  b: readonly number[],
): Generator<Gap> {
  let i = 0;
  let j = 0;
  for (const [x, y] of [...stops, [Infinity, Infinity]] as const) {
    const from: CellPair = [i, j];
    while (i < a.length && (a[i] ?? 0) < x) i++;
    while (j < b.length && (b[j] ?? 0) < y) j++;
    if (i > from[0] && j > from[1]) {
      yield [a.slice(from[0], i), b.slice(from[1], j)];
    }
    // The cells of the stop itself may be in the lists.
    if (a[i] === x) i++;
    if (b[j] === y) j++;
  }
}

function matchGap(
  pairs: Pairs,
  sources: Texts,
  a: readonly number[],
  b: readonly number[],
  level: number,
): void {
  if (a.length <= MAX_COMPARED && b.length <= MAX_COMPARED) {
    const text = (list: readonly string[]) => (i: number) =>
      (list[i] ?? "").slice(0, MAX_SOURCE);
    const found = pairsOf(a.map(text(sources.old)), b.map(text(sources.fresh)));
    for (const [i, j] of found) pairs.add(a[i] ?? 0, b[j] ?? 0);
    return;
  }
  const anchors = level > 4 ? [] : anchorsOf(sources, a, b);
  for (const [i, j] of anchors) pairs.add(i, j);
  if (anchors.length > 0) {
    for (const [x, y] of cutAt(anchors, a, b)) {
      matchGap(pairs, sources, x, y, level + 1);
    }
    return;
  }
  // Nothing tells them apart: what stands at about the same place is compared.
  const parts = Math.ceil(Math.max(a.length, b.length) / MAX_COMPARED);
  const part = <T>(list: readonly T[], n: number): readonly T[] =>
    list.slice(
      Math.floor(n * list.length / parts),
      Math.floor((n + 1) * list.length / parts),
    );
  for (let n = 0; n < parts; n++) {
    matchGap(pairs, sources, part(a, n), part(b, n), level + 1);
  }
}

/** Cells that have most of their rare words in common, in order. */
function anchorsOf(
  sources: Texts,
  a: readonly number[],
  b: readonly number[],
): CellPair[] {
  const cellsOf = new Map<string, number[]>();
  for (const j of b) {
    for (const word of wordsOf(sources.fresh[j] ?? "")) {
      const list = cellsOf.get(word);
      if (list) list.push(j);
      else cellsOf.set(word, [j]);
    }
  }
  const taken = new Map<number, readonly [old: number, score: number]>();
  for (const i of a) {
    const scores = new Map<number, number>();
    const words = wordsOf(sources.old[i] ?? "");
    let rare = 0;
    for (const word of words) {
      const cells = cellsOf.get(word) ?? [];
      if (cells.length > MAX_SHARED) continue;
      rare += word.length;
      for (const j of cells) scores.set(j, (scores.get(j) ?? 0) + word.length);
    }
    const [best, score] = [...scores].reduce(
      (top, one) => one[1] > top[1] ? one : top,
      [-1, 0],
    );
    const isAlike = best >= 0 && score >= 4 && score * 2 >= rare;
    if (isAlike && score > (taken.get(best)?.[1] ?? 0)) {
      taken.set(best, [i, score]);
    }
  }
  const found = [...taken].map(([j, [i]]): CellPair => [i, j]);
  return longestRise(found.sort(([x], [y]) => x - y));
}

function wordsOf(source: string): ReadonlySet<string> {
  return new Set(source.slice(0, MAX_SOURCE).match(WORD_REGEXP) ?? []);
}
