import type { ChatMessage, Operations } from "../api/mod.ts";
import { call, type Connection, paged } from "../client/mod.ts";
import { idOf } from "./_ids.ts";
import { withoutPerson } from "./_privacy.ts";
import { requestOptions, sentOptions } from "./_request.ts";
import type { ChatRef, ListInStep, StepOptions } from "./step.ts";

/** A message of a chat, and who wrote it. */
export type Message = ChatMessage & {
  /** `assistant` for a message that replies to another one, else `user`. */
  readonly role: "user" | "assistant";
};

/** Which page of the messages. */
export type ListMessagesOptions =
  & StepOptions
  & NonNullable<Operations["get_chat_session_messages"]["query"]>;

/**
 * Says who wrote a message, as the guide does: what replies to another message
 * is the model's. Metadata that comes along loses what identifies a person.
 */
function withRole(message: ChatMessage): Message {
  const { type_list, reply_to } = message;
  return {
    ...message,
    ...(type_list ? { type_list: type_list.map(withoutPerson) } : {}),
    role: reply_to ? "assistant" : "user",
  };
}

/**
 * Lists the messages of a chat, one page of them, or all by
 * `listMessages.all()`: `GET /chats/{id}/messages`, section "Inspect chat
 * message history" of the guide. They come in the server's order: some give
 * the oldest first, some the newest.
 *
 * @throws {NotFoundError} If there is no such chat.
 * @throws {HttpError} If the server refuses.
 *
 * @example Who said what
 * ```ts
 * import { ask, connect, createChat, listMessages } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * await ask(gpt, chat, "Which numbers are prime, up to 20?");
 * const roles = (await listMessages(gpt, chat, { limit: 20 })).map((one) => one.role);
 * assertEquals(roles.sort(), ["assistant", "user"]);
 * ```
 */
export const listMessages: ListInStep<ChatRef, Message, ListMessagesOptions> =
  Object.assign(
    async (
      gpt: Connection,
      chat: ChatRef,
      options: ListMessagesOptions = {},
    ): Promise<Message[]> =>
      (await call(gpt, "get_chat_session_messages", request(chat, options)))
        .map(withRole),
    {
      all: (
        gpt: Connection,
        chat: ChatRef,
        options: ListMessagesOptions = {},
      ): AsyncIterable<Message> => allMessages(gpt, chat, options),
    },
  );

/** The request that both forms of the list send. */
function request(chat: ChatRef, options: ListMessagesOptions) {
  return {
    path: { session_id: idOf(chat, "chat") },
    query: sentOptions(options),
    ...requestOptions(options),
  };
}

/** All messages, page after page. */
async function* allMessages(
  gpt: Connection,
  chat: ChatRef,
  options: ListMessagesOptions,
): AsyncGenerator<Message> {
  for await (
    const one of paged(gpt, "get_chat_session_messages", request(chat, options))
  ) {
    yield withRole(one);
  }
}
