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
import { dirname } from "@std/path/dirname";
import { extname } from "@std/path/extname";
import { join } from "@std/path/join";
import { contentType } from "@std/media-types/content-type";
import { encodeHex } from "@std/encoding/hex";
import type { Clock } from "../context.ts";
import { type Database, integer, text, textOrNull } from "./database.ts";
import type { Documents } from "./documents.ts";
import { type WalkedEntry, walkFolder } from "./folder_stats.ts";
import { type Folders, removeFolder } from "./folders.ts";
import { isId, newId } from "./ids.ts";

/** How the names of working folders begin; a UUID follows. */
const WORK = ".work_";

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
    const name = `${WORK}${newId()}`;
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

  /** Working folders whose names begin so, of all chats. */
  foldersNamed(start: string): AgentFolder[] {
    return this.#database.all(
      `SELECT name, chat_id, created_at FROM agent_folders
       WHERE substr(name, 1, length(?1)) = ?1 ORDER BY rowid`,
      start,
    ).map((row) => ({
      name: text(row, "name"),
      chatId: text(row, "chat_id"),
      path: join(this.#folders.agent(text(row, "chat_id")), text(row, "name")),
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
        id: id ?? await idOfPlace(folder.name, path),
        path,
        bytes: info.size,
        createdMs: (info.birthtime ?? info.mtime)?.getTime() ?? 0,
        isPublished: id !== undefined,
      });
    }
  }
  return found;
}

/** A file of a working folder, opened. */
export interface OpenAgentFile {
  /** Path inside the working folder, with `/`. */
  readonly path: string;
  /** To be closed by whoever gets it. */
  readonly file: Deno.FsFile;
}

/**
 * Opens the unpublished file that `listAgentFiles` lists under an id.
 *
 * @returns Undefined when no working folder has such a file (any more).
 */
export async function openAgentFile(
  files: AgentFiles,
  id: string,
): Promise<OpenAgentFile | undefined> {
  if (!isPlaceId(id)) return undefined;
  for (const folder of files.foldersNamed(`${WORK}${id.slice(0, SHARED)}`)) {
    if (files.isDeleting(folder.chatId)) continue;
    for (const { path, info } of await walkIfThere(folder.path)) {
      if (!info.isFile || await idOfPlace(folder.name, path) !== id) continue;
      const file = await openInside(folder, path);
      return file && { path, file };
    }
  }
  return undefined;
}

/** Opens a regular file that stands in a folder, with no link on the way to it. */
async function openInside(
  folder: AgentFolder,
  path: string,
): Promise<Deno.FsFile | undefined> {
  const at = join(folder.path, path);
  let file: Deno.FsFile | undefined;
  try {
    file = await Deno.open(at);
    // What was opened is compared with what stands there: a link that was put
    // in the file's place since the folder was listed must not be followed.
    const [opened, standing] = [await file.stat(), await Deno.lstat(at)];
    const chat = await Deno.realPath(dirname(folder.path));
    if (
      standing.isFile && opened.ino === standing.ino &&
      opened.dev === standing.dev &&
      await Deno.realPath(at) === join(chat, folder.name, path)
    ) return file;
  } catch (cause) {
    file?.close();
    if (
      cause instanceof Deno.errors.NotFound ||
      cause instanceof Deno.errors.NotADirectory
    ) return undefined;
    throw cause;
  }
  file.close();
  return undefined;
}

async function walkIfThere(folder: string): Promise<WalkedEntry[]> {
  try {
    return await walkFolder(folder);
  } catch (cause) {
    if (cause instanceof Deno.errors.NotFound) return [];
    throw cause;
  }
}

/** So many characters of a folder's UUID begin the ids of the files in it. */
const SHARED = 13;

/**
 * An id that stays the same for the same place (shaped as a UUID version 8, so
 * that it is never that of a document). It begins as its folder's does, which
 * is how the folder is found again.
 */
async function idOfPlace(folder: string, path: string): Promise<string> {
  const hash = await crypto.subtle.digest(
    "SHA-256",
    new TextEncoder().encode(`${folder}/${path}`),
  );
  const hex = encodeHex(new Uint8Array(hash));
  return [
    folder.slice(WORK.length, WORK.length + SHARED),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** True for what `idOfPlace` may have made. */
function isPlaceId(id: string): boolean {
  return isId(id) && id[14] === "8";
}
