import type { FileInput } from "../api/mod.ts";
import { typeByExtension } from "@std/media-types/type-by-extension";
import { bodyReader } from "./byte_reader.ts";
import { basename } from "@std/path/basename";
import { extname } from "@std/path/extname";
import { fromFileUrl } from "@std/path/from-file-url";
import { isAbsolute } from "@std/path/is-absolute";

const ENCODER = new TextEncoder();
/** Large enough that the cost per piece does not show, small enough to hold many at once. */
const PIECE_BYTES = 128 * 1024;

/** The bytes of one file, to be read piece by piece. */
export interface FileSource {
  /** The name that the server gets to see. */
  readonly name: string;
  /** The media type that the server gets to see. */
  readonly type: string;
  /** The number of bytes, where it is known. */
  readonly size: number | undefined;
  /** False for a stream, which can be read only once. */
  readonly isReplayable: boolean;
  /** Starts to read from the beginning. */
  open(): Promise<PieceReader>;
}

/** Reads one file once. */
export interface PieceReader {
  /** True where the memory of the pieces belongs to nobody else. */
  readonly ownsPieces: boolean;
  /** The next bytes, or `undefined` at the end. */
  next(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Closes what was opened, even while a `next` is waiting. */
  close(): Promise<void>;
}

const NOTHING_TO_CLOSE = () => Promise.resolve();

function mediaType(name: string, given: string | undefined): string {
  return given || typeByExtension(extname(name).slice(1)) ||
    "application/octet-stream";
}

function fromBlob(
  blob: Blob,
  name: string,
  type: string | undefined,
): FileSource {
  return {
    name,
    type: mediaType(name, type || blob.type),
    size: blob.size,
    isReplayable: true,
    open() {
      let at = 0;
      return Promise.resolve({
        ownsPieces: true,
        async next() {
          if (at >= blob.size) return undefined;
          const piece = blob.slice(at, at += PIECE_BYTES);
          return new Uint8Array(await piece.arrayBuffer());
        },
        close: NOTHING_TO_CLOSE,
      });
    },
  };
}

function fromBytes(
  bytes: Uint8Array,
  name: string,
  type: string | undefined,
): FileSource {
  return {
    name,
    type: mediaType(name, type),
    size: bytes.length,
    isReplayable: true,
    open() {
      let at = 0;
      return Promise.resolve({
        ownsPieces: true,
        next() {
          if (at >= bytes.length) return Promise.resolve(undefined);
          // A copy: the piece is handed over, the caller's bytes stay the caller's.
          return Promise.resolve(bytes.slice(at, at += PIECE_BYTES));
        },
        close: NOTHING_TO_CLOSE,
      });
    },
  };
}

function fromStream(
  stream: ReadableStream<Uint8Array>,
  name: string,
  type: string | undefined,
  size: number | undefined,
): FileSource {
  return {
    name,
    type: mediaType(name, type),
    size,
    isReplayable: false,
    open() {
      // Throws a TypeError of the platform when the stream was read before.
      const reader = bodyReader(stream);
      return Promise.resolve({
        ownsPieces: reader.fillsMemory,
        async next() {
          const bytes = await reader.read();
          return bytes.length === 0 ? undefined : bytes;
        },
        async close() {
          // A stream that failed has told its reason to `next` already.
          await reader.cancel().catch(() => {});
        },
      });
    },
  };
}

async function fromPath(
  path: string | URL,
  name: string | undefined,
  type: string | undefined,
): Promise<FileSource> {
  const local = path instanceof URL ? fromFileUrl(path) : path;
  const found = await Deno.stat(local).catch((cause) => {
    if (!(cause instanceof Deno.errors.NotFound)) throw cause;
    const where = isAbsolute(local) ? "" : ` in ${Deno.cwd()}`;
    throw new Deno.errors.NotFound(
      `Cannot send "${local}": there is no such file${where}`,
      { cause },
    );
  });
  if (!found.isFile) {
    throw new TypeError(`Cannot send "${local}": it is not a file`);
  }
  const shown = name ?? basename(local);
  return {
    name: shown,
    type: mediaType(shown, type),
    size: found.size,
    isReplayable: true,
    async open() {
      const file = await Deno.open(local);
      let isClosed = false;
      return {
        ownsPieces: true,
        async next() {
          const piece = new Uint8Array(PIECE_BYTES);
          const length = await file.read(piece);
          return length === null ? undefined : piece.subarray(0, length);
        },
        close() {
          if (!isClosed) file.close();
          isClosed = true;
          return Promise.resolve();
        },
      };
    },
  };
}

/**
 * Tells whether a value is one of the forms of a file.
 *
 * @param value Any value of a form's field.
 */
export function isFileInput(value: unknown): value is FileInput {
  if (
    value instanceof Blob || value instanceof Uint8Array ||
    value instanceof ReadableStream
  ) return true;
  if (typeof value !== "object" || value === null) return false;
  if ("path" in value) {
    return typeof value.path === "string" || value.path instanceof URL;
  }
  return "name" in value && typeof value.name === "string" && "data" in value &&
    (typeof value.data === "string" || value.data instanceof Blob ||
      value.data instanceof Uint8Array || value.data instanceof ReadableStream);
}

/**
 * Makes any form of a file readable. A file on disk is looked at now and
 * opened when it is read.
 *
 * @param input The file as the caller gave it.
 * @throws {Deno.errors.NotFound} If there is no file at the path.
 * @throws {TypeError} If the path is no file.
 */
export async function fileSource(input: FileInput): Promise<FileSource> {
  if (input instanceof Blob) {
    return fromBlob(
      input,
      input instanceof File ? input.name : "file",
      undefined,
    );
  }
  if (input instanceof Uint8Array) return fromBytes(input, "file", undefined);
  if (input instanceof ReadableStream) {
    return fromStream(input, "file", undefined, undefined);
  }
  if ("path" in input) {
    return await fromPath(input.path, input.name, input.type);
  }
  const { name, type, data, size } = input;
  if (typeof data === "string") {
    return fromBytes(ENCODER.encode(data), name, type);
  }
  if (data instanceof Blob) return fromBlob(data, name, type);
  if (data instanceof Uint8Array) return fromBytes(data, name, type);
  return fromStream(data, name, type, size);
}
