/** Timers hold about 24.8 days; what is longer is no limit. */
const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * A signal that is aborted when the caller's is, or after a time.
 *
 * @param name The option that gives the time, for the error.
 * @param ms The time; `Infinity` for no limit.
 * @param signal The caller's signal.
 * @returns Both in one, and the limit alone to tell which of them it was.
 * @throws {RangeError} If the time is not a positive number.
 */
export function withLimit(
  name: string,
  ms: number,
  signal: AbortSignal | undefined,
): { readonly both: AbortSignal; readonly limit: AbortSignal } {
  checkMs(name, ms);
  const limit = ms > LONGEST_TIMER_MS
    ? new AbortController().signal
    : AbortSignal.timeout(Math.ceil(ms));
  return { both: signal ? AbortSignal.any([signal, limit]) : limit, limit };
}

/**
 * Checks a time limit, so that a wrong one is found before any work is done.
 *
 * @throws {RangeError} If it is not a positive number.
 */
export function checkMs(name: string, ms: number): void {
  if (ms > 0) return;
  throw new RangeError(
    `Cannot use '${name}' as it must be a positive number of milliseconds: current value is ${ms}`,
  );
}
