/**
 * Collections: made, listed, changed, deleted.
 *
 * @module
 */

import {
  bodyRecord,
  flagParameter,
  type Handlers,
  HttpProblem,
  isRecord,
  json,
  noContent,
  pathParameter,
  textParameter,
} from "../context.ts";
import type { CollectionFilter } from "../store/mod.ts";
import { paging } from "./paging.ts";
import {
  chatBody,
  collectionBody,
  collectionOr404,
  documentBody,
  objectParameter,
} from "./shapes.ts";

const ORDERS: readonly CollectionFilter["orderBy"][] = [
  "name",
  "document_count",
  "document_size",
  "updated_at",
  "sessions_count",
];

function text(
  body: Readonly<Record<string, unknown>>,
  name: string,
): string | undefined {
  const value = body[name];
  return typeof value === "string" ? value : undefined;
}

function record(
  body: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  const value = body[name];
  return isRecord(value) ? value : undefined;
}

/** What is not undefined of these fields. */
function given<T extends Record<string, unknown>>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const found: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const name in fields) {
    const value = fields[name];
    if (isGiven(value)) found[name] = value;
  }
  return found;
}

function isGiven<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}

function checkDate(value: string | undefined): void {
  if (value !== undefined && Number.isNaN(Date.parse(value))) {
    throw new HttpProblem(
      400,
      `expiry_date: wanted a date and time, found ${JSON.stringify(value)}`,
    );
  }
}

/** Handlers of collections. */
export const handlers: Handlers = {
  create_collection(call, { store, config }) {
    const body = bodyRecord(call);
    const expiryDate = text(body, "expiry_date");
    checkDate(expiryDate);
    const made = store.collections.create({
      userId: call.user.id,
      name: text(body, "name") ?? "",
      description: text(body, "description") ?? "",
      embeddingModel: config.embeddingModel,
      ...given({
        settings: record(body, "collection_settings"),
        chatSettings: record(body, "chat_settings"),
        workspace: text(body, "workspace"),
        vexEncryption: text(body, "vex_encryption"),
        expiryDate,
      }),
    });
    return json(201, collectionBody(made));
  },

  list_collections(call, { store }) {
    const order = textParameter(call, "sort_column");
    const found = store.collections.list({
      ...paging(call),
      orderBy: ORDERS.find((one) => one === order) ?? "updated_at",
      ascending: flagParameter(call, "ascending"),
      ...given({
        name: textParameter(call, "name_filter"),
        metadata: objectParameter(
          call.query["metadata_filter"],
          "metadata_filter",
        ),
        userId: flagParameter(call, "current_user_only")
          ? call.user.id
          : undefined,
      }),
    });
    return json(200, found.map(collectionBody));
  },

  get_collection_count(_call, { store }) {
    return json(200, { count: store.collections.count() });
  },

  get_collection(call, { store }) {
    return json(
      200,
      collectionBody(
        collectionOr404(store, pathParameter(call, "collection_id")),
      ),
    );
  },

  update_collection(call, { store }) {
    const { id } = collectionOr404(store, pathParameter(call, "collection_id"));
    const body = bodyRecord(call);
    const changed = store.collections.update(
      id,
      given({
        name: text(body, "name"),
        description: text(body, "description"),
        ragType: text(body, "rag_type"),
      }),
    );
    return json(200, collectionBody(changed ?? collectionOr404(store, id)));
  },

  delete_collection(call, { store }) {
    const { id } = collectionOr404(store, pathParameter(call, "collection_id"));
    store.collections.delete(id);
    return noContent();
  },

  get_collection_settings(call, { store }) {
    return json(
      200,
      collectionOr404(store, pathParameter(call, "collection_id")).settings,
    );
  },

  update_collection_settings(call, { store }) {
    const { id } = collectionOr404(store, pathParameter(call, "collection_id"));
    store.collections.update(id, { settings: bodyRecord(call) });
    return noContent();
  },

  get_collection_chat_settings(call, { store }) {
    return json(
      200,
      collectionOr404(store, pathParameter(call, "collection_id")).chatSettings,
    );
  },

  update_collection_chat_settings(call, { store }) {
    const { id } = collectionOr404(store, pathParameter(call, "collection_id"));
    store.collections.update(id, { chatSettings: bodyRecord(call) });
    return noContent();
  },

  get_collection_metadata(call, { store }) {
    return json(
      200,
      collectionOr404(store, pathParameter(call, "collection_id")).metadata,
    );
  },

  update_collection_metadata(call, { store }) {
    const { id } = collectionOr404(store, pathParameter(call, "collection_id"));
    store.collections.update(id, { metadata: bodyRecord(call) });
    return noContent();
  },

  update_collection_expiry_date(call, { store }) {
    const { id } = collectionOr404(store, pathParameter(call, "collection_id"));
    const expiryDate = text(bodyRecord(call), "expiry_date");
    checkDate(expiryDate);
    store.collections.update(id, given({ expiryDate }));
    return noContent();
  },

  delete_collection_expiry_date(call, { store }) {
    const { id } = collectionOr404(store, pathParameter(call, "collection_id"));
    store.collections.update(id, { expiryDate: null });
    return noContent();
  },

  list_documents_for_collection(call, { store }) {
    const { id } = collectionOr404(store, pathParameter(call, "collection_id"));
    const { offset, limit } = paging(call);
    const metadata = objectParameter(
      call.query["metadata_filter"],
      "metadata_filter",
    );
    const found = store.documents.ofCollection(id, offset, limit, metadata);
    return json(200, found.map((one) => documentBody(one, store)));
  },

  get_document_count_for_collection(call, { store }) {
    const { documentCount } = collectionOr404(
      store,
      pathParameter(call, "collection_id"),
    );
    return json(200, { count: documentCount });
  },

  list_chat_sessions_for_collection(call, { store }) {
    const { id } = collectionOr404(store, pathParameter(call, "collection_id"));
    const { offset, limit } = paging(call);
    return json(200, store.chats.list(offset, limit, id).map(chatBody));
  },

  get_chat_session_count_for_collection(call, { store }) {
    const { id } = collectionOr404(store, pathParameter(call, "collection_id"));
    return json(200, { count: store.chats.count(id) });
  },
};
