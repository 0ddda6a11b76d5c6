import { isFull, rowSource, type Source } from "./source.ts";

/**
 * Reads rows as they arrive, as far as they are needed, and closes what they
 * come from.
 */
export async function readAsync(
  rows: AsyncIterable<unknown>,
  need: number,
  hasHeader: boolean,
  signal: AbortSignal | undefined,
): Promise<Source> {
  signal?.throwIfAborted();
  const items: unknown[] = [];
  const iterator = rows[Symbol.asyncIterator]();
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal?.reason);
  // Nobody may be waiting when it comes.
  aborted.promise.catch(() => {});
  signal?.addEventListener("abort", abort, { once: true });
  let isClosed = false;
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted.promise]);
      if (next.done === true) {
        isClosed = true;
        return rowSource(items, false, hasHeader);
      }
      if (isFull(items, need, hasHeader)) {
        return rowSource(items, true, hasHeader);
      }
      items.push(next.value);
    }
  } catch (error) {
    isClosed = true;
    // A source that still waits for its next row would answer only after that.
    if (signal?.aborted) iterator.return?.().catch(() => {});
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
    if (!isClosed) await iterator.return?.();
  }
}
