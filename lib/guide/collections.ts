import type {
  Collection,
  CollectionCreateRequest,
  Operations,
} from "../api/mod.ts";
import { call, type Connection, paged } from "../client/mod.ts";
import { idOf } from "./_ids.ts";
import { requestOptions, sentOptions } from "./_request.ts";
import type { CollectionRef, ListStep, StepOptions } from "./step.ts";

/** What a collection is made from. */
export type CollectionSpec = Omit<CollectionCreateRequest, "description"> & {
  /** What the collection is about. @default {""} */
  readonly description?: string;
};

/** Which page of the collections, and in which order. */
export type ListCollectionsOptions =
  & StepOptions
  & NonNullable<Operations["list_collections"]["query"]>;

/** Options of `deleteCollection()`. */
export interface DeleteCollectionOptions extends StepOptions {
  /** How many seconds the server may take for it. @default {300} */
  readonly timeout?: number;
}

/**
 * Makes a collection, which holds the documents that questions are answered
 * from: `POST /collections`, section "Manage collections" of the guide.
 *
 * @param gpt The connection.
 * @param spec Its name, and what else the API takes; fields that are not given are not sent.
 * @param options Cancelling, time limits and retries.
 * @returns The collection with its `id`.
 * @throws {HttpError} If the server refuses.
 *
 * @example A collection for sales data
 * ```ts
 * import { connect, createCollection } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const sales = await createCollection(gpt, { name: "Sales", description: "By month" });
 * assertEquals([sales.name, sales.document_count], ["Sales", 0]);
 * ```
 */
export function createCollection(
  gpt: Connection,
  spec: CollectionSpec,
  options: StepOptions = {},
): Promise<Collection> {
  return call(gpt, "create_collection", {
    // The API wants a description; a person need not have one.
    body: { ...spec, description: spec.description ?? "" },
    ...requestOptions(options),
  });
}

/**
 * Lists collections, one page of them, or all by `listCollections.all()`: `GET
 * /collections`, section "Manage collections" of the guide.
 *
 * @throws {HttpError} If the server refuses.
 *
 * @example The five that changed last, and all of them
 * ```ts
 * import { connect, createCollection, listCollections } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * await createCollection(gpt, { name: "First" });
 * await createCollection(gpt, { name: "Second" });
 * const recent = await listCollections(gpt, {
 *   limit: 5,
 *   sort_column: "updated_at",
 *   ascending: false,
 * });
 * const names: string[] = [];
 * for await (const { name } of listCollections.all(gpt)) names.push(name);
 * assertEquals(recent.map((one) => one.name).sort(), names.sort());
 * ```
 */
export const listCollections: ListStep<Collection, ListCollectionsOptions> =
  Object.assign(
    (
      gpt: Connection,
      options: ListCollectionsOptions = {},
    ): Promise<Collection[]> =>
      call(gpt, "list_collections", {
        query: sentOptions(options),
        ...requestOptions(options),
      }),
    {
      all: (
        gpt: Connection,
        options: ListCollectionsOptions = {},
      ): AsyncIterable<Collection> =>
        paged(gpt, "list_collections", {
          query: sentOptions(options),
          ...requestOptions(options),
        }),
    },
  );

/**
 * Gets one collection as it is now: `GET /collections/{id}`, section "Manage
 * collections" of the guide.
 *
 * @param gpt The connection.
 * @param collection The collection, or its id.
 * @param options Cancelling, time limits and retries.
 * @returns The collection.
 * @throws {NotFoundError} If there is none with this id.
 * @throws {HttpError} If the server refuses.
 *
 * @example How many documents are there now?
 * ```ts
 * import { connect, createCollection, getCollection } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const made = await createCollection(gpt, { name: "Sales" });
 * assertEquals((await getCollection(gpt, made)).document_count, 0);
 * ```
 */
export function getCollection(
  gpt: Connection,
  collection: CollectionRef,
  options: StepOptions = {},
): Promise<Collection> {
  return call(gpt, "get_collection", {
    path: { collection_id: idOf(collection, "collection") },
    ...requestOptions(options),
  });
}

/**
 * Deletes a collection: `DELETE /collections/{id}`, section "Clean up
 * resources" of the guide. For a collection that may be gone already, see
 * `cleanUp()`.
 *
 * @param gpt The connection.
 * @param collection The collection, or its id.
 * @param options Cancelling, time limits and retries.
 * @throws {NotFoundError} If there is none with this id.
 * @throws {HttpError} If the server refuses.
 *
 * @example Gone
 * ```ts
 * import { connect, createCollection, deleteCollection, listCollections } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const made = await createCollection(gpt, { name: "Sales" });
 * await deleteCollection(gpt, made);
 * assertEquals(await listCollections(gpt), []);
 * ```
 */
export async function deleteCollection(
  gpt: Connection,
  collection: CollectionRef,
  options: DeleteCollectionOptions = {},
): Promise<void> {
  await call(gpt, "delete_collection", {
    path: { collection_id: idOf(collection, "collection") },
    query: sentOptions(options),
    ...requestOptions(options),
  });
}
