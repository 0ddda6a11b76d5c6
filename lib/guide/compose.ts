import type { ChatSession, Collection } from "../api/mod.ts";
import { type Connection, GpteError } from "../client/mod.ts";
import { type ChatSpec, createChat } from "./chats.ts";
import { cleanUp, type CleanUpList } from "./cleanup.ts";
import { type CollectionSpec, createCollection } from "./collections.ts";
import { requestOptions } from "./_request.ts";
import type { StepOptions } from "./step.ts";

/** How long the deletion may take when it is all that is left to do. */
const CLEAN_UP_MS = 60_000;

/**
 * Makes a collection, lets a function use it, and deletes it, whatever happens
 * inside: sections "Manage collections" and "Clean up resources" of the guide
 * in one.
 *
 * What the function throws is thrown on as it is, also when `signal` was
 * aborted: the deletion still happens. If the deletion itself fails then, its
 * error is put into the first error's `suppressed`, and never hides it. A
 * collection that the function deleted itself is fine.
 *
 * @param gpt The connection.
 * @param spec The collection's name, and what else `createCollection()` takes; or the name alone.
 * @param use What to do with the collection.
 * @param options Cancelling, time limits and retries of making and deleting.
 * @returns What the function returned.
 * @throws {HttpError} If the collection cannot be made.
 * @throws {GpteError} If the function came to its end and the collection cannot be deleted.
 *
 * @example A collection for one question
 * ```ts
 * import { connect, getCollection, ingestFile, listCollections, withCollection } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const file = new File(["product,revenue\nWidget A,12500\n"], "sales.csv");
 * const count = await withCollection(gpt, { name: "Sales" }, async (collection) => {
 *   await ingestFile(gpt, file, collection);
 *   return (await getCollection(gpt, collection)).document_count;
 * });
 * assertEquals(count, 1);
 * assertEquals(await listCollections(gpt), []);
 * ```
 */
export async function withCollection<T>(
  gpt: Connection,
  spec: string | CollectionSpec,
  use: (collection: Collection) => T | Promise<T>,
  options: StepOptions = {},
): Promise<T> {
  const wanted = typeof spec === "string" ? { name: spec } : spec;
  const collection = await createCollection(gpt, wanted, options);
  return await using_(
    gpt,
    collection,
    { collections: [collection] },
    use,
    options,
  );
}

/**
 * Opens a chat, lets a function use it, and deletes it, whatever happens
 * inside: sections "Create chat sessions" and "Clean up resources" of the guide
 * in one. Errors go the way that {@linkcode withCollection} describes.
 *
 * @param gpt The connection.
 * @param spec The collection to ask about, if there is one; `{}` for none.
 * @param use What to do with the chat.
 * @param options Cancelling, time limits and retries of opening and deleting.
 * @returns What the function returned.
 * @throws {HttpError} If the chat cannot be opened.
 * @throws {GpteError} If the function came to its end and the chat cannot be deleted.
 *
 * @example A chat for one task
 * ```ts
 * import { connect, listChats, runAgent, withChat } from "@cenote/cenote";
 * import { assert, assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const { body } = await withChat(
 *   gpt,
 *   {},
 *   (chat) => runAgent(gpt, chat, "Which numbers are prime, up to 20?"),
 * );
 * assert(body.length > 0);
 * assertEquals(await listChats(gpt), []);
 * ```
 */
export async function withChat<T>(
  gpt: Connection,
  spec: ChatSpec,
  use: (chat: ChatSession) => T | Promise<T>,
  options: StepOptions = {},
): Promise<T> {
  const chat = await createChat(gpt, spec, options);
  return await using_(gpt, chat, { chats: [chat] }, use, options);
}

/** Uses what was made, and deletes it. */
async function using_<Made, T>(
  gpt: Connection,
  made: Made,
  list: CleanUpList,
  use: (made: Made) => T | Promise<T>,
  options: StepOptions,
): Promise<T> {
  let result: T;
  try {
    result = await use(made);
  } catch (error) {
    const left = await tryCleanUp(gpt, list, options);
    if (left !== undefined) suppress(error, left);
    throw error;
  }
  const left = await tryCleanUp(gpt, list, options);
  if (left !== undefined) throw left;
  return result;
}

/** Deletes, and gives back the error if that fails: the caller's signal may be aborted, so it does not count here. */
async function tryCleanUp(
  gpt: Connection,
  list: CleanUpList,
  options: StepOptions,
): Promise<GpteError | undefined> {
  const { signal: _, ...request } = requestOptions(options);
  const { failed } = await cleanUp(gpt, list, {
    totalTimeoutMs: CLEAN_UP_MS,
    ...request,
  });
  const [first] = failed;
  if (first === undefined) return undefined;
  return new GpteError(
    `Cannot delete the ${first.kind} ${first.id} after its use: ${first.error.message}; delete it with cleanUp() later`,
    { cause: first.error },
  );
}

/** Notes an error that came after another one in that one, where it can hold it. */
function suppress(error: unknown, later: GpteError): void {
  if (
    typeof error !== "object" || error === null || !Object.isExtensible(error)
  ) return;
  const before: unknown = Reflect.get(error, "suppressed");
  const list = before === undefined
    ? []
    : Array.isArray(before)
    ? before
    : [before];
  Reflect.set(error, "suppressed", [...list, later]);
}
