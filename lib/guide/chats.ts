import type { ChatSession, Operations, SuggestedQuestion } from "../api/mod.ts";
import { call, type Connection, paged } from "../client/mod.ts";
import { idOf } from "./_ids.ts";
import { requestOptions, sentOptions } from "./_request.ts";
import type { ChatRef, CollectionRef, ListStep, StepOptions } from "./step.ts";

/** What a chat is made from. */
export interface ChatSpec {
  /** The collection that questions are answered from; without one, the model answers alone. */
  readonly collection?: CollectionRef;
  /** The workspace that the chat belongs to. */
  readonly workspace?: string;
}

/** Which page of the chats. */
export type ListChatsOptions =
  & StepOptions
  & NonNullable<Operations["list_chat_sessions"]["query"]>;

/** Options of `deleteChat()`. */
export interface DeleteChatOptions extends StepOptions {
  /** How many seconds the server may take for it. @default {300} */
  readonly timeout?: number;
}

/** Options of `listQuestions()`. */
export interface ListQuestionsOptions extends StepOptions {
  /** At most so many. @default {100} */
  readonly limit?: number;
}

/**
 * Opens a chat: `POST /chats`, section "Create chat sessions" of the guide.
 * With a collection, questions are answered from its documents; without one,
 * the chat is for the model or the agent alone.
 *
 * @param gpt The connection.
 * @param spec The collection, if there is one.
 * @param options Cancelling, time limits and retries.
 * @returns The chat with its `id`.
 * @throws {NotFoundError} If there is no such collection.
 * @throws {HttpError} If the server refuses.
 *
 * @example A chat about a collection, and one for the agent
 * ```ts
 * import { connect, createChat, createCollection } from "@cenote/cenote";
 * import { assertEquals, assertNotEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const collection = await createCollection(gpt, { name: "Sales" });
 * const about = await createChat(gpt, { collection });
 * const agent = await createChat(gpt);
 * assertEquals(about.collection_id, collection.id);
 * assertNotEquals(about.id, agent.id);
 * ```
 */
export function createChat(
  gpt: Connection,
  spec: ChatSpec = {},
  options: StepOptions = {},
): Promise<ChatSession> {
  const { collection, workspace } = spec;
  return call(gpt, "create_chat_session", {
    ...(collection === undefined
      ? {}
      : { query: { collection_id: idOf(collection, "collection") } }),
    body: workspace === undefined ? {} : { workspace },
    ...requestOptions(options),
  });
}

/**
 * Lists chats, one page of them, or all by `listChats.all()`: `GET /chats`,
 * section "Create chat sessions" of the guide.
 *
 * @throws {HttpError} If the server refuses.
 *
 * @example The recent ones
 * ```ts
 * import { connect, createChat, listChats } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * const recent = await listChats(gpt, { limit: 5 });
 * assertEquals(recent.map((one) => one.id), [chat.id]);
 * ```
 */
export const listChats: ListStep<ChatSession, ListChatsOptions> = Object.assign(
  (gpt: Connection, options: ListChatsOptions = {}): Promise<ChatSession[]> =>
    call(gpt, "list_chat_sessions", {
      query: sentOptions(options),
      ...requestOptions(options),
    }),
  {
    all: (
      gpt: Connection,
      options: ListChatsOptions = {},
    ): AsyncIterable<ChatSession> =>
      paged(gpt, "list_chat_sessions", {
        query: sentOptions(options),
        ...requestOptions(options),
      }),
  },
);

/**
 * Gets one chat as it is now: `GET /chats/{id}`, section "Use additional chat
 * endpoints" of the guide.
 *
 * @param gpt The connection.
 * @param chat The chat, or its id.
 * @param options Cancelling, time limits and retries.
 * @returns The chat.
 * @throws {NotFoundError} If there is none with this id.
 * @throws {HttpError} If the server refuses.
 *
 * @example What was said last?
 * ```ts
 * import { connect, createChat, getChat } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const made = await createChat(gpt);
 * assertEquals((await getChat(gpt, made)).id, made.id);
 * ```
 */
export function getChat(
  gpt: Connection,
  chat: ChatRef,
  options: StepOptions = {},
): Promise<ChatSession> {
  return call(gpt, "get_chat_session", {
    path: { session_id: idOf(chat, "chat") },
    ...requestOptions(options),
  });
}

/**
 * Deletes a chat with its messages: `DELETE /chats/{id}`, section "Clean up
 * resources" of the guide. For a chat that may be gone already, see `cleanUp()`.
 *
 * @param gpt The connection.
 * @param chat The chat, or its id.
 * @param options Cancelling, time limits and retries.
 * @throws {NotFoundError} If there is none with this id.
 * @throws {HttpError} If the server refuses.
 *
 * @example Gone
 * ```ts
 * import { connect, createChat, deleteChat, listChats } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * await deleteChat(gpt, chat);
 * assertEquals(await listChats(gpt), []);
 * ```
 */
export async function deleteChat(
  gpt: Connection,
  chat: ChatRef,
  options: DeleteChatOptions = {},
): Promise<void> {
  await call(gpt, "delete_chat_session", {
    path: { session_id: idOf(chat, "chat") },
    query: sentOptions(options),
    ...requestOptions(options),
  });
}

/**
 * Lists the questions that the server suggests to ask next: `GET
 * /chats/{id}/questions`, section "Use additional chat endpoints" of the guide.
 *
 * @param gpt The connection.
 * @param chat The chat, or its id.
 * @param options How many at most.
 * @returns The questions; none when the server has no idea.
 * @throws {HttpError} If the server refuses.
 *
 * @example Five at most
 * ```ts
 * import { connect, createChat, listQuestions } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * assert((await listQuestions(gpt, chat, { limit: 5 })).length <= 5);
 * ```
 */
export function listQuestions(
  gpt: Connection,
  chat: ChatRef,
  options: ListQuestionsOptions = {},
): Promise<SuggestedQuestion[]> {
  return call(gpt, "list_questions_for_chat_session", {
    path: { session_id: idOf(chat, "chat") },
    query: sentOptions(options),
    ...requestOptions(options),
  });
}
