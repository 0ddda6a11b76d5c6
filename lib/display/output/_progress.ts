import { abortable } from "@std/async/abortable";
import type { OutputHost } from "./host.ts";
import { Interruption } from "./_interrupt.ts";
import { standingOf } from "./_report.ts";
import { type Standing, Tracker } from "./_tracker.ts";
import { until } from "./_until.ts";
import type { CountedItems, ProgressOptions } from "./progress.ts";

/** What a job says of itself, in any of the forms in which steps report. */
export interface ProgressReport {
  /** A part from 0 to 1, and what is known of a job; with `total` given, a count. */
  (done: number, details?: object): void;
  /** Bytes, and how many there will be. */
  (done: number, total: number | undefined): void;
  /** Bytes of one file of several. */
  (file: { readonly name: string }, done: number, total?: number): void;
  /** All at once; also what `ingestFile()` reports. */
  (standing: ProgressStanding | ProgressPhase): void;
}

/** What a job may report of itself; what it leaves out stays as it was. */
export interface ProgressStanding {
  /** How much is done. */
  readonly done?: number;
  /** How much there is in all. */
  readonly total?: number;
  /** What is counted. @default {"items"} */
  readonly unit?: "items" | "bytes";
  /** What it is, from now on. */
  readonly label?: string;
  /** What it is doing just now. */
  readonly note?: string;
}

/** What the ingestion of files reports. */
export interface ProgressPhase {
  /** Which part of the work it is in. */
  readonly phase: string;
  /** The file that is sent. */
  readonly name?: string;
  /** Which file it is, from 0. */
  readonly index?: number;
  /** How many files there are. */
  readonly count?: number;
  /** Bytes that are sent. */
  readonly sentBytes?: number;
  /** Bytes to send. */
  readonly totalBytes?: number | undefined;
  /** Documents that are there. */
  readonly documents?: number;
}

/** Work that reports how far it is. */
export type ProgressJob<T> = (report: ProgressReport) => Promise<T> | T;

/** What is counted in bytes. */
export type ProgressStream = ReadableStream<unknown> | Blob | Response;

/** `progress()` on any host. */
export function progressOn(
  host: OutputHost,
  source: unknown,
  options: ProgressOptions = {},
): unknown {
  const { total } = options;
  if (total !== undefined && typeof total !== "number") {
    throw new TypeError(
      `Cannot show progress as 'total' must be a number: found ${
        total === null ? "null" : typeof total
      }`,
    );
  }
  if (total !== undefined && !(total >= 0 && total < Infinity)) {
    throw new RangeError(
      `Cannot show progress as 'total' must be a number from 0: current value is ${total}`,
    );
  }
  if (isJob(source)) return follow(host, source, options);
  if (source instanceof Promise) return follow(host, () => source, options);
  if (source instanceof Blob) {
    return stream(host, source.stream(), options, source.size);
  }
  if (source instanceof Response) {
    const body = source.body ?? new Blob([]).stream();
    return stream(host, body, options, lengthOf(source));
  }
  if (source instanceof ReadableStream) return stream(host, source, options);
  if (isIterable(source)) return items(host, source, options);
  if (isAsyncIterable(source)) return asyncItems(host, source, options);
  throw new TypeError(
    `Cannot show progress: expected something to go through, a stream, or a function that reports, found ${
      source === null ? "null" : typeof source
    }`,
  );
}

function isJob(value: unknown): value is ProgressJob<unknown> {
  return typeof value === "function";
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "string" ||
    typeof value === "object" && value !== null && Symbol.iterator in value;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null &&
    Symbol.asyncIterator in value;
}

function start(
  host: OutputHost,
  options: ProgressOptions,
  unit: Standing["unit"] & string,
  found?: number,
): Tracker {
  const { label = "", total = found, keep = true, displayId } = options;
  return new Tracker(host, { label, total, keep, displayId }, unit);
}

function items<T>(
  host: OutputHost,
  source: Iterable<T>,
  options: ProgressOptions,
): CountedItems<T> {
  const total = sizeOf(source);
  return {
    *[Symbol.iterator]() {
      const { signal } = options;
      const tracker = start(host, options, "items", total);
      let end: "done" | "stopped" | "failed" = "stopped";
      try {
        for (const item of source) {
          signal?.throwIfAborted();
          yield item;
          tracker.add(1);
        }
        end = "done";
      } catch (error) {
        if (!signal?.aborted) end = "failed";
        throw error;
      } finally {
        // Its last state is sent already; nobody can wait in a loop like this.
        tracker.close(end);
      }
    },
    [Symbol.asyncIterator]: () => counted(host, source, options, total),
  };
}

function asyncItems<T>(
  host: OutputHost,
  source: AsyncIterable<T>,
  options: ProgressOptions,
): AsyncIterable<Awaited<T>> {
  return {
    [Symbol.asyncIterator]: () => counted(host, source, options, undefined),
  };
}

async function* counted<T>(
  host: OutputHost,
  source: AsyncIterable<T> | Iterable<T>,
  options: ProgressOptions,
  total: number | undefined,
): AsyncGenerator<Awaited<T>> {
  using interruption = new Interruption(host, options.signal);
  const { signal } = interruption;
  const tracker = start(host, options, "items", total);
  let end: "done" | "stopped" | "failed" = "stopped";
  try {
    for await (const item of until(source, signal)) {
      yield item;
      tracker.add(1);
    }
    end = "done";
  } catch (error) {
    if (!signal?.aborted) end = "failed";
    throw error;
  } finally {
    await tracker.close(end);
  }
}

/** How many there are, where that is known without looking. */
function sizeOf(source: Iterable<unknown>): number | undefined {
  if (typeof source !== "object") return undefined;
  for (const name of ["length", "size"]) {
    const size: unknown = Reflect.get(source, name);
    if (typeof size === "number" && size >= 0) return size;
  }
  return undefined;
}

/** The bytes of a body; what is packed has another length than what is read. */
function lengthOf({ headers }: Response): number | undefined {
  const text = headers.get("content-length") ?? "";
  return /^\d+$/.test(text) && !headers.has("content-encoding")
    ? Number(text)
    : undefined;
}

function stream<T>(
  host: OutputHost,
  source: ReadableStream<T>,
  options: ProgressOptions,
  total?: number,
): ReadableStream<T> {
  const reader = source.getReader();
  let tracker: Tracker | undefined;
  let isBytes = true;
  let interruption: Interruption | undefined;
  let stop = () => {};
  const end = async (state: "done" | "stopped" | "failed") => {
    options.signal?.removeEventListener("abort", stop);
    interruption?.[Symbol.dispose]();
    await tracker?.close(state);
  };
  return new ReadableStream<T>({
    start(controller) {
      stop = () => {
        const signal = interruption?.signal?.aborted
          ? interruption.signal
          : options.signal;
        controller.error(signal?.reason);
        reader.cancel(signal?.reason).catch(() => {});
        return end("stopped");
      };
      if (options.signal?.aborted) stop();
      else options.signal?.addEventListener("abort", stop);
    },
    async pull(controller) {
      tracker ??= start(host, options, "bytes", total);
      if (interruption === undefined) {
        // A stream that nobody reads is nothing to interrupt.
        interruption = new Interruption(host, undefined);
        interruption.signal?.addEventListener("abort", stop);
      }
      let result: ReadableStreamReadResult<T>;
      try {
        result = await reader.read();
      } catch (error) {
        await end("failed");
        throw error;
      }
      if (options.signal?.aborted || interruption.signal?.aborted) return;
      if (result.done) {
        await end("done");
        controller.close();
        return;
      }
      const bytes = bytesOf(result.value);
      if (bytes === undefined && isBytes) {
        isBytes = false;
        tracker.stand({ unit: "items" });
      }
      tracker.add(bytes ?? 1);
      controller.enqueue(result.value);
    },
    async cancel(reason) {
      await end("stopped");
      await reader.cancel(reason);
    },
  }, { highWaterMark: 0 });
}

function bytesOf(piece: unknown): number | undefined {
  return ArrayBuffer.isView(piece) || piece instanceof ArrayBuffer
    ? piece.byteLength
    : undefined;
}

async function follow<T>(
  host: OutputHost,
  job: ProgressJob<T>,
  options: ProgressOptions,
): Promise<T> {
  const hasTotal = options.total !== undefined;
  using interruption = new Interruption(host, options.signal);
  const { signal } = interruption;
  const tracker = start(host, options, hasTotal ? "items" : "nothing");
  const work = async () =>
    await job((...told: unknown[]) =>
      tracker.stand(standingOf(told, hasTotal))
    );
  let result: T;
  try {
    result = await (signal === undefined ? work() : abortable(work(), signal));
  } catch (error) {
    const isStopped = signal?.aborted ||
      error instanceof DOMException && error.name === "AbortError";
    await tracker.close(isStopped ? "stopped" : "failed");
    throw error;
  }
  tracker.complete();
  await tracker.close("done");
  return result;
}
