import { asError } from "./_as_error.ts";
import type { HistoryFile } from "./history_file.ts";

/**
 * Opens the history, in memory alone where the file cannot be used.
 *
 * @param path The file, whose folder is made; `undefined` for memory.
 * @param log Told why the file is not used.
 * @returns the history.
 */
export async function openHistory(
  path: string | undefined,
  log: (line: string) => void,
): Promise<HistoryFile> {
  // Not at the top: SQLite has no part in starting.
  const { HistoryFile } = await import("./history_file.ts");
  if (path !== undefined) {
    try {
      // Code may hold what nobody else should read.
      await Deno.mkdir(folderOf(path), { recursive: true, mode: 0o700 });
      return new HistoryFile(path);
    } catch (error) {
      log(`the history is not kept: ${asError(error).message}`);
    }
  }
  return new HistoryFile(":memory:");
}

function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, "") || "/";
}
