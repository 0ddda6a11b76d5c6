/**
 * One SQLite file: opened for this process alone, migrated to the schema this
 * version knows, its statements prepared once.
 *
 * Writes are in SQLite's write-ahead log before a call returns, so that what
 * was acknowledged is still there after the process was killed. `synchronous`
 * is `NORMAL`: a power cut may lose the last moments, though never more, and
 * never leaves the file broken.
 *
 * @module
 */

import {
  DatabaseSync,
  type SQLInputValue,
  type SQLOutputValue,
  type StatementSync,
} from "node:sqlite";
import { migrations } from "./schema.ts";

/** One row as SQLite gives it; read it with `text`, `integer` and the others. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** What a statement takes for its `?`. */
export type Value = SQLInputValue;

/** The data folder cannot be used: another server has it, or it is from a later version. */
export class StoreError extends Error {
  /** Always `"StoreError"`. */
  override name = "StoreError";
}

/** A SQLite file with its statements. */
export class Database {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #depth = 0;

  /**
   * Opens or makes the file.
   *
   * @param path Path of the file; its folder must be there.
   * @throws {StoreError} When another process has it, or a later version made it.
   */
  constructor(path: string) {
    this.#database = new DatabaseSync(path);
    try {
      this.#open(path);
    } catch (cause) {
      this.#database.close();
      throw cause;
    }
  }

  #open(path: string): void {
    try {
      // The lock is taken by the first transaction and kept until the end. The
      // system frees it when the process dies, whatever it dies of.
      this.#database.exec(
        "PRAGMA busy_timeout = 300; PRAGMA locking_mode = EXCLUSIVE",
      );
      this.#database.exec(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL",
      );
      this.#database.exec("BEGIN IMMEDIATE; COMMIT");
    } catch (cause) {
      const said = cause instanceof Error ? cause.message : String(cause);
      if (/locked|busy/i.test(said)) {
        throw new StoreError(
          `Cannot open "${path}": another server is using this data folder; stop it, or name another folder`,
          { cause },
        );
      }
      throw new StoreError(
        `Cannot open "${path}" as a store: ${said}; name another data folder, or move this file away`,
        { cause },
      );
    }
    this.#database.exec(
      "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536",
    );
    this.#migrate(path);
  }

  #migrate(path: string): void {
    const known = migrations.length;
    const found = integer(
      this.get("PRAGMA user_version") ?? {},
      "user_version",
    );
    if (found > known) {
      throw new StoreError(
        `Cannot open "${path}": it has schema ${found}, and this version knows schemas up to ${known}; ` +
          "use the version of Cenote that wrote it, or another data folder",
      );
    }
    for (const [index, script] of migrations.entries()) {
      if (index < found) continue;
      this.transaction(() => {
        this.#database.exec(script);
        this.#database.exec(`PRAGMA user_version = ${index + 1}`);
      });
    }
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Runs a statement; returns how many rows it changed and the last new row's number. */
  run(
    sql: string,
    ...values: Value[]
  ): { readonly changes: number; readonly rowid: number } {
    const done = this.#prepare(sql).run(...values);
    return {
      changes: Number(done.changes),
      rowid: Number(done.lastInsertRowid),
    };
  }

  /** The first row, or undefined. */
  get(sql: string, ...values: Value[]): Row | undefined {
    return this.#prepare(sql).get(...values);
  }

  /** All rows. */
  all(sql: string, ...values: Value[]): Row[] {
    return this.#prepare(sql).all(...values);
  }

  /** The number in the first column called `n` of the first row; 0 with no row. */
  count(sql: string, ...values: Value[]): number {
    const row = this.get(sql, ...values);
    return row === undefined || row["n"] === null ? 0 : integer(row, "n");
  }

  /**
   * Runs `work` as one transaction: all of it is kept, or, when it throws,
   * nothing. `work` must not wait for anything, since the one connection
   * serves all requests. Inside another transaction it becomes part of it.
   */
  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    this.#database.exec("BEGIN IMMEDIATE");
    this.#depth = 1;
    try {
      const result = work();
      this.#database.exec("COMMIT");
      return result;
    } catch (cause) {
      try {
        this.#database.exec("ROLLBACK");
      } catch {
        // SQLite has already rolled back by itself, as it does when the disk is full.
      }
      throw cause;
    } finally {
      this.#depth = 0;
    }
  }

  /** Closes the file; a second time does nothing. */
  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }
}

/** A text column. */
export function text(row: Row, name: string): string {
  const value = row[name];
  if (typeof value !== "string") throw mismatch(name, "a text", value);
  return value;
}

/** A text column that may be null. */
export function textOrNull(row: Row, name: string): string | null {
  return row[name] === null ? null : text(row, name);
}

/** A number column. */
export function integer(row: Row, name: string): number {
  const value = row[name];
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "number") throw mismatch(name, "a number", value);
  return value;
}

/** A number column that may be null. */
export function numberOrNull(row: Row, name: string): number | null {
  return row[name] === null ? null : integer(row, name);
}

/** A column that holds 0 or 1. */
export function flag(row: Row, name: string): boolean {
  return integer(row, name) !== 0;
}

/** A column of bytes. */
export function blob(row: Row, name: string): Uint8Array {
  const value = row[name];
  if (!(value instanceof Uint8Array)) throw mismatch(name, "bytes", value);
  return value;
}

/** A column that holds a JSON object. */
export function jsonRecord(
  row: Row,
  name: string,
): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(text(row, name));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw mismatch(name, "a JSON object", value);
  }
  return Object.fromEntries(Object.entries(value));
}

function mismatch(name: string, wanted: string, found: unknown): TypeError {
  return new TypeError(
    `Cannot read column "${name}": it holds ${typeof found}, wanted ${wanted}`,
  );
}

/** True when another connection has the file open for itself; false when there is no file. */
export function isLocked(path: string): boolean {
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(path, { readOnly: true });
  } catch {
    return false;
  }
  try {
    database.exec("PRAGMA busy_timeout = 0");
    database.prepare("SELECT count(*) FROM sqlite_schema").get();
    return false;
  } catch (cause) {
    return cause instanceof Error && /locked|busy/i.test(cause.message);
  } finally {
    database.close();
  }
}
