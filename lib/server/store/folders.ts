/**
 * Where the store's files stand in the data folder. Files are written under
 * `incoming/`, moved into place when they are whole, and recorded in the
 * database after that; what a kill leaves without a record is deleted at the
 * next start.
 *
 * @module
 */

import { join } from "@std/path/join";
import { newId } from "./ids.ts";

/** Paths in one data folder. */
export class Folders {
  /** Absolute path of the data folder. */
  readonly root: string;
  readonly #shelves = new Set<string>();

  constructor(root: string) {
    this.root = root;
  }

  /** Path of the database. */
  get database(): string {
    return join(this.root, "cenote.sqlite");
  }

  /** Folder of files that are still being written. */
  get incoming(): string {
    return join(this.root, "incoming");
  }

  /** Folder of uploads. */
  get uploads(): string {
    return join(this.root, "uploads");
  }

  /** Folder of documents, in which each stands in the folder of its id's first two digits. */
  get documents(): string {
    return join(this.root, "documents");
  }

  /** Folder of the agents' working folders, one a chat. */
  get agents(): string {
    return join(this.root, "agents");
  }

  /** A path under `incoming/` that nobody else has. */
  newIncoming(): string {
    return join(this.incoming, newId());
  }

  /** Path of an upload's bytes. */
  upload(id: string): string {
    return join(this.uploads, id);
  }

  /** Path of a document's bytes. */
  document(id: string): string {
    return join(this.documents, id.slice(0, 2), id);
  }

  /** The same, with its folder made when it is not there. */
  async makeDocument(id: string): Promise<string> {
    const shelf = id.slice(0, 2);
    if (!this.#shelves.has(shelf)) {
      await Deno.mkdir(join(this.documents, shelf), { recursive: true });
      this.#shelves.add(shelf);
    }
    return this.document(id);
  }

  /** Folder that holds the working folders of a chat's agent. */
  agent(chatId: string): string {
    return join(this.agents, chatId);
  }

  /** Makes the folders that are not there. */
  async make(): Promise<void> {
    for (
      const path of [this.incoming, this.uploads, this.documents, this.agents]
    ) {
      await Deno.mkdir(path, { recursive: true });
    }
  }
}

/** Deletes a file; that it is not there is fine. */
export async function removeFile(path: string): Promise<void> {
  try {
    await Deno.remove(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** Deletes a folder with all that is in it; that it is not there is fine. */
export async function removeFolder(path: string): Promise<void> {
  try {
    await Deno.remove(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** Puts a second name of the same bytes at `to`, or a copy where the disk has no links. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    // A link takes a tenth of the time that waiting for another thread takes.
    Deno.linkSync(from, to);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) throw error;
    await Deno.copyFile(from, to);
  }
}
