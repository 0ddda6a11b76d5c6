import {
  type AgentFileLink,
  type AnalysisMeta,
  type ChatMessageMeta,
  decodeContent,
  type DecodedMeta,
  decodeMeta,
  type MessagePrompt,
  type MessageUsage,
  type Operations,
  type TraceTurn,
} from "../api/mod.ts";
import {
  call,
  type Connection,
  GpteError,
  NotFoundError,
} from "../client/mod.ts";
import { messageIdOf } from "./_ids.ts";
import { withoutPerson } from "./_privacy.ts";
import { requestOptions, sentOptions } from "./_request.ts";
import type { MessageRef, StepOptions } from "./step.ts";

/** Options of `getMetadata()`. */
export type GetMetadataOptions =
  & StepOptions
  & NonNullable<Operations["get_message_meta"]["query"]>;

/** The types of metadata that list files. */
export type AgentFilesType =
  | "agent_files"
  | "agent_files_old"
  | "agent_files_pdf"
  | "agent_files_pdf_old";

/** Options of `getAgentFiles()`. */
export interface GetAgentFilesOptions extends StepOptions {
  /**
   * Which files: those of this answer, those of earlier answers in the chat
   * (`_old`), or their renderings as PDF.
   * @default {"agent_files"}
   */
  readonly info_type?: AgentFilesType;
}

/** The whole run of an agent as it was streamed: its text, its turns, its answer. */
export type AgentAnalysis = Pick<AnalysisMeta, "text" | "turns" | "answer">;

/**
 * Gets what the server keeps about a message, as it keeps it: `GET
 * /messages/{id}/meta`, section "Retrieve message metadata" of the guide. The
 * `content` of a row is always text, often JSON; the other steps of this
 * section decode it. What identifies a person (`client_metadata`) is left out.
 *
 * @param gpt The connection.
 * @param message The answer's id, a message, or what `ask()` returned.
 * @param options The type of metadata; without one, all.
 * @returns The rows; none of a type that this message does not have.
 * @throws {HttpError} If the server refuses.
 *
 * @example All there is
 * ```ts
 * import { ask, connect, createChat, getMetadata } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * const answer = await ask(gpt, await createChat(gpt), "Which numbers are prime, up to 20?");
 * const types = (await getMetadata(gpt, answer)).map((row) => row.message_type);
 * assert(types.includes("usage_stats"));
 * ```
 */
export async function getMetadata(
  gpt: Connection,
  message: MessageRef,
  options: GetMetadataOptions = {},
): Promise<ChatMessageMeta[]> {
  try {
    const rows = await call(gpt, "get_message_meta", {
      path: { message_id: messageIdOf(message) },
      query: sentOptions(options),
      ...requestOptions(options),
    });
    return rows.map(withoutPerson);
  } catch (error) {
    // Some servers answer 404 for a type that the message does not have.
    if (error instanceof NotFoundError) return [];
    throw error;
  }
}

/**
 * Gets what an answer took: time, tokens, cost, the model really used. It is
 * the `usage_stats` of section "Retrieve message metadata" of the guide,
 * decoded: numbers are numbers, and what identifies a person is left out.
 *
 * @param gpt The connection.
 * @param message The answer's id, a message, or what `ask()` returned.
 * @param options Cancelling, time limits and retries.
 * @returns The numbers; `undefined` if the server keeps none for this message.
 * @throws {GpteError} If what the server keeps cannot be read.
 * @throws {HttpError} If the server refuses.
 *
 * @example How many tokens?
 * ```ts
 * import { ask, connect, createChat, getUsage } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * const answer = await ask(gpt, await createChat(gpt), "Which numbers are prime, up to 20?");
 * const { inputTokens = 0, outputTokens = 0 } = await getUsage(gpt, answer) ?? {};
 * assert(inputTokens >= 0 && outputTokens >= 0);
 * ```
 */
export async function getUsage(
  gpt: Connection,
  message: MessageRef,
  options: StepOptions = {},
): Promise<MessageUsage | undefined> {
  const found = await decoded(gpt, message, "usage_stats", options);
  return found.find((one) => one.kind === "usage")?.usage;
}

/**
 * Gets the prompt as the model got it. It is the `prompt_raw` of section
 * "Retrieve message metadata" of the guide, decoded: system prompt, question
 * after templates, and earlier turns that went along. It can be large.
 *
 * @param gpt The connection.
 * @param message The answer's id, a message, or what `ask()` returned.
 * @param options Cancelling, time limits and retries.
 * @returns The prompt; `undefined` if the server keeps none for this message.
 * @throws {GpteError} If what the server keeps cannot be read.
 * @throws {HttpError} If the server refuses.
 *
 * @example What did the model read?
 * ```ts
 * import { ask, connect, createChat, getPrompt } from "@cenote/cenote";
 * import { assertStringIncludes } from "@std/assert";
 *
 * await using gpt = await connect();
 * const answer = await ask(gpt, await createChat(gpt), "Which numbers are prime, up to 20?");
 * assertStringIncludes((await getPrompt(gpt, answer))?.prompt ?? "", "prime");
 * ```
 */
export async function getPrompt(
  gpt: Connection,
  message: MessageRef,
  options: StepOptions = {},
): Promise<MessagePrompt | undefined> {
  const found = await decoded(gpt, message, "prompt_raw", options);
  return found.find((one) => one.kind === "prompt")?.prompt;
}

/**
 * Gets the files that the agent made for an answer. It is the `agent_files` of
 * section "Get agent-generated file list" of the guide, decoded. Names may
 * repeat; the document's id tells the files apart, and `downloadAgentFiles()`
 * fetches them.
 *
 * @param gpt The connection.
 * @param message The answer's id, a message, or what `runAgent()` returned.
 * @param options Which files, if not those of this answer.
 * @returns The files, each once; none if there are none.
 * @throws {GpteError} If what the server keeps cannot be read.
 * @throws {HttpError} If the server refuses.
 *
 * @example What did the agent write?
 * ```ts
 * import { connect, createChat, getAgentFiles, runAgent } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * const task = "Save the primes up to 50 to 'primes.csv'.";
 * const done = await runAgent(gpt, await createChat(gpt), task);
 * assert((await getAgentFiles(gpt, done)).some((file) => file.name === "primes.csv"));
 * ```
 */
export async function getAgentFiles(
  gpt: Connection,
  message: MessageRef,
  options: GetAgentFilesOptions = {},
): Promise<AgentFileLink[]> {
  const { info_type = "agent_files" } = options;
  const found = await decoded(gpt, message, info_type, options);
  const files = found.flatMap((one) =>
    one.kind === "files" && one.messageType === info_type ? one.files : []
  );
  return [
    ...new Map(files.map((file) => [`${file.documentId}\n${file.name}`, file]))
      .values(),
  ];
}

/**
 * Gets what the agent did, turn by turn: who said what, the programs it ran,
 * what came out of them. It is the `agent_chat_history` of section "Get agent
 * reasoning trace" of the guide, decoded: the roles, which the server swaps,
 * are set right, and the server's own instructions are left out. Where a
 * server keeps the Markdown form alone, the turns are read from that.
 *
 * @param gpt The connection.
 * @param message The answer's id, a message, or what `runAgent()` returned.
 * @param options Cancelling, time limits and retries.
 * @returns The turns; none if the agent did not work on this message.
 * @throws {GpteError} If what the server keeps cannot be read.
 * @throws {HttpError} If the server refuses.
 *
 * @example Who spoke?
 * ```ts
 * import { connect, createChat, getTrace, runAgent } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const task = "Save the primes up to 50 to 'primes.csv'.";
 * const done = await runAgent(gpt, await createChat(gpt), task);
 * assertEquals((await getTrace(gpt, done))[0]?.role, "user");
 * ```
 */
export async function getTrace(
  gpt: Connection,
  message: MessageRef,
  options: StepOptions = {},
): Promise<TraceTurn[]> {
  for (const type of ["agent_chat_history", "agent_chat_history_md"]) {
    const found = await decoded(gpt, message, type, options);
    const turns = found.flatMap((one) => one.kind === "trace" ? one.turns : []);
    if (turns.length > 0) return turns;
  }
  return [];
}

/**
 * Gets what the agent did as Markdown for people: the `agent_chat_history_md`
 * of section "Get agent reasoning trace" of the guide, as the server wrote it.
 *
 * @param gpt The connection.
 * @param message The answer's id, a message, or what `runAgent()` returned.
 * @param options Cancelling, time limits and retries.
 * @returns The Markdown; `undefined` if the agent did not work on this message.
 * @throws {HttpError} If the server refuses.
 *
 * @example For reading
 * ```ts
 * import { connect, createChat, getTraceMarkdown, runAgent } from "@cenote/cenote";
 * import { assertStringIncludes } from "@std/assert";
 *
 * await using gpt = await connect();
 * const task = "Save the primes up to 50 to 'primes.csv'.";
 * const done = await runAgent(gpt, await createChat(gpt), task);
 * assertStringIncludes(await getTraceMarkdown(gpt, done) ?? "", "User Query");
 * ```
 */
export async function getTraceMarkdown(
  gpt: Connection,
  message: MessageRef,
  options: StepOptions = {},
): Promise<string | undefined> {
  const rows = await rowsOf(gpt, message, "agent_chat_history_md", options);
  const row = rows.find((one) => one.message_type === "agent_chat_history_md");
  if (row === undefined) return undefined;
  const content = decodeContent(row.content);
  return typeof content === "string" ? content : row.content;
}

/**
 * Gets the whole run of the agent as it was streamed: the `agent_analysis` of
 * section "Retrieve message metadata" of the guide, with its turns and the
 * answer told apart.
 *
 * @param gpt The connection.
 * @param message The answer's id, a message, or what `runAgent()` returned.
 * @param options Cancelling, time limits and retries.
 * @returns The text, its turns, and the answer alone; `undefined` if the agent did not work on this message.
 * @throws {HttpError} If the server refuses.
 *
 * @example The answer without what led to it
 * ```ts
 * import { connect, createChat, getAnalysis, runAgent } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * const task = "Save the primes up to 50 to 'primes.csv'.";
 * const done = await runAgent(gpt, await createChat(gpt), task);
 * assert((await getAnalysis(gpt, done))?.answer);
 * ```
 */
export async function getAnalysis(
  gpt: Connection,
  message: MessageRef,
  options: StepOptions = {},
): Promise<AgentAnalysis | undefined> {
  const found = await decoded(gpt, message, "agent_analysis", options);
  const analysis = found.find((one) => one.kind === "analysis");
  if (analysis === undefined) return undefined;
  const { text, turns, answer } = analysis;
  return { text, turns, answer };
}

/** The rows of one type. */
function rowsOf(
  gpt: Connection,
  message: MessageRef,
  type: string,
  options: StepOptions,
): Promise<ChatMessageMeta[]> {
  return getMetadata(gpt, message, {
    ...requestOptions(options),
    info_type: type,
  });
}

/**
 * The rows of one type, decoded.
 *
 * @throws {GpteError} If none of them holds what its type promises.
 */
async function decoded(
  gpt: Connection,
  message: MessageRef,
  type: string,
  options: StepOptions,
): Promise<DecodedMeta[]> {
  const all = (await rowsOf(gpt, message, type, options)).map(decodeMeta);
  const whole = all.filter((one) => one.kind !== "text" || !one.malformed);
  const [broken] = all.filter((one) => one.kind === "text" && one.malformed);
  if (whole.length > 0 || broken?.kind !== "text") return whole;
  throw new GpteError(
    `Cannot read "${broken.messageType}" of message ${
      messageIdOf(message)
    }: found "${
      broken.text.slice(0, 80)
    }", wanted what this type holds; getMetadata() gives it as it is`,
  );
}
