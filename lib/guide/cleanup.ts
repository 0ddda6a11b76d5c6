import { type Connection, NotFoundError } from "../client/mod.ts";
import { deleteChat } from "./chats.ts";
import { deleteCollection } from "./collections.ts";
import { idOf } from "./_ids.ts";
import { requestOptions } from "./_request.ts";
import type { ChatRef, CollectionRef, StepOptions } from "./step.ts";

/** What to delete. */
export interface CleanUpList {
  /** Chats, or their ids; they go first. */
  readonly chats?: readonly ChatRef[];
  /** Collections, or their ids. */
  readonly collections?: readonly CollectionRef[];
}

/** One thing that was to be deleted. */
export interface CleanedUp {
  /** What it was. */
  readonly kind: "chat" | "collection";
  /** Its id. */
  readonly id: string;
}

/** What became of everything that was to be deleted. */
export interface CleanUpReport {
  /** What is gone now. */
  readonly deleted: readonly CleanedUp[];
  /** What was gone before. */
  readonly missing: readonly CleanedUp[];
  /** What is still there, and why. */
  readonly failed: readonly (CleanedUp & {
    /** What the server, or the way to it, said. */
    readonly error: Error;
  })[];
}

/**
 * Deletes chats and collections, as a script does at its end: section "Clean up
 * resources" of the guide. What is gone already is fine, and what cannot be
 * deleted does not keep the rest: each result stands in the report.
 *
 * @param gpt The connection.
 * @param list The chats and collections; one that stands there twice is deleted once.
 * @param options Cancelling, time limits and retries.
 * @returns What was deleted, what was missing, what failed.
 * @throws {TypeError} If something in the list has no id; nothing is deleted then.
 * @throws {DOMException} If it is cancelled; what was deleted by then is gone.
 *
 * @example Twice is fine
 * ```ts
 * import { cleanUp, connect, createChat, createCollection } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const collection = await createCollection(gpt, { name: "Sales" });
 * const chat = await createChat(gpt, { collection });
 * const made = { chats: [chat], collections: [collection] };
 * assertEquals((await cleanUp(gpt, made)).deleted.length, 2);
 * assertEquals((await cleanUp(gpt, made)).missing.length, 2);
 * ```
 */
export async function cleanUp(
  gpt: Connection,
  list: CleanUpList,
  options: StepOptions = {},
): Promise<CleanUpReport> {
  const deleted: CleanedUp[] = [];
  const missing: CleanedUp[] = [];
  const failed: (CleanedUp & { readonly error: Error })[] = [];
  const request = requestOptions(options);
  const chats = new Set((list.chats ?? []).map((one) => idOf(one, "chat")));
  const collections = new Set(
    (list.collections ?? []).map((one) => idOf(one, "collection")),
  );
  const all: CleanedUp[] = [
    ...[...chats].map((id) => ({ kind: "chat" as const, id })),
    ...[...collections].map((id) => ({ kind: "collection" as const, id })),
  ];
  for (const one of all) {
    options.signal?.throwIfAborted();
    try {
      if (one.kind === "chat") await deleteChat(gpt, one.id, request);
      else await deleteCollection(gpt, one.id, request);
      deleted.push(one);
    } catch (error) {
      if (options.signal?.aborted) throw error;
      if (error instanceof NotFoundError) missing.push(one);
      else failed.push({ ...one, error: asError(error) });
    }
  }
  return { deleted, missing, failed };
}

/** Whatever was thrown, as an error. */
function asError(thrown: unknown): Error {
  return thrown instanceof Error
    ? thrown
    : new Error(String(thrown), { cause: thrown });
}
