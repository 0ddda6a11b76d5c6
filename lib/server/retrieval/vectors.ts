/**
 * Finds the passages whose vectors are nearest to the question's.
 *
 * @module
 */

import { blob, integer, passageRange, type Store } from "../store/mod.ts";

/** A passage by its row number, and the cosine of the angle to the question. */
export interface Near {
  readonly rowid: number;
  readonly cosine: number;
}

/** Vectors of a collection, read once and kept until it changes. */
interface Held {
  readonly state: string;
  readonly rowids: readonly number[];
  readonly vectors: Float32Array;
  readonly length: number;
}

const MAX_HELD = 8;
const held = new WeakMap<Store, Map<string, Held>>();

/** The passages nearest to a vector of length 1, nearest first. */
export function nearest(
  store: Store,
  collectionNumber: number,
  model: string,
  question: Float32Array,
  topK: number,
): Near[] {
  const { rowids, vectors, length } = vectorsOf(store, collectionNumber, model);
  if (length !== question.length) return [];
  const found: Near[] = [];
  for (const [index, rowid] of rowids.entries()) {
    let cosine = 0;
    const base = index * length;
    for (let i = 0; i < length; i++) {
      cosine += (vectors[base + i] ?? 0) * (question[i] ?? 0);
    }
    found.push({ rowid, cosine });
  }
  return found.sort((a, b) => b.cosine - a.cosine).slice(0, topK);
}

function vectorsOf(
  store: Store,
  collectionNumber: number,
  model: string,
): Held {
  const [first, last] = passageRange(collectionNumber);
  const now = store.database.get(
    `SELECT count(*) AS count, coalesce(max(passage_id), 0) AS last FROM embeddings
     WHERE passage_id BETWEEN ? AND ? AND model = ?`,
    first,
    last,
    model,
  ) ?? {};
  const state = `${integer(now, "count")} ${integer(now, "last")}`;
  const all = held.get(store) ?? new Map<string, Held>();
  held.set(store, all);
  const key = `${collectionNumber} ${model}`;
  const kept = all.get(key);
  if (kept?.state === state) return kept;
  const rows = store.database.all(
    `SELECT passage_id, vector FROM embeddings
     WHERE passage_id BETWEEN ? AND ? AND model = ? ORDER BY passage_id`,
    first,
    last,
    model,
  );
  const length = rows[0] === undefined ? 0 : blob(rows[0], "vector").length / 4;
  const same = rows.filter((row) => blob(row, "vector").length === length * 4);
  const vectors = new Float32Array(same.length * length);
  for (const [index, row] of same.entries()) {
    // SQLite's bytes may begin anywhere; floats may not.
    vectors.set(
      new Float32Array(blob(row, "vector").slice().buffer),
      index * length,
    );
  }
  const read: Held = {
    state,
    rowids: same.map((row) => integer(row, "passage_id")),
    vectors,
    length,
  };
  if (all.size >= MAX_HELD) all.clear();
  all.set(key, read);
  return read;
}
