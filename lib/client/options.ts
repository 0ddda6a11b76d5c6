import type { Host } from "./host.ts";
import type { Redactor } from "./redact.ts";

/** One thing that the client did, for a log. No secret, no query, no body stands in it. */
export interface LogEntry {
  /** What happened. */
  readonly event: "request" | "response" | "retry" | "failure";
  /** What was tried, as a verb phrase: `list collections`. */
  readonly what: string;
  /** The HTTP method. */
  readonly method: string;
  /** The path on the server, without the query. */
  readonly path: string;
  /** The attempt, from 1. */
  readonly attempt: number;
  /** The headers of a request, with `authorization`, `cookie` and keys redacted. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The status of a response. */
  readonly status?: number;
  /** The id that the server or a proxy gave the request. */
  readonly requestId?: string;
  /** Milliseconds since the attempt began. */
  readonly durationMs?: number;
  /** Milliseconds until the next attempt. */
  readonly delayMs?: number;
  /** Why the attempt failed, as its error says. */
  readonly message?: string;
}

/** Takes what the client has to say. It may be called often; it must not throw. */
export type Logger = (entry: LogEntry) => void;

/**
 * How the last line of a streamed answer is to be read: as one more piece
 * (`increment`), as the whole text once more (`repeat`), or by what it holds.
 */
export type LastLine = "auto" | "increment" | "repeat";

/** What a connection is made of. */
export interface ConnectionOptions {
  /** The server's address; a path prefix stays: `https://host/h2o`. */
  readonly address: string;
  /** The API key. None is sent when it is absent. */
  readonly apiKey?: string | undefined;
  /**
   * Time limit of one attempt: until the answer's first byte, and then for any
   * wait for more of it. Bytes that move, up or down, start it anew.
   * @default {60_000}
   */
  readonly timeoutMs?: number | undefined;
  /** Time limit of one call with all its attempts. @default {Infinity} */
  readonly totalTimeoutMs?: number | undefined;
  /** How often a request is repeated where that is safe. @default {2} */
  readonly maxRetries?: number | undefined;
  /** How the last line of a streamed answer is read. @default {"auto"} */
  readonly lastLine?: LastLine | undefined;
  /** Takes what the client does. @default {none} */
  readonly logger?: Logger | undefined;
  /** The outside world: `fetch`, clock, waiting, chance. */
  readonly host?: Partial<Host> | undefined;
  /** Called once when the connection is closed. Not passed on by `with()`. */
  readonly onClose?: (() => void | Promise<void>) | undefined;
  /** Headers to send with every request, besides the client's own. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What every call takes besides the operation's own parameters. */
export interface CallOptions {
  /** Cancels the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Time limit of one attempt, instead of the connection's. */
  readonly timeoutMs?: number | undefined;
  /** Time limit of the call with all its attempts, instead of the connection's. */
  readonly totalTimeoutMs?: number | undefined;
  /** How often the request is repeated where that is safe, instead of the connection's. */
  readonly maxRetries?: number | undefined;
  /** More headers for this call. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Called as the request's body is sent, with the bytes handed over so far
   * and their number in all, where that is known. For uploads.
   */
  readonly onUpload?:
    | ((sentBytes: number, totalBytes: number | undefined) => void)
    | undefined;
}

/** The connection's options, checked, with every default in its place. */
export interface Settings {
  readonly address: string;
  readonly apiKey: string | undefined;
  readonly timeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly maxRetries: number;
  readonly lastLine: LastLine;
  readonly logger: Logger | undefined;
  readonly host: Host;
  /** True where no other `fetch` was given. */
  readonly isPlatformFetch: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly redact: Redactor;
  /** Aborted when the connection is closed. */
  readonly closed: AbortSignal;
}

/**
 * Checks a time limit.
 *
 * @throws {RangeError} If it is not a positive number.
 */
export function checkMs(name: string, value: number): number {
  if (typeof value !== "number" || !(value > 0)) {
    throw new RangeError(
      `Cannot use '${name}' as it must be a positive number of milliseconds: current value is ${value}`,
    );
  }
  return value;
}

/**
 * Checks a number of retries.
 *
 * @throws {RangeError} If it is not a whole number from 0.
 */
export function checkRetries(value: number): number {
  if (!Number.isInteger(value) || value < 0) {
    throw new RangeError(
      `Cannot use 'maxRetries' as it must be a whole number from 0: current value is ${value}`,
    );
  }
  return value;
}

/**
 * Checks that headers can be sent, without showing what they hold.
 *
 * @throws {TypeError} If a name or a value cannot stand in a header.
 */
export function checkHeaders(
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(headers)) {
    const isName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name);
    if (!isName || /[^\t\x20-\x7e\x80-\xff]/.test(value)) {
      throw new TypeError(
        isName
          ? `Cannot send the header "${name}": its value holds a line end or a character that no header may hold`
          : "Cannot send a header: its name is empty or holds a character that no name may hold",
      );
    }
  }
  return { ...headers };
}
