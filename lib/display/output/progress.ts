import { denoHost } from "./host.ts";
import {
  type ProgressJob,
  progressOn,
  type ProgressStream,
} from "./_progress.ts";

export type {
  ProgressJob,
  ProgressPhase,
  ProgressReport,
  ProgressStanding,
} from "./_progress.ts";

/** Options of {@linkcode progress}. */
export interface ProgressOptions {
  /** What it is, in a few words. @default {""} */
  readonly label?: string;
  /** How many items, or bytes, there will be. @default {found where it can be} */
  readonly total?: number;
  /**
   * Whether the last state stays when all went well; say `false` for what runs
   * inside of another progress again and again. @default {true}
   */
  readonly keep?: boolean;
  /** A name for the output in a notebook. @default {a new one} */
  readonly displayId?: string;
  /** Ends the loop, the stream or the wait with its reason; what a job does is ended by its own. */
  readonly signal?: AbortSignal;
}

/** Items that are counted while a loop goes through them; `for` and `for await` both do. */
export type CountedItems<T> = Iterable<T> & AsyncIterable<Awaited<T>>;

/**
 * Shows how far something is while it runs, in one place: how much of how
 * many, how fast, for how long, and how long still. In a notebook it is an
 * output of the cell, in a terminal the last line, elsewhere a line now and
 * then, all on the error output. What is over within a tenth of a second shows
 * nothing. The last state stays and tells how it ended: a loop that was left
 * or aborted stopped, an error of the source failed.
 *
 * It counts
 * - the items of an array, another iterable, or an async iterable in a loop;
 * - the bytes of a stream, a `Response` or a `Blob`, which come back as a stream;
 * - what a job reports: a function that gets the function to report with, which
 *   fits the `onProgress` of `ingestFile()`, `downloadAgentFiles()`, `job()`
 *   and `save()` as it is; `progress()` gives what the function gives;
 * - nothing but the time, for a promise.
 *
 * Items, bytes, results and errors pass through as they are. Several at once
 * stand one under another.
 *
 * Interrupting a notebook's kernel ends the loop at its next item, the stream,
 * or the wait for a job or a promise, and the kernel lives on with all that it
 * holds. A plain `for` loop cannot hear of it: Deno's kernel (2.9) then ends, so
 * use `for await` for what takes long. Where a front end interrupts by message
 * instead of by signal, as Deno's own kernel specification does not ask for,
 * Deno stops the code without any last word. In a terminal Ctrl+C ends the
 * program as always, and the last state stays.
 *
 * @param source What is gone through, read or done.
 * @param options Its label, how many there are, and more.
 * @returns The items to loop over, the stream to read, or the promised result.
 * @throws {RangeError} If `total` is not a number from 0.
 * @throws {TypeError} If the source is none of these, or `total` no number.
 * @throws {DOMException} "AbortError" if the notebook's kernel is interrupted.
 *
 * @example A loop
 * ```ts
 * import { progress } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * let sum = 0;
 * for (const n of progress([1, 2, 3], { label: "Adding" })) sum += n;
 * for await (const n of progress([1, 2, 3], { label: "Adding" })) sum += n;
 * assertEquals(sum, 12);
 * ```
 *
 * @example A stream
 * ```ts
 * import { progress } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * const stream = progress(new Blob(["a,b\n1,2\n"]), { label: "Reading" });
 * assertEquals(await new Response(stream).text(), "a,b\n1,2\n");
 * ```
 *
 * @example A job
 * ```ts
 * import { progress } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * const result = await progress(async (report) => {
 *   for (let part = 1; part <= 4; part++) {
 *     await Promise.resolve();
 *     report(part / 4);
 *   }
 *   return "done";
 * }, { label: "Working" });
 * assertEquals(result, "done");
 * ```
 */
export function progress<T>(
  source: ProgressJob<T>,
  options?: ProgressOptions,
): Promise<T>;
/**
 * Shows for how long something has been going on.
 *
 * @param source What is waited for.
 * @param options Its label, how many there are, and more.
 * @returns The same.
 * @throws {RangeError} If `total` is not a number from 0.
 */
export function progress<T>(
  source: Promise<T>,
  options?: ProgressOptions,
): Promise<T>;
/**
 * Counts the bytes of a stream while it is read, or its pieces where they are no bytes.
 *
 * @param source The stream.
 * @param options Its label, how many there are, and more.
 * @returns The stream to read in its place.
 * @throws {RangeError} If `total` is not a number from 0.
 */
export function progress<T>(
  source: ReadableStream<T>,
  options?: ProgressOptions,
): ReadableStream<T>;
/**
 * Counts the bytes of a body while it is read.
 *
 * @param source The body, whose length is known in most cases.
 * @param options Its label, how many there are, and more.
 * @returns Its bytes as a stream.
 * @throws {RangeError} If `total` is not a number from 0.
 */
export function progress(
  source: Blob | Response,
  options?: ProgressOptions,
): ReadableStream<Uint8Array<ArrayBuffer>>;
/**
 * Counts the items of an array or another iterable while a loop goes through them.
 *
 * @param source The items.
 * @param options Its label, how many there are, and more.
 * @returns The items to loop over, by `for` or by `for await`.
 * @throws {RangeError} If `total` is not a number from 0.
 */
export function progress<T>(
  source: Iterable<T>,
  options?: ProgressOptions,
): CountedItems<T>;
/**
 * Counts the items of an async iterable while a loop goes through them.
 *
 * @param source The items.
 * @param options Its label, how many there are, and more.
 * @returns The items to loop over.
 * @throws {RangeError} If `total` is not a number from 0.
 */
export function progress<T>(
  source: AsyncIterable<T>,
  options?: ProgressOptions,
): AsyncIterable<Awaited<T>>;
export function progress(
  source:
    | ProgressJob<unknown>
    | Promise<unknown>
    | ProgressStream
    | Iterable<unknown>
    | AsyncIterable<unknown>,
  options: ProgressOptions = {},
): unknown {
  return progressOn(denoHost, source, options);
}
