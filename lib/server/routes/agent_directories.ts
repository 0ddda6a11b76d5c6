/**
 * Figures of the agents' working folders.
 *
 * @module
 */

import {
  type Handlers,
  HttpProblem,
  json,
  numberParameter,
  pathParameter,
  textParameter,
} from "../context.ts";
import { type FolderStats, folderStats, type Store } from "../store/mod.ts";
import { paging } from "./paging.ts";
import { chatOr404, missing } from "./shapes.ts";

async function statsOfChat(
  store: Store,
  chatId: string,
  detail: boolean,
): Promise<FolderStats[]> {
  const found: FolderStats[] = [];
  for (const folder of store.agentFiles.folders(chatId)) {
    const stats = await folderStats(folder.path, folder.name, detail);
    if (stats !== undefined) found.push(stats);
  }
  return found;
}

function detailOf(call: Parameters<typeof numberParameter>[0]): boolean {
  const level = numberParameter(call, "detail_level", 0);
  if (level !== 0 && level !== 1) {
    throw new HttpProblem(400, `detail_level: wanted 0 or 1, found ${level}`);
  }
  return level === 1;
}

const PREVIEW_LENGTH = 200;

/** Handlers of the agents' working folders. */
export const handlers: Handlers = {
  async list_all_agent_server_directories_stats(call, { store }) {
    const chat = chatOr404(store, pathParameter(call, "session_id"));
    return json(200, await statsOfChat(store, chat.id, detailOf(call)));
  },

  async get_agent_server_directory_stats(call, { store }) {
    const chat = chatOr404(store, pathParameter(call, "session_id"));
    const name = pathParameter(call, "directory_name");
    const detail = detailOf(call);
    // Only names that the store knows are looked for on disk.
    const folder = store.agentFiles.folders(chat.id).find((one) =>
      one.name === name
    );
    const stats = folder && await folderStats(folder.path, folder.name, detail);
    if (stats === undefined) throw missing("directory of this chat", name);
    return json(200, stats);
  },

  async list_agent_directory_stats(call, { store }) {
    const { offset, limit } = paging(call);
    const wanted = textParameter(call, "filter_text")?.toLowerCase() ?? "";
    const all: unknown[] = [];
    for (const chat of store.agentFiles.chatsWithFolders()) {
      const preview = (chat.preview ?? "").slice(0, PREVIEW_LENGTH);
      if (!`${chat.id} ${preview}`.toLowerCase().includes(wanted)) continue;
      if (all.length >= offset + limit) break;
      const stats = await statsOfChat(store, chat.id, false);
      if (stats.length === 0) continue;
      all.push({
        agent_chat_session_id: chat.id,
        chat_preview: preview,
        stats,
      });
    }
    return json(200, all.slice(offset, offset + limit));
  },
};
