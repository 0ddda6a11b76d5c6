/**
 * Reads `multipart/form-data` (RFC 7578) as it arrives. No part is ever held in
 * memory as a whole: a file of any size takes as much as the network hands over
 * at once.
 *
 * @module
 */

import { ByteSearch } from "./byte_search.ts";

/** One part of a form. Its body has to be read before the next part is asked for. */
export interface FormPart {
  /** Name of the form's field. */
  readonly name: string;
  /** The file's name without folders; undefined for plain fields. */
  readonly filename: string | undefined;
  /** The part's content type, in lower case, without parameters. */
  readonly contentType: string | undefined;
  /** The part's bytes, to be read once; each piece is good until the next is asked for. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** The form does not follow RFC 7578; the message says where. */
export class MultipartError extends Error {
  override name = "MultipartError";
}

const MAX_HEADER_BYTES = 16_384;
const BOUNDARY_REGEXP = /^[0-9A-Za-z'()+_,\-./:=? ]{1,200}$/;

/**
 * The boundary that a content type names.
 *
 * @throws {MultipartError} When it is not a form, or names no usable boundary.
 */
export function boundaryOf(contentType: string | null): string {
  const type = contentType?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (type !== "multipart/form-data") {
    throw new MultipartError(
      `Cannot read the form: the content type is "${type}", wanted "multipart/form-data"`,
    );
  }
  const boundary = parameter(contentType ?? "", "boundary");
  if (boundary === undefined || !BOUNDARY_REGEXP.test(boundary)) {
    throw new MultipartError(
      "Cannot read the form: its content type names no boundary; let the HTTP library write this header",
    );
  }
  return boundary;
}

/**
 * The parts of a form, in their order.
 *
 * @param stream The body of the request.
 * @param boundary As `boundaryOf` found it.
 * @throws {MultipartError} When the form is damaged or ends too early.
 */
export async function* formParts(
  stream: ReadableStream<Uint8Array>,
  boundary: string,
): AsyncGenerator<FormPart> {
  const source = new Source(stream);
  const delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
  const search = new ByteSearch(delimiter);
  try {
    // The first boundary may stand at the very beginning, without a line end before it.
    source.unread(new Uint8Array([13, 10]));
    for await (const _ of until(source, search, delimiter.length)) {
      // What stands before the first boundary means nothing.
    }
    while (await hasPart(source)) {
      const headers = parseHeaders(await readHeaders(source));
      let isRead = false;
      const body = until(source, search, delimiter.length);
      yield {
        ...headers,
        body: {
          async *[Symbol.asyncIterator]() {
            isRead = true;
            yield* body;
          },
        },
      };
      if (!isRead) {
        for await (const _ of body) {
          // A part that nobody wanted still has to be passed over.
        }
      }
    }
  } finally {
    await source.cancel();
  }
}

const BUFFER_BYTES = 262_144;

/**
 * Bytes of a stream, of which some may be put back. One buffer takes them all,
 * where the stream lets it: what `read` gave is good until the next `read`.
 */
class Source {
  readonly #next: () => Promise<Uint8Array | undefined>;
  readonly #cancel: () => Promise<void>;
  #back: Uint8Array | undefined;

  constructor(stream: ReadableStream<Uint8Array>) {
    const reader = byteReader(stream);
    if (reader === undefined) {
      const usual = stream.getReader();
      this.#next = async () => (await usual.read()).value;
      this.#cancel = () => usual.cancel();
      return;
    }
    let buffer = new ArrayBuffer(BUFFER_BYTES);
    this.#next = async () => {
      const { value, done } = await reader.read(new Uint8Array(buffer));
      if (value !== undefined) buffer = value.buffer;
      return done || value === undefined ? undefined : value;
    };
    this.#cancel = () => reader.cancel();
  }

  async read(): Promise<Uint8Array | undefined> {
    if (this.#back === undefined) return await this.#next();
    const back = this.#back;
    this.#back = undefined;
    return back;
  }

  unread(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#back = this.#back === undefined ? bytes : joined(bytes, this.#back);
  }

  /** At least `count` bytes put together, or all that are left. */
  async atLeast(count: number): Promise<Uint8Array> {
    let held: Uint8Array = new Uint8Array(0);
    while (held.length < count) {
      const more = await this.read();
      if (more === undefined) break;
      held = joined(held, more);
    }
    return held;
  }

  async cancel(): Promise<void> {
    try {
      await this.#cancel();
    } catch {
      // The client went away already; its stream needs no end.
    }
  }
}

/** A reader into buffers of ours; undefined for streams that bring their own, as those of tests do. */
function byteReader(
  stream: ReadableStream<Uint8Array>,
): ReadableStreamBYOBReader | undefined {
  try {
    return stream.getReader({ mode: "byob" });
  } catch (cause) {
    if (cause instanceof TypeError && !stream.locked) return undefined;
    throw cause;
  }
}

/** Yields bytes up to the delimiter, and takes the delimiter itself away. */
async function* until(
  source: Source,
  search: ByteSearch,
  length: number,
): AsyncGenerator<Uint8Array> {
  // The delimiter may be cut anywhere by the network: its possible beginning is
  // kept back until what follows is known.
  let kept: Uint8Array = new Uint8Array(0);
  while (true) {
    const more = await source.read();
    if (more === undefined) {
      throw new MultipartError(
        "Cannot read the form: it ends before its closing boundary",
      );
    }
    if (kept.length > 0) {
      const seam = joined(kept, more.subarray(0, length - 1));
      const at = search.find(seam);
      if (at >= 0) {
        if (at > 0) yield kept.subarray(0, at);
        source.unread(more.subarray(at + length - kept.length));
        return;
      }
      if (more.length < length - 1) {
        const free = Math.max(0, seam.length - (length - 1));
        if (free > 0) yield seam.subarray(0, free);
        kept = seam.slice(free);
        continue;
      }
      yield kept;
    }
    const at = search.find(more);
    if (at >= 0) {
      if (at > 0) yield more.subarray(0, at);
      source.unread(more.subarray(at + length));
      return;
    }
    const free = Math.max(0, more.length - (length - 1));
    if (free > 0) yield more.subarray(0, free);
    kept = more.slice(free);
  }
}

/** After a boundary: true when a part follows, false for the form's end. */
async function hasPart(source: Source): Promise<boolean> {
  let held = await source.atLeast(2);
  if (held[0] === 45 && held[1] === 45) return false;
  // Blanks may stand between boundary and line end.
  let at = 0;
  while (true) {
    while (at < held.length && (held[at] === 32 || held[at] === 9)) at++;
    if (held.length - at >= 2 || at > MAX_HEADER_BYTES) break;
    source.unread(held);
    const before = held.length;
    held = await source.atLeast(before + 1);
    if (held.length === before) break;
  }
  if (held[at] !== 13 || held[at + 1] !== 10) {
    throw new MultipartError(
      "Cannot read the form: no line end after a boundary",
    );
  }
  // The line end stays, so that a part without headers begins as others do.
  source.unread(held.subarray(at));
  return true;
}

const HEADERS_END = new ByteSearch(new Uint8Array([13, 10, 13, 10]));

/** The header lines of a part; the source then stands at its body. */
async function readHeaders(source: Source): Promise<string> {
  let held = await source.atLeast(4);
  while (true) {
    const end = HEADERS_END.find(held);
    if (end >= 0 && end <= MAX_HEADER_BYTES) {
      source.unread(held.subarray(end + 4));
      return new TextDecoder().decode(held.subarray(0, end));
    }
    if (held.length > MAX_HEADER_BYTES) {
      throw new MultipartError(
        `Cannot read the form: the headers of a part take more than ${MAX_HEADER_BYTES} bytes`,
      );
    }
    const more = await source.read();
    if (more === undefined) {
      throw new MultipartError(
        "Cannot read the form: it ends in the headers of a part",
      );
    }
    held = joined(held, more);
  }
}

function parseHeaders(lines: string): Omit<FormPart, "body"> {
  let disposition = "";
  let contentType: string | undefined;
  for (const line of lines.split("\r\n")) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === "content-disposition") disposition = value;
    if (name === "content-type") {
      contentType = value.split(";", 1)[0]?.trim().toLowerCase();
    }
  }
  const name = parameter(disposition, "name");
  if (name === undefined) {
    throw new MultipartError(
      "Cannot read the form: a part has no name; wanted 'Content-Disposition: form-data; name=\"…\"'",
    );
  }
  const filename = extended(disposition) ?? parameter(disposition, "filename");
  return {
    name,
    filename: filename === undefined ? undefined : plainName(filename),
    contentType,
  };
}

/**
 * A parameter of a header. Browsers write quotes in names as `%22`, other
 * clients with a backslash before them; Windows paths bring backslashes of their
 * own, which stay.
 */
function parameter(header: string, name: string): string | undefined {
  const pattern = new RegExp(
    `;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`,
    "i",
  );
  const found = pattern.exec(header);
  if (found === null) return undefined;
  if (found[1] === undefined) return found[2];
  return found[1].replace(/\\(["\\])/g, "$1").replace(
    /%(22|0D|0A)/gi,
    (_, code: string) => {
      return String.fromCharCode(parseInt(code, 16));
    },
  );
}

/** The name in `filename*=UTF-8''…` (RFC 5987), which some clients send for names beyond ASCII. */
function extended(header: string): string | undefined {
  const found = /;\s*filename\*=([\w-]*)'[^']*'([^;\s]*)/i.exec(header);
  if (found === null) return undefined;
  try {
    if (/^utf-?8$/i.test(found[1] ?? "")) {
      return decodeURIComponent(found[2] ?? "");
    }
    return unescapeLatin1(found[2] ?? "");
  } catch {
    return undefined;
  }
}

function unescapeLatin1(value: string): string {
  return value.replace(/%([0-9a-f]{2})/gi, (_, code: string) => {
    return String.fromCharCode(parseInt(code, 16));
  });
}

// deno-lint-ignore no-control-regex -- these characters are what has to go
const UNPRINTABLE_REGEXP = /[\u0000-\u001f\u007f]/g;

/** A name without folders and control characters, never empty. */
function plainName(name: string): string {
  const last =
    name.split(/[/\\]/).at(-1)?.replace(UNPRINTABLE_REGEXP, " ").trim() ?? "";
  return last === "" || last === "." || last === ".." ? "unnamed" : last;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
