export function zipReadableStreams<T>(
  ...streams: ReadableStream<T>[]
): ReadableStream<T>;
