/**
 * What the client needs from the outside world. Tests pass their own, so that
 * retries need neither real time nor real chance.
 */
export interface Host {
  /** Sends one request. The platform's `fetch` unless told otherwise. */
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970, for `Retry-After` dates and total time limits. */
  now(): number;
  /** Waits between two attempts and between two looks at a job. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A number from 0 up to, not including, 1: the jitter of waiting times. */
  random(): number;
}

/** Waits, and rejects with the signal's reason when it is aborted meanwhile. */
function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    function abort() {
      clearTimeout(timer);
      reject(signal?.reason);
    }
    signal?.addEventListener("abort", abort, { once: true });
  });
}

/**
 * The host of this process: the platform's `fetch`, clock, timers and chance.
 *
 * @returns A host that looks `fetch` up at each call.
 */
export function systemHost(): Host {
  return {
    fetch: (input, init) => fetch(input, init),
    now: () => Date.now(),
    sleep,
    random: () => Math.random(),
  };
}
