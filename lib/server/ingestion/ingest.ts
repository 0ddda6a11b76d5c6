/**
 * Makes documents of uploads.
 *
 * @module
 */

import { HttpProblem, type ServerContext } from "../context.ts";
import {
  linkOrCopy,
  newId,
  type NewPassage,
  removeFile,
  type StoredCollection,
  type StoredUpload,
} from "../store/mod.ts";
import { archiveFiles, isArchive } from "./archive.ts";
import {
  type FileIs,
  HEAD_BYTES,
  kindOf,
  readDocument,
  readHead,
  type Reading,
  unreadable,
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

/** Where documents go, and what turns them into vectors. */
export type IngestParts = Pick<ServerContext, "store" | "embedder">;

/** What came of it. */
export interface IngestResult {
  /** Ids of the documents made. */
  readonly documents: readonly string[];
  /** One sentence for each upload that could not be read. */
  readonly errors: readonly string[];
  /** One sentence for each file that could not be read in archives of which others could. */
  readonly skipped: readonly string[];
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
  context: IngestParts,
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
      return { documents: [], errors, skipped: [] };
    }
    return {
      documents: await writer.finish(),
      errors,
      skipped: writer.skipped,
    };
  } catch (cause) {
    await writer.undo();
    throw cause;
  }
}

/** A document whose passages are on their way into the store. */
interface Entry {
  readonly id: string;
  readonly upload: StoredUpload;
  readonly kind: FileIs;
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
  readonly #context: IngestParts;
  /** Ids of the documents made so far, hidden until all are. */
  readonly #ids: string[] = [];
  readonly skipped: string[] = [];
  #entries: Entry[] = [];
  #waiting = 0;

  constructor(request: IngestRequest, context: IngestParts) {
    this.#request = request;
    this.#context = context;
  }

  /** Writes the documents of an upload: one, or those of an archive. */
  async upload(upload: StoredUpload): Promise<void> {
    const path = this.#context.store.uploads.path(upload.id);
    // A short file is read in a tenth of the time that waiting for another thread takes.
    const bytes = upload.bytes <= HEAD_BYTES
      ? Deno.readFileSync(path)
      : undefined;
    const kind = kindOf(bytes ?? await readHead(path), upload.filename);
    if (this.#request.agentOnly || !isArchive(kind)) {
      return await this.#document(path, kind, upload, bytes);
    }
    let read = 0;
    const skipped: string[] = [];
    for (const file of await archiveFiles(path, upload.filename)) {
      this.#request.signal.throwIfAborted();
      try {
        await this.#archived(await file.read(), {
          ...upload,
          filename: file.name,
        });
        read++;
      } catch (cause) {
        if (!(cause instanceof UnreadableError)) throw cause;
        skipped.push(cause.message);
      }
    }
    if (read === 0) {
      throw unreadable(
        upload.filename,
        `none of its files can be read: ${skipped[0]}`,
      );
    }
    this.skipped.push(...skipped);
  }

  /** Writes a document whose bytes stand in no file yet. */
  async #archived(bytes: Uint8Array, upload: StoredUpload): Promise<void> {
    const path = this.#context.store.folders.newIncoming();
    try {
      await Deno.writeFile(path, bytes);
      const kind = kindOf(bytes.subarray(0, HEAD_BYTES), upload.filename);
      await this.#document(
        path,
        kind,
        { ...upload, bytes: bytes.length },
        bytes,
      );
    } finally {
      await removeFile(path);
    }
  }

  async #document(
    path: string,
    kind: FileIs,
    upload: StoredUpload,
    bytes: Uint8Array | undefined,
  ): Promise<void> {
    const { store } = this.#context;
    const { agentOnly, keepTables, chunkByPage } = this.#request;
    const reading = agentOnly
      ? undefined
      : await readDocument(path, upload.filename, kind, {
        keepTables,
        chunkByPage,
        ...(bytes === undefined ? {} : { bytes }),
      });
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
    if (reading !== undefined) {
      for await (const passages of reading.passages()) {
        this.#request.signal.throwIfAborted();
        for (const passage of passages) entry.passages.push(passage);
        this.#waiting += passages.length;
        if (this.#waiting >= BATCH_PASSAGES) await this.#flush();
      }
      entry.isRead = true;
    }
    // Documents without passages fill a batch, too.
    this.#waiting++;
    if (this.#waiting >= BATCH_PASSAGES) await this.#flush();
  }

  #insert({ id, upload, kind, isRead, reading }: Entry): number {
    return this.#context.store.documents.insert({
      id,
      userId: this.#request.userId,
      name: upload.filename,
      type: kind.type,
      originalType: kind.mediaType,
      bytes: upload.bytes,
      pageCount: isRead ? reading?.pageCount ?? 1 : 1,
      status: "running",
      outline: isRead ? reading?.outline ?? [] : [],
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
        const isNew = entry.number === undefined;
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
        if (entry.isRead && !isNew && reading !== undefined) {
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
    // Other requests get their turn between batches.
    await new Promise((resolve) => setTimeout(resolve, 0));
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
      store.documents.complete(
        this.#ids,
        collection.number,
        agentOnly ? "agent_only" : "completed",
      );
      store.uploads.markIngested(uploads.map((one) => one.id));
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
