import type { Connection } from "../client/mod.ts";

/** What every step takes: who may cancel it, how long it may take, how often it is tried. */
export interface StepOptions {
  /** Cancels the step, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Time limit of one attempt, instead of the connection's. */
  readonly timeoutMs?: number | undefined;
  /** Time limit of each call with all its attempts, instead of the connection's. */
  readonly totalTimeoutMs?: number | undefined;
  /** How often a request is repeated where that is safe, instead of the connection's. */
  readonly maxRetries?: number | undefined;
}

/** Something with an `id`: what a step made or listed may be given to the next step as it is. */
export interface Identified {
  /** The id that the server gave it. */
  readonly id: string;
}

/** A chat: its id, or the session as a step returned it. */
export type ChatRef = string | Identified;

/** A collection: its id, or the collection as a step returned it. */
export type CollectionRef = string | Identified;

/** An upload: its id, or what `upload()` returned. */
export type UploadRef = string | Identified;

/** A message: its id, a message of the history, or the completion that answered it. */
export type MessageRef = string | Identified | {
  /** The id of the reply, as a completion carries it. */
  readonly message_id: string;
};

/** A list of the server: one page when called, all items by `all`. */
export interface ListStep<Item, Options> {
  /**
   * Gets one page.
   *
   * @param gpt The connection.
   * @param options Which page, in which order.
   * @returns The page's items; fewer than the limit on the last one.
   */
  (gpt: Connection, options?: Options): Promise<Item[]>;
  /**
   * Goes through all items, page after page, each page fetched when it is needed.
   *
   * @param gpt The connection.
   * @param options Where to begin, how large a page is, in which order.
   * @returns The items, one by one.
   */
  all(gpt: Connection, options?: Options): AsyncIterable<Item>;
}

/** A list inside something else, such as the messages of a chat: one page when called, all items by `all`. */
export interface ListInStep<Owner, Item, Options> {
  /**
   * Gets one page.
   *
   * @param gpt The connection.
   * @param owner What the list belongs to.
   * @param options Which page.
   * @returns The page's items; fewer than the limit on the last one.
   */
  (gpt: Connection, owner: Owner, options?: Options): Promise<Item[]>;
  /**
   * Goes through all items, page after page, each page fetched when it is needed.
   *
   * @param gpt The connection.
   * @param owner What the list belongs to.
   * @param options Where to begin, how large a page is.
   * @returns The items, one by one.
   */
  all(gpt: Connection, owner: Owner, options?: Options): AsyncIterable<Item>;
}
