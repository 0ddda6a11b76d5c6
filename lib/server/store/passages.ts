/**
 * Passages of documents, and the index of their terms.
 *
 * @module
 */

import type { Clock } from "../context.ts";
import { indexTerms } from "../retrieval/terms.ts";
import { chunkIdOf, passageRange } from "./collections.ts";
import { type Database, integer, type Row, text } from "./database.ts";
import { textList } from "./documents.ts";

/** A passage as ingestion cut it out of a document. */
export interface NewPassage {
  /** From 1. */
  readonly page: number;
  /** Offsets of `text` in the document's text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
  /** What has to be known to read it, such as a table's heading row; empty for prose. */
  readonly context: string;
  readonly text: string;
}

/** A passage that is kept. */
export interface StoredPassage extends NewPassage {
  readonly rowid: number;
  /** Its number in its collection, from 1. */
  readonly chunkId: number;
  readonly documentId: string;
  readonly documentName: string;
}

const SELECT = `SELECT p.*, d.id AS document_id, d.name AS document_name
  FROM passages p JOIN documents d ON d.number = p.document_number`;

/** Passages of all collections. */
export class Passages {
  readonly #database: Database;
  readonly #clock: Clock;
  /** Next free passage number of each collection, once asked for. */
  readonly #next = new Map<number, number>();

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Keeps passages of one document; returns their row numbers. Belongs into a transaction. */
  insert(
    collectionNumber: number,
    documentNumber: number,
    documentName: string,
    passages: readonly NewPassage[],
  ): number[] {
    const [first, last] = passageRange(collectionNumber);
    let next = this.#next.get(collectionNumber);
    if (next === undefined) {
      // A number is not used again after its passage was deleted while the server runs.
      next = 1 + this.#database.count(
        "SELECT coalesce(max(id), ?1) AS n FROM passages WHERE id BETWEEN ?1 AND ?2",
        first,
        last,
      );
    }
    const rowids: number[] = [];
    for (const passage of passages) {
      const id = next++;
      rowids.push(id);
      this.#database.run(
        `INSERT INTO passages (id, document_number, page, starts_at, ends_at, headings, context, text)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        documentNumber,
        passage.page,
        passage.start,
        passage.end,
        passage.headings.length === 0 ? "[]" : JSON.stringify(passage.headings),
        passage.context,
        passage.text,
      );
      this.#database.run(
        "INSERT INTO passage_terms (rowid, body, headings) VALUES (?, ?, ?)",
        id,
        indexTerms(passage.text),
        indexTerms(aboveText(documentName, passage)),
      );
    }
    this.#next.set(collectionNumber, next);
    return rowids;
  }

  /** Keeps vectors of passages. */
  insertVectors(
    model: string,
    rowids: readonly number[],
    vectors: readonly Float32Array[],
  ): void {
    for (const [index, rowid] of rowids.entries()) {
      const vector = vectors[index];
      if (vector === undefined) continue;
      this.#database.run(
        "INSERT OR REPLACE INTO embeddings (passage_id, model, vector) VALUES (?, ?, ?)",
        rowid,
        model,
        new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength),
      );
    }
  }

  /** How many passages a collection has. */
  count(collectionNumber: number): number {
    return this.#database.count(
      "SELECT passage_count AS n FROM collections WHERE number = ?",
      collectionNumber,
    );
  }

  /** Passages by row number, in the order of the numbers. */
  byRowid(rowids: readonly number[]): StoredPassage[] {
    const rows = this.#database.all(
      `${SELECT} WHERE p.id IN (SELECT value FROM json_each(?)) AND d.status <> 'running'`,
      JSON.stringify(rowids),
    ).map(passage);
    const place = new Map(rowids.map((rowid, index) => [rowid, index]));
    return rows.sort((a, b) =>
      (place.get(a.rowid) ?? 0) - (place.get(b.rowid) ?? 0)
    );
  }

  /** Passages of a collection by the numbers that clients know, in that order. */
  byChunkId(
    collectionNumber: number,
    chunkIds: readonly number[],
  ): StoredPassage[] {
    const [first] = passageRange(collectionNumber);
    return this.byRowid(chunkIds.map((one) => first + one));
  }

  /** All passages of a document in one collection, in their order. */
  ofDocument(
    documentNumber: number,
    collectionNumber?: number,
  ): StoredPassage[] {
    const [first, last] = collectionNumber === undefined
      ? [0, Number.MAX_SAFE_INTEGER]
      : passageRange(collectionNumber);
    return this.#database.all(
      `${SELECT} WHERE p.document_number = ? AND p.id BETWEEN ? AND ? ORDER BY p.id`,
      documentNumber,
      first,
      last,
    ).map(passage);
  }

  /** Passages of a collection, in the order they came in. */
  ofCollection(
    collectionNumber: number,
    offset: number,
    limit: number,
  ): StoredPassage[] {
    const [first, last] = passageRange(collectionNumber);
    return this.#database.all(
      `${SELECT} WHERE p.id BETWEEN ? AND ? AND d.status <> 'running' ORDER BY p.id LIMIT ? OFFSET ?`,
      first,
      last,
      limit,
      offset,
    ).map(passage);
  }

  /**
   * Takes a document out of a collection, its passages with it.
   *
   * @returns False when it was not in there.
   */
  removeDocument(collectionNumber: number, documentNumber: number): boolean {
    return this.#database.transaction(() => {
      const [first, last] = passageRange(collectionNumber);
      this.#remove(documentNumber, first, last);
      const found = this.#database.run(
        "DELETE FROM collection_documents WHERE collection_number = ? AND document_number = ?",
        collectionNumber,
        documentNumber,
      ).changes > 0;
      this.recount(collectionNumber);
      return found;
    });
  }

  /** Deletes all passages of a document. Belongs into a transaction. */
  removeAll(documentNumber: number): void {
    this.#remove(documentNumber, 0, Number.MAX_SAFE_INTEGER);
  }

  #remove(documentNumber: number, first: number, last: number): void {
    const which =
      "SELECT id FROM passages WHERE document_number = ? AND id BETWEEN ? AND ?";
    for (
      const sql of [
        `DELETE FROM passage_terms WHERE rowid IN (${which})`,
        `DELETE FROM embeddings WHERE passage_id IN (${which})`,
        "DELETE FROM passages WHERE document_number = ? AND id BETWEEN ? AND ?",
      ]
    ) this.#database.run(sql, documentNumber, first, last);
  }

  /** Sets a collection's counts and sizes to what it holds now. */
  recount(collectionNumber: number): void {
    const [first, last] = passageRange(collectionNumber);
    this.#database.run(
      `UPDATE collections SET (document_count, document_size) = (
         SELECT count(*), coalesce(sum(d.bytes), 0) FROM collection_documents cd
         JOIN documents d ON d.number = cd.document_number
         WHERE cd.collection_number = ?1 AND d.status <> 'running'),
       passage_count = (SELECT count(*) FROM passages WHERE id BETWEEN ?2 AND ?3),
       updated_at = ?4 WHERE number = ?1`,
      collectionNumber,
      first,
      last,
      this.#clock.stamp(),
    );
  }
}

/** What stands above a passage: the document's name, the headings, a table's columns. */
export function aboveText(
  documentName: string,
  passage: Pick<NewPassage, "headings" | "context">,
): string {
  return [documentName, ...passage.headings, passage.context].join(" ");
}

function passage(row: Row): StoredPassage {
  const rowid = integer(row, "id");
  return {
    rowid,
    chunkId: chunkIdOf(rowid),
    documentId: text(row, "document_id"),
    documentName: text(row, "document_name"),
    page: integer(row, "page"),
    start: integer(row, "starts_at"),
    end: integer(row, "ends_at"),
    headings: textList(text(row, "headings")),
    context: text(row, "context"),
    text: text(row, "text"),
  };
}
