/**
 * Questions that a chat's own data can answer: made of the columns of its
 * tables and the headings of its texts, never of a fixed list.
 *
 * @module
 */

import { readHead } from "../ingestion/read.ts";
import { suggestQuestions } from "../rules/mod.ts";
import type { Store, StoredChat, StoredDocument } from "../store/mod.ts";

/** The agent of a chat without a collection looks back as far. */
const LAST_INGESTED_MS = 3_600_000;
const MAX_DOCUMENTS = 3;
const MAX_HEADINGS = 5;
/** Of one document. */
const MAX_QUESTIONS = 8;

/**
 * Questions to ask next in a chat, the most telling first; none when it has no
 * data. What was asked already is left out.
 */
export async function suggestedQuestions(
  store: Store,
  chat: StoredChat,
  limit: number,
): Promise<string[]> {
  const found: string[] = [];
  for (const document of documentsOf(store, chat)) {
    found.push(...await questionsOf(store, document));
  }
  const asked = new Set(
    store.messages.list(chat.id, 0, -1).map((one) =>
      one.content.trim().toLowerCase()
    ),
  );
  const fresh = [...new Set(found)].filter((one) =>
    !asked.has(one.toLowerCase())
  );
  return fresh.slice(0, limit);
}

/**
 * The documents that the chat works on: its collection's, the newest first, or
 * without a collection the one that its agent takes. What the agent wrote
 * itself is left out, as questions about results lead nowhere new.
 */
function documentsOf(store: Store, chat: StoredChat): StoredDocument[] {
  if (chat.collectionId !== null) {
    return store.documents.ofCollection(chat.collectionId)
      .filter((one) => one.chatId === null).slice(-MAX_DOCUMENTS).reverse();
  }
  const hasAsked = store.messages.list(chat.id, 0, 1).length > 0;
  const last = hasAsked
    ? store.documents.lastIngested(chat.userId, LAST_INGESTED_MS)
    : undefined;
  return last === undefined ? [] : [last.document];
}

async function questionsOf(
  store: Store,
  document: StoredDocument,
): Promise<string[]> {
  if (document.type !== "csv" && document.type !== "tsv") {
    return document.outline.slice(0, MAX_HEADINGS).map((heading) =>
      `What does ${document.name} say about "${heading}"?`
    );
  }
  try {
    const head = await readHead(store.documents.path(document.id));
    const bytes = document.bytes > head.length ? wholeLines(head) : head;
    return suggestQuestions([{ name: document.name, bytes }], MAX_QUESTIONS);
  } catch (cause) {
    // It was deleted since it was listed.
    if (cause instanceof Deno.errors.NotFound) return [];
    throw cause;
  }
}

/** The head of a table without the row that it was cut in. */
function wholeLines(head: Uint8Array): Uint8Array {
  return head.subarray(0, head.lastIndexOf(10) + 1);
}
