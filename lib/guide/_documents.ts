import type { Collection, Document } from "../api/mod.ts";
import {
  call,
  type Connection,
  GpteError,
  HttpError,
  paged,
  TimeoutError,
} from "../client/mod.ts";
import { delay } from "@std/async/delay";
import { getCollection } from "./collections.ts";
import { withLimit } from "./_limit.ts";
import { requestOptions } from "./_request.ts";
import type { CollectionRef, StepOptions } from "./step.ts";

/** The longest pause between two looks. */
const MAX_PAUSE_MS = 2_000;
/** Up to this size a collection's documents are told apart one by one, beyond it they are counted. */
const MAX_LISTED = 1_000;
/** How often the same picture is seen before documents of other names are taken as those of the uploads. */
const SETTLED_LOOKS = 3;

/** A collection before something is ingested into it. */
export interface Snapshot {
  /** The collection as it was. */
  readonly collection: Collection;
  /** Ids of the documents that were there; `undefined` where they cannot or need not be listed. */
  readonly documentIds: ReadonlySet<string> | undefined;
}

/** What {@linkcode waitForDocuments} found. */
export interface FoundDocuments {
  /** How many documents there are more than before. */
  readonly there: number;
  /** The document of each upload, where it can be told. */
  readonly found: readonly (Document | undefined)[];
}

/** Options of {@linkcode waitForDocuments}. */
export interface WaitForDocumentsOptions extends StepOptions {
  /** Give up after this long. */
  readonly documentTimeoutMs: number;
  /** Called at each look with the number of documents that are there. */
  readonly onLook: (there: number) => void;
}

/**
 * Notes what is in a collection, so that what comes later can be told from it.
 *
 * @throws {HttpError} If the server refuses.
 */
export async function snapshot(
  gpt: Connection,
  ref: CollectionRef,
  options: StepOptions,
): Promise<Snapshot> {
  const collection = await getCollection(gpt, ref, options);
  const count = collection.document_count;
  if (count === 0) return { collection, documentIds: new Set() };
  if (count > MAX_LISTED) return { collection, documentIds: undefined };
  const list = await listDocuments(gpt, collection.id, options);
  return {
    collection,
    documentIds: list && new Set(list.map((one) => one.id)),
  };
}

/**
 * Waits until the documents of the uploads are in the collection and read.
 *
 * A document is that of an upload when it is new and has its name. The list of
 * documents is not part of the guide; a server that does not give it is
 * watched by the number of documents alone, which is the guide's own way.
 *
 * @throws {GpteError} If the server could not read a file.
 * @throws {TimeoutError} If the documents are not there in time.
 */
export async function waitForDocuments(
  gpt: Connection,
  before: Snapshot,
  uploads: readonly { readonly filename: string }[],
  options: WaitForDocumentsOptions,
): Promise<FoundDocuments> {
  const { documentTimeoutMs, onLook, signal } = options;
  const { both, limit } = withLimit(
    "documentTimeoutMs",
    documentTimeoutMs,
    signal,
  );
  const request = { ...requestOptions(options), signal: both };
  let there = 0;
  try {
    let canList = before.documentIds !== undefined;
    let picture = "";
    let looks = 0;
    for (let pause = 50;; pause = Math.min(pause * 1.5, MAX_PAUSE_MS)) {
      const now = await getCollection(gpt, before.collection.id, request);
      there = Math.max(
        0,
        now.document_count - before.collection.document_count,
      );
      const list = canList
        ? await listDocuments(gpt, now.id, request)
        : undefined;
      canList = list !== undefined;
      if (list === undefined) {
        if (there >= uploads.length) return { there, found: [] };
      } else {
        const fresh = list.filter((one) => !before.documentIds?.has(one.id));
        there = fresh.length;
        const found = match(uploads, fresh);
        const own = found.filter((one) => one !== undefined);
        refuseFailed(own);
        if (own.length === uploads.length && own.every(isRead)) {
          return { there, found };
        }
        // An archive becomes documents of other names: they count once nothing moves any more.
        const seen = fresh.map((one) => `${one.id} ${one.status}`).join();
        looks = seen === picture ? looks + 1 : 0;
        picture = seen;
        if (
          looks >= SETTLED_LOOKS && fresh.length >= uploads.length &&
          fresh.every(isRead)
        ) {
          refuseFailed(fresh);
          return { there, found };
        }
      }
      onLook(there);
      await delay(pause, { signal: both });
    }
  } catch (error) {
    if (signal?.aborted || !limit.aborted) throw error;
    throw new TimeoutError(
      `Cannot wait longer for the documents of collection ${before.collection.id}: ${there} of ${uploads.length} there after ${documentTimeoutMs} ms; give a larger documentTimeoutMs, or look with getCollection() later`,
      documentTimeoutMs,
      { cause: error },
    );
  }
}

/** All documents of a collection, or `undefined` where the server does not list them. */
async function listDocuments(
  gpt: Connection,
  collectionId: string,
  options: StepOptions,
): Promise<Document[] | undefined> {
  const path = { collection_id: collectionId };
  try {
    const first = await call(gpt, "list_documents_for_collection", {
      path,
      ...options,
    });
    if (first.length < 100) return first;
    return await Array.fromAsync(
      paged(gpt, "list_documents_for_collection", { path, ...options }),
    );
  } catch (error) {
    // Not offered here (404, 405, 501), or not to this key (403).
    if (
      error instanceof HttpError && [403, 404, 405, 501].includes(error.status)
    ) return undefined;
    throw error;
  }
}

/** The document of each upload by its name; each document goes to one upload only. */
function match(
  uploads: readonly { readonly filename: string }[],
  documents: readonly Document[],
): (Document | undefined)[] {
  const left = [...documents];
  return uploads.map(({ filename }) => {
    const at = left.findIndex((one) => one.name === filename);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
}

/** Whether the server is through with a document. A server that gives no status is. */
function isRead(document: Document): boolean {
  return !["scheduled", "queued", "running"].includes(document.status);
}

/** Throws for a document that the server could not read. */
function refuseFailed(documents: readonly Document[]): void {
  const bad = documents.find((one) =>
    one.status === "failed" || one.status === "canceled"
  );
  if (bad === undefined) return;
  throw new GpteError(
    `Cannot ingest "${bad.name}": the server says "${bad.status}" of document ${bad.id}; check that the file is whole and of a kind that the server reads`,
  );
}
