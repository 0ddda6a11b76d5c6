/**
 * Who the store's things belong to.
 *
 * @module
 */

import type { Clock } from "../context.ts";
import { type Database, text } from "./database.ts";
import { newId } from "./ids.ts";

/** One user of the server. */
export interface StoredUser {
  readonly id: string;
  readonly username: string;
}

/** Users and what each of them prefers. */
export class Users {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** The user of this name, made when there is none. */
  named(username: string): StoredUser {
    const found = this.#database.get(
      "SELECT id FROM users WHERE username = ?",
      username,
    );
    if (found) return { id: text(found, "id"), username };
    const id = newId();
    this.#database.run(
      "INSERT INTO users (id, username, created_at) VALUES (?, ?, ?)",
      id,
      username,
      this.#clock.stamp(),
    );
    return { id, username };
  }

  /** Names of the agent's tools that the user prefers; undefined when none were ever set. */
  toolPreference(userId: string): readonly string[] | undefined {
    const row = this.#database.get(
      "SELECT tool_preference FROM users WHERE id = ?",
      userId,
    );
    const stored = row?.["tool_preference"];
    if (typeof stored !== "string") return undefined;
    const names: unknown = JSON.parse(stored);
    return Array.isArray(names) ? names.map(String) : undefined;
  }

  /** Sets the preferred tools, or with undefined forgets them. */
  setToolPreference(
    userId: string,
    names: readonly string[] | undefined,
  ): void {
    this.#database.run(
      "UPDATE users SET tool_preference = ? WHERE id = ?",
      names === undefined ? null : JSON.stringify(names),
      userId,
    );
  }
}
