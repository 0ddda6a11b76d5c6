/** What can be gone through: something iterable, or a stream. */
export type Source<T> = AsyncIterable<T> | Iterable<T> | ReadableStream<T>;

/** Whether something can be gone through. */
export function isSource(value: unknown): value is Source<unknown> {
  return typeof value === "string" || typeof value === "object" &&
      value !== null &&
      (Symbol.asyncIterator in value || Symbol.iterator in value);
}

/**
 * The items of a source, until it ends or the signal says stop, which throws
 * its reason at once, even while an item is awaited. Whatever ends it, the
 * source is let go of, so that a request behind it is cancelled.
 */
export async function* until<T>(
  source: Source<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Awaited<T>> {
  if (signal === undefined) {
    for await (const item of source) yield item;
    return;
  }
  const iterator = iteratorOf(source);
  let stop: (() => void) | undefined;
  const onAbort = () => stop?.();
  signal.addEventListener("abort", onAbort);
  let isPending = false;
  let isOver = false;
  /** The next item, or the signal's reason. */
  const next = () =>
    new Promise<IteratorResult<T>>((resolve, reject) => {
      stop = () => reject(signal.reason);
      if (signal.aborted) return stop();
      isPending = true;
      Promise.resolve(iterator.next()).then((result) => {
        isPending = false;
        isOver = result.done === true;
        resolve(result);
      }, (error) => {
        isPending = false;
        isOver = true;
        reject(error);
      });
    });
  try {
    for (;;) {
      const result = await next();
      if (result.done) return;
      yield await result.value;
    }
  } finally {
    signal.removeEventListener("abort", onAbort);
    if (!isOver) await letGo(source, iterator, isPending, signal.reason);
  }
}

type AnyIterator<T> = AsyncIterator<T> | Iterator<T>;

function iteratorOf<T>(source: Source<T>): AnyIterator<T> {
  if (source instanceof ReadableStream) return readerOf(source);
  return Symbol.asyncIterator in source
    ? source[Symbol.asyncIterator]()
    : source[Symbol.iterator]();
}

/** A stream's reader can be cancelled while it reads, which its iterator cannot. */
function readerOf<T>(stream: ReadableStream<T>): AsyncIterator<T> {
  const reader = stream.getReader();
  return {
    async next() {
      const { done, value } = await reader.read();
      if (!done) return { done, value };
      reader.releaseLock();
      return { done: true, value: undefined };
    },
    async return(reason) {
      await reader.cancel(reason).catch(() => {});
      reader.releaseLock();
      return { done: true, value: undefined };
    },
  };
}

async function letGo<T>(
  source: Source<T>,
  iterator: AnyIterator<T>,
  isPending: boolean,
  reason: unknown,
): Promise<void> {
  if (source instanceof ReadableStream) {
    await iterator.return?.(reason);
    return;
  }
  const isOwn: boolean = Object.is(source, iterator);
  // A request behind the iterator ends by this, even while something is awaited.
  if (!isOwn && isDisposable(source)) await source[Symbol.asyncDispose]();
  const returned = Promise.resolve(iterator.return?.());
  // A generator that waits for something else hears of it only after that; it
  // may be never, and whoever stopped does not wait for it.
  if (isPending) returned.catch(() => {});
  else await returned;
}

function isDisposable(value: object): value is AsyncDisposable {
  return Symbol.asyncDispose in value &&
    typeof value[Symbol.asyncDispose] === "function";
}
