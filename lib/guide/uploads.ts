import type {
  FileInput,
  IngestUploadBody,
  Operations,
  UploadedFile,
} from "../api/mod.ts";
import { call, type Connection } from "../client/mod.ts";
import { idOf } from "./_ids.ts";
import { requestOptions, sentOptions } from "./_request.ts";
import type { CollectionRef, StepOptions, UploadRef } from "./step.ts";

/**
 * What can be uploaded: the path of a file (a string or a `file:` URL), a
 * `Blob` or `File`, bytes, a stream of bytes, or one of these with its name.
 */
export type UploadSource = string | URL | FileInput;

/** Options of `upload()`. */
export interface UploadOptions extends StepOptions {
  /** The name that the server stores the file under. @default {the source's own name} */
  readonly name?: string;
  /** The media type. @default {told from the name} */
  readonly type?: string;
  /** Called as the bytes leave, with those sent so far and, where it is known, all. */
  readonly onUpload?: (
    sentBytes: number,
    totalBytes: number | undefined,
  ) => void;
}

/** How an upload becomes a document: the API's own parameters, and cancelling and time limits. */
export type IngestOptions =
  & StepOptions
  & Omit<NonNullable<Operations["ingest_upload"]["query"]>, "collection_id">
  & IngestUploadBody;

/** How long one request to ingest may stay silent: a server that reads the file first is slow. */
const INGEST_TIMEOUT_MS = 600_000;

/**
 * Uploads a file: `PUT /uploads`, section "Upload and ingest documents" of the
 * guide. The upload is not a document yet; `ingest()` makes it one, and
 * `ingestFile()` does both. Files and streams of any size go out as they are
 * read, none is held in memory.
 *
 * @param gpt The connection.
 * @param source A path, a `Blob`, bytes, a stream, or one of these with its name.
 * @param options The name, the media type, progress, cancelling and time limits.
 * @returns The upload with its `id` and `filename`.
 * @throws {TypeError} If the source has no name of its own and none is given.
 * @throws {Deno.errors.NotFound} If there is no such file.
 * @throws {HttpError} If the server refuses.
 *
 * @example Text from memory
 * ```ts
 * import { connect, upload } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const bytes = new TextEncoder().encode("product,revenue\nWidget A,12500\n");
 * const { filename } = await upload(gpt, bytes, { name: "sales.csv" });
 * assertEquals(filename, "sales.csv");
 * ```
 */
export async function upload(
  gpt: Connection,
  source: UploadSource,
  options: UploadOptions = {},
): Promise<UploadedFile> {
  const { onUpload } = options;
  return await call(gpt, "upload_file", {
    body: { file: fileOf(source, options) },
    ...(onUpload === undefined ? {} : { onUpload }),
    ...requestOptions(options),
  });
}

/**
 * Makes uploads documents of a collection: `POST /uploads/{ids}/ingest`,
 * section "Upload and ingest documents" of the guide. Some servers answer when
 * the documents are there, others before: `ingestFile()` waits for them.
 *
 * @param gpt The connection.
 * @param uploads One upload or several, or their ids.
 * @param collection The collection, or its id.
 * @param options The API's own parameters, by their own names; what is not given is not sent. One attempt may take ten minutes unless `timeoutMs` says otherwise.
 * @throws {NotFoundError} If there is no such upload or collection.
 * @throws {HttpError} If the server refuses.
 *
 * @example Without summaries
 * ```ts
 * import { connect, createCollection, getCollection, ingest, upload } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const collection = await createCollection(gpt, { name: "Sales" });
 * const file = new File(["product,revenue\nWidget A,12500\n"], "sales.csv");
 * await ingest(gpt, await upload(gpt, file), collection, { gen_doc_summaries: false });
 * assertEquals((await getCollection(gpt, collection)).document_count, 1);
 * ```
 */
export async function ingest(
  gpt: Connection,
  uploads: UploadRef | readonly UploadRef[],
  collection: CollectionRef,
  options: IngestOptions = {},
): Promise<void> {
  const list: readonly UploadRef[] = Array.isArray(uploads)
    ? uploads
    : [uploads];
  if (list.length === 0) {
    throw new TypeError(
      "Cannot ingest: the list of uploads is empty, wanted at least one",
    );
  }
  const { metadata, ...query } = sentOptions(options);
  await call(gpt, "ingest_upload", {
    path: { upload_ids: list.map((one) => idOf(one, "upload")) },
    query: { ...query, collection_id: idOf(collection, "collection") },
    ...(metadata === undefined ? {} : { body: { metadata } }),
    // A limit that is given to the server holds for the client too.
    ...(query.timeout === undefined ? { timeoutMs: INGEST_TIMEOUT_MS } : {}),
    ...requestOptions(options),
  });
}

/** The file to send, with the name and type that the caller wants. */
function fileOf(source: UploadSource, options: UploadOptions): FileInput {
  const { name, type } = options;
  const wanted = {
    ...(name === undefined ? {} : { name }),
    ...(type === undefined ? {} : { type }),
  };
  if (typeof source === "string" || source instanceof URL) {
    return { path: source, ...wanted };
  }
  if (!isBare(source)) return { ...source, ...wanted };
  const given = name ?? (source instanceof File ? source.name : "");
  if (given === "") {
    throw new TypeError(
      'Cannot upload: the source has no name, and the name tells the server what it is; give { name: "sales.csv" } or the like',
    );
  }
  const own = source instanceof Blob ? source.type : "";
  return {
    name: given,
    data: source,
    ...(type !== undefined ? { type } : own !== "" ? { type: own } : {}),
  };
}

/** Whether a source is contents alone, with no name beside it. */
function isBare(
  source: FileInput,
): source is Blob | Uint8Array | ReadableStream<Uint8Array> {
  return source instanceof Blob || source instanceof Uint8Array ||
    source instanceof ReadableStream;
}
