/**
 * One data folder, opened.
 *
 * @module
 */

import type { Clock } from "../context.ts";
import { createClock } from "../clock.ts";
import { resolve } from "@std/path/resolve";
import { AgentFiles } from "./agent_files.ts";
import { Chats } from "./chats.ts";
import { Collections } from "./collections.ts";
import { Database, isLocked, StoreError, text } from "./database.ts";
import { Documents } from "./documents.ts";
import { Folders, removeFile, removeFolder } from "./folders.ts";
import { Jobs } from "./jobs.ts";
import { Messages } from "./messages.ts";
import { Passages } from "./passages.ts";
import { Uploads } from "./uploads.ts";
import { Users } from "./users.ts";

/** How to open a store. */
export interface StoreOptions {
  /** Milliseconds since 1970. @default {Date.now} */
  readonly now?: () => number;
}

/** Everything the server keeps. */
export class Store {
  readonly database: Database;
  readonly folders: Folders;
  readonly clock: Clock;
  readonly users: Users;
  readonly collections: Collections;
  readonly uploads: Uploads;
  readonly documents: Documents;
  readonly passages: Passages;
  readonly chats: Chats;
  readonly messages: Messages;
  readonly agentFiles: AgentFiles;
  readonly jobs: Jobs;

  /** Takes the parts as `openStore` made them. */
  constructor(database: Database, folders: Folders, clock: Clock) {
    this.database = database;
    this.folders = folders;
    this.clock = clock;
    this.users = new Users(database, clock);
    this.collections = new Collections(database, clock);
    this.uploads = new Uploads(database, clock, folders);
    this.documents = new Documents(database, clock, folders);
    this.passages = new Passages(database, clock);
    this.chats = new Chats(database, clock);
    this.messages = new Messages(database, clock);
    this.agentFiles = new AgentFiles(database, clock, folders, this.documents);
    this.jobs = new Jobs(database, clock);
  }

  /**
   * Deletes a document with its bytes and its passages in all collections.
   *
   * @returns False when there is no such document.
   */
  async deleteDocument(id: string): Promise<boolean> {
    const found = this.documents.get(id);
    if (found === undefined) return false;
    this.database.transaction(() => {
      const held = this.documents.collectionsOf(id);
      this.passages.removeAll(found.number);
      this.database.run("DELETE FROM documents WHERE number = ?", found.number);
      for (const collectionId of held) {
        const collection = this.collections.get(collectionId);
        if (collection) this.passages.recount(collection.number);
      }
    });
    await removeFile(this.folders.document(id));
    return true;
  }

  /**
   * Deletes a chat with its messages, its agent's folders and files.
   *
   * @returns False when there is no such chat.
   */
  async deleteChat(id: string): Promise<boolean> {
    const files = this.agentFiles.published(id);
    if (!this.chats.delete(id)) return false;
    await removeFolder(this.folders.agent(id));
    for (const file of files) await removeFile(this.folders.document(file.id));
    return true;
  }

  /** Closes the database. */
  close(): void {
    this.database.close();
  }
}

/**
 * Opens the store in a folder, makes it when there is none, and tidies up what
 * a process that was killed has left.
 *
 * @param folder The data folder.
 * @throws {StoreError} When another server uses the folder, a later version
 * wrote it, or it cannot be written.
 */
export async function openStore(
  folder: string,
  options: StoreOptions = {},
): Promise<Store> {
  const folders = new Folders(resolve(folder));
  try {
    await folders.make();
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError(
      `Cannot use "${folders.root}" as data folder: ${said}; name a folder that can be written`,
      { cause },
    );
  }
  const database = new Database(folders.database);
  try {
    const last = database.get(
      `SELECT max(at) AS at FROM (SELECT max(updated_at) AS at FROM chats
       UNION ALL SELECT max(updated_at) FROM collections
       UNION ALL SELECT max(created_at) FROM messages)`,
    );
    const after = last === undefined || last["at"] === null
      ? ""
      : text(last, "at");
    const store = new Store(database, folders, createClock(options.now, after));
    await tidy(store);
    return store;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

const DAY_MS = 86_400_000;

/** Deletes files without a record, records without an end, and what has had its time. */
async function tidy(store: Store): Promise<void> {
  const { database, folders } = store;
  await removeFolder(folders.incoming);
  await folders.make();
  const cut = database.all("SELECT id FROM documents WHERE status = 'running'");
  for (const row of cut) await store.deleteDocument(text(row, "id"));
  store.jobs.failUnfinished();
  store.messages.failOpen();
  await store.uploads.deleteIngestedBefore(store.clock.now() - DAY_MS);
  const known = (sql: string) =>
    new Set(database.all(sql).map((row) => text(row, "id")));
  await keepOnly(folders.uploads, known("SELECT id FROM uploads"));
  await keepOnly(folders.agents, known("SELECT id FROM chats"));
  const documents = known("SELECT id FROM documents");
  for await (const shelf of Deno.readDir(folders.documents)) {
    await keepOnly(`${folders.documents}/${shelf.name}`, documents);
  }
}

async function keepOnly(
  folder: string,
  names: ReadonlySet<string>,
): Promise<void> {
  for await (const entry of Deno.readDir(folder)) {
    if (!names.has(entry.name)) await removeFolder(`${folder}/${entry.name}`);
  }
}

/** True when a server has the store in a folder open; false when there is none, or nobody has. */
export function isStoreInUse(folder: string): boolean {
  return isLocked(new Folders(resolve(folder)).database);
}
