/**
 * Questions that a chat's own data can answer: made of the columns of its
 * tables and the headings of its texts, never of a fixed list.
 *
 * @module
 */

import { readHead } from "../ingestion/read.ts";
import { suggestQuestions } from "../rules/mod.ts";
import type { Store, StoredChat, StoredDocument } from "../store/mod.ts";

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

/** The chat's newest files, then those of its collection. */
function documentsOf(store: Store, chat: StoredChat): StoredDocument[] {
  const own = store.documents.list({
    offset: 0,
    limit: MAX_DOCUMENTS,
    orderBy: "updated_at",
    ascending: false,
    chatId: chat.id,
  });
  const collection = chat.collectionId === null
    ? []
    : store.documents.ofCollection(chat.collectionId).slice(-MAX_DOCUMENTS)
      .reverse();
  return [...collection, ...own];
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
