/**
 * Makes documents of uploads.
 *
 * @module
 */

import type { Sniffed } from "../../formats/mod.ts";
import { HttpProblem, type ServerContext } from "../context.ts";
import {
  linkOrCopy,
  newId,
  type NewPassage,
  removeFile,
  type StoredCollection,
  type StoredUpload,
} from "../store/mod.ts";
import {
  kindOf,
  readDocument,
  readHead,
  type Reading,
  UnreadableError,
} from "./read.ts";

/** What to do with uploads. */
export interface IngestRequest {
  readonly uploads: readonly StoredUpload[];
  readonly collection: StoredCollection;
  readonly userId: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The documents are kept for the agent alone: never cut, never searched. */
  readonly agentOnly: boolean;
  readonly keepTables: boolean;
  readonly chunkByPage: boolean;
  readonly signal: AbortSignal;
  /** Called when a file was read, or could not be. */
  readonly onFile?: (upload: StoredUpload, error?: string) => void;
  /** Whether what could be read is kept when something else could not. */
  readonly keepsPart: boolean;
}

/** What came of it. */
export interface IngestResult {
  /** Ids of the documents made. */
  readonly documents: readonly string[];
  /** One sentence for each file that could not be read. */
  readonly errors: readonly string[];
}

/** So much goes into one transaction: enough to be fast, little enough not to hold others up. */
const BATCH_PASSAGES = 1_000;
const EMBEDDED_AT_ONCE = 64;

/**
 * Reads uploads into a collection. Nothing of it is seen before all of it is
 * there; with a failure that is not kept apart, nothing is left of it.
 *
 * @throws {HttpProblem} 404 when the collection is deleted meanwhile.
 */
export async function ingest(
  request: IngestRequest,
  context: ServerContext,
): Promise<IngestResult> {
  const writer = new Writer(request, context);
  const errors: string[] = [];
  try {
    for (const upload of request.uploads) {
      request.signal.throwIfAborted();
      let error: string | undefined;
      try {
        await writer.upload(upload);
      } catch (cause) {
        if (!(cause instanceof UnreadableError)) throw cause;
        error = cause.message;
        errors.push(error);
      }
      request.onFile?.(upload, error);
      if (error !== undefined && !request.keepsPart) break;
    }
    if (errors.length > 0 && !request.keepsPart) {
      await writer.undo();
      return { documents: [], errors };
    }
    return { documents: await writer.finish(), errors };
  } catch (cause) {
    await writer.undo();
    throw cause;
  }
}

/** A document whose passages are on their way into the store. */
interface Entry {
  readonly id: string;
  readonly upload: StoredUpload;
  readonly kind: Sniffed & { readonly type: string };
  /** Undefined for documents that are not cut. */
  readonly reading: Reading | undefined;
  /** Its row, once it has one. */
  number: number | undefined;
  isRead: boolean;
  passages: NewPassage[];
}

/** Writes the documents of one ingestion. */
class Writer {
  readonly #request: IngestRequest;
  readonly #context: ServerContext;
  /** Ids of the documents made so far, hidden until all are. */
  readonly #ids: string[] = [];
  #entries: Entry[] = [];
  #waiting = 0;

  constructor(request: IngestRequest, context: ServerContext) {
    this.#request = request;
    this.#context = context;
  }

  async upload(upload: StoredUpload): Promise<void> {
    await this.#document(this.#context.store.uploads.path(upload.id), upload);
  }

  async #document(path: string, upload: StoredUpload): Promise<void> {
    const { store } = this.#context;
    const { agentOnly, keepTables, chunkByPage } = this.#request;
    const reading = agentOnly
      ? undefined
      : await readDocument(path, upload.filename, { keepTables, chunkByPage });
    const kind = reading?.kind ?? kindOf(await readHead(path), upload.filename);
    const id = newId();
    this.#ids.push(id);
    await linkOrCopy(path, await store.folders.makeDocument(id));
    const entry: Entry = {
      id,
      upload,
      kind,
      reading,
      number: undefined,
      isRead: reading === undefined,
      passages: [],
    };
    this.#entries.push(entry);
    if (reading === undefined) return;
    for await (const passages of reading.passages()) {
      this.#request.signal.throwIfAborted();
      entry.passages.push(...passages);
      this.#waiting += passages.length;
      if (this.#waiting >= BATCH_PASSAGES) await this.#flush();
    }
    entry.isRead = true;
    // Documents without passages fill a batch, too.
    this.#waiting++;
    if (this.#waiting >= BATCH_PASSAGES) await this.#flush();
  }

  #insert({ id, upload, kind }: Entry): number {
    return this.#context.store.documents.insert({
      id,
      userId: this.#request.userId,
      name: upload.filename,
      type: kind.type,
      originalType: kind.mediaType,
      bytes: upload.bytes,
      pageCount: 1,
      status: "running",
      metadata: this.#request.metadata,
      ...(upload.uri === null ? {} : { uri: upload.uri }),
      ...(upload.mtime === null ? {} : { originalMtime: upload.mtime }),
    });
  }

  async #flush(): Promise<void> {
    const { store, embedder } = this.#context;
    const { number: collection } = this.#request.collection;
    const written: { passage: NewPassage; rowid: number }[] = [];
    store.database.transaction(() => {
      this.#checkCollection();
      for (const entry of this.#entries) {
        const number = entry.number ??= this.#insert(entry);
        const { passages, reading, upload } = entry;
        const rowids = store.passages.insert(
          collection,
          number,
          upload.filename,
          passages,
        );
        if (embedder !== undefined) {
          for (const [index, passage] of passages.entries()) {
            written.push({ passage, rowid: rowids[index] ?? 0 });
          }
        }
        if (entry.isRead && reading !== undefined) {
          store.documents.setOutline(
            number,
            reading.outline,
            reading.pageCount,
          );
        }
        entry.passages = [];
      }
    });
    this.#entries = this.#entries.filter((entry) => !entry.isRead);
    this.#waiting = 0;
    if (embedder === undefined) return;
    for (let at = 0; at < written.length; at += EMBEDDED_AT_ONCE) {
      const part = written.slice(at, at + EMBEDDED_AT_ONCE);
      const vectors = await embedder.embed(
        part.map(({ passage }) => `${passage.context}\n${passage.text}`.trim()),
        this.#request.signal,
      );
      store.database.transaction(() => {
        store.passages.insertVectors(
          embedder.model,
          part.map((one) => one.rowid),
          vectors,
        );
      });
    }
  }

  #checkCollection(): void {
    const { collection } = this.#request;
    if (this.#context.store.collections.get(collection.id) === undefined) {
      throw new HttpProblem(
        404,
        `The collection "${collection.name}" was deleted meanwhile`,
      );
    }
  }

  /** Makes all documents visible at once. */
  async finish(): Promise<string[]> {
    await this.#flush();
    const { store } = this.#context;
    const { collection, agentOnly, uploads } = this.#request;
    store.database.transaction(() => {
      this.#checkCollection();
      for (const id of this.#ids) {
        store.documents.complete(
          id,
          collection.number,
          agentOnly ? "agent_only" : "completed",
        );
      }
      for (const upload of uploads) store.uploads.markIngested(upload.id);
      store.passages.recount(collection.number);
    });
    return this.#ids;
  }

  /** Takes everything back. */
  async undo(): Promise<void> {
    const { store } = this.#context;
    for (const id of this.#ids) {
      if (!await store.deleteDocument(id)) {
        await removeFile(store.folders.document(id));
      }
    }
  }
}
