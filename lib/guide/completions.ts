import type { ChatCompletion, ChatCompletionRequest } from "../api/mod.ts";
import {
  type Answer,
  call,
  type Connection,
  streamCompletion,
} from "../client/mod.ts";
import { idOf } from "./_ids.ts";
import { requestOptions, sentOptions } from "./_request.ts";
import type { ChatRef, StepOptions } from "./step.ts";

/** How hard the agent tries. */
export type AgentAccuracy = "quick" | "basic" | "standard" | "maximum";

/** What kind of agent is at work. */
export type AgentType =
  | "auto"
  | "general"
  | "task"
  | "deep_research"
  | "coder"
  | "search";

/**
 * How the model and the agent work. What is not given is not sent, so that the
 * server's own defaults hold, which are named here; a server takes more than
 * these, by whatever name it gives them.
 */
export interface LlmArgs {
  /** Whether the agent answers, with its tools. @default {false} */
  readonly use_agent?: boolean;
  /** How hard the agent tries. @default {"standard"} */
  readonly agent_accuracy?: AgentAccuracy;
  /** How many turns the agent may take. @default {"auto"} */
  readonly agent_max_turns?: number | "auto";
  /**
   * Which tools the agent may use: those of the tool preference (`"auto"`), all that there are
   * (`"all"`, `"any"`), or these by name, with an empty list none. @default {"auto"}
   */
  readonly agent_tools?: "auto" | "all" | "any" | readonly string[];
  /** What kind of agent is at work. @default {"auto"} */
  readonly agent_type?: AgentType;
  /** How many seconds the agent may take in all. @default {3600} */
  readonly agent_total_timeout?: number;
  /** Whether files come in the stream as the agent writes them. @default {true} */
  readonly agent_stream_files?: boolean;
  /** How much chance there is in the model's choice of words. @default {0.0} */
  readonly temperature?: number;
  /** How long the answer may be, in tokens. @default {1536} */
  readonly max_new_tokens?: number;
  /** Whatever else the server takes. */
  readonly [name: string]: unknown;
}

/** How passages are found before the model answers. */
export type RagType =
  | "auto"
  | "llm_only"
  | "rag"
  | "hyde1"
  | "hyde2"
  | "rag+"
  | "all_data";

/** How the collection's documents are used. */
export interface RagConfig {
  /** How passages are found; `llm_only` looks for none. */
  readonly rag_type?: RagType;
  /** Whatever else the server takes. */
  readonly [name: string]: unknown;
}

/** How a question is asked: the API's own fields, and cancelling and time limits. */
export type AskOptions =
  & StepOptions
  & Omit<
    ChatCompletionRequest,
    "message" | "stream" | "llm_args" | "rag_config" | "include_chat_history"
  >
  & {
    /** How the model and the agent work. */
    readonly llm_args?: LlmArgs;
    /** How the collection's documents are used. */
    readonly rag_config?: RagConfig;
    /** Whether the model is told what was said before in this chat. */
    readonly include_chat_history?: "on" | "off" | "auto";
  };

/**
 * Asks a question and waits for the whole answer: `POST
 * /chats/{id}/completions`, section "Send an agent query (non-streaming)" of
 * the guide. It is never repeated by itself, since each time would be a new
 * question; it may take `agent_total_timeout` (an hour when not given) and a
 * minute more.
 *
 * @param gpt The connection.
 * @param chat The chat, or its id.
 * @param message The question.
 * @param options The model, its arguments, the rest of the API's fields; what is not given is not sent.
 * @returns The id of the answer and its text.
 * @throws {NotFoundError} If there is no such chat.
 * @throws {HttpError} If the server refuses, or the model fails.
 * @throws {TimeoutError} If the answer does not come in time.
 *
 * @example A question about a document
 * ```ts
 * import { ask, connect, createChat, createCollection, ingestFile } from "@cenote/cenote";
 * import { assertStringIncludes } from "@std/assert";
 *
 * await using gpt = await connect();
 * const collection = await createCollection(gpt, { name: "Notes" });
 * const note = "# Cenotes\n\nA cenote is a natural pit that exposes groundwater.\n";
 * await ingestFile(gpt, new File([note], "cenotes.md"), collection);
 * const chat = await createChat(gpt, { collection });
 * const { body } = await ask(gpt, chat, "What is a cenote?");
 * assertStringIncludes(body, "natural pit");
 * ```
 */
export function ask(
  gpt: Connection,
  chat: ChatRef,
  message: string,
  options: AskOptions = {},
): Promise<ChatCompletion> {
  return call(gpt, "get_completion", {
    path: { session_id: idOf(chat, "chat") },
    body: { ...sentOptions(options), message, stream: false },
    ...requestOptions(options),
  });
}

/**
 * Asks a question and reads the answer as it is written: `POST
 * /chats/{id}/completions` with `stream`, section "Send an agent query
 * (streaming)" of the guide. Go through the answer for its events, or let
 * `.text()` or `.final()` do it; leaving the loop cancels it.
 *
 * @param gpt The connection.
 * @param chat The chat, or its id.
 * @param message The question.
 * @param options The model, its arguments, the rest of the API's fields; what is not given is not sent.
 * @returns The answer, to be read once; errors of the server come while it is read.
 * @throws {TypeError} If there is no chat id.
 *
 * @example Piece by piece
 * ```ts
 * import { askStream, connect, createChat } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * await using answer = askStream(gpt, chat, "Which numbers are prime, up to 20?");
 * let text = "";
 * for await (const event of answer) if (event.type === "delta") text += event.text;
 * assert(text.length > 0);
 * ```
 */
export function askStream(
  gpt: Connection,
  chat: ChatRef,
  message: string,
  options: AskOptions = {},
): Answer {
  return streamCompletion(gpt, {
    path: { session_id: idOf(chat, "chat") },
    body: { ...sentOptions(options), message, stream: true },
    ...requestOptions(options),
  });
}
