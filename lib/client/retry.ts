import { ConnectionError, HttpError, TimeoutError } from "./errors.ts";

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 8_000;
const LONGEST_RETRY_AFTER_MS = 60_000;

const IDEMPOTENT_METHODS: ReadonlySet<string> = new Set([
  "GET",
  "HEAD",
  "PUT",
  "DELETE",
  "OPTIONS",
]);
/** A server that does not know the operation will not know it in a second either. */
const LASTING_STATUSES: ReadonlySet<number> = new Set([501, 505]);

/**
 * Reads a `Retry-After` header: seconds, or a date.
 *
 * @param value The header's value.
 * @param now Milliseconds since 1970.
 * @returns Milliseconds to wait, or `undefined` for none that can be read.
 */
export function parseRetryAfter(
  value: string | null,
  now: number,
): number | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * Says whether a request that failed may be sent once more. A method that may
 * be repeated (GET, PUT, DELETE …) may after any failure that can pass; any
 * other only when the server surely did not act on it: it was never reached,
 * or it answered 429, or 503 with the time to come back.
 *
 * @param error Why the attempt failed.
 * @param method The HTTP method.
 */
export function mayRetry(error: unknown, method: string): boolean {
  const isIdempotent = IDEMPOTENT_METHODS.has(method);
  if (error instanceof ConnectionError) {
    if (error.reason === "refused" || error.reason === "unreachable") {
      return true;
    }
    return error.reason === "lost" && isIdempotent;
  }
  if (error instanceof TimeoutError) return isIdempotent;
  if (!(error instanceof HttpError)) return false;
  if (error.status === 429) return true;
  if (error.status === 503 && error.retryAfterMs !== undefined) return true;
  if (!isIdempotent) return false;
  if (error.status === 408 || error.status === 409) return true;
  return error.status >= 500 && !LASTING_STATUSES.has(error.status);
}

/**
 * How long to wait before the next attempt: what the server asks for, up to a
 * minute; else a random part of a time that doubles, so that many clients do
 * not come back all at once.
 *
 * @param error Why the attempt failed.
 * @param retry The retry that is to come, from 0.
 * @param random A number from 0 up to 1.
 * @returns Milliseconds.
 */
export function retryDelayMs(
  error: unknown,
  retry: number,
  random: number,
): number {
  if (error instanceof HttpError && error.retryAfterMs !== undefined) {
    return Math.min(error.retryAfterMs, LONGEST_RETRY_AFTER_MS);
  }
  return random * Math.min(FIRST_DELAY_MS * 2 ** retry, LONGEST_DELAY_MS);
}
