/**
 * What the store keeps, in the shapes that the API gives it.
 *
 * @module
 */

import type {
  ChatMessage,
  ChatMessageReference,
  ChatSession,
  Chunk,
  Collection,
  Document,
} from "../../api/mod.ts";
import { HttpProblem, isRecord } from "../context.ts";
import type {
  Store,
  StoredChat,
  StoredCollection,
  StoredDocument,
  StoredMessage,
  StoredPassage,
  StoredReference,
} from "../store/mod.ts";

/** A field that is left out when the store has null for it. */
function present<K extends string, V>(
  name: K,
  value: V | null,
): { readonly [key in K]?: V } {
  const fields: { [key in K]?: V } = {};
  if (value !== null) fields[name] = value;
  return fields;
}

/** A collection as clients get it. */
export function collectionBody(collection: StoredCollection): Collection {
  const ragType = collection.ragType;
  return {
    id: collection.id,
    name: collection.name,
    description: collection.description,
    embedding_model: collection.embeddingModel,
    document_count: collection.documentCount,
    document_size: collection.documentSize,
    created_at: collection.createdAt,
    updated_at: collection.updatedAt,
    user_count: 1,
    is_public: false,
    username: collection.username,
    sessions_count: collection.sessionsCount,
    status: "active",
    metadata_dict: { ...collection.metadata },
    ...(isRagType(ragType) ? { rag_type: ragType } : {}),
    ...present("workspace", collection.workspace),
    ...present("expiry_date", collection.expiryDate),
    ...(collection.vexEncryption === "enabled" ||
        collection.vexEncryption === "disabled"
      ? { vex_encryption: collection.vexEncryption }
      : {}),
  };
}

type RagType = NonNullable<Collection["rag_type"]>;

const RAG_TYPES: readonly RagType[] = [
  "auto",
  "llm_only",
  "rag",
  "hyde1",
  "hyde2",
  "rag+",
  "all_data",
];

function isRagType(value: string | null): value is RagType {
  return RAG_TYPES.some((one) => one === value);
}

/** A chat session as clients get it. */
export function chatBody(chat: StoredChat): ChatSession {
  return {
    id: chat.id,
    ...present("name", chat.name),
    ...present("collection_id", chat.collectionId),
    ...present("collection_name", chat.collectionName),
    ...present("latest_message_content", chat.latestMessage),
    updated_at: chat.updatedAt,
    ...present("workspace", chat.workspace),
    status: "active",
    keep_forever: true,
    username: chat.username,
    source: "user",
  };
}

/** A message as clients get it, with its metadata. */
export function messageBody(
  message: StoredMessage,
  store: Store,
  username: string,
): ChatMessage {
  const meta = store.messages.meta(message.id);
  return {
    id: message.id,
    content: message.content,
    votes: message.votes,
    created_at: message.createdAt,
    has_references: message.referenceCount > 0,
    total_references: message.referenceCount,
    username,
    ...present("reply_to", message.replyTo),
    ...present("error", message.error),
    ...present("llm_args", message.llmArgs),
    type_list: meta.map((one) => ({
      message_type: one.type,
      content: one.content,
    })),
  };
}

/** A citation as clients get it. */
export function referenceBody(
  reference: StoredReference & { readonly deleted: boolean },
): ChatMessageReference {
  return {
    collection_id: reference.collectionId,
    document_id: reference.documentId,
    document_name: reference.documentName,
    chunk_id: reference.chunkId,
    score: reference.score,
    pages: pagesBody(reference.page),
    content: reference.content,
    were_references_deleted: reference.deleted,
  };
}

/** Pages as this API writes them: JSON text inside the JSON. */
export function pagesBody(page: number): string {
  return JSON.stringify({ selections: [{ page, polygons: [] }] });
}

/** A document as clients get it. */
export function documentBody(document: StoredDocument, store: Store): Document {
  const chat = document.chatId === null
    ? undefined
    : store.chats.get(document.chatId);
  return {
    id: document.id,
    name: document.name,
    username: document.username,
    type: document.type,
    size: document.bytes,
    page_count: document.pageCount,
    status: document.status,
    original_type: document.originalType,
    created_at: document.createdAt,
    updated_at: document.updatedAt,
    ...present("uri", document.uri),
    ...present("original_mtime", document.originalMtime),
    metadata_dict: { ...document.metadata },
    is_encrypted: false,
    ...(chat === undefined ? {} : {
      chat_session_id: chat.id,
      chat_session_name: chat.name ?? "",
      chat_session_visible: true,
    }),
  };
}

/** A passage as clients get it. */
export function chunkBody(passage: StoredPassage): Chunk {
  return {
    id: passage.chunkId,
    name: passage.documentName,
    text: passage.text,
    size: passage.text.length,
    pages: pagesBody(passage.page),
  };
}

/** The collection of this id; 404 when there is none. */
export function collectionOr404(store: Store, id: string): StoredCollection {
  const found = store.collections.get(id);
  if (found === undefined) throw missing("collection", id);
  return found;
}

/** The chat of this id; 404 when there is none. */
export function chatOr404(store: Store, id: string): StoredChat {
  const found = store.chats.get(id);
  if (found === undefined) throw missing("chat session", id);
  return found;
}

/** The message of this id; 404 when there is none. */
export function messageOr404(store: Store, id: string): StoredMessage {
  const found = store.messages.get(id);
  if (found === undefined) throw missing("message", id);
  return found;
}

/** The document of this id; 404 when there is none. */
export function documentOr404(store: Store, id: string): StoredDocument {
  const found = store.documents.get(id);
  if (found === undefined || found.status === "running") {
    throw missing("document", id);
  }
  return found;
}

/** The failure for an id that names nothing. */
export function missing(what: string, id: string): HttpProblem {
  const shown = id.length > 100 ? `${id.slice(0, 100)}…` : id;
  return new HttpProblem(
    404,
    `There is no ${what} with the id "${shown}"; it may have been deleted`,
  );
}

/** Several ids out of one comma-joined path parameter; 400 when there is none. */
export function idList(value: string, name: string): string[] {
  const ids = value.split(",").map((one) => one.trim()).filter((one) =>
    one !== ""
  );
  if (ids.length === 0) {
    throw new HttpProblem(
      400,
      `${name}: wanted one id or several with commas between`,
    );
  }
  return [...new Set(ids)];
}

/** JSON text of a query parameter that holds an object; 400 when it is something else. */
export function objectParameter(
  value: unknown,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  if (value === undefined || value === "") return undefined;
  try {
    const parsed: unknown = JSON.parse(String(value));
    if (isRecord(parsed)) return parsed;
  } catch {
    // Told below in the terms of this API.
  }
  throw new HttpProblem(
    400,
    `${name}: wanted a JSON object, such as {"team":"north"}`,
  );
}
