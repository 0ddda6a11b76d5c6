import type { Collection, Document, UploadedFile } from "../api/mod.ts";
import type { Connection } from "../client/mod.ts";
import { getCollection } from "./collections.ts";
import {
  ingest,
  type IngestOptions,
  upload,
  type UploadSource,
} from "./uploads.ts";
import { snapshot, waitForDocuments } from "./_documents.ts";
import { checkMs } from "./_limit.ts";
import { requestOptions } from "./_request.ts";
import type { CollectionRef } from "./step.ts";

/** How far `ingestFile()` or `ingestFiles()` is. */
export type IngestProgress =
  | {
    /** Bytes leave. */
    readonly phase: "upload";
    /** The file's name. */
    readonly name: string;
    /** Which file it is, from 0. */
    readonly index: number;
    /** How many files there are. */
    readonly count: number;
    /** The bytes sent so far. */
    readonly sentBytes: number;
    /** All bytes to send, where that is known. */
    readonly totalBytes: number | undefined;
  }
  | {
    /** The server was asked to make documents of the uploads. */
    readonly phase: "ingest";
    /** How many uploads there are. */
    readonly count: number;
  }
  | {
    /** The documents are looked for; `done` is said last and once. */
    readonly phase: "wait" | "done";
    /** How many documents are there. */
    readonly documents: number;
    /** How many uploads there are. */
    readonly count: number;
    /** Milliseconds since the server was asked. */
    readonly elapsedMs: number;
  };

/** Options of `ingestFile()` and `ingestFiles()`: the API's own parameters, progress, cancelling and time limits. */
export type IngestFileOptions = IngestOptions & {
  /** Called as bytes leave, when the ingestion is asked for, and at each look for the documents. */
  readonly onProgress?: (progress: IngestProgress) => void;
  /** How long to wait for the documents once the server was asked for them. @default {600_000} */
  readonly documentTimeoutMs?: number;
  /** The name that the server stores the file under; for a single file. @default {the source's own name} */
  readonly name?: string;
  /** The media type; for a single file. @default {told from the name} */
  readonly type?: string;
};

/** A file that became a document. */
export interface IngestedFile {
  /** The upload it was. */
  readonly upload: UploadedFile;
  /** The document it became; missing where the server does not list documents, or made several of one file. */
  readonly document?: Document;
}

/** What `ingestFile()` returns. */
export interface IngestedInto extends IngestedFile {
  /** The collection as it is now. */
  readonly collection: Collection;
}

/** What `ingestFiles()` returns. */
export interface IngestedFiles {
  /** The files in the order they were given. */
  readonly files: readonly IngestedFile[];
  /** The collection as it is now. */
  readonly collection: Collection;
}

/** How many ids go into one path: proxies cut paths of some thousand characters. */
const UPLOADS_PER_CALL = 50;

/**
 * Uploads a file, ingests it into a collection and waits until the document is
 * there: section "Upload and ingest documents" of the guide, from its first
 * call to its last, without a fixed pause. A server may answer the call to
 * ingest before the document appears, so this looks for it again and again,
 * with growing pauses.
 *
 * @param gpt The connection.
 * @param source A path, a `Blob`, bytes, a stream, or one of these with its name.
 * @param collection The collection, or its id.
 * @param options The API's own parameters, progress, cancelling and time limits.
 * @returns The upload, the document, and the collection as it is now.
 * @throws {Deno.errors.NotFound} If there is no such file.
 * @throws {GpteError} If the server could not read the file.
 * @throws {RangeError} If `documentTimeoutMs` is not a positive number.
 * @throws {TimeoutError} If the document is not there in time.
 * @throws {NotFoundError} If there is no such collection.
 * @throws {HttpError} If the server refuses.
 *
 * @example From file to document
 * ```ts
 * import { connect, createCollection, ingestFile } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const made = await createCollection(gpt, { name: "Sales" });
 * const phases = new Set<string>();
 * const { collection, upload } = await ingestFile(
 *   gpt,
 *   new File(["product,revenue\nWidget A,12500\n"], "sales.csv"),
 *   made,
 *   { onProgress: ({ phase }) => phases.add(phase) },
 * );
 * assertEquals([collection.document_count, upload.filename], [1, "sales.csv"]);
 * assertEquals(phases.has("done"), true);
 * ```
 */
export async function ingestFile(
  gpt: Connection,
  source: UploadSource,
  collection: CollectionRef,
  options: IngestFileOptions = {},
): Promise<IngestedInto> {
  const { files, collection: now } = await ingestAll(
    gpt,
    [source],
    collection,
    options,
  );
  const [file] = files;
  // One source gives one file.
  if (file === undefined) {
    throw new TypeError("Cannot ingest: there is no source");
  }
  return { ...file, collection: now };
}

/**
 * Uploads several files, ingests them in one go and waits until their
 * documents are there: {@linkcode ingestFile} for many.
 *
 * @param gpt The connection.
 * @param sources Paths, `File`s, or contents with their names.
 * @param collection The collection, or its id.
 * @param options The API's own parameters, progress, cancelling and time limits.
 * @returns The files in the order they were given, and the collection as it is now.
 * @throws {Deno.errors.NotFound} If one of the files is not there.
 * @throws {GpteError} If the server could not read a file.
 * @throws {TimeoutError} If the documents are not there in time.
 * @throws {NotFoundError} If there is no such collection.
 * @throws {HttpError} If the server refuses.
 *
 * @example Two files
 * ```ts
 * import { connect, createCollection, ingestFiles } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const made = await createCollection(gpt, { name: "Notes" });
 * const { files, collection } = await ingestFiles(gpt, [
 *   { name: "one.md", data: "# One\nThe first note.\n" },
 *   { name: "two.md", data: "# Two\nThe second note.\n" },
 * ], made);
 * assertEquals(files.map((file) => file.upload.filename), ["one.md", "two.md"]);
 * assertEquals(collection.document_count, 2);
 * ```
 */
export async function ingestFiles(
  gpt: Connection,
  sources: readonly UploadSource[],
  collection: CollectionRef,
  options: Omit<IngestFileOptions, "name" | "type"> = {},
): Promise<IngestedFiles> {
  return await ingestAll(gpt, sources, collection, options);
}

/** Both steps: uploads, one call to ingest for many, and the wait. */
async function ingestAll(
  gpt: Connection,
  sources: readonly UploadSource[],
  collection: CollectionRef,
  options: IngestFileOptions,
): Promise<IngestedFiles> {
  const {
    onProgress,
    documentTimeoutMs = 600_000,
    name,
    type,
    ...ingestOptions
  } = options;
  checkMs("documentTimeoutMs", documentTimeoutMs);
  const request = requestOptions(options);
  const before = await snapshot(gpt, collection, request);
  if (sources.length === 0) return { files: [], collection: before.collection };
  const uploads: UploadedFile[] = [];
  for (const [index, source] of sources.entries()) {
    const shown = name ?? nameOf(source);
    uploads.push(
      await upload(gpt, source, {
        ...request,
        ...(name === undefined ? {} : { name }),
        ...(type === undefined ? {} : { type }),
        onUpload: (sentBytes, totalBytes) =>
          onProgress?.({
            phase: "upload",
            name: shown,
            index,
            count: sources.length,
            sentBytes,
            totalBytes,
          }),
      }),
    );
  }
  const count = uploads.length;
  const began = performance.now();
  onProgress?.({ phase: "ingest", count });
  for (let at = 0; at < count; at += UPLOADS_PER_CALL) {
    await ingest(
      gpt,
      uploads.slice(at, at + UPLOADS_PER_CALL),
      collection,
      ingestOptions,
    );
  }
  const report = (phase: "wait" | "done", documents: number) =>
    onProgress?.({
      phase,
      documents,
      count,
      elapsedMs: performance.now() - began,
    });
  const documents = await waitForDocuments(gpt, before, uploads, {
    ...request,
    documentTimeoutMs,
    onLook: (there) => report("wait", there),
  });
  const now = await getCollection(gpt, collection, request);
  report("done", Math.max(documents.there, count));
  return {
    files: uploads.map((one, index) => {
      const document = documents.found[index];
      return document === undefined
        ? { upload: one }
        : { upload: one, document };
    }),
    collection: now,
  };
}

/** The name to show for a source while it is uploaded. */
function nameOf(source: UploadSource): string {
  if (typeof source === "string" || source instanceof URL) {
    return lastSegment(source);
  }
  if (source instanceof File) return source.name;
  if ("path" in source) return source.name ?? lastSegment(source.path);
  return "name" in source && typeof source.name === "string" ? source.name : "";
}

/** The last part of a path. */
function lastSegment(path: string | URL): string {
  const text = path instanceof URL ? path.pathname : path;
  return text.split(/[\\/]/).findLast((part) => part !== "") ?? "";
}
