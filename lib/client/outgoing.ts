import type { RequestBody } from "./body.ts";
import type { CallOptions } from "./options.ts";

/** A request, ready to be sent as often as its policy allows. */
export interface Outgoing {
  /** What is tried, as a verb phrase. */
  readonly what: string;
  readonly method: string;
  /** Path and query below the connection's address, from the first slash. */
  readonly target: string;
  /** The value of `accept`. */
  readonly accept: string;
  /** The value of `content-type` of a request without a body, where it is wanted. */
  readonly contentType: string | undefined;
  readonly body: RequestBody | undefined;
  readonly options: CallOptions;
  /** True for what must not be sent twice, whatever happened. */
  readonly isOnce: boolean;
  /** The time limit of an attempt in place of the connection's. */
  readonly attemptMs: number | undefined;
  /** Whether `attemptMs` is for all of the attempt, or for each wait in it. */
  readonly isWholeLimit: boolean;
}

/** The path alone: a query never stands in an error or a log. */
export function pathOf(target: string): string {
  return target.replace(/[?#][^]*$/, "");
}
