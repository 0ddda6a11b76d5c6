import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import type { HistoryRequest } from "../protocol/mod.ts";

/** A cell in the file. */
export interface HistoryRow {
  /** Number of the kernel's life. */
  readonly session: number;
  /** Number of the cell in it. */
  readonly line: number;
  readonly source: string;
  /** Plain text of its result. */
  readonly output: string | null;
}

/** The file's form; a kernel that finds a newer one keeps its history to itself. */
const VERSION = 1;

/** How long to wait for another kernel that writes; the heartbeat waits too. */
const BUSY_MS = 250;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS sessions (
    session INTEGER PRIMARY KEY AUTOINCREMENT,
    started TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS cells (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES sessions (session),
    line INTEGER NOT NULL,
    source TEXT NOT NULL,
    output TEXT
  );
  CREATE INDEX IF NOT EXISTS cells_by_session ON cells (session, line);
  PRAGMA user_version = ${VERSION};
`;

/**
 * Cells in an SQLite file that several kernels share. Each opening is a session
 * of its own, counted when its first cell is written or something is asked for.
 */
export class HistoryFile implements Disposable {
  readonly #database: DatabaseSync;
  #session: number | undefined;

  /**
   * Opens the file.
   *
   * @param path The file, made if it is not there, or `":memory:"`.
   * @throws {Error} when it cannot be opened, written, or is no history.
   */
  constructor(path: string) {
    this.#database = new DatabaseSync(path, { timeout: BUSY_MS });
    try {
      this.#database.exec("PRAGMA journal_mode = WAL");
      this.#database.exec("PRAGMA synchronous = NORMAL");
      const [version] = this.#rows(
        "PRAGMA user_version",
        [],
        (row) => Number(row.user_version),
      );
      if (version !== undefined && version > VERSION) {
        throw new Error(
          `Cannot open the history: found version ${version}; wanted ${VERSION} at most`,
        );
      }
      if (version !== VERSION) {
        this.#transaction(() => this.#database.exec(SCHEMA));
      }
      // Fails here, and not at the first cell, where the file cannot be written.
      this.#transaction(() => {});
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Adds cells of this session. */
  add(cells: readonly Omit<HistoryRow, "session">[]): void {
    if (cells.length === 0) return;
    this.#transaction(() => {
      const session = this.#ownSession();
      const insert = this.#database.prepare(
        "INSERT INTO cells (session, line, source, output) VALUES (?, ?, ?, ?)",
      );
      for (const { line, source, output } of cells) {
        insert.run(session, line, source, output);
      }
    });
  }

  /** The cells that a request asks for, the newest last. */
  find(request: HistoryRequest): HistoryRow[] {
    switch (request.hist_access_type) {
      case "tail":
        return this.#newest("", [], request.n);
      case "search":
        return this.#newest(
          request.unique
            // Of several cells alike the newest stands for all.
            ? "WHERE id IN (SELECT max(id) FROM cells WHERE source GLOB ? GROUP BY source)"
            : "WHERE source GLOB ?",
          [request.pattern],
          request.n,
        );
      case "range":
        return this.#range(request);
    }
  }

  /** Closes the file. */
  [Symbol.dispose](): void {
    this.#database.close();
  }

  /** The newest `n` that fit, in the order they were run. */
  #newest(
    where: string,
    values: readonly SQLInputValue[],
    n: number | undefined,
  ): HistoryRow[] {
    return this.#rows(
      `SELECT session, line, source, output FROM cells ${where} ORDER BY id DESC LIMIT ?`,
      // No limit, to SQLite, is a negative one.
      [...values, n === undefined ? -1 : Math.max(n, 0)],
      rowOf,
    ).reverse();
  }

  #range({ session, start, stop }: HistoryRequest): HistoryRow[] {
    const which = session > 0 ? session : this.#ownSession() + session;
    const [last = 0] = this.#rows(
      "SELECT max(line) AS last FROM cells WHERE session = ?",
      [which],
      (row) => Number(row.last ?? 0),
    );
    // As in IPython, a negative line counts from the end.
    const place = (line: number) => line < 0 ? line + last + 1 : line;
    return this.#rows(
      "SELECT session, line, source, output FROM cells" +
        " WHERE session = ? AND line >= ? AND line < ? ORDER BY line, id",
      [which, place(start), stop === undefined ? last + 1 : place(stop)],
      rowOf,
    );
  }

  /** This session's number; it gets one when it first needs it. */
  #ownSession(): number {
    return this.#session ??= Number(
      this.#database.prepare("INSERT INTO sessions (started) VALUES (?)")
        .run(new Date().toISOString()).lastInsertRowid,
    );
  }

  #rows<Row>(
    sql: string,
    values: readonly SQLInputValue[],
    read: (row: Record<string, unknown>) => Row,
  ): Row[] {
    return this.#database.prepare(sql).all(...values).map(read);
  }

  /** All or nothing; waits for other kernels that write. */
  #transaction(work: () => void): void {
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      work();
      this.#database.exec("COMMIT");
    } catch (error) {
      this.#database.exec("ROLLBACK");
      throw error;
    }
  }
}

function rowOf(row: Record<string, unknown>): HistoryRow {
  return {
    session: Number(row.session),
    line: Number(row.line),
    source: String(row.source),
    output: row.output === null ? null : String(row.output),
  };
}
