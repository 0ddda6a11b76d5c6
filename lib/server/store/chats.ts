/**
 * Chat sessions.
 *
 * @module
 */

import type { Clock } from "../context.ts";
import { type Database, type Row, text, textOrNull } from "./database.ts";
import { newId } from "./ids.ts";

/** One chat session. */
export interface StoredChat {
  readonly id: string;
  readonly userId: string;
  readonly username: string;
  readonly name: string | null;
  /** Null in chats without a collection and after the collection was deleted. */
  readonly collectionId: string | null;
  readonly collectionName: string | null;
  readonly latestMessage: string | null;
  readonly workspace: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const SELECT =
  `SELECT chats.*, users.username, collections.name AS collection_name
  FROM chats JOIN users ON users.id = chats.user_id
  LEFT JOIN collections ON collections.id = chats.collection_id`;

/** Chats. Deleting one deletes its messages; its folders on disk belong to `AgentFiles`. */
export class Chats {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Makes a chat. */
  create(
    chat: {
      readonly userId: string;
      readonly collectionId?: string;
      readonly workspace?: string;
      readonly name?: string;
    },
  ): StoredChat {
    const id = newId();
    const at = this.#clock.stamp();
    this.#database.run(
      `INSERT INTO chats (id, user_id, collection_id, workspace, name, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      id,
      chat.userId,
      chat.collectionId ?? null,
      chat.workspace ?? null,
      chat.name ?? null,
      at,
      at,
    );
    const made = this.get(id);
    if (made === undefined) {
      throw new TypeError(`Cannot read chat "${id}" that was just written`);
    }
    return made;
  }

  /** The chat of this id. */
  get(id: string): StoredChat | undefined {
    const row = this.#database.get(`${SELECT} WHERE chats.id = ?`, id);
    return row && chat(row);
  }

  /** Chats, the last updated first; those of one collection only when it is given. */
  list(offset: number, limit: number, collectionId?: string): StoredChat[] {
    return this.#database.all(
      `${SELECT} WHERE ?1 IS NULL OR collection_id = ?1
       ORDER BY chats.updated_at DESC, chats.number DESC LIMIT ?2 OFFSET ?3`,
      collectionId ?? null,
      limit,
      offset,
    ).map(chat);
  }

  /** How many chats there are. */
  count(collectionId?: string): number {
    return this.#database.count(
      "SELECT count(*) AS n FROM chats WHERE ?1 IS NULL OR collection_id = ?1",
      collectionId ?? null,
    );
  }

  /** Gives a chat another name. */
  rename(id: string, name: string): StoredChat | undefined {
    this.#database.run(
      "UPDATE chats SET name = ?, updated_at = ? WHERE id = ?",
      name,
      this.#clock.stamp(),
      id,
    );
    return this.get(id);
  }

  /** Ties a chat to a collection, or with null to none. */
  setCollection(
    id: string,
    collectionId: string | null,
  ): StoredChat | undefined {
    this.#database.run(
      "UPDATE chats SET collection_id = ?, updated_at = ? WHERE id = ?",
      collectionId,
      this.#clock.stamp(),
      id,
    );
    return this.get(id);
  }

  /** Deletes a chat with its messages and the documents that its agent made. */
  delete(id: string): boolean {
    return this.#database.run("DELETE FROM chats WHERE id = ?", id).changes > 0;
  }
}

function chat(row: Row): StoredChat {
  return {
    id: text(row, "id"),
    userId: text(row, "user_id"),
    username: text(row, "username"),
    name: textOrNull(row, "name"),
    collectionId: textOrNull(row, "collection_id"),
    collectionName: textOrNull(row, "collection_name"),
    latestMessage: textOrNull(row, "latest_message"),
    workspace: textOrNull(row, "workspace"),
    createdAt: text(row, "created_at"),
    updatedAt: text(row, "updated_at"),
  };
}
