import type { OperationName } from "../api/mod.ts";
import { toArrayBuffer } from "@std/streams/to-array-buffer";
import { toText } from "@std/streams/to-text";
import { dirname } from "@std/path/dirname";
import { fromFileUrl } from "@std/path/from-file-url";
import { join } from "@std/path/join";
import { type ByteReader, readerStream } from "./byte_reader.ts";
import type { CallArguments } from "./call.ts";
import { type Connection, settingsOf } from "./connection.ts";
import type { Incoming } from "./incoming.ts";
import { type LooseRequest, operationRequest } from "./request.ts";
import { safeName } from "./safe_name.ts";
import { exchange } from "./transport.ts";

const PIECE_BYTES = 256 * 1024;

/** How a download is saved. */
export interface SaveOptions {
  /** Called as bytes are written, with their number so far and in all, where that is known. */
  readonly onProgress?: (
    writtenBytes: number,
    totalBytes: number | undefined,
  ) => void;
  /** Cancels the download; what was written is removed. */
  readonly signal?: AbortSignal;
}

/** What is known of a download before its bytes, and what reads them. */
export interface DownloadFacts {
  /** The file's name, safe for a folder. */
  readonly name: string;
  /** The media type, without parameters. */
  readonly type: string;
  /** The number of bytes, where it is known. */
  readonly size: number | undefined;
  /** Reads the bytes. */
  readonly reader: ByteReader;
}

/**
 * A file that comes from the server: its name and type now, its bytes when
 * they are read, once, by one of `stream`, `bytes()`, `text()` and `save()`.
 */
export class Download implements AsyncDisposable {
  /** The name that the server gives the file, made safe for a folder. */
  readonly name: string;
  /** The media type, without parameters; empty when the server gives none. */
  readonly type: string;
  /** The number of bytes, where the server says it. */
  readonly size: number | undefined;
  readonly #reader: ByteReader;
  #isTaken = false;

  /**
   * Made by {@linkcode download}.
   *
   * @param facts What is known, and what reads the bytes.
   */
  constructor(facts: DownloadFacts) {
    this.name = facts.name;
    this.type = facts.type;
    this.size = facts.size;
    this.#reader = facts.reader;
  }

  /**
   * The bytes as they come. They can be read once; canceling the stream
   * cancels the request.
   *
   * @throws {TypeError} If the download was read before.
   */
  get stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return readerStream(this.#take());
  }

  #take(): ByteReader {
    if (this.#isTaken) {
      throw new TypeError(
        `Cannot read "${this.name}": it was read already; call download() again, or keep what bytes() gave`,
      );
    }
    this.#isTaken = true;
    return this.#reader;
  }

  /**
   * Reads all bytes.
   *
   * @returns The bytes.
   * @throws {TypeError} If the download was read before.
   * @throws {ConnectionError} If the line is cut.
   */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await toArrayBuffer(this.stream));
  }

  /**
   * Reads all bytes as UTF-8.
   *
   * @returns The text.
   * @throws {TypeError} If the download was read before.
   * @throws {ConnectionError} If the line is cut.
   */
  async text(): Promise<string> {
    return await toText(this.stream);
  }

  /**
   * Writes the bytes to a file. They are collected beside it under a name of
   * their own, which takes the file's place when all are there: whatever
   * happens, there is no half a file, and a file that stood there before stays
   * until then.
   *
   * @param path The file; with a slash at its end, or where a folder is, the
   * folder to write `name` into. Folders that are missing are made.
   * @param options Progress and cancellation.
   * @returns The path of the file.
   * @throws {TypeError} If the download was read before.
   * @throws {ConnectionError} If the line is cut.
   */
  async save(path: string | URL, options: SaveOptions = {}): Promise<string> {
    const { onProgress, signal } = options;
    const reader = this.#take();
    let part: string | undefined;
    try {
      signal?.throwIfAborted();
      const target = await this.#target(
        path instanceof URL ? fromFileUrl(path) : path,
      );
      await Deno.mkdir(dirname(target), { recursive: true });
      part = join(dirname(target), `.${crypto.randomUUID()}.part`);
      await this.#write(reader, part, onProgress, signal);
      await Deno.rename(part, target);
      part = undefined;
      return target;
    } finally {
      // Nothing happens to one that was read to its end.
      await reader.cancel();
      if (part !== undefined) await Deno.remove(part).catch(() => {});
    }
  }

  async #target(path: string): Promise<string> {
    if (/[/\\]$/.test(path)) return join(path, this.name);
    const found = await Deno.stat(path).catch((error) => {
      if (error instanceof Deno.errors.NotFound) return undefined;
      throw error;
    });
    return found?.isDirectory ? join(path, this.name) : path;
  }

  async #write(
    reader: ByteReader,
    part: string,
    onProgress: SaveOptions["onProgress"],
    signal: AbortSignal | undefined,
  ): Promise<void> {
    using file = await Deno.open(part, { write: true, createNew: true });
    const abort = () => void reader.cancel();
    signal?.addEventListener("abort", abort, { once: true });
    // Two pieces of memory take turns: while one is written, the other is
    // filled. However long the file, there is no more of it.
    let memory = new Uint8Array(PIECE_BYTES);
    let spare = new Uint8Array(PIECE_BYTES);
    let filled = 0;
    let received = 0;
    let writing: Promise<void> = Promise.resolve();
    try {
      while (true) {
        const bytes = await reader.read(memory.subarray(filled));
        // A canceled body may end like one that was read to its end.
        signal?.throwIfAborted();
        const isEnd = bytes.length === 0;
        received += bytes.length;
        if (!isEnd) onProgress?.(received, this.size);
        let piece = bytes;
        if (reader.fillsMemory) {
          memory = new Uint8Array(bytes.buffer);
          filled += bytes.length;
          piece = memory.subarray(0, filled);
          // A few large writes take less time than many small ones.
          if (!isEnd && filled < PIECE_BYTES / 2) continue;
        }
        await writing;
        writing = writeAll(file, piece);
        // Awaited in the next turn, or below; a failure until then is not lost.
        writing.catch(() => {});
        if (isEnd) break;
        [memory, spare, filled] = [spare, memory, 0];
      }
      await writing;
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener("abort", abort);
      // The file must not be closed under a write.
      await writing.catch(() => {});
    }
  }

  /** Cancels a download that was not read. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isTaken) return;
    this.#isTaken = true;
    await this.#reader.cancel();
  }
}

async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    at += await file.write(bytes.subarray(at));
  }
}

/** The name in a `content-disposition` header (RFC 6266), decoded. */
function dispositionName(header: string | null): string | undefined {
  if (header === null) return undefined;
  const extended = /filename\*\s*=\s*(?:utf-8|iso-8859-1)'[^']*'([^;]+)/i.exec(
    header,
  )?.[1];
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended.trim());
    } catch {
      // A name that is encoded otherwise: the plain one is left.
    }
  }
  const [, quoted, bare] =
    /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header) ?? [];
  return quoted?.replace(/\\(.)/g, "$1") ?? bare;
}

function downloadFacts(incoming: Incoming, wanted: string): DownloadFacts {
  const { headers } = incoming.response;
  const length = headers.get("content-length");
  // The length of a packed body says nothing about the bytes that come out of it.
  const isPlain = !headers.has("content-encoding");
  return {
    name: safeName(
      dispositionName(headers.get("content-disposition")) ?? wanted,
    ),
    type: incoming.contentType,
    size: isPlain && length !== null && /^\d+$/.test(length)
      ? Number(length)
      : undefined,
    reader: incoming.handOver(),
  };
}

function wantedName(request: LooseRequest): string {
  const { query } = request;
  return typeof query === "object" && query !== null && "name" in query &&
      typeof query.name === "string"
    ? query.name
    : "file";
}

/**
 * Asks for a file. Its bytes come when they are read, in constant memory at
 * any size; a download that is not wanted after all is let go of with
 * `await using`.
 *
 * @param gpt The connection.
 * @param name An operation that answers with bytes, such as `download_file`.
 * @param rest The operation's `path` and `query`, and options of the call.
 * @returns The file's name, type and size, and its bytes to be read.
 * @throws {HttpError} If the server answers with an error; its class goes by the status.
 * @throws {ResponseError} If an HTML page comes in place of another file, such as a login page.
 * @throws {ConnectionError} If there is no connection to the server.
 *
 * @example A file as text
 * ```ts
 * import { Connection, download } from "@cenote/cenote/client";
 * import { assertEquals } from "@std/assert";
 *
 * await using server = Deno.serve(
 *   { port: 0, onListen() {} },
 *   () => new Response("product,revenue\n", { headers: { "content-type": "text/csv" } }),
 * );
 * const gpt = new Connection({ address: `http://127.0.0.1:${server.addr.port}` });
 * const file = await download(gpt, "download_file", {
 *   query: { id: "d1", name: "summary.csv" },
 * });
 * assertEquals(file.name, "summary.csv");
 * assertEquals(await file.text(), "product,revenue\n");
 * ```
 */
export async function download<K extends OperationName>(
  gpt: Connection,
  name: K,
  ...rest: CallArguments<K>
): Promise<Download> {
  const settings = settingsOf(gpt);
  const request: LooseRequest = rest[0] ?? {};
  const outgoing = await operationRequest(name, request, settings.timeoutMs);
  const wanted = wantedName(request);
  return await exchange(settings, outgoing, async (incoming) => {
    const isPage = incoming.contentType === "text/html" &&
      !incoming.response.headers.has("content-disposition");
    // Without a name, or with that of a page, a page may be what was asked for.
    if (isPage && /\.[a-z0-9]+$/i.test(wanted) && !/\.x?html?$/i.test(wanted)) {
      throw incoming.unexpected(
        "an HTML page",
        "a file",
        await incoming.text(64 * 1024),
      );
    }
    return new Download(downloadFacts(incoming, wanted));
  });
}
