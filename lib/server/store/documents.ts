/**
 * Documents: what is known about each, and its bytes on disk.
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
} from "./database.ts";
import { scalar } from "./collections.ts";
import type { Folders } from "./folders.ts";

/** One document. */
export interface StoredDocument {
  readonly number: number;
  readonly id: string;
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  /** Short name of the kind that its content has, such as `csv` or `pdf`. */
  readonly type: string;
  /** Media type. */
  readonly originalType: string;
  readonly bytes: number;
  readonly pageCount: number;
  readonly status: DocumentStatus;
  readonly uri: string | null;
  readonly originalMtime: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Its columns or headings, in order. */
  readonly outline: readonly string[];
  /** The chat whose agent made it; null for ingested documents. */
  readonly chatId: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Where a document stands; only `completed` ones are searched and counted. */
export type DocumentStatus = "running" | "completed" | "agent_only";

/** A document as it is about to be kept; its bytes are already in place. */
export interface NewDocument {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly type: string;
  readonly originalType: string;
  readonly bytes: number;
  readonly pageCount: number;
  readonly status: DocumentStatus;
  readonly uri?: string;
  readonly originalMtime?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly outline?: readonly string[];
  readonly chatId?: string;
}

const SELECT =
  "SELECT d.*, users.username FROM documents d JOIN users ON users.id = d.user_id";

/** Documents of all collections. */
export class Documents {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #folders: Folders;

  constructor(database: Database, clock: Clock, folders: Folders) {
    this.#database = database;
    this.#clock = clock;
    this.#folders = folders;
  }

  /** Keeps a document; returns its row number. */
  insert(document: NewDocument): number {
    const at = this.#clock.stamp();
    return this.#database.run(
      `INSERT INTO documents (id, user_id, name, type, original_type, bytes, page_count, status, uri,
         original_mtime, metadata, outline, chat_id, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      document.id,
      document.userId,
      document.name,
      document.type,
      document.originalType,
      document.bytes,
      document.pageCount,
      document.status,
      document.uri ?? null,
      document.originalMtime ?? null,
      JSON.stringify(document.metadata ?? {}),
      JSON.stringify(document.outline ?? []),
      document.chatId ?? null,
      at,
      at,
    ).rowid;
  }

  /** Sets what is known once a document was read to its end. */
  setOutline(
    number: number,
    outline: readonly string[],
    pageCount: number,
  ): void {
    this.#database.run(
      "UPDATE documents SET outline = ?, page_count = ? WHERE number = ?",
      JSON.stringify(outline),
      pageCount,
      number,
    );
  }

  /** Puts documents into a collection and makes them visible. */
  complete(
    ids: readonly string[],
    collectionNumber: number,
    status: DocumentStatus,
  ): void {
    const at = this.#clock.stamp();
    const list = JSON.stringify(ids);
    this.#database.run(
      `UPDATE documents SET status = ?, ingested_at = ?, updated_at = ?
       WHERE id IN (SELECT value FROM json_each(?))`,
      status,
      at,
      at,
      list,
    );
    this.#database.run(
      `INSERT INTO collection_documents (collection_number, document_number)
       SELECT ?, number FROM documents WHERE id IN (SELECT value FROM json_each(?))`,
      collectionNumber,
      list,
    );
  }

  /** The document of this id. */
  get(id: string): StoredDocument | undefined {
    const row = this.#database.get(`${SELECT} WHERE d.id = ?`, id);
    return row && document(row);
  }

  /** The documents of a collection, in the order they came in; all of them, or those with such metadata. */
  ofCollection(
    collectionId: string,
    offset = 0,
    limit = -1,
    metadata: Readonly<Record<string, unknown>> = {},
  ): StoredDocument[] {
    const wanted = Object.entries(metadata);
    const having = wanted.map(() =>
      "AND EXISTS (SELECT 1 FROM json_each(d.metadata) m WHERE m.key = ? AND m.value = ?)"
    ).join(" ");
    return this.#database.all(
      `${SELECT} JOIN collection_documents cd ON cd.document_number = d.number
       JOIN collections c ON c.number = cd.collection_number
       WHERE c.id = ? AND d.status <> 'running' ${having} ORDER BY d.number LIMIT ? OFFSET ?`,
      collectionId,
      ...wanted.flatMap(([key, value]) => [key, scalar(value)]),
      limit,
      offset,
    ).map(document);
  }

  /** Documents of all collections and chats, the newest first unless asked otherwise. */
  list(
    options: {
      readonly offset: number;
      readonly limit: number;
      readonly orderBy: "updated_at" | "name" | "bytes" | "page_count" | "type";
      readonly ascending: boolean;
      readonly chatId?: string;
    },
  ): StoredDocument[] {
    const direction = options.ascending ? "ASC" : "DESC";
    return this.#database.all(
      `${SELECT} WHERE d.status <> 'running' AND (?1 IS NULL OR d.chat_id = ?1)
       ORDER BY d.${options.orderBy} ${direction}, d.number ${direction} LIMIT ?2 OFFSET ?3`,
      options.chatId ?? null,
      options.limit,
      options.offset,
    ).map(document);
  }

  /** How many documents there are; of one chat only when it is given. */
  count(chatId?: string): number {
    return this.#database.count(
      "SELECT count(*) AS n FROM documents WHERE status <> 'running' AND (?1 IS NULL OR chat_id = ?1)",
      chatId ?? null,
    );
  }

  /** Ids of the collections that hold a document. */
  collectionsOf(id: string): string[] {
    return this.#database.all(
      `SELECT c.id FROM collections c JOIN collection_documents cd ON cd.collection_number = c.number
       JOIN documents d ON d.number = cd.document_number WHERE d.id = ? ORDER BY c.number`,
      id,
    ).map((row) => text(row, "id"));
  }

  /**
   * The document that the user ingested last, when that was no longer ago than
   * `withinMs` and a collection still holds it.
   */
  lastIngested(
    userId: string,
    withinMs: number,
  ):
    | {
      readonly document: StoredDocument;
      readonly collectionId: string;
      readonly collectionName: string;
    }
    | undefined {
    const row = this.#database.get(
      `SELECT d.*, users.username, c.id AS collection_id, c.name AS collection_name
       FROM documents d JOIN users ON users.id = d.user_id
       JOIN collection_documents cd ON cd.document_number = d.number
       JOIN collections c ON c.number = cd.collection_number
       WHERE d.user_id = ? AND d.ingested_at IS NOT NULL AND d.status <> 'running'
       ORDER BY d.ingested_at DESC, c.number DESC LIMIT 1`,
      userId,
    );
    if (row === undefined) return undefined;
    if (Date.parse(text(row, "ingested_at")) < this.#clock.now() - withinMs) {
      return undefined;
    }
    return {
      document: document(row),
      collectionId: text(row, "collection_id"),
      collectionName: text(row, "collection_name"),
    };
  }

  /** Gives a document another name or other metadata. */
  update(
    id: string,
    change: {
      readonly name?: string;
      readonly uri?: string;
      readonly metadata?: Readonly<Record<string, unknown>>;
    },
  ): StoredDocument | undefined {
    this.#database.run(
      `UPDATE documents SET name = coalesce(?, name), uri = coalesce(?, uri),
         metadata = coalesce(?, metadata), updated_at = ? WHERE id = ?`,
      change.name ?? null,
      change.uri ?? null,
      change.metadata === undefined ? null : JSON.stringify(change.metadata),
      this.#clock.stamp(),
      id,
    );
    return this.get(id);
  }

  /** Path of a document's bytes. They never change once the document is there. */
  path(id: string): string {
    return this.#folders.document(id);
  }

  /** All bytes of a document. */
  read(id: string): Promise<Uint8Array<ArrayBuffer>> {
    return Deno.readFile(this.path(id));
  }
}

/** Reads a document out of a row of `documents` joined with `users`. */
export function document(row: Row): StoredDocument {
  return {
    number: integer(row, "number"),
    id: text(row, "id"),
    userId: text(row, "user_id"),
    username: text(row, "username"),
    name: text(row, "name"),
    type: text(row, "type"),
    originalType: text(row, "original_type"),
    bytes: integer(row, "bytes"),
    pageCount: integer(row, "page_count"),
    status: status(text(row, "status")),
    uri: textOrNull(row, "uri"),
    originalMtime: textOrNull(row, "original_mtime"),
    metadata: jsonRecord(row, "metadata"),
    outline: textList(text(row, "outline")),
    chatId: textOrNull(row, "chat_id"),
    createdAt: text(row, "created_at"),
    updatedAt: text(row, "updated_at"),
  };
}

/** A JSON list of texts out of a column. */
export function textList(column: string): string[] {
  const list: unknown = JSON.parse(column);
  return Array.isArray(list) ? list.map(String) : [];
}

function status(column: string): DocumentStatus {
  return column === "running" || column === "agent_only" ? column : "completed";
}
