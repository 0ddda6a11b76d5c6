/**
 * Questions that a chat's own data can answer: made of the columns of its
 * tables and the headings of its texts, never of a fixed list.
 *
 * @module
 */

import { decodeText, parseDelimited } from "../../formats/mod.ts";
import { readHead } from "../ingestion/read.ts";
import type { Store, StoredChat, StoredDocument } from "../store/mod.ts";

const MAX_DOCUMENTS = 3;
const MAX_HEADINGS = 5;
/** A column with fewer numbers than this among its cells is no measure. */
const NUMBER_SHARE = 0.9;

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
  let head: Uint8Array;
  try {
    head = await readHead(store.documents.path(document.id));
  } catch (cause) {
    // It was deleted since it was listed.
    if (cause instanceof Deno.errors.NotFound) return [];
    throw cause;
  }
  const { columns, rows } = parseDelimited(
    decodeText(head, { partial: true }).text,
  );
  // The head may end inside a row.
  return tableQuestions(
    columns,
    document.bytes > head.length ? rows.slice(0, -1) : rows,
  );
}

/** What can be asked of a table: its measures by its groups, and over its times. */
export function tableQuestions(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const cells = (index: number) =>
    rows.map((row) => row[index] ?? "").filter((one) => one !== "");
  const kinds = columns.map((name, index) => ({
    name,
    kind: kindOf(name, cells(index)),
  }));
  const measures = kinds.filter((one) => one.kind === "measure").map((one) =>
    one.name
  );
  const groups = kinds.filter((one) => one.kind === "group").map((one) =>
    one.name
  );
  const times = kinds.filter((one) => one.kind === "time").map((one) =>
    one.name
  );
  const found: string[] = [];
  for (const measure of measures.slice(0, 2)) {
    for (const group of groups.slice(0, 2)) {
      found.push(`What is the total ${measure} per ${group}?`);
      found.push(`Which ${group} has the highest ${measure}?`);
    }
    for (const time of times.slice(0, 1)) {
      found.push(`How does ${measure} change from ${time} to ${time}?`);
    }
    found.push(`What is the average ${measure}?`);
  }
  if (measures.length === 0) {
    for (const group of groups.slice(0, 2)) {
      found.push(`How many rows are there per ${group}?`);
    }
  }
  return found;
}

const NUMBER_REGEXP = /^[-+]?[$€£]?\s?\d[\d.,' ]*%?$/;
const TIME_REGEXP =
  /^(\d{4}-\d{2}(-\d{2})?|q[1-4]|(19|20)\d{2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const TIME_NAME_REGEXP = /\b(date|day|week|month|quarter|year)\b/i;

/** What a column is good for, by its cells. */
function kindOf(
  name: string,
  cells: readonly string[],
): "measure" | "group" | "time" | "other" {
  if (cells.length === 0) return "other";
  const share = (pattern: RegExp) =>
    cells.filter((one) => pattern.test(one.trim())).length;
  const words = name.replaceAll("_", " ");
  if (TIME_NAME_REGEXP.test(words) || share(TIME_REGEXP) === cells.length) {
    return "time";
  }
  if (share(NUMBER_REGEXP) >= NUMBER_SHARE * cells.length) {
    return /\bid\b/i.test(words) ? "other" : "measure";
  }
  // Texts that are all different name things; they do not group them.
  const different = new Set(cells).size;
  return different < cells.length || cells.length <= 12 ? "group" : "other";
}
