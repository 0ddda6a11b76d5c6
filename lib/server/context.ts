/**
 * What every handler of the embedded server gets and gives: the call as it
 * arrived (matched, checked against its schema, its user known) and the parts
 * of the server that it works with.
 *
 * @module
 */

import type { Operation, OperationName } from "../api/mod.ts";
import type { Engine } from "./engine.ts";
import type { Store } from "./store/mod.ts";
import type { StoredUser } from "./store/users.ts";
import type { Embedder } from "./retrieval/embedder.ts";

/** Where the server writes what its operator should know; never a secret. */
export interface ServerLogger {
  /** Something worth knowing that needs no action. */
  info(message: string): void;
  /** Something went wrong that a request could not be told in full. */
  error(message: string, cause?: unknown): void;
}

/** Source of the server's time, so that tests can hold it still. */
export interface Clock {
  /** Milliseconds since 1970, as `Date.now()`. */
  now(): number;
  /**
   * The present as an ISO string with microseconds. Each call gives a later
   * one than the call before, so that these strings sort as things happened.
   */
  stamp(): string;
}

/** Settings that handlers may read; all defaults are already in place. */
export interface ServerConfig {
  /** What the last line of a streamed answer repeats: the last piece, or the whole text. */
  readonly lastLine: "increment" | "repeat";
  /** Address that clients reach the server at, without a trailing slash; empty before it listens. */
  readonly address: string;
  /** Name of the model that embeds passages; empty when retrieval goes by words alone. */
  readonly embeddingModel: string;
  /** The largest JSON body that is read, in bytes. */
  readonly maxJsonBytes: number;
}

/** What ends, asks about and steers answers that are being written. */
export interface AnsweringLife {
  /** Whether an answer of this chat is being written right now. */
  isRunning(chatId: string): boolean;
  /** Ends the chat's running answers and waits until they wrote their last. */
  endChat(chatId: string): Promise<void>;
  /** Ends all running answers and waits for them. */
  close(): Promise<void>;
}

/** Work that goes on after its request was answered; the server waits for it before it closes. */
export interface Background {
  /** Takes note of work; it must not reject. */
  add(work: Promise<void>): void;
}

/** Jobs that may be canceled while they run. */
export interface Cancellations {
  /** The signal of a job that starts. */
  start(jobId: string): AbortSignal;
  /** Aborts a job's signal; nothing happens when the job is not running. */
  cancel(jobId: string): void;
  /** Forgets a job that ended. */
  end(jobId: string): void;
}

/** The parts of the server, shared by all handlers. */
export interface ServerContext {
  readonly store: Store;
  readonly engine: Engine;
  /** Turns text into vectors when an embedding model is set. */
  readonly embedder: Embedder | undefined;
  readonly answering: AnsweringLife;
  /** Absolute path of the folder that holds everything the server keeps. */
  readonly dataFolder: string;
  readonly config: ServerConfig;
  readonly clock: Clock;
  readonly logger: ServerLogger;
  readonly background: Background;
  readonly cancellations: Cancellations;
  /** Aborted when the server closes; background work ends with it. */
  readonly closing: AbortSignal;
}

/** One request, matched to its operation and checked against its schema. */
export interface HandlerCall {
  readonly operation: Operation;
  /** Path parameters by name, decoded; comma-joined lists are still one string. */
  readonly path: Readonly<Record<string, string>>;
  /** Query parameters by name: typed by the schema, defaults filled in, absent ones missing. */
  readonly query: Readonly<Record<string, unknown>>;
  /** The JSON body; undefined when there was none, and for multipart and binary bodies. */
  readonly body: unknown;
  readonly user: StoredUser;
  /** The request itself, its body unread when it is not JSON. */
  readonly request: Request;
  /** Aborted when the client goes away or the server closes. */
  readonly signal: AbortSignal;
}

/** Answers one operation. */
export type Handler = (
  call: HandlerCall,
  context: ServerContext,
) => Promise<Response> | Response;

/** Handlers by the name of their operation, as each file of `routes/` exports them. */
export type Handlers = Partial<Record<OperationName, Handler>>;

/**
 * A failure that the client is told about: thrown by a handler, it becomes an
 * answer with this status and the body `{code, message, error}`.
 */
export class HttpProblem extends Error {
  override name = "HttpProblem";
  readonly status: number;
  readonly errorType: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  /**
   * @param status HTTP status from 400 up.
   * @param message What was found, what was wanted, what to do; shown to the client.
   * @param options `errorType` for the field `error_type`; more headers, such as `allow`.
   */
  constructor(
    status: number,
    message: string,
    options: ErrorOptions & {
      readonly errorType?: string;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message, options);
    this.status = status;
    this.errorType = options.errorType;
    this.headers = options.headers ?? {};
  }
}

/**
 * A JSON answer.
 *
 * @param status HTTP status.
 * @param value What `JSON.stringify` writes into the body.
 */
export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
      ...headers,
    },
  });
}

/** The answer 204, with no body. */
export function noContent(): Response {
  return new Response(null, { status: 204 });
}

/**
 * The answer for a failure. Clients of this API read `message` in some places
 * and `error` in others, so that both stand in every one.
 */
export function problem(found: HttpProblem): Response {
  const body = {
    code: found.status,
    message: found.message,
    error: found.message,
    ...(found.errorType === undefined ? {} : { error_type: found.errorType }),
  };
  return json(found.status, body, found.headers);
}

/** A text out of the checked query, undefined when it was not sent and has no default. */
export function textParameter(
  call: HandlerCall,
  name: string,
): string | undefined {
  const value = call.query[name];
  return typeof value === "string" ? value : undefined;
}

/** A number out of the checked query, or `fallback`. */
export function numberParameter(
  call: HandlerCall,
  name: string,
  fallback: number,
): number {
  const value = call.query[name];
  return typeof value === "number" ? value : fallback;
}

/** A truth value out of the checked query; false when it was not sent. */
export function flagParameter(call: HandlerCall, name: string): boolean {
  return call.query[name] === true;
}

/** A path parameter; the router guarantees that it is there. */
export function pathParameter(call: HandlerCall, name: string): string {
  const value = call.path[name];
  if (value === undefined) {
    throw new TypeError(
      `Cannot read path parameter "${name}": ${call.operation.path} has none`,
    );
  }
  return value;
}

/** True for a JSON object, as opposed to a list, a scalar or null. */
export function isRecord(
  value: unknown,
): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The JSON body as an object; an absent body reads as an empty one. */
export function bodyRecord(
  call: HandlerCall,
): Readonly<Record<string, unknown>> {
  return isRecord(call.body) ? call.body : {};
}
