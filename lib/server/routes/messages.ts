/**
 * What is known about single messages.
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
  textParameter,
} from "../context.ts";
import { paging } from "./paging.ts";
import { idList, messageOr404, missing, referenceBody } from "./shapes.ts";

/** Handlers of messages, but for those that steer a running answer. */
export const handlers: Handlers = {
  get_message_meta(call, { store }) {
    const { id } = messageOr404(store, pathParameter(call, "message_id"));
    const found = store.messages.meta(id, textParameter(call, "info_type"));
    return json(
      200,
      found.map((one) => ({ message_type: one.type, content: one.content })),
    );
  },

  get_message_references(call, { store }) {
    const { id } = messageOr404(store, pathParameter(call, "message_id"));
    const { limit } = paging(call, Number.MAX_SAFE_INTEGER);
    return json(200, store.messages.references(id, limit).map(referenceBody));
  },

  set_message_votes(call, { store }) {
    const { id } = messageOr404(store, pathParameter(call, "message_id"));
    const votes = bodyRecord(call)["votes"];
    if (typeof votes !== "number" || ![-1, 0, 1].includes(votes)) {
      throw new HttpProblem(
        400,
        `votes: wanted -1, 0 or 1, found ${JSON.stringify(votes)}`,
      );
    }
    store.messages.setVotes(id, votes);
    return noContent();
  },

  delete_messages(call, { store, answering }) {
    const ids = idList(pathParameter(call, "message_ids"), "message_ids");
    for (const id of ids) {
      const message = store.messages.get(id);
      if (message === undefined) throw missing("message", id);
      if (answering.isRunning(message.chatId)) {
        throw new HttpProblem(
          409,
          "An answer of this chat is being written; stop it first",
        );
      }
    }
    store.messages.delete(ids);
    return noContent();
  },
};
