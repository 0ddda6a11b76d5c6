/**
 * Chat sessions.
 *
 * @module
 */

import {
  bodyRecord,
  type Handlers,
  HttpProblem,
  json,
  noContent,
  pathParameter,
  type ServerContext,
  textParameter,
} from "../context.ts";
import { paging } from "./paging.ts";
import { suggestedQuestions } from "./questions.ts";
import { chatBody, chatOr404, collectionOr404, messageBody } from "./shapes.ts";

/** Ends what runs in a chat, then deletes the chat and all it has; false when there is none. */
export async function deleteChat(
  id: string,
  { store, answering }: Pick<ServerContext, "store" | "answering">,
): Promise<boolean> {
  if (store.chats.get(id) === undefined) return false;
  await answering.endChat(id);
  return await store.deleteChat(id);
}

/** Handlers of chat sessions. */
export const handlers: Handlers = {
  create_chat_session(call, { store }) {
    const collectionId = textParameter(call, "collection_id");
    if (collectionId !== undefined) collectionOr404(store, collectionId);
    const workspace = bodyRecord(call)["workspace"];
    const made = store.chats.create({
      userId: call.user.id,
      ...(collectionId === undefined ? {} : { collectionId }),
      ...(typeof workspace === "string" ? { workspace } : {}),
    });
    return json(201, chatBody(made));
  },

  list_chat_sessions(call, { store }) {
    const { offset, limit } = paging(call);
    return json(200, store.chats.list(offset, limit).map(chatBody));
  },

  get_chat_session_count(_call, { store }) {
    return json(200, { count: store.chats.count() });
  },

  get_chat_session(call, { store }) {
    return json(
      200,
      chatBody(chatOr404(store, pathParameter(call, "session_id"))),
    );
  },

  update_chat_session(call, { store }) {
    const { id } = chatOr404(store, pathParameter(call, "session_id"));
    const changed = store.chats.rename(id, String(bodyRecord(call)["name"]));
    return json(200, chatBody(changed ?? chatOr404(store, id)));
  },

  update_chat_session_collection(call, { store }) {
    const { id } = chatOr404(store, pathParameter(call, "session_id"));
    const collectionId = String(bodyRecord(call)["collection_id"]);
    collectionOr404(store, collectionId);
    const changed = store.chats.setCollection(id, collectionId);
    return json(200, chatBody(changed ?? chatOr404(store, id)));
  },

  delete_chat_session_collection(call, { store }) {
    const { id } = chatOr404(store, pathParameter(call, "session_id"));
    const changed = store.chats.setCollection(id, null);
    return json(200, chatBody(changed ?? chatOr404(store, id)));
  },

  async delete_chat_session(call, context) {
    const { id } = chatOr404(context.store, pathParameter(call, "session_id"));
    if (context.store.agentFiles.isDeleting(id)) {
      throw new HttpProblem(
        409,
        "The files of this chat are being deleted; try again in a moment",
      );
    }
    // Two deletions may be under way at once; the second finds nothing left.
    if (!await deleteChat(id, context)) chatOr404(context.store, id);
    return noContent();
  },

  get_chat_session_messages(call, { store }) {
    const chat = chatOr404(store, pathParameter(call, "session_id"));
    const { offset, limit } = paging(call);
    const found = store.messages.list(chat.id, offset, limit);
    return json(
      200,
      found.map((one) => messageBody(one, store, chat.username)),
    );
  },

  async list_questions_for_chat_session(call, { store }) {
    const chat = chatOr404(store, pathParameter(call, "session_id"));
    const { limit } = paging(call);
    return json(
      200,
      (await suggestedQuestions(store, chat, limit)).map((question) => ({
        question,
      })),
    );
  },
};
