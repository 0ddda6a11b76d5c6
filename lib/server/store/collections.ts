/**
 * Collections of documents.
 *
 * @module
 */

import type { Clock } from "../context.ts";
import {
  type Database,
  integer,
  jsonRecord,
  type Row,
  text,
  textOrNull,
  type Value,
} from "./database.ts";
import { newId } from "./ids.ts";

/** One collection. */
export interface StoredCollection {
  readonly number: number;
  readonly id: string;
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly description: string;
  readonly embeddingModel: string;
  readonly documentCount: number;
  /** Bytes of its documents together. */
  readonly documentSize: number;
  readonly passageCount: number;
  readonly sessionsCount: number;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly chatSettings: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly ragType: string | null;
  readonly workspace: string | null;
  readonly expiryDate: string | null;
  readonly vexEncryption: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A collection as it is asked for. */
export interface NewCollection {
  readonly userId: string;
  readonly name: string;
  readonly description: string;
  readonly embeddingModel: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly chatSettings?: Readonly<Record<string, unknown>>;
  readonly workspace?: string;
  readonly expiryDate?: string;
  readonly vexEncryption?: string;
}

/** Which collections a list has, and in which order. */
export interface CollectionFilter {
  readonly offset: number;
  readonly limit: number;
  readonly orderBy:
    | "name"
    | "document_count"
    | "document_size"
    | "updated_at"
    | "sessions_count";
  readonly ascending: boolean;
  /** Part of the name; upper and lower case count alike. */
  readonly name?: string;
  /** Only those of this user. */
  readonly userId?: string;
  /** Metadata that all must have, by key. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

const SELECT = `SELECT c.*, users.username,
  (SELECT count(*) FROM chats WHERE chats.collection_id = c.id) AS sessions_count
  FROM collections c JOIN users ON users.id = c.user_id`;

/** Collections. */
export class Collections {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Makes a collection. */
  create(collection: NewCollection): StoredCollection {
    const id = newId();
    const at = this.#clock.stamp();
    this.#database.run(
      `INSERT INTO collections (id, user_id, name, description, embedding_model, settings,
         chat_settings, workspace, expiry_date, vex_encryption, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      collection.userId,
      collection.name,
      collection.description,
      collection.embeddingModel,
      JSON.stringify(collection.settings ?? {}),
      JSON.stringify(collection.chatSettings ?? {}),
      collection.workspace ?? null,
      collection.expiryDate ?? null,
      collection.vexEncryption ?? null,
      at,
      at,
    );
    const made = this.get(id);
    if (made === undefined) {
      throw new TypeError(`Cannot read collection "${id}" just written`);
    }
    return made;
  }

  /** The collection of this id. */
  get(id: string): StoredCollection | undefined {
    const row = this.#database.get(`${SELECT} WHERE c.id = ?`, id);
    return row && collection(row);
  }

  /** Collections as asked for. */
  list(filter: CollectionFilter): StoredCollection[] {
    const direction = filter.ascending ? "ASC" : "DESC";
    const column = filter.orderBy === "name"
      ? "c.name COLLATE NOCASE"
      : filter.orderBy;
    const { where, values } = conditions(filter);
    return this.#database.all(
      `${SELECT} ${where} ORDER BY ${column} ${direction}, c.number ${direction} LIMIT ? OFFSET ?`,
      ...values,
      filter.limit,
      filter.offset,
    ).map(collection);
  }

  /** How many collections there are. */
  count(): number {
    return this.#database.count("SELECT count(*) AS n FROM collections");
  }

  /** Changes what is given of a collection. */
  update(
    id: string,
    change: {
      readonly name?: string;
      readonly description?: string;
      readonly ragType?: string;
      readonly settings?: Readonly<Record<string, unknown>>;
      readonly chatSettings?: Readonly<Record<string, unknown>>;
      readonly metadata?: Readonly<Record<string, unknown>>;
      /** Null clears it. */
      readonly expiryDate?: string | null;
    },
  ): StoredCollection | undefined {
    const record = (value: Readonly<Record<string, unknown>> | undefined) =>
      value === undefined ? null : JSON.stringify(value);
    this.#database.run(
      `UPDATE collections SET name = coalesce(?, name), description = coalesce(?, description),
         rag_type = coalesce(?, rag_type), settings = coalesce(?, settings),
         chat_settings = coalesce(?, chat_settings), metadata = coalesce(?, metadata),
         expiry_date = CASE WHEN ? THEN ? ELSE expiry_date END, updated_at = ? WHERE id = ?`,
      change.name ?? null,
      change.description ?? null,
      change.ragType ?? null,
      record(change.settings),
      record(change.chatSettings),
      record(change.metadata),
      change.expiryDate === undefined ? 0 : 1,
      change.expiryDate ?? null,
      this.#clock.stamp(),
      id,
    );
    return this.get(id);
  }

  /**
   * Deletes a collection with its passages. Its documents stay, as do the chats
   * over it, which then have no collection.
   */
  delete(id: string): boolean {
    return this.#database.transaction(() => {
      const found = this.get(id);
      if (found === undefined) return false;
      const [first, last] = passageRange(found.number);
      this.#database.run(
        "DELETE FROM passage_terms WHERE rowid BETWEEN ? AND ?",
        first,
        last,
      );
      this.#database.run(
        "DELETE FROM embeddings WHERE passage_id BETWEEN ? AND ?",
        first,
        last,
      );
      this.#database.run(
        "DELETE FROM passages WHERE id BETWEEN ? AND ?",
        first,
        last,
      );
      this.#database.run(
        "UPDATE chats SET collection_id = NULL WHERE collection_id = ?",
        id,
      );
      this.#database.run("DELETE FROM collections WHERE id = ?", id);
      return true;
    });
  }
}

/** How many passages one collection may have; the share of the row numbers that it gets. */
const RANGE = 2 ** 32;

/** First and last row number that passages of a collection may have. */
export function passageRange(
  collectionNumber: number,
): readonly [first: number, last: number] {
  return [collectionNumber * RANGE, collectionNumber * RANGE + RANGE - 1];
}

/** Number of a passage inside its collection, from 1; what clients know as the chunk's id. */
export function chunkIdOf(passageId: number): number {
  return passageId % RANGE;
}

function conditions(
  filter: CollectionFilter,
): { where: string; values: Value[] } {
  const parts: string[] = [];
  const values: Value[] = [];
  if (filter.name !== undefined && filter.name !== "") {
    parts.push("instr(lower(c.name), lower(?)) > 0");
    values.push(filter.name);
  }
  if (filter.userId !== undefined) {
    parts.push("c.user_id = ?");
    values.push(filter.userId);
  }
  for (const [key, wanted] of Object.entries(filter.metadata ?? {})) {
    parts.push(
      "EXISTS (SELECT 1 FROM json_each(c.metadata) m WHERE m.key = ? AND m.value = ?)",
    );
    values.push(key, scalar(wanted));
  }
  return {
    where: parts.length === 0 ? "" : `WHERE ${parts.join(" AND ")}`,
    values,
  };
}

/** What `json_each` gives for this value. */
export function scalar(value: unknown): Value {
  if (typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return JSON.stringify(value);
}

function collection(row: Row): StoredCollection {
  return {
    number: integer(row, "number"),
    id: text(row, "id"),
    userId: text(row, "user_id"),
    username: text(row, "username"),
    name: text(row, "name"),
    description: text(row, "description"),
    embeddingModel: text(row, "embedding_model"),
    documentCount: integer(row, "document_count"),
    documentSize: integer(row, "document_size"),
    passageCount: integer(row, "passage_count"),
    sessionsCount: integer(row, "sessions_count"),
    settings: jsonRecord(row, "settings"),
    chatSettings: jsonRecord(row, "chat_settings"),
    metadata: jsonRecord(row, "metadata"),
    ragType: textOrNull(row, "rag_type"),
    workspace: textOrNull(row, "workspace"),
    expiryDate: textOrNull(row, "expiry_date"),
    vexEncryption: textOrNull(row, "vex_encryption"),
    createdAt: text(row, "created_at"),
    updatedAt: text(row, "updated_at"),
  };
}
