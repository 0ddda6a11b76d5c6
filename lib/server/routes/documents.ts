/**
 * Documents, in and out of collections, and their passages.
 *
 * @module
 */

import {
  bodyRecord,
  flagParameter,
  type HandlerCall,
  type Handlers,
  HttpProblem,
  json,
  noContent,
  pathParameter,
  type ServerContext,
  textParameter,
} from "../context.ts";
import { search } from "../retrieval/mod.ts";
import { chunkIdOf, type StoredDocument } from "../store/mod.ts";
import { paging } from "./paging.ts";
import {
  chunkBody,
  collectionBody,
  collectionOr404,
  documentBody,
  documentOr404,
  missing,
} from "./shapes.ts";

const ORDERS = {
  name: "name",
  size: "bytes",
  page_count: "page_count",
  type: "type",
} as const;

function orderOf(
  column: string | undefined,
): "name" | "bytes" | "page_count" | "type" | "updated_at" {
  switch (column) {
    case "name":
    case "size":
    case "page_count":
    case "type":
      return ORDERS[column];
    default:
      return "updated_at";
  }
}

function documentOf(
  call: HandlerCall,
  { store }: ServerContext,
): StoredDocument {
  return documentOr404(store, pathParameter(call, "document_id"));
}

/** Handlers of documents. */
export const handlers: Handlers = {
  list_documents(call, { store }) {
    const chatId = textParameter(call, "chat_session_id");
    const found = store.documents.list({
      ...paging(call),
      orderBy: orderOf(textParameter(call, "sort_column")),
      ascending: flagParameter(call, "ascending"),
      ...(chatId === undefined ? {} : { chatId }),
    });
    return json(200, found.map((one) => documentBody(one, store)));
  },

  get_document_count(call, { store }) {
    return json(200, {
      count: store.documents.count(textParameter(call, "chat_session_id")),
    });
  },

  get_document(call, context) {
    return json(200, documentBody(documentOf(call, context), context.store));
  },

  update_document(call, context) {
    const { id } = documentOf(call, context);
    const { name, uri } = bodyRecord(call);
    const changed = context.store.documents.update(id, {
      ...(typeof name === "string" ? { name } : {}),
      ...(typeof uri === "string" ? { uri } : {}),
    });
    return json(
      200,
      documentBody(changed ?? documentOr404(context.store, id), context.store),
    );
  },

  async delete_document(call, context) {
    const { id } = documentOf(call, context);
    if (!await context.store.deleteDocument(id)) throw missing("document", id);
    return noContent();
  },

  get_document_metadata(call, context) {
    return json(200, documentOf(call, context).metadata);
  },

  update_document_metadata(call, context) {
    const { id } = documentOf(call, context);
    context.store.documents.update(id, { metadata: bodyRecord(call) });
    return noContent();
  },

  list_collections_for_document(call, context) {
    const { id } = documentOf(call, context);
    const { offset, limit } = paging(call);
    const ids = context.store.documents.collectionsOf(id).slice(
      offset,
      offset + limit,
    );
    return json(
      200,
      ids.map((one) => collectionBody(collectionOr404(context.store, one))),
    );
  },

  list_document_chunks(call, context) {
    const document = documentOf(call, context);
    const collectionId = textParameter(call, "collection_id");
    const number = collectionId === undefined
      ? undefined
      : collectionOr404(context.store, collectionId).number;
    const found = context.store.passages.ofDocument(document.number, number);
    return json(
      200,
      found.map((one) => ({ ...chunkBody(one), topic: "", score: 0 })),
    );
  },

  delete_document_from_collection(call, { store }) {
    const collection = collectionOr404(
      store,
      pathParameter(call, "collection_id"),
    );
    const document = documentOr404(store, pathParameter(call, "document_id"));
    if (!store.passages.removeDocument(collection.number, document.number)) {
      throw missing("document of this collection", document.id);
    }
    return noContent();
  },

  get_collection_chunks(call, { store }) {
    const collection = collectionOr404(
      store,
      pathParameter(call, "collection_id"),
    );
    const ids = pathParameter(call, "chunk_ids").split(",").map(Number);
    if (
      ids.some((one) => !Number.isSafeInteger(one) || chunkIdOf(one) !== one)
    ) {
      throw new HttpProblem(
        400,
        "chunk_ids: wanted whole numbers with commas between",
      );
    }
    return json(
      200,
      store.passages.byChunkId(collection.number, ids).map(chunkBody),
    );
  },

  async search_collection_chunks(call, context) {
    const collection = collectionOr404(
      context.store,
      pathParameter(call, "collection_id"),
    );
    const { query, offset, limit } = bodyRecord(call);
    const from = whole(offset, "offset", 0);
    const count = whole(limit, "limit", 100);
    const found = await search(context, {
      collectionNumber: collection.number,
      question: String(query),
      topK: from + count,
      signal: call.signal,
    });
    return json(
      200,
      found.slice(from).map((one) => ({
        ...chunkBody(one.passage),
        topic: "",
        score: one.score,
      })),
    );
  },
};

function whole(value: unknown, name: string, usual: number): number {
  if (value === undefined) return usual;
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
    throw new HttpProblem(400, `${name}: wanted a whole number from 0 up`);
  }
  return value;
}
