import { GpteError, HttpError, TimeoutError } from "./errors.ts";
import { closedError, connectionError } from "./failure.ts";
import { Incoming } from "./incoming.ts";
import {
  checkHeaders,
  checkMs,
  checkRetries,
  type LogEntry,
  type Settings,
} from "./options.ts";
import { type Outgoing, pathOf } from "./outgoing.ts";
import { mayRetry, retryDelayMs } from "./retry.ts";
import { Watch } from "./watch.ts";

const MOST_REDIRECTS = 5;
const SECRET_HEADERS = /authorization|cookie|key|token|secret|session/i;

/** Whose manners are known: it is done with a piece when it asks for the next one. */
const PLATFORM_FETCH = globalThis.fetch;

/** What one call may take, all defaults in place. */
interface Limits {
  readonly attemptMs: number;
  readonly totalMs: number;
  readonly maxRetries: number;
}

function limitsOf(settings: Settings, outgoing: Outgoing): Limits {
  const { timeoutMs, totalTimeoutMs, maxRetries } = outgoing.options;
  return {
    attemptMs: checkMs(
      "timeoutMs",
      timeoutMs ?? outgoing.attemptMs ?? settings.timeoutMs,
    ),
    totalMs: checkMs(
      "totalTimeoutMs",
      totalTimeoutMs ?? settings.totalTimeoutMs,
    ),
    maxRetries: checkRetries(maxRetries ?? settings.maxRetries),
  };
}

function headersOf(settings: Settings, outgoing: Outgoing): Headers {
  const headers = new Headers(settings.headers);
  for (
    const [name, value] of Object.entries(
      checkHeaders(outgoing.options.headers ?? {}),
    )
  ) {
    headers.set(name, value);
  }
  if (!headers.has("accept")) headers.set("accept", outgoing.accept);
  const contentType = outgoing.body?.contentType ?? outgoing.contentType;
  if (contentType !== undefined) headers.set("content-type", contentType);
  if (settings.apiKey !== undefined) {
    headers.set("authorization", `Bearer ${settings.apiKey}`);
  }
  return headers;
}

function log(
  settings: Settings,
  outgoing: Outgoing,
  entry: Partial<LogEntry> & Pick<LogEntry, "event" | "attempt">,
) {
  const { logger, redact } = settings;
  logger?.({
    what: redact.text(outgoing.what),
    method: outgoing.method,
    path: redact.text(pathOf(outgoing.target)),
    ...entry,
  });
}

function shownHeaders(
  settings: Settings,
  headers: Headers,
): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [
      name,
      SECRET_HEADERS.test(name) ? "[redacted]" : settings.redact.text(value),
    ]),
  );
}

function timeoutError(
  settings: Settings,
  outgoing: Outgoing,
  limits: Limits,
  limit: "idle" | "rest",
): TimeoutError {
  const isTotal = limit === "rest" &&
    (!outgoing.isWholeLimit || limits.totalMs < limits.attemptMs);
  const ms = isTotal ? limits.totalMs : limits.attemptMs;
  const option = isTotal ? "totalTimeoutMs" : "timeoutMs";
  const path = new URL(settings.address).pathname.replace(/\/$/, "") +
    pathOf(outgoing.target);
  return new TimeoutError(
    settings.redact.text(
      `Cannot ${outgoing.what}: no complete answer from ${outgoing.method} ${path} within ${
        ms / 1000
      } s; give a larger ${option}, or check that the server at ${settings.address} is well`,
    ),
    ms,
  );
}

/** Sends the request and follows what may be followed. */
async function follow(
  settings: Settings,
  outgoing: Outgoing,
  init: RequestInit & {
    readonly headers: Headers;
    readonly signal: AbortSignal;
  },
): Promise<Response> {
  const home = new URL(settings.address).origin;
  let url = new URL(settings.address + outgoing.target);
  let headers = init.headers;
  for (let hop = 0;; hop++) {
    const response = await settings.host.fetch(url.href, {
      ...init,
      headers,
      redirect: "manual",
    });
    const location = response.headers.get("location");
    const isRedirect = [301, 302, 303, 307, 308].includes(response.status);
    if (!isRedirect || location === null || hop === MOST_REDIRECTS) {
      return response;
    }
    // Anything but a plain reading would reach the new place changed, or twice.
    if (outgoing.method !== "GET" || !URL.canParse(location, url)) {
      return response;
    }
    const next = new URL(location, url);
    if (next.protocol !== "http:" && next.protocol !== "https:") {
      return response;
    }
    // From https to http, nothing is followed: what is read would travel in the open.
    if (url.protocol === "https:" && next.protocol === "http:") return response;
    await response.body?.cancel();
    if (next.origin !== home) {
      // The key and whatever else was meant for this server stay with it.
      headers = new Headers({ accept: headers.get("accept") ?? "*/*" });
    }
    url = next;
  }
}

/** One attempt: sends, checks the status, and has the answer read. */
async function attempt<T>(
  settings: Settings,
  outgoing: Outgoing,
  limits: Limits,
  headers: Headers,
  restMs: number,
  number: number,
  read: (incoming: Incoming) => Promise<T>,
): Promise<T> {
  const { body, options } = outgoing;
  const watch = new Watch({
    idleMs: outgoing.isWholeLimit ? Infinity : limits.attemptMs,
    restMs: outgoing.isWholeLimit ? Math.min(restMs, limits.attemptMs) : restMs,
    expired: (limit) => timeoutError(settings, outgoing, limits, limit),
    signals: [options.signal, settings.closed],
  });
  const startedAt = performance.now();
  let sent = 0;
  const open = await body?.open({
    onPiece(bytes) {
      watch.touch();
      sent += bytes;
      options.onUpload?.(sent, body.size);
    },
    // A fetch of somebody's own may keep the pieces to look at them later.
    freesPieces: settings.isPlatformFetch &&
      globalThis.fetch === PLATFORM_FETCH,
  }).catch((error) => {
    watch[Symbol.dispose]();
    throw error;
  });
  const release = async () => {
    watch[Symbol.dispose]();
    await open?.close();
  };
  let incoming: Incoming | undefined;
  try {
    watch.signal.throwIfAborted();
    log(settings, outgoing, {
      event: "request",
      attempt: number,
      headers: shownHeaders(settings, headers),
    });
    watch.touch();
    const response = await follow(settings, outgoing, {
      method: outgoing.method,
      headers,
      signal: watch.signal,
      ...(open === undefined ? {} : { body: open.init }),
    });
    watch.rest();
    if (open !== undefined && sent === 0) {
      options.onUpload?.(body?.size ?? 0, body?.size);
    }
    const requestId = response.headers.get("x-request-id");
    log(settings, outgoing, {
      event: "response",
      attempt: number,
      status: response.status,
      durationMs: performance.now() - startedAt,
      ...(requestId === null ? {} : { requestId }),
    });
    incoming = new Incoming({ response, outgoing, settings, watch, release });
    if (!response.ok) throw await incoming.httpError();
    return await read(incoming);
  } catch (error) {
    if (watch.signal.aborted) throw watch.signal.reason;
    // A file that cannot be read, or the caller's own stream that failed.
    if (open?.failure() !== undefined) throw open.failure();
    if (error instanceof GpteError || incoming !== undefined) throw error;
    throw connectionError(
      settings.redact.text(outgoing.what),
      settings.address,
      error,
    );
  } finally {
    if (incoming?.isHandedOver !== true) {
      await incoming?.discard();
      await release();
    }
  }
}

/**
 * Sends a request as often as it takes and may be sent, and reads its answer.
 *
 * @param settings The connection's settings.
 * @param outgoing The request.
 * @param read Reads the answer; part of the attempt, so that a body that is
 * cut off is asked for again like an answer that never came.
 */
export async function exchange<T>(
  settings: Settings,
  outgoing: Outgoing,
  read: (incoming: Incoming) => Promise<T>,
): Promise<T> {
  const limits = limitsOf(settings, outgoing);
  const headers = headersOf(settings, outgoing);
  const { host } = settings;
  const { signal } = outgoing.options;
  signal?.throwIfAborted();
  const startedAt = host.now();
  const mayRepeat = !outgoing.isOnce && outgoing.body?.isReplayable !== false;
  for (let retry = 0;; retry++) {
    if (settings.closed.aborted) {
      throw closedError(outgoing.what, settings.address);
    }
    const restMs = limits.totalMs - (host.now() - startedAt);
    try {
      return await attempt(
        settings,
        outgoing,
        limits,
        headers,
        Math.max(restMs, 1),
        retry + 1,
        read,
      );
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (settings.closed.aborted) {
        throw closedError(outgoing.what, settings.address);
      }
      const isLast = retry >= limits.maxRetries || !mayRepeat ||
        !mayRetry(error, outgoing.method);
      const delayMs = retryDelayMs(error, retry, host.random());
      const leftMs = limits.totalMs - (host.now() - startedAt);
      const message = error instanceof Error ? error.message : String(error);
      if (isLast || delayMs >= leftMs) {
        log(settings, outgoing, {
          event: "failure",
          attempt: retry + 1,
          message,
        });
        throw error;
      }
      const status = error instanceof HttpError ? { status: error.status } : {};
      log(settings, outgoing, {
        event: "retry",
        attempt: retry + 1,
        delayMs,
        message,
        ...status,
      });
      await host.sleep(
        delayMs,
        signal ? AbortSignal.any([signal, settings.closed]) : settings.closed,
      );
    }
  }
}
