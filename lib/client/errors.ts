/** Root of everything this package throws on purpose. */
export class GpteError extends Error {
  /** The class's name, a literal. */
  override name = "GpteError";
}

/** What is known about one request, whatever became of it. */
export interface RequestFacts {
  /** What was tried, as a verb phrase: `list collections`. */
  readonly what: string;
  /** The HTTP method. */
  readonly method: string;
  /** The path on the server, without the query. */
  readonly path: string;
}

/** What is known about an answer that was not a success. */
export interface HttpErrorFacts extends RequestFacts {
  /** The HTTP status. */
  readonly status: number;
  /** The server's own words, shortened, secrets taken out. */
  readonly said: string;
  /** The id that the server or a proxy gave the request. */
  readonly requestId?: string | undefined;
  /** The server's own number for the error, when its body has one. */
  readonly code?: number | undefined;
  /** The server's own name for the kind of error. */
  readonly errorType?: string | undefined;
  /** The error's body: parsed when it is JSON, else its text. Secrets taken out. */
  readonly body?: unknown;
  /** How long the server asks to wait before the next attempt. */
  readonly retryAfterMs?: number | undefined;
  /** What to do next, where that is known; ends the message. */
  readonly hint?: string | undefined;
}

/**
 * The server answered, and the answer was not a success. Its subclasses go by
 * status; a status without a class of its own is this class itself.
 *
 * @example Facts as fields
 * ```ts
 * import { HttpError } from "@cenote/cenote/client";
 * import { assertEquals } from "@std/assert";
 *
 * const error = new HttpError({
 *   what: "list collections",
 *   status: 418,
 *   method: "GET",
 *   path: "/api/v1/collections",
 *   said: "I am a teapot",
 * });
 * assertEquals(error.status, 418);
 * assertEquals(
 *   error.message,
 *   'Cannot list collections: 418 from GET /api/v1/collections: "I am a teapot"',
 * );
 * ```
 */
export class HttpError extends GpteError {
  /** The class's name, a literal. */
  override name = "HttpError";
  /** What was tried. */
  readonly what: string;
  /** The HTTP status. */
  readonly status: number;
  /** The HTTP method. */
  readonly method: string;
  /** The path on the server, without the query. */
  readonly path: string;
  /** The server's own words, shortened. */
  readonly said: string;
  /** The id that the server or a proxy gave the request. */
  readonly requestId: string | undefined;
  /** The server's own number for the error. */
  readonly code: number | undefined;
  /** The server's own name for the kind of error. */
  readonly errorType: string | undefined;
  /** The error's body: parsed when it is JSON, else its text. */
  readonly body: unknown;
  /** How long the server asks to wait before the next attempt. */
  readonly retryAfterMs: number | undefined;

  /**
   * Makes the error from what is known.
   *
   * @param facts The request and its answer.
   * @param options The cause, if there is one.
   */
  constructor(facts: HttpErrorFacts, options?: ErrorOptions) {
    const { what, status, method, path, said, hint } = facts;
    const words = said === "" ? "" : `: "${said}"`;
    const next = hint === undefined ? "" : `; ${hint}`;
    super(
      `Cannot ${what}: ${status} from ${method} ${path}${words}${next}`,
      options,
    );
    this.what = what;
    this.status = status;
    this.method = method;
    this.path = path;
    this.said = said;
    this.requestId = facts.requestId;
    this.code = facts.code;
    this.errorType = facts.errorType;
    this.body = facts.body;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/** 400: the request does not fit what the server wants. */
export class BadRequestError extends HttpError {
  /** The class's name, a literal. */
  override name = "BadRequestError";
}

/** 401: no API key, or one that the server does not know. */
export class AuthenticationError extends HttpError {
  /** The class's name, a literal. */
  override name = "AuthenticationError";
}

/** 403: the API key is known, and what was asked is not allowed to it. */
export class PermissionError extends HttpError {
  /** The class's name, a literal. */
  override name = "PermissionError";
}

/** 404: there is no such thing on the server, or it was deleted. */
export class NotFoundError extends HttpError {
  /** The class's name, a literal. */
  override name = "NotFoundError";
}

/** 409: the request does not go with the state of things, such as a deletion that is running. */
export class ConflictError extends HttpError {
  /** The class's name, a literal. */
  override name = "ConflictError";
}

/** 429: too many requests; `retryAfterMs` says how long to wait, if the server does. */
export class RateLimitError extends HttpError {
  /** The class's name, a literal. */
  override name = "RateLimitError";
}

/** 500 and above: the server failed. */
export class ServerError extends HttpError {
  /** The class's name, a literal. */
  override name = "ServerError";
}

/** What is known of a request that got no answer. */
export interface ConnectionErrorFacts {
  /** The address that was tried. */
  readonly address: string;
  /** What kind of failure it was. */
  readonly reason: ConnectionFailure;
  /** True when the request certainly never reached the server. */
  readonly isUnsent: boolean;
}

/** The request never got an answer: the server is not reachable, or the line was cut. */
export class ConnectionError extends GpteError {
  /** The class's name, a literal. */
  override name = "ConnectionError";
  /** The address that was tried. */
  readonly address: string;
  /** What kind of failure it was. */
  readonly reason: ConnectionFailure;
  /** True when the request certainly never reached the server. */
  readonly isUnsent: boolean;

  /**
   * Makes the error from what is known.
   *
   * @param message The whole message.
   * @param facts The address and the kind of failure.
   * @param options The cause, if there is one.
   */
  constructor(
    message: string,
    facts: ConnectionErrorFacts,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.address = facts.address;
    this.reason = facts.reason;
    this.isUnsent = facts.isUnsent;
  }
}

/** Why a request got no answer. */
export type ConnectionFailure =
  | "refused"
  | "name"
  | "certificate"
  | "unreachable"
  | "permission"
  | "lost"
  | "closed"
  | "other";

/** A time limit of the client was reached before the answer was there. */
export class TimeoutError extends GpteError {
  /** The class's name, a literal. */
  override name = "TimeoutError";
  /** The limit that was reached. */
  readonly timeoutMs: number;

  /**
   * Makes the error.
   *
   * @param message The whole message.
   * @param timeoutMs The limit that was reached.
   * @param options The cause, if there is one.
   */
  constructor(message: string, timeoutMs: number, options?: ErrorOptions) {
    super(message, options);
    this.timeoutMs = timeoutMs;
  }
}

/** What came in place of the answer that was wanted. */
export interface ResponseErrorFacts {
  /** The HTTP status. */
  readonly status: number;
  /** The answer's media type, empty if it had none. */
  readonly contentType: string;
  /** The opening of the answer, secrets taken out. */
  readonly excerpt: string;
}

/** The server's answer was a success by its status, and not what the operation answers. */
export class ResponseError extends GpteError {
  /** The class's name, a literal. */
  override name = "ResponseError";
  /** The HTTP status. */
  readonly status: number;
  /** The answer's media type, empty if it had none. */
  readonly contentType: string;
  /** The opening of the answer, secrets taken out. */
  readonly excerpt: string;

  /**
   * Makes the error.
   *
   * @param message The whole message.
   * @param facts What came instead.
   * @param options The cause, if there is one.
   */
  constructor(
    message: string,
    facts: ResponseErrorFacts,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.status = facts.status;
    this.contentType = facts.contentType;
    this.excerpt = facts.excerpt;
  }
}

/** What is known of a stream that failed. */
export interface StreamErrorFacts {
  /** The server's own words, when it was the server that ended the stream. */
  readonly said?: string | undefined;
  /** The text that had arrived before. */
  readonly text?: string | undefined;
  /** The number of the line that cannot be read, from 1. */
  readonly line?: number | undefined;
  /** The server's own name for the kind of error. */
  readonly errorType?: string | undefined;
}

/** A stream broke off, said that the answer failed, or cannot be read. */
export class StreamError extends GpteError {
  /** The class's name, a literal. */
  override name = "StreamError";
  /** The server's own words, when it was the server that ended the stream. */
  readonly said: string | undefined;
  /** The text that had arrived before. */
  readonly text: string;
  /** The number of the line that cannot be read, from 1. */
  readonly line: number | undefined;
  /** The server's own name for the kind of error. */
  readonly errorType: string | undefined;

  /**
   * Makes the error.
   *
   * @param message The whole message.
   * @param facts What is known about it.
   * @param options The cause, if there is one.
   */
  constructor(
    message: string,
    facts: StreamErrorFacts = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.said = facts.said;
    this.text = facts.text ?? "";
    this.line = facts.line;
    this.errorType = facts.errorType;
  }
}

/** What is known of a job that did not complete. */
export interface JobErrorFacts {
  /** The job's id. */
  readonly jobId: string;
  /** How it ended: `failed` or `canceled`. */
  readonly status: string;
  /** What the job itself says went wrong. */
  readonly errors: readonly string[];
  /** The job as it was last seen. */
  readonly details: unknown;
}

/** A job on the server ended as failed or canceled. */
export class JobError extends GpteError {
  /** The class's name, a literal. */
  override name = "JobError";
  /** The job's id. */
  readonly jobId: string;
  /** How it ended: `failed` or `canceled`. */
  readonly status: string;
  /** What the job itself says went wrong. */
  readonly errors: readonly string[];
  /** The job as it was last seen. */
  readonly details: unknown;

  /**
   * Makes the error.
   *
   * @param message The whole message.
   * @param facts The job as it was last seen.
   * @param options The cause, if there is one.
   */
  constructor(
    message: string,
    facts: JobErrorFacts,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.jobId = facts.jobId;
    this.status = facts.status;
    this.errors = facts.errors;
    this.details = facts.details;
  }
}

/**
 * The class for a status.
 *
 * @param facts The request and its answer.
 * @param options The cause, if there is one.
 * @returns An error of the class that goes with the status.
 */
export function httpError(
  facts: HttpErrorFacts,
  options?: ErrorOptions,
): HttpError {
  switch (facts.status) {
    case 400:
      return new BadRequestError(facts, options);
    case 401:
      return new AuthenticationError(facts, options);
    case 403:
      return new PermissionError(facts, options);
    case 404:
      return new NotFoundError(facts, options);
    case 409:
      return new ConflictError(facts, options);
    case 429:
      return new RateLimitError(facts, options);
  }
  return facts.status >= 500
    ? new ServerError(facts, options)
    : new HttpError(facts, options);
}
