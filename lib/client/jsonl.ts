import { concat } from "@std/bytes/concat";
import { StreamError } from "./errors.ts";
import { shorten } from "./said.ts";
import { trust } from "./trust.ts";

const NEWLINE = 0x0a;
/** So much is decoded at once; a text of hundreds of megabytes could not be. */
const BLOCK_BYTES = 1024 * 1024;
const encoder = new TextEncoder();
const DEFAULT_MAX_LINE_BYTES = 64 * 1024 * 1024;

/** A line that is not JSON, in the place of a record. */
export class MalformedLine {
  /** The line's number, from 1; blank lines count. */
  readonly line: number;
  /** The line as it came. */
  readonly text: string;

  /**
   * Makes one.
   *
   * @param line The line's number, from 1.
   * @param text The line as it came.
   */
  constructor(line: number, text: string) {
    this.line = line;
    this.text = text;
  }
}

/** How lines are decoded. */
export interface JsonlOptions {
  /** The longest line that is taken, in bytes. @default {67_108_864} */
  readonly maxLineBytes?: number;
  /**
   * What becomes of a line that is not JSON: an error, or a
   * {@linkcode MalformedLine} among the records. @default {"throw"}
   */
  readonly malformed?: "throw" | "keep";
}

/**
 * Turns the bytes of JSON lines into records, whatever pieces they come in.
 * LF and CR LF end a line, blank lines are skipped, a byte order mark at the
 * beginning too, and the last line needs no end.
 *
 * @example Records of two pieces
 * ```ts
 * import { JsonlDecoder } from "@cenote/cenote/client";
 * import { assertEquals } from "@std/assert";
 *
 * const decoder = new JsonlDecoder();
 * const bytes = new TextEncoder().encode('{"a":1}\n{"a":2}');
 * assertEquals(decoder.push(bytes.subarray(0, 9)), [{ a: 1 }]);
 * assertEquals(decoder.push(bytes.subarray(9)), []);
 * assertEquals(decoder.finish(), [{ a: 2 }]);
 * ```
 */
export class JsonlDecoder {
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  readonly #maxLineBytes: number;
  readonly #keepsMalformed: boolean;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #line = 0;

  /**
   * Makes a decoder at the beginning of its lines.
   *
   * @param options How lines are decoded.
   * @throws {RangeError} If `maxLineBytes` is not a positive whole number.
   */
  constructor(options: JsonlOptions = {}) {
    const { maxLineBytes = DEFAULT_MAX_LINE_BYTES, malformed = "throw" } =
      options;
    if (!(maxLineBytes > 0)) {
      throw new RangeError(
        `Cannot use 'maxLineBytes' as it must be a positive number: current value is ${maxLineBytes}`,
      );
    }
    this.#maxLineBytes = maxLineBytes;
    this.#keepsMalformed = malformed === "keep";
  }

  /**
   * Takes the next bytes.
   *
   * @param bytes Any piece; it is not changed, and may be used again at once.
   * @param records Where to put the records; those before a line that throws
   * are there too.
   * @returns The records of all lines that are complete by now.
   * @throws {StreamError} If a line is too long or not JSON.
   */
  push(bytes: Uint8Array, records: unknown[] = []): unknown[] {
    // A line never ends inside a character: in UTF-8 no part of one is a line end.
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      let start = 0;
      if (this.#pendingBytes > 0) {
        start = bytes.indexOf(NEWLINE) + 1;
        this.#keep(bytes.subarray(0, start - 1));
        this.#readPending(records);
      }
      while (start < end) start = this.#readBlock(bytes, start, end, records);
    }
    if (end < bytes.length) this.#keep(bytes.subarray(end));
    return records;
  }

  /**
   * Ends the lines.
   *
   * @param records Where to put the record.
   * @returns The record of a last line without an end, if there is one.
   * @throws {StreamError} If that line is not JSON.
   */
  finish(records: unknown[] = []): unknown[] {
    if (this.#pendingBytes > 0) this.#readPending(records);
    return records;
  }

  #readPending(records: unknown[]): void {
    const line = concat(this.#pending);
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#readLines(line, records);
  }

  #keep(bytes: Uint8Array): void {
    this.#pendingBytes += bytes.length;
    this.#check(this.#pendingBytes);
    // A copy: whoever gave the piece may fill it anew.
    if (bytes.length > 0) this.#pending.push(bytes.slice());
    // Many small pieces of one long line are put together now and then, not each time.
    if (this.#pending.length >= 256) this.#pending = [concat(this.#pending)];
  }

  #check(bytes: number): void {
    if (bytes > this.#maxLineBytes) {
      throw new StreamError(
        `Cannot read line ${
          this.#line + 1
        } of the stream: it has more than ${this.#maxLineBytes} bytes; allow more with maxLineBytes`,
        { line: this.#line + 1 },
      );
    }
  }

  /** Reads whole lines, as many as make a block, and says where the next block begins. */
  #readBlock(
    bytes: Uint8Array,
    start: number,
    end: number,
    records: unknown[],
  ): number {
    let stop = end;
    if (end - start > BLOCK_BYTES) {
      const last = bytes.lastIndexOf(NEWLINE, start + BLOCK_BYTES - 1);
      stop = (last >= start ? last : bytes.indexOf(NEWLINE, start)) + 1;
    }
    this.#readLines(bytes.subarray(start, stop - 1), records);
    return stop;
  }

  #readLines(bytes: Uint8Array, records: unknown[]): void {
    const text = this.#decoder.decode(bytes);
    // Every byte is at most one unit of the text, so that a text this short has no line too long.
    const mayBeLong = bytes.length > this.#maxLineBytes;
    let start = this.#line === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (start <= text.length) {
      let end = text.indexOf("\n", start);
      if (end < 0) end = text.length;
      const line = text.slice(start, end);
      if (mayBeLong) this.#check(encoder.encode(line).length);
      this.#line++;
      if (line !== "") this.#parse(line, records);
      start = end + 1;
    }
  }

  #parse(line: string, records: unknown[]): void {
    try {
      records.push(JSON.parse(line));
    } catch (error) {
      // Blank lines are few: looking for them here costs the others nothing.
      if (line.trim() === "") return;
      if (this.#keepsMalformed) {
        records.push(new MalformedLine(this.#line, line.replace(/\r$/, "")));
        return;
      }
      throw new StreamError(
        `Cannot read line ${this.#line} of the stream: it is not JSON: "${
          shorten(line, 80)
        }"`,
        { line: this.#line },
        { cause: error },
      );
    }
  }
}

/**
 * The same as a `TransformStream`, for `pipeThrough`.
 *
 * @example Records of a stream
 * ```ts
 * import { JsonlDecoderStream } from "@cenote/cenote/client";
 * import { assertEquals } from "@std/assert";
 *
 * const stream = new Blob(['{"a":1}\n{"a":2}\n']).stream();
 * const records = await Array.fromAsync(stream.pipeThrough(new JsonlDecoderStream()));
 * assertEquals(records, [{ a: 1 }, { a: 2 }]);
 * ```
 */
export class JsonlDecoderStream extends TransformStream<Uint8Array, unknown> {
  /**
   * Makes a stream at the beginning of its lines.
   *
   * @param options How lines are decoded.
   */
  constructor(options: JsonlOptions = {}) {
    const decoder = new JsonlDecoder(options);
    super({
      transform(bytes, controller) {
        const records: unknown[] = [];
        try {
          decoder.push(bytes, records);
        } finally {
          for (const record of records) controller.enqueue(record);
        }
      },
      flush(controller) {
        for (const record of decoder.finish()) controller.enqueue(record);
      },
    });
  }
}

/** The records of one stream of bytes. */
class JsonlRecords<T> implements AsyncIterableIterator<T> {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder: JsonlDecoder;
  #records: unknown[] = [];
  #at = 0;
  #failure: { readonly error: unknown } | undefined;
  #isDone = false;

  constructor(stream: ReadableStream<Uint8Array>, options: JsonlOptions) {
    this.#decoder = new JsonlDecoder(options);
    this.#reader = stream.getReader();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<T>> {
    // The usual way, with a record at hand, waits for nothing: an async
    // function here would cost more than the decoding.
    if (this.#at < this.#records.length) {
      return Promise.resolve({
        done: false,
        value: trust<T>(this.#records[this.#at++]),
      });
    }
    return this.#fill();
  }

  async #fill(): Promise<IteratorResult<T>> {
    while (this.#at >= this.#records.length) {
      const failure = this.#failure;
      this.#failure = undefined;
      if (failure !== undefined) throw failure.error;
      if (this.#isDone) return { done: true, value: undefined };
      this.#records = [];
      this.#at = 0;
      try {
        const { done, value } = await this.#reader.read();
        if (done) this.#isDone = true;
        if (done) this.#decoder.finish(this.#records);
        else this.#decoder.push(value, this.#records);
      } catch (error) {
        // The records before it come first.
        this.#failure = { error };
        if (!this.#isDone) await this.#reader.cancel().catch(() => {});
        this.#isDone = true;
      }
    }
    return { done: false, value: trust<T>(this.#records[this.#at++]) };
  }

  async return(): Promise<IteratorResult<T>> {
    this.#records = [];
    this.#at = 0;
    this.#failure = undefined;
    if (!this.#isDone) {
      this.#isDone = true;
      await this.#reader.cancel().catch(() => {});
    }
    return { done: true, value: undefined };
  }
}

/**
 * Reads JSON lines one record at a time. Leaving the loop cancels the stream.
 *
 * @typeParam T What the caller knows the records to be; it is not checked.
 * @param stream The bytes.
 * @param options How lines are decoded.
 * @returns The records, to be read once.
 * @throws {StreamError} If a line is too long or not JSON.
 *
 * @example The lines of an answer
 * ```ts
 * import { jsonl } from "@cenote/cenote/client";
 * import { assertEquals } from "@std/assert";
 *
 * const stream = new Blob(['{"body":"Hel"}\n{"body":"lo"}\n']).stream();
 * let text = "";
 * for await (const { body } of jsonl<{ body: string }>(stream)) text += body;
 * assertEquals(text, "Hello");
 * ```
 */
export function jsonl<T = unknown>(
  stream: ReadableStream<Uint8Array>,
  options: JsonlOptions = {},
): AsyncIterableIterator<T> {
  return new JsonlRecords<T>(stream, options);
}
