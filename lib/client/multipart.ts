import { concat } from "@std/bytes/concat";
import {
  type OpenBody,
  type RequestBody,
  type SendOptions,
  wholeBody,
} from "./body.ts";
import {
  type FileSource,
  fileSource,
  isFileInput,
  type PieceReader,
} from "./file_source.ts";

const ENCODER = new TextEncoder();
/**
 * Up to this size a body is put together in memory and sent with its length,
 * since some servers refuse a body without one, and Deno's `fetch` gives a
 * length only to bodies that are all there. Larger ones go out in chunks.
 */
const WHOLE_BYTES = 4 * 1024 * 1024;

/** A piece of a form: what stands before a file, or the file. */
type Piece = Uint8Array<ArrayBuffer> | FileSource;

/** Escapes a name as browsers do (HTML, "multipart form data"). */
function escapeName(name: string): string {
  return name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll(
    '"',
    "%22",
  );
}

function valueText(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

async function formPieces(
  fields: Readonly<Record<string, unknown>>,
  boundary: string,
): Promise<Piece[]> {
  const pieces: Piece[] = [];
  let head = "";
  for (const [name, value] of Object.entries(fields)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) {
      // A form has no null; what is not given is not sent.
      if (one === undefined || one === null) continue;
      head += `--${boundary}\r\ncontent-disposition: form-data; name="${
        escapeName(name)
      }"`;
      if (!isFileInput(one)) {
        head += `\r\n\r\n${valueText(one)}\r\n`;
        continue;
      }
      const file = await fileSource(one);
      const type = file.type.replace(/[^\x20-\x7e]/g, "");
      head += `; filename="${
        escapeName(file.name)
      }"\r\ncontent-type: ${type}\r\n\r\n`;
      pieces.push(ENCODER.encode(head), file);
      head = "\r\n";
    }
  }
  pieces.push(ENCODER.encode(`${head}--${boundary}--\r\n`));
  return pieces;
}

/** Reads pieces one after the other; holds at most one file open. */
class FormReader {
  readonly #pieces: Piece[];
  #open: PieceReader | undefined;
  #isClosed = false;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = [...pieces];
  }

  /** Whether the piece that came last may be freed. */
  get ownsPiece(): boolean {
    return this.#open?.ownsPieces === true;
  }

  async next(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    while (true) {
      // An end here would look like the end of the form to a server that still reads.
      if (this.#isClosed) throw new Error("The form was closed before its end");
      const bytes = await this.#open?.next();
      if (bytes !== undefined && bytes.length > 0) return bytes;
      if (bytes !== undefined) continue;
      await this.#open?.close();
      this.#open = undefined;
      const piece = this.#pieces.shift();
      if (piece === undefined || piece instanceof Uint8Array) return piece;
      const opened = await piece.open();
      this.#open = opened;
      // Closed while the file was being opened.
      if (this.#isClosed) await opened.close();
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#open?.close();
  }
}

async function readAll(
  pieces: readonly Piece[],
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new FormReader(pieces);
  try {
    const all: Uint8Array<ArrayBuffer>[] = [];
    for (let bytes; (bytes = await reader.next()) !== undefined;) {
      all.push(bytes);
    }
    return concat(all);
  } finally {
    await reader.close();
  }
}

/** Sends pieces as they are read: at no time is more than a few of them in memory. */
function openStream(pieces: readonly Piece[], options: SendOptions): OpenBody {
  const { onPiece, freesPieces } = options;
  const reader = new FormReader(pieces);
  let failure: unknown;
  let last: Uint8Array<ArrayBuffer> | undefined;
  // Nothing is read ahead: whoever asks for a piece is done with the one before.
  const init = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        last?.buffer.transfer(0);
        last = undefined;
        const bytes = await reader.next();
        if (bytes === undefined) return controller.close();
        if (freesPieces && reader.ownsPiece) last = bytes;
        const { length } = bytes;
        controller.enqueue(bytes);
        onPiece(length);
      } catch (error) {
        failure = error;
        controller.error(error);
      }
    },
    async cancel() {
      await reader.close();
    },
  }, { highWaterMark: 0 });
  return {
    init,
    failure: () => failure,
    async close() {
      await reader.close();
    },
  };
}

/**
 * Encodes a form as `multipart/form-data` (RFC 7578). Files are read while
 * they are sent, with constant memory at any size. An array gives one part
 * for each of its values; `undefined` and `null` give none.
 *
 * @param fields The form's fields: files, texts, numbers, booleans, or objects as JSON.
 * @returns A body for one or more attempts.
 */
export async function multipartBody(
  fields: Readonly<Record<string, unknown>>,
): Promise<RequestBody> {
  const boundary = `----cenote-${crypto.randomUUID()}`;
  const pieces = await formPieces(fields, boundary);
  const isReplayable = pieces.every((piece) =>
    piece instanceof Uint8Array || piece.isReplayable
  );
  let size: number | undefined = 0;
  for (const piece of pieces) {
    const length = piece instanceof Uint8Array ? piece.length : piece.size;
    size = size === undefined || length === undefined
      ? undefined
      : size + length;
  }
  const isSmall = isReplayable && size !== undefined && size <= WHOLE_BYTES;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    size,
    isReplayable,
    open: async (options) =>
      isSmall ? wholeBody(await readAll(pieces)) : openStream(pieces, options),
  };
}
