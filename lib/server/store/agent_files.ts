/**
 * The agents' working folders on disk and the files left in them.
 *
 * A chat has one working folder, `agents/CHAT/.work_UUID`, made when its agent
 * first runs and kept from turn to turn. When an answer ended, each file that
 * it left is published: its bytes, as they are then, become a document of the
 * chat, and the document's id is what metadata, listings and `/file` name.
 *
 * @module
 */

import { basename } from "@std/path/basename";
import { extname } from "@std/path/extname";
import { join } from "@std/path/join";
import { contentType } from "@std/media-types/content-type";
import { encodeHex } from "@std/encoding/hex";
import type { Clock } from "../context.ts";
import { type Database, integer, text, textOrNull } from "./database.ts";
import type { Documents } from "./documents.ts";
import { type WalkedEntry, walkFolder } from "./folder_stats.ts";
import { type Folders, removeFolder } from "./folders.ts";
import { newId } from "./ids.ts";

/** The working folder of a chat's agent. */
export interface AgentFolder {
  /** Its name as clients see it: `.work_UUID`. */
  readonly name: string;
  readonly chatId: string;
  /** Absolute path. */
  readonly path: string;
  readonly createdAt: string;
}

/** A file that was published from a working folder. */
export interface PublishedFile {
  /** Id of the document that holds its bytes. */
  readonly id: string;
  /** Name without folders. */
  readonly name: string;
  /** Path inside the working folder, with `/`. */
  readonly path: string;
  readonly folder: string;
  readonly messageId: string | null;
  readonly bytes: number;
  readonly createdAt: string;
}

/** Working folders and published files of all chats. */
export class AgentFiles {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #folders: Folders;
  readonly #documents: Documents;
  readonly #deleting = new Set<string>();

  constructor(
    database: Database,
    clock: Clock,
    folders: Folders,
    documents: Documents,
  ) {
    this.#database = database;
    this.#clock = clock;
    this.#folders = folders;
    this.#documents = documents;
  }

  /** True while the chat's working folders are being deleted. */
  isDeleting(chatId: string): boolean {
    return this.#deleting.has(chatId);
  }

  /** The chat's working folder, made when there is none. */
  async folder(chatId: string): Promise<AgentFolder> {
    const found = this.folders(chatId).at(-1);
    if (found !== undefined) {
      await Deno.mkdir(found.path, { recursive: true });
      return found;
    }
    const name = `.work_${newId()}`;
    const path = join(this.#folders.agent(chatId), name);
    await Deno.mkdir(path, { recursive: true });
    const createdAt = this.#clock.stamp();
    this.#database.run(
      "INSERT INTO agent_folders (name, chat_id, created_at) VALUES (?, ?, ?)",
      name,
      chatId,
      createdAt,
    );
    return { name, chatId, path, createdAt };
  }

  /** The chat's working folders, oldest first; makes none. */
  folders(chatId: string): AgentFolder[] {
    return this.#database.all(
      "SELECT name, created_at FROM agent_folders WHERE chat_id = ? ORDER BY rowid",
      chatId,
    ).map((row) => ({
      name: text(row, "name"),
      chatId,
      path: join(this.#folders.agent(chatId), text(row, "name")),
      createdAt: text(row, "created_at"),
    }));
  }

  /**
   * Keeps one file of a working folder as a document of the chat.
   *
   * @param folder The working folder.
   * @param path Path of the file inside it, with `/`.
   * @param messageId The reply that the file belongs to; it need not be stored yet.
   */
  async publish(
    folder: AgentFolder,
    path: string,
    options: { readonly userId: string; readonly messageId?: string },
  ): Promise<PublishedFile> {
    const id = newId();
    const name = basename(path);
    const copy = this.#folders.newIncoming();
    await Deno.copyFile(join(folder.path, path), copy);
    const bytes = (await Deno.stat(copy)).size;
    await Deno.rename(copy, await this.#folders.makeDocument(id));
    const extension = extname(name);
    this.#database.transaction(() => {
      this.#documents.insert({
        id,
        userId: options.userId,
        name,
        type: extension.slice(1).toLowerCase() || "file",
        originalType: contentType(extension || "bin") ??
          "application/octet-stream",
        bytes,
        pageCount: 1,
        status: "completed",
        chatId: folder.chatId,
      });
      this.#database.run(
        "INSERT INTO agent_files (document_id, folder, path, message_id) VALUES (?, ?, ?, ?)",
        id,
        folder.name,
        path,
        options.messageId ?? null,
      );
    });
    const published = this.published(folder.chatId).find((one) =>
      one.id === id
    );
    if (published === undefined) {
      throw new TypeError(`Cannot read file "${id}" just written`);
    }
    return published;
  }

  /** All files the chat's agent published, oldest first; a name may stand there several times. */
  published(chatId: string): PublishedFile[] {
    return this.#database.all(
      `SELECT d.id, d.name, d.bytes, d.created_at, f.folder, f.path, f.message_id
       FROM agent_files f JOIN documents d ON d.id = f.document_id
       WHERE d.chat_id = ? ORDER BY d.number`,
      chatId,
    ).map((row) => ({
      id: text(row, "id"),
      name: text(row, "name"),
      path: text(row, "path"),
      folder: text(row, "folder"),
      messageId: textOrNull(row, "message_id"),
      bytes: integer(row, "bytes"),
      createdAt: text(row, "created_at"),
    }));
  }

  /**
   * Deletes the chat's working folders with all that is in them. Published
   * files stay: answers name them.
   *
   * @returns False when a deletion of this chat's folders is already under way.
   */
  async deleteFolders(chatId: string): Promise<boolean> {
    if (this.#deleting.has(chatId)) return false;
    this.#deleting.add(chatId);
    try {
      await removeFolder(this.#folders.agent(chatId));
    } finally {
      this.#deleting.delete(chatId);
    }
    return true;
  }

  /** Chats whose agent has worked, the last updated first, each with its latest words. */
  chatsWithFolders(): {
    readonly id: string;
    readonly preview: string | null;
  }[] {
    return this.#database.all(
      `SELECT id, coalesce(name, latest_message) AS preview FROM chats
       WHERE id IN (SELECT chat_id FROM agent_folders) ORDER BY updated_at DESC, number DESC`,
    ).map((row) => ({
      id: text(row, "id"),
      preview: textOrNull(row, "preview"),
    }));
  }
}

/** A file that stands in a working folder right now. */
export interface AgentFile {
  /** Id of the published document; of an unpublished file, one made of its place. */
  readonly id: string;
  /** Path inside the working folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly createdMs: number;
  readonly isPublished: boolean;
}

/** The files in a chat's working folders, those that answers left and all others. */
export async function listAgentFiles(
  files: AgentFiles,
  chatId: string,
): Promise<AgentFile[]> {
  const ids = new Map(
    files.published(chatId).map((one) => [`${one.folder}/${one.path}`, one.id]),
  );
  const found: AgentFile[] = [];
  for (const folder of files.folders(chatId)) {
    const entries = await walkIfThere(folder.path);
    for (const { path, info } of entries) {
      if (!info.isFile) continue;
      const place = `${folder.name}/${path}`;
      const id = ids.get(place);
      found.push({
        id: id ?? await idOfPlace(place),
        path,
        bytes: info.size,
        createdMs: (info.birthtime ?? info.mtime)?.getTime() ?? 0,
        isPublished: id !== undefined,
      });
    }
  }
  return found;
}

async function walkIfThere(folder: string): Promise<WalkedEntry[]> {
  try {
    return await walkFolder(folder);
  } catch (cause) {
    if (cause instanceof Deno.errors.NotFound) return [];
    throw cause;
  }
}

/** An id that stays the same for the same place (shaped as a UUID version 8). */
async function idOfPlace(place: string): Promise<string> {
  const hash = await crypto.subtle.digest(
    "SHA-256",
    new TextEncoder().encode(place),
  );
  const hex = encodeHex(new Uint8Array(hash));
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
