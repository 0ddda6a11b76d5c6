import {
  type Connection,
  ConnectionError,
  HttpError,
  RateLimitError,
  ResponseError,
  send,
  ServerError,
  TimeoutError,
} from "../client/mod.ts";
import { delay } from "@std/async/delay";
import { withLimit } from "./_limit.ts";
import { requestOptions } from "./_request.ts";
import type { StepOptions } from "./step.ts";

/** What a health probe found. */
export interface Probe {
  /** Whether the server said yes. */
  readonly ready: boolean;
  /** The HTTP status it answered with. */
  readonly status: number;
  /** The text it answered with, trimmed. */
  readonly text: string;
}

/** Options of `waitUntilReady()`. */
export interface WaitUntilReadyOptions extends StepOptions {
  /** Give up after this long. @default {60_000} */
  readonly totalTimeoutMs?: number;
  /** The longest pause between two probes; the first pauses are shorter. @default {1_000} */
  readonly intervalMs?: number;
  /** Called after every probe that got an answer. */
  readonly onProbe?: (probe: Probe) => void;
}

/** Asks one probe. A server that says "not now" has answered; one that cannot be reached has not. */
async function probe(
  gpt: Connection,
  name: "get_readiness" | "get_liveness",
  options: StepOptions,
): Promise<Probe> {
  try {
    // A probe asks about this moment: it is not repeated unless the caller says so.
    const response = await send(gpt, name, {
      maxRetries: 0,
      ...requestOptions(options),
    });
    const text = (await response.text()).trim();
    const contentType = response.headers.get("content-type") ?? "";
    if (contentType.includes("html")) {
      throw new ResponseError(
        `Cannot check ${gpt.address}: found an HTML page, wanted the text of a health probe; check that the address is that of an h2oGPTe server`,
        { status: response.status, contentType, excerpt: text.slice(0, 100) },
      );
    }
    return { ready: true, status: response.status, text };
  } catch (error) {
    if (error instanceof ServerError || error instanceof RateLimitError) {
      return { ready: false, status: error.status, text: error.said };
    }
    throw error;
  }
}

/**
 * Asks whether the server is ready to take requests: `GET /rpc/health/readiness`,
 * section "Check server health" of the guide.
 *
 * A server that answers 500 or above, or 429, is up and says that it is not
 * ready: that is data, with `ready: false`. A server that cannot be reached, or
 * that is no h2oGPTe (404), is an error.
 *
 * @param gpt The connection.
 * @param options Cancelling and time limits; a probe is not retried unless `maxRetries` says so.
 * @returns What the server said.
 * @throws {ConnectionError} If the server cannot be reached.
 * @throws {TimeoutError} If it does not answer in time.
 * @throws {HttpError} If it answers with a status below 500 that is no success, other than 429.
 * @throws {ResponseError} If it answers with a web page, as something else than h2oGPTe does.
 *
 * @example Is it ready?
 * ```ts
 * import { checkReadiness, connect } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const { ready, status } = await checkReadiness(gpt);
 * assertEquals([ready, status], [true, 200]);
 * ```
 */
export function checkReadiness(
  gpt: Connection,
  options: StepOptions = {},
): Promise<Probe> {
  return probe(gpt, "get_readiness", options);
}

/**
 * Asks whether the server is alive: `GET /rpc/health/liveness`, section "Check
 * server health" of the guide. It answers as {@linkcode checkReadiness} does; a
 * server can be alive and not yet ready.
 *
 * @param gpt The connection.
 * @param options Cancelling and time limits; a probe is not retried unless `maxRetries` says so.
 * @returns What the server said.
 * @throws {ConnectionError} If the server cannot be reached.
 * @throws {TimeoutError} If it does not answer in time.
 * @throws {HttpError} If it answers with a status below 500 that is no success, other than 429.
 * @throws {ResponseError} If it answers with a web page, as something else than h2oGPTe does.
 *
 * @example Is it alive?
 * ```ts
 * import { checkLiveness, connect } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * assert((await checkLiveness(gpt)).ready);
 * ```
 */
export function checkLiveness(
  gpt: Connection,
  options: StepOptions = {},
): Promise<Probe> {
  return probe(gpt, "get_liveness", options);
}

/**
 * Waits until the server is ready, as one does after starting it: section
 * "Check server health" of the guide, asked again and again. A server that
 * cannot be reached yet is waited for; one that refuses the key is not.
 *
 * @param gpt The connection.
 * @param options Cancelling and time limits.
 * @returns The probe that said yes.
 * @throws {RangeError} If `totalTimeoutMs` is not a positive number.
 * @throws {TimeoutError} If the server is not ready in time; what it said last is in the message.
 * @throws {HttpError} If it answers with a status that waiting does not change, such as 401 or 404.
 *
 * @example Wait for a server that was just started
 * ```ts
 * import { connect, waitUntilReady } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const { status } = await waitUntilReady(gpt, { totalTimeoutMs: 30_000 });
 * assertEquals(status, 200);
 * ```
 */
export async function waitUntilReady(
  gpt: Connection,
  options: WaitUntilReadyOptions = {},
): Promise<Probe> {
  const {
    totalTimeoutMs = 60_000,
    intervalMs = 1_000,
    onProbe,
    signal,
    timeoutMs = 10_000,
  } = options;
  const { both, limit } = withLimit("totalTimeoutMs", totalTimeoutMs, signal);
  let last = "it was not asked yet";
  let cause: unknown;
  try {
    for (
      let pause = Math.min(100, intervalMs);;
      pause = Math.min(pause * 2, intervalMs)
    ) {
      both.throwIfAborted();
      try {
        const found = await checkReadiness(gpt, { signal: both, timeoutMs });
        onProbe?.(found);
        if (found.ready) return found;
        last = `it answered ${found.status} "${found.text}"`;
      } catch (error) {
        if (!isPassing(error)) throw error;
        last = error.message;
        cause = error;
      }
      await delay(pause, { signal: both });
    }
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (!limit.aborted || error instanceof HttpError) throw error;
    throw new TimeoutError(
      `Cannot wait longer for ${gpt.address}: not ready after ${totalTimeoutMs} ms: ${last}; check the address, or give a larger totalTimeoutMs`,
      totalTimeoutMs,
      cause === undefined ? undefined : { cause },
    );
  }
}

/** Whether a failure may be gone at the next probe: the server is still starting. */
function isPassing(error: unknown): error is ConnectionError | TimeoutError {
  if (error instanceof TimeoutError) return true;
  return error instanceof ConnectionError &&
    !["certificate", "permission"].includes(error.reason);
}
