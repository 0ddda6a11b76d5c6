/**
 * Files that were uploaded and may be ingested, once or several times.
 *
 * @module
 */

import type { Clock } from "../context.ts";
import {
  type Database,
  integer,
  type Row,
  text,
  textOrNull,
} from "./database.ts";
import { type Folders, removeFile } from "./folders.ts";
import { newId } from "./ids.ts";

/** One uploaded file. */
export interface StoredUpload {
  readonly id: string;
  readonly userId: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly mtime: string | null;
  readonly uri: string | null;
  readonly createdAt: string;
}

/** Uploads; their bytes never change. */
export class Uploads {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #folders: Folders;

  constructor(database: Database, clock: Clock, folders: Folders) {
    this.#database = database;
    this.#clock = clock;
    this.#folders = folders;
  }

  /**
   * Takes a file that was written in full under `incoming/`.
   *
   * @param from Its path; it is moved away.
   */
  async add(
    from: string,
    upload: {
      readonly userId: string;
      readonly filename: string;
      readonly contentType: string;
      readonly bytes: number;
      readonly mtime?: string;
      readonly uri?: string;
    },
  ): Promise<StoredUpload> {
    const id = newId();
    await Deno.rename(from, this.#folders.upload(id));
    this.#database.run(
      `INSERT INTO uploads (id, user_id, filename, content_type, bytes, mtime, uri, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      upload.userId,
      upload.filename,
      upload.contentType,
      upload.bytes,
      upload.mtime ?? null,
      upload.uri ?? null,
      this.#clock.stamp(),
    );
    const kept = this.get(id);
    if (kept === undefined) {
      throw new TypeError(`Cannot read upload "${id}" just written`);
    }
    return kept;
  }

  /** The upload of this id. */
  get(id: string): StoredUpload | undefined {
    const row = this.#database.get("SELECT * FROM uploads WHERE id = ?", id);
    return row && upload(row);
  }

  /** Uploads that no ingestion has read yet, oldest first. */
  pending(): StoredUpload[] {
    return this.#database.all(
      "SELECT * FROM uploads WHERE ingested_at IS NULL ORDER BY created_at",
    ).map(upload);
  }

  /** Notes that uploads were ingested; they may be again. */
  markIngested(ids: readonly string[]): void {
    this.#database.run(
      "UPDATE uploads SET ingested_at = ? WHERE id IN (SELECT value FROM json_each(?))",
      this.#clock.stamp(),
      JSON.stringify(ids),
    );
  }

  /** Deletes an upload; documents made from it stay. */
  async delete(id: string): Promise<boolean> {
    const found =
      this.#database.run("DELETE FROM uploads WHERE id = ?", id).changes > 0;
    if (found) await removeFile(this.#folders.upload(id));
    return found;
  }

  /** Deletes uploads that were ingested and not used since this time. */
  async deleteIngestedBefore(milliseconds: number): Promise<void> {
    const before = new Date(milliseconds).toISOString();
    const rows = this.#database.all(
      "SELECT id FROM uploads WHERE ingested_at < ?",
      before,
    );
    for (const row of rows) await this.delete(text(row, "id"));
  }

  /** Path of an upload's bytes. */
  path(id: string): string {
    return this.#folders.upload(id);
  }
}

function upload(row: Row): StoredUpload {
  return {
    id: text(row, "id"),
    userId: text(row, "user_id"),
    filename: text(row, "filename"),
    contentType: text(row, "content_type"),
    bytes: integer(row, "bytes"),
    mtime: textOrNull(row, "mtime"),
    uri: textOrNull(row, "uri"),
    createdAt: text(row, "created_at"),
  };
}
