/**
 * The guide's sections as steps to put together: each step is an async function
 * that takes a connection and plain values and gives plain data back.
 *
 * The API's own field names stay as they are (`document_count`, `llm_args`),
 * what is not given is not sent, and every step takes a `signal`, `timeoutMs`
 * and `maxRetries`. Where a step wants a chat, a collection or a message, it
 * takes the id or the object that another step returned.
 *
 * | section of the guide | steps |
 * | --- | --- |
 * | Check server health | {@linkcode checkReadiness}, {@linkcode checkLiveness}, {@linkcode waitUntilReady} |
 * | List available LLMs | {@linkcode listModels}, {@linkcode pickModel} |
 * | Manage collections | {@linkcode createCollection}, {@linkcode listCollections}, {@linkcode getCollection}, {@linkcode deleteCollection} |
 * | Upload and ingest documents | {@linkcode upload}, {@linkcode ingest}, {@linkcode ingestFile}, {@linkcode ingestFiles} |
 * | Create chat sessions | {@linkcode createChat}, {@linkcode listChats}, {@linkcode getChat}, {@linkcode deleteChat} |
 * | Send an agent query | {@linkcode ask}, {@linkcode askStream}, {@linkcode runAgent}, {@linkcode runAgentStream} |
 * | Control chat message generation | {@linkcode findQuestionId}, {@linkcode pauseAnswer}, {@linkcode resumeAnswer}, {@linkcode stopAnswer}, {@linkcode finishAnswer} |
 * | Inspect chat message history | {@linkcode listMessages} |
 * | Retrieve message metadata | {@linkcode getMetadata}, {@linkcode getUsage}, {@linkcode getPrompt}, {@linkcode getAgentFiles}, {@linkcode getTrace}, {@linkcode getTraceMarkdown}, {@linkcode getAnalysis} |
 * | List and delete agent files | {@linkcode listAgentFiles}, {@linkcode deleteAgentFiles} |
 * | View agent directory statistics | {@linkcode getDirectoryStats}, {@linkcode getDirectory}, {@linkcode listDirectoryStats} |
 * | Download agent-generated files | {@linkcode downloadAgentFile}, {@linkcode downloadAgentFiles} |
 * | Discover agent tools | {@linkcode listTools}, {@linkcode getToolPreference}, {@linkcode setToolPreference} |
 * | Use additional chat endpoints | {@linkcode listQuestions}, {@linkcode getChat}, {@linkcode getReferences} |
 * | OpenAI-compatible API | {@linkcode listOpenAiModels}, {@linkcode chatOpenAi}, {@linkcode chatOpenAiStream} |
 * | Clean up resources | {@linkcode cleanUp}, {@linkcode withCollection}, {@linkcode withChat} |
 *
 * @example A document, a question, its sources
 * ```ts
 * import { connect } from "@cenote/cenote";
 * import { ask, getReferences, ingestFile, withChat, withCollection } from "@cenote/cenote/guide";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const note = new File(["A cenote is a natural pit that exposes groundwater.\n"], "cenotes.md");
 * const sources = await withCollection(gpt, "Notes", async (collection) => {
 *   await ingestFile(gpt, note, collection);
 *   return await withChat(gpt, { collection }, async (chat) => {
 *     return await getReferences(gpt, await ask(gpt, chat, "What is a cenote?"));
 *   });
 * });
 * assertEquals(sources[0]?.document_name, "cenotes.md");
 * ```
 *
 * @module
 */

export * from "./agent_files.ts";
export * from "./agents.ts";
export * from "./chats.ts";
export * from "./cleanup.ts";
export * from "./collections.ts";
export * from "./completions.ts";
export * from "./compose.ts";
export * from "./control.ts";
export * from "./directories.ts";
export * from "./health.ts";
export * from "./history.ts";
export * from "./ingest_file.ts";
export * from "./metadata.ts";
export * from "./models.ts";
export * from "./openai.ts";
export * from "./references.ts";
export * from "./step.ts";
export * from "./tools.ts";
export * from "./uploads.ts";

// What the steps take and give, so that programs can name it without a second import.
export type {
  AgentFileLink,
  AgentServerDirectoryFileStats,
  AgentServerDirectoryStats,
  AgentServerDirectoryStatsPerAgentChatSession,
  AgentServerFile,
  AgentToolSpec,
  ChatCompletion,
  ChatMessageMeta,
  ChatSession,
  Collection,
  Document,
  FileInput,
  MessagePrompt,
  MessageUsage,
  Model,
  OpenAiChatCompletion,
  OpenAiChatCompletionChunk,
  OpenAiModel,
  SuggestedQuestion,
  TraceTurn,
  UploadedFile,
} from "../api/mod.ts";
