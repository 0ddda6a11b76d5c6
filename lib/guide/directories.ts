import type {
  AgentServerDirectoryStats,
  AgentServerDirectoryStatsPerAgentChatSession,
  Operations,
} from "../api/mod.ts";
import { call, type Connection, paged } from "../client/mod.ts";
import { idOf } from "./_ids.ts";
import { requestOptions, sentOptions } from "./_request.ts";
import type { ChatRef, ListStep, StepOptions } from "./step.ts";

/** Options of `getDirectoryStats()` and `getDirectory()`. */
export interface DirectoryOptions extends StepOptions {
  /** With 1, each directory also lists its files. @default {0} */
  readonly detail_level?: number;
}

/** Which page of all chats' directories. */
export type ListDirectoryStatsOptions =
  & StepOptions
  & NonNullable<Operations["list_agent_directory_stats"]["query"]>;

/**
 * Gets the size and contents of the agent's directories of one chat: `GET
 * /chats/{id}/agent_server_directories/stats`, section "View agent directory
 * statistics" of the guide.
 *
 * @param gpt The connection.
 * @param chat The chat, or its id.
 * @param options With `detail_level` 1, each directory's files too.
 * @returns The directories; none before the agent worked in this chat.
 * @throws {HttpError} If the server refuses.
 *
 * @example The files the agent works with
 * ```ts
 * import { connect, createChat, getDirectoryStats, runAgent } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * await runAgent(gpt, chat, "Save the primes up to 50 to 'primes.csv'.");
 * const directories = await getDirectoryStats(gpt, chat, { detail_level: 1 });
 * assert(directories.some(({ files }) => files?.some(({ name }) => name === "primes.csv")));
 * ```
 */
export function getDirectoryStats(
  gpt: Connection,
  chat: ChatRef,
  options: DirectoryOptions = {},
): Promise<AgentServerDirectoryStats[]> {
  return call(gpt, "list_all_agent_server_directories_stats", {
    path: { session_id: idOf(chat, "chat") },
    query: sentOptions(options),
    ...requestOptions(options),
  });
}

/**
 * Gets the size and contents of one of the agent's directories: `GET
 * /chats/{id}/agent_server_directories/{name}/stats`, section "View agent
 * directory statistics" of the guide.
 *
 * @param gpt The connection.
 * @param chat The chat, or its id.
 * @param directory The directory as `getDirectoryStats()` gave it, or its id.
 * @param options With `detail_level` 1, its files too.
 * @returns The directory.
 * @throws {NotFoundError} If there is none of this name.
 * @throws {HttpError} If the server refuses.
 *
 * @example One directory by its id
 * ```ts
 * import { connect, createChat, getDirectory, getDirectoryStats, runAgent } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * await runAgent(gpt, chat, "Save the primes up to 50 to 'primes.csv'.");
 * for (const { id, file_count } of await getDirectoryStats(gpt, chat)) {
 *   assertEquals((await getDirectory(gpt, chat, id)).file_count, file_count);
 * }
 * ```
 */
export function getDirectory(
  gpt: Connection,
  chat: ChatRef,
  directory: string | {
    /** The directory's id, which is its name. */
    readonly id: string;
  },
  options: DirectoryOptions = {},
): Promise<AgentServerDirectoryStats> {
  return call(gpt, "get_agent_server_directory_stats", {
    path: {
      session_id: idOf(chat, "chat"),
      directory_name: idOf(directory, "directory"),
    },
    query: sentOptions(options),
    ...requestOptions(options),
  });
}

/**
 * Lists the agent's directories of all chats, a page of them, or all by
 * `listDirectoryStats.all()`: `GET /agents/directory_stats`, section "View
 * agent directory statistics" of the guide.
 *
 * @throws {HttpError} If the server refuses.
 *
 * @example How much the agent keeps
 * ```ts
 * import { connect, createChat, listDirectoryStats, runAgent } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * await runAgent(gpt, chat, "Save the primes up to 50 to 'primes.csv'.");
 * let bytes = 0;
 * for await (const { stats } of listDirectoryStats.all(gpt)) {
 *   for (const { size_bytes } of stats) bytes += size_bytes;
 * }
 * assert(bytes > 0);
 * ```
 */
export const listDirectoryStats: ListStep<
  AgentServerDirectoryStatsPerAgentChatSession,
  ListDirectoryStatsOptions
> = Object.assign(
  (
    gpt: Connection,
    options: ListDirectoryStatsOptions = {},
  ): Promise<AgentServerDirectoryStatsPerAgentChatSession[]> =>
    call(gpt, "list_agent_directory_stats", {
      query: sentOptions(options),
      ...requestOptions(options),
    }),
  {
    all: (
      gpt: Connection,
      options: ListDirectoryStatsOptions = {},
    ): AsyncIterable<AgentServerDirectoryStatsPerAgentChatSession> =>
      paged(gpt, "list_agent_directory_stats", {
        query: sentOptions(options),
        ...requestOptions(options),
      }),
  },
);
