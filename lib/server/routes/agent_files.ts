/**
 * The files in the agents' working folders.
 *
 * @module
 */

import {
  type Handlers,
  HttpProblem,
  json,
  noContent,
  pathParameter,
} from "../context.ts";
import { listAgentFiles } from "../store/mod.ts";
import { chatOr404, idList } from "./shapes.ts";
import type { ServerContext } from "../context.ts";

async function deleteAgentFiles(
  id: string,
  { store, answering }: ServerContext,
): Promise<void> {
  const { id: chatId } = chatOr404(store, id);
  if (answering.isRunning(chatId)) {
    throw new HttpProblem(
      409,
      "An answer of this chat is being written; stop it, or wait for its end, before deleting its files",
    );
  }
  if (!await store.agentFiles.deleteFolders(chatId)) {
    throw new HttpProblem(
      409,
      "The files of this chat are already being deleted",
    );
  }
}

/** Handlers of the agents' files. */
export const handlers: Handlers = {
  async list_agent_server_files(call, { store }) {
    const chat = chatOr404(store, pathParameter(call, "session_id"));
    const files = await listAgentFiles(store.agentFiles, chat.id);
    return json(
      200,
      files.map((file) => ({
        id: file.id,
        object: "file",
        bytes: file.bytes,
        created_at: Math.floor(file.createdMs / 1000),
        filename: file.path,
        purpose: file.isPublished ? "assistants" : "unknown",
      })),
    );
  },

  async delete_agent_server_files(call, context) {
    await deleteAgentFiles(pathParameter(call, "session_id"), context);
    return noContent();
  },

  async delete_agent_server_directories(call, context) {
    const ids = idList(pathParameter(call, "session_ids"), "session_ids");
    for (const id of ids) chatOr404(context.store, id);
    for (const id of ids) await deleteAgentFiles(id, context);
    return noContent();
  },
};
