/**
 * Questions and answers of the chats, with what is known about each answer.
 *
 * @module
 */

import type { Clock } from "../context.ts";
import type { PastTurn } from "../engine.ts";
import {
  type Database,
  integer,
  type Row,
  text,
  textOrNull,
} from "./database.ts";
import { newId } from "./ids.ts";

/** One message. A question has no `replyTo`; a reply names its question there. */
export interface StoredMessage {
  readonly id: string;
  readonly chatId: string;
  readonly content: string;
  readonly replyTo: string | null;
  readonly error: string | null;
  /** JSON text of the `llm_args` that the question came with. */
  readonly llmArgs: string | null;
  readonly votes: number;
  readonly referenceCount: number;
  readonly createdAt: string;
}

/** One row of metadata: `content` is text, JSON where the type says so. */
export interface StoredMeta {
  readonly type: string;
  readonly content: string;
}

/** One passage that an answer cites. */
export interface StoredReference {
  readonly collectionId: string;
  readonly documentId: string;
  readonly documentName: string;
  readonly chunkId: number;
  /** From 1. */
  readonly page: number;
  /** From 0 to 1. */
  readonly score: number;
  readonly content: string;
}

/** A question as it comes in. */
export interface NewQuestion {
  readonly chatId: string;
  readonly content: string;
  readonly llmArgs?: string;
}

/** A reply as it is kept when its answer ended, however it ended. */
export interface NewReply {
  /** Fixed before the answer began, when something had to name it; else made here. */
  readonly id?: string;
  readonly questionId: string;
  readonly content: string;
  /** Why the answer failed; absent when it did not. */
  readonly error?: string;
  readonly llmArgs?: string;
  readonly meta?: readonly StoredMeta[];
  readonly references?: readonly StoredReference[];
}

const COLUMNS =
  "id, chat_id, content, reply_to, error, llm_args, votes, reference_count, created_at";

/** Messages, their metadata and their references. */
export class Messages {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /**
   * Keeps a question. The chat gets its name from the first one, and counts as
   * updated now.
   *
   * @throws {RangeError} When there is no such chat.
   */
  addQuestion(question: NewQuestion): StoredMessage {
    return this.#database.transaction(() => {
      const at = this.#clock.stamp();
      const id = newId();
      const changed = this.#database.run(
        "UPDATE chats SET updated_at = ?, latest_message = ?, name = coalesce(name, ?) WHERE id = ?",
        at,
        question.content,
        chatName(question.content),
        question.chatId,
      ).changes;
      if (changed === 0) throw noSuch("chat", question.chatId);
      this.#insert(
        id,
        question.chatId,
        question.content,
        null,
        null,
        question.llmArgs,
        0,
        at,
      );
      this.#database.run(
        "INSERT INTO open_questions (message_id) VALUES (?)",
        id,
      );
      return this.get(id) ?? fail(id);
    });
  }

  /**
   * Keeps a reply with all that belongs to it, in one transaction.
   *
   * @throws {RangeError} When there is no such question.
   */
  addReply(reply: NewReply): StoredMessage {
    return this.#database.transaction(() => {
      const question = this.get(reply.questionId);
      if (question === undefined) throw noSuch("question", reply.questionId);
      const at = this.#clock.stamp();
      const id = reply.id ?? newId();
      const references = reply.references ?? [];
      this.#insert(
        id,
        question.chatId,
        reply.content,
        question.id,
        reply.error ?? null,
        reply.llmArgs ?? question.llmArgs ?? undefined,
        references.length,
        at,
      );
      this.#database.run(
        "DELETE FROM open_questions WHERE message_id = ?",
        question.id,
      );
      this.#database.run(
        "UPDATE chats SET updated_at = ?, latest_message = ? WHERE id = ?",
        at,
        reply.content,
        question.chatId,
      );
      for (const row of reply.meta ?? []) {
        this.addMeta(id, row.type, row.content);
      }
      for (const [place, one] of references.entries()) {
        this.#addReference(id, place, one);
      }
      return this.get(id) ?? fail(id);
    });
  }

  #insert(
    id: string,
    chatId: string,
    content: string,
    replyTo: string | null,
    error: string | null,
    llmArgs: string | undefined,
    references: number,
    at: string,
  ): void {
    this.#database.run(
      `INSERT INTO messages (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)`,
      id,
      chatId,
      content,
      replyTo,
      error,
      llmArgs ?? null,
      references,
      at,
    );
  }

  #addReference(messageId: string, place: number, one: StoredReference): void {
    this.#database.run(
      `INSERT INTO message_references (message_id, place, collection_id, document_id, document_name,
         chunk_id, page, score, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      messageId,
      place,
      one.collectionId,
      one.documentId,
      one.documentName,
      one.chunkId,
      one.page,
      one.score,
      one.content,
    );
  }

  /** Adds one row of metadata to a message. */
  addMeta(messageId: string, type: string, content: string): void {
    this.#database.run(
      "INSERT INTO message_meta (message_id, type, content) VALUES (?, ?, ?)",
      messageId,
      type,
      content,
    );
  }

  /** The message of this id. */
  get(id: string): StoredMessage | undefined {
    const row = this.#database.get(
      `SELECT ${COLUMNS} FROM messages WHERE id = ?`,
      id,
    );
    return row && message(row);
  }

  /** The newest reply to a question. */
  replyTo(questionId: string): StoredMessage | undefined {
    const row = this.#database.get(
      `SELECT ${COLUMNS} FROM messages WHERE reply_to = ? ORDER BY number DESC LIMIT 1`,
      questionId,
    );
    return row && message(row);
  }

  /** Messages of a chat, oldest first. */
  list(chatId: string, offset: number, limit: number): StoredMessage[] {
    return this.#database.all(
      `SELECT ${COLUMNS} FROM messages WHERE chat_id = ? ORDER BY number LIMIT ? OFFSET ?`,
      chatId,
      limit,
      offset,
    ).map(message);
  }

  /**
   * The last answered turns of a chat, oldest first, without failed ones.
   *
   * @param before Leaves out this question and what came after it.
   */
  history(
    chatId: string,
    options: { before?: string; limit?: number } = {},
  ): PastTurn[] {
    const { before, limit = 50 } = options;
    const rows = this.#database.all(
      `SELECT question.content AS question, reply.content AS answer
       FROM messages AS reply JOIN messages AS question ON question.id = reply.reply_to
       WHERE reply.chat_id = ? AND reply.error IS NULL
         AND question.number < coalesce((SELECT number FROM messages WHERE id = ?), 9e15)
       ORDER BY reply.number DESC LIMIT ?`,
      chatId,
      before ?? null,
      limit,
    );
    return rows.reverse().map((row) => ({
      question: text(row, "question"),
      answer: text(row, "answer"),
    }));
  }

  /** Metadata of a message in the order it was added, of one type or of all. */
  meta(messageId: string, type?: string): StoredMeta[] {
    const rows = type === undefined
      ? this.#database.all(
        "SELECT type, content FROM message_meta WHERE message_id = ? ORDER BY number",
        messageId,
      )
      : this.#database.all(
        "SELECT type, content FROM message_meta WHERE message_id = ? AND type = ? ORDER BY number",
        messageId,
        type,
      );
    return rows.map((row) => ({
      type: text(row, "type"),
      content: text(row, "content"),
    }));
  }

  /** What a message cites, in its order, and whether the cited document is gone since. */
  references(
    messageId: string,
    limit = -1,
  ): (StoredReference & { readonly deleted: boolean })[] {
    return this.#database.all(
      `SELECT r.*, NOT EXISTS (
         SELECT 1 FROM documents d JOIN collection_documents cd ON cd.document_number = d.number
         JOIN collections c ON c.number = cd.collection_number
         WHERE d.id = r.document_id AND c.id = r.collection_id) AS deleted
       FROM message_references r WHERE message_id = ? ORDER BY place LIMIT ?`,
      messageId,
      limit,
    ).map((row) => ({
      collectionId: text(row, "collection_id"),
      documentId: text(row, "document_id"),
      documentName: text(row, "document_name"),
      chunkId: integer(row, "chunk_id"),
      page: integer(row, "page"),
      score: integer(row, "score"),
      content: text(row, "content"),
      deleted: integer(row, "deleted") !== 0,
    }));
  }

  /** Sets the votes of a message; false when there is no such message. */
  setVotes(id: string, votes: number): boolean {
    return this.#database.run(
      "UPDATE messages SET votes = ? WHERE id = ?",
      votes,
      id,
    ).changes > 0;
  }

  /** Deletes messages and the replies to them; returns how many were named and there. */
  delete(ids: readonly string[]): number {
    return this.#database.transaction(() => {
      let found = 0;
      for (const id of ids) {
        found +=
          this.#database.run("DELETE FROM messages WHERE id = ?", id).changes;
        this.#database.run("DELETE FROM messages WHERE reply_to = ?", id);
      }
      return found;
    });
  }

  /**
   * Says of each question whose answer was cut off by the end of the process
   * that it was; to be called before any question is asked.
   */
  failOpen(): void {
    this.#database.transaction(() => {
      this.#database.run(
        `UPDATE messages SET error = ? WHERE error IS NULL
         AND id IN (SELECT message_id FROM open_questions)`,
        CUT_OFF,
      );
      this.#database.run("DELETE FROM open_questions");
    });
  }
}

const CUT_OFF =
  "The server ended before the answer was complete; ask the question again";

function message(row: Row): StoredMessage {
  return {
    id: text(row, "id"),
    chatId: text(row, "chat_id"),
    content: text(row, "content"),
    replyTo: textOrNull(row, "reply_to"),
    error: textOrNull(row, "error"),
    llmArgs: textOrNull(row, "llm_args"),
    votes: integer(row, "votes"),
    referenceCount: integer(row, "reference_count"),
    createdAt: text(row, "created_at"),
  };
}

const NAME_LENGTH = 80;

/** A chat's name: the first line of its first question, cut at a word. */
function chatName(question: string): string {
  const line =
    question.split("\n").map((one) => one.trim()).find((one) => one !== "") ??
      "Chat";
  const points = [...line];
  if (points.length <= NAME_LENGTH) return line;
  const cut = points.slice(0, NAME_LENGTH).join("");
  const word = cut.lastIndexOf(" ");
  return `${word > NAME_LENGTH / 2 ? cut.slice(0, word) : cut}…`;
}

function noSuch(what: string, id: string): RangeError {
  return new RangeError(`Cannot add a message: there is no ${what} "${id}"`);
}

function fail(id: string): never {
  throw new TypeError(`Cannot read message "${id}" that was just written`);
}
