/**
 * The embedded server's store: one folder with a SQLite file and the bytes of
 * uploads, documents and agents' files beside it.
 *
 * @module
 */

export * from "./agent_files.ts";
export * from "./chats.ts";
export * from "./collections.ts";
export * from "./database.ts";
export * from "./documents.ts";
export * from "./folder_stats.ts";
export * from "./folders.ts";
export * from "./ids.ts";
export * from "./jobs.ts";
export * from "./messages.ts";
export * from "./passages.ts";
export * from "./store.ts";
export * from "./uploads.ts";
export * from "./users.ts";
