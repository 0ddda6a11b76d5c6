import type { AgentFileLink, AgentServerFile } from "../api/mod.ts";
import {
  call,
  ConflictError,
  type Connection,
  download,
  GpteError,
  safeName,
} from "../client/mod.ts";
import { delay } from "@std/async/delay";
import { join } from "@std/path/join";
import { idOf } from "./_ids.ts";
import { requestOptions } from "./_request.ts";
import { comparableName, freeName } from "./_free_name.ts";
import { getAgentFiles } from "./metadata.ts";
import type { ChatRef, MessageRef, StepOptions } from "./step.ts";

/** Where downloads go when nothing else is said; the guide's own folder. */
const FOLDER = "./agent_downloads";

/** A file of the agent that is on this machine now. */
export interface DownloadedFile extends AgentFileLink {
  /** Where it was written. */
  readonly path: string;
  /** Its size in bytes. */
  readonly bytes: number;
}

/** Options of `downloadAgentFile()` and `downloadAgentFiles()`. */
export interface DownloadOptions extends StepOptions {
  /** The folder to write into; it is made if it is missing. @default {"./agent_downloads"} */
  readonly folder?: string;
  /** Called as bytes arrive. */
  readonly onProgress?: (
    file: AgentFileLink,
    loadedBytes: number,
    totalBytes?: number,
  ) => void;
}

/** What `downloadAgentFiles()` takes: the answer whose files are meant, files, or names by id. */
export type AgentFilesSource =
  | MessageRef
  | readonly AgentFileLink[]
  | ReadonlyMap<string, string>;

/** Options of `deleteAgentFiles()`. */
export interface DeleteAgentFilesOptions extends StepOptions {
  /** How long to try while the server is busy deleting already. @default {30_000} */
  readonly busyTimeoutMs?: number;
}

/** Some downloads failed; the others are there. */
export class AgentFilesError extends GpteError {
  /** The class's name, a literal. */
  override name = "AgentFilesError";
  /** The files that were written. */
  readonly downloaded: readonly DownloadedFile[];
  /** The files that were not, and why. */
  readonly failed: readonly (AgentFileLink & {
    /** What went wrong. */
    readonly error: Error;
  })[];

  /**
   * Makes the error from what came of each file.
   *
   * @param downloaded The files that were written.
   * @param failed The files that were not, and why.
   */
  constructor(
    downloaded: readonly DownloadedFile[],
    failed: readonly (AgentFileLink & {
      /** What went wrong. */
      readonly error: Error;
    })[],
  ) {
    const said = failed.map(({ name, error }) => `"${name}": ${error.message}`)
      .join("; ");
    super(
      `Cannot download ${failed.length} of ${
        downloaded.length + failed.length
      } files: ${said}`,
      { cause: failed[0]?.error },
    );
    this.downloaded = downloaded;
    this.failed = failed;
  }
}

/**
 * Lists the files in the agent's working directory of a chat: `GET
 * /chats/{id}/agent_server_files`, section "List agent server files" of the
 * guide. Their `created_at` is in seconds since 1970.
 *
 * @param gpt The connection.
 * @param chat The chat, or its id.
 * @param options Cancelling, time limits and retries.
 * @returns The files; none before the agent worked in this chat.
 * @throws {HttpError} If the server refuses.
 *
 * @example Names and sizes
 * ```ts
 * import { connect, createChat, listAgentFiles, runAgent } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * await runAgent(gpt, chat, "Save the primes up to 50 to 'primes.csv'.");
 * const file = (await listAgentFiles(gpt, chat)).find((one) => one.filename === "primes.csv");
 * assert(file !== undefined && file.bytes > 0);
 * ```
 */
export function listAgentFiles(
  gpt: Connection,
  chat: ChatRef,
  options: StepOptions = {},
): Promise<AgentServerFile[]> {
  return call(gpt, "list_agent_server_files", {
    path: { session_id: idOf(chat, "chat") },
    ...requestOptions(options),
  });
}

/**
 * Downloads one file of the agent into a folder: `GET /file`, section "Download
 * agent-generated files" of the guide. It is written under the last part of
 * its name, without anything that could lead out of the folder or means
 * something else on some system; a file that is there under this name is
 * replaced. Bytes are written as they arrive, none are held in memory.
 *
 * @param gpt The connection.
 * @param file The file's document id and name, as `getAgentFiles()` gives them.
 * @param options The folder, progress, cancelling and time limits.
 * @returns The file with its path on this machine.
 * @throws {NotFoundError} If there is no such file.
 * @throws {HttpError} If the server refuses.
 *
 * @example One file
 * ```ts
 * import { connect, createChat, downloadAgentFile, getAgentFiles, runAgent } from "@cenote/cenote";
 * import { assertStringIncludes } from "@std/assert";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * const done = await runAgent(gpt, chat, "Save the primes up to 50 to 'primes.csv'.");
 * const file = (await getAgentFiles(gpt, done)).find(({ name }) => name === "primes.csv");
 * if (file === undefined) throw new Error("the agent wrote no such file");
 * const folder = await Deno.makeTempDir();
 * const { path } = await downloadAgentFile(gpt, file, { folder });
 * assertStringIncludes(await Deno.readTextFile(path), "47");
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export async function downloadAgentFile(
  gpt: Connection,
  file: AgentFileLink,
  options: DownloadOptions = {},
): Promise<DownloadedFile> {
  const { folder = FOLDER } = options;
  documentIdOf(file);
  await Deno.mkdir(folder, { recursive: true });
  return await saveAs(
    gpt,
    file,
    join(folder, nameOf(file)),
    options,
  );
}

/**
 * Downloads the files of an answer into a folder: section "Download
 * agent-generated files" of the guide, as a whole. Each file gets a safe name
 * as with {@linkcode downloadAgentFile}, and a name of its own: of several with
 * one name, or with names that only differ in case, the later ones carry the
 * beginning of their id. A file that fails does not keep the others.
 *
 * @param gpt The connection.
 * @param source The answer's id, a message or what `runAgent()` returned; or a list of files; or a map of names by id.
 * @param options The folder, progress, cancelling and time limits.
 * @returns The files with their paths on this machine.
 * @throws {AgentFilesError} If some could not be downloaded; it holds those that were.
 * @throws {HttpError} If the server refuses to list them.
 *
 * @example All files of an answer
 * ```ts
 * import { connect, createChat, downloadAgentFiles, runAgent } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * const done = await runAgent(gpt, chat, "Save the primes up to 50 to 'primes.csv'.");
 * const folder = await Deno.makeTempDir();
 * const files = await downloadAgentFiles(gpt, done, { folder });
 * assert(files.some((file) => file.name === "primes.csv" && file.bytes > 0));
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export async function downloadAgentFiles(
  gpt: Connection,
  source: AgentFilesSource,
  options: DownloadOptions = {},
): Promise<DownloadedFile[]> {
  const { folder = FOLDER, signal } = options;
  const files = await filesOf(gpt, source, options);
  const plans = withPaths(files, folder);
  const downloaded: DownloadedFile[] = [];
  const failed: (AgentFileLink & { readonly error: Error })[] = [];
  for (const { file, path } of plans) {
    signal?.throwIfAborted();
    try {
      downloaded.push(await saveAs(gpt, file, path, options));
    } catch (error) {
      if (signal?.aborted || !(error instanceof Error)) throw error;
      failed.push({ ...file, error });
    }
  }
  if (failed.length > 0) throw new AgentFilesError(downloaded, failed);
  return downloaded;
}

/**
 * Deletes all files in the agent's working directory of a chat: `DELETE
 * /chats/{id}/agent_server_files`, section "Delete agent files" of the guide.
 * While a deletion is running the server answers 409; then this waits and asks
 * again.
 *
 * @param gpt The connection.
 * @param chat The chat, or its id.
 * @param options For how long to ask again, cancelling and time limits.
 * @returns `{ deleted: true }`, or `{ deleted: false }` if the server was still busy at the end of the time.
 * @throws {HttpError} If the server refuses for another reason.
 *
 * @example None left
 * ```ts
 * import { connect, createChat, deleteAgentFiles, listAgentFiles, runAgent } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * await runAgent(gpt, chat, "Save the primes up to 50 to 'primes.csv'.");
 * assertEquals(await deleteAgentFiles(gpt, chat), { deleted: true });
 * assertEquals(await listAgentFiles(gpt, chat), []);
 * ```
 */
export async function deleteAgentFiles(
  gpt: Connection,
  chat: ChatRef,
  options: DeleteAgentFilesOptions = {},
): Promise<{
  /** Whether the server deleted the files. */
  readonly deleted: boolean;
}> {
  const { busyTimeoutMs = 30_000, signal } = options;
  const path = { session_id: idOf(chat, "chat") };
  const began = performance.now();
  for (let pause = 100;; pause = Math.min(pause * 2, 2_000)) {
    try {
      await call(gpt, "delete_agent_server_files", {
        path,
        ...requestOptions(options),
      });
      return { deleted: true };
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const wait = Math.max(pause, error.retryAfterMs ?? 0);
      if (performance.now() - began + wait > busyTimeoutMs) {
        return { deleted: false };
      }
      await delay(wait, signal === undefined ? {} : { signal });
    }
  }
}

/** The files that are meant. */
async function filesOf(
  gpt: Connection,
  source: AgentFilesSource,
  options: StepOptions,
): Promise<readonly AgentFileLink[]> {
  if (isNamesById(source)) {
    return [...source].map(([documentId, name]) => ({ documentId, name }));
  }
  if (isFileList(source)) return source;
  return await getAgentFiles(gpt, source, requestOptions(options));
}

/** Whether the source is a map; `instanceof` does not tell for a read-only one. */
function isNamesById(
  source: AgentFilesSource,
): source is ReadonlyMap<string, string> {
  return source instanceof Map;
}

/** Whether the source is a list of files; `Array.isArray` does not tell for a read-only array. */
function isFileList(
  source: AgentFilesSource,
): source is readonly AgentFileLink[] {
  return Array.isArray(source);
}

/** The id of the document that a file is stored as. */
function documentIdOf(file: AgentFileLink): string {
  return idOf(file.documentId, "agent file");
}

/** A name for a file in a folder; of a name that leaves nothing, the id is taken. */
function nameOf(file: AgentFileLink): string {
  return safeName(file.name, safeName(documentIdOf(file)));
}

/** Gives each file a path of its own in the folder. An id that stands there twice is one file. */
function withPaths(
  files: readonly AgentFileLink[],
  folder: string,
): { readonly file: AgentFileLink; readonly path: string }[] {
  const taken = new Set<string>();
  return [
    ...new Map(files.map((file) => [documentIdOf(file), file])).values(),
  ].map(
    (file) => {
      const name = freeName(
        safeName(file.name, file.documentId),
        file.documentId,
        taken,
      );
      taken.add(comparableName(name));
      return { file, path: join(folder, name) };
    },
  );
}

/** Downloads one file to a path. */
async function saveAs(
  gpt: Connection,
  file: AgentFileLink,
  path: string,
  options: DownloadOptions,
): Promise<DownloadedFile> {
  const { onProgress } = options;
  const found = await download(gpt, "download_file", {
    query: { id: file.documentId, name: file.name },
    ...requestOptions(options),
  });
  await found.save(path, {
    ...(onProgress === undefined ? {} : {
      onProgress: (loaded: number, total?: number) =>
        onProgress(file, loaded, total),
    }),
  });
  const { size } = await Deno.stat(path);
  return { ...file, path, bytes: size };
}
