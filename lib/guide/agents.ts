import type { ChatCompletion } from "../api/mod.ts";
import type { Answer, Connection } from "../client/mod.ts";
import { ask, type AskOptions, askStream } from "./completions.ts";
import type { ChatRef } from "./step.ts";

/** What makes a question a task of the agent; whatever the caller says comes before it. */
function agentOptions(options: AskOptions): AskOptions {
  return {
    ...options,
    llm_args: { use_agent: true, ...options.llm_args },
    rag_config: { rag_type: "llm_only", ...options.rag_config },
  };
}

/**
 * Gives the agent a task and waits until it is done: section "Send an agent
 * query (non-streaming)" of the guide. It is `ask()` with `use_agent` on and
 * `rag_type` set to `llm_only`, unless the options say otherwise.
 *
 * @param gpt The connection.
 * @param chat The chat, or its id; an agent needs no collection.
 * @param task What to do.
 * @param options The agent's arguments in `llm_args`, and all that `ask()` takes.
 * @returns The id of the answer and its text; what the agent did and wrote is in the message's metadata.
 * @throws {NotFoundError} If there is no such chat.
 * @throws {HttpError} If the server refuses, or the agent fails.
 * @throws {TimeoutError} If the task is not done in time.
 *
 * @example A file of numbers
 * ```ts
 * import { connect, createChat, getAgentFiles, runAgent } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * const done = await runAgent(gpt, chat, "Save the primes up to 50 to 'primes.csv'.", {
 *   llm_args: { agent_accuracy: "quick", agent_total_timeout: 120 },
 *   include_chat_history: "off",
 * });
 * const names = (await getAgentFiles(gpt, done)).map((file) => file.name);
 * assert(names.includes("primes.csv"));
 * ```
 */
export function runAgent(
  gpt: Connection,
  chat: ChatRef,
  task: string,
  options: AskOptions = {},
): Promise<ChatCompletion> {
  return ask(gpt, chat, task, agentOptions(options));
}

/**
 * Gives the agent a task and follows it while it works: section "Send an agent
 * query (streaming)" of the guide. It is `askStream()` with `use_agent` on and
 * `rag_type` set to `llm_only`, unless the options say otherwise.
 *
 * @param gpt The connection.
 * @param chat The chat, or its id; an agent needs no collection.
 * @param task What to do.
 * @param options The agent's arguments in `llm_args`, and all that `askStream()` takes.
 * @returns The answer, to be read once; errors of the server come while it is read.
 * @throws {TypeError} If there is no chat id.
 *
 * @example Follow the agent
 * ```ts
 * import { connect, createChat, runAgentStream } from "@cenote/cenote";
 * import { assert } from "@std/assert";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * const task = "Save the fibonacci numbers up to 100 to 'fibonacci.csv'.";
 * await using answer = runAgentStream(gpt, chat, task);
 * const { message_id } = await answer.final();
 * assert(message_id);
 * ```
 */
export function runAgentStream(
  gpt: Connection,
  chat: ChatRef,
  task: string,
  options: AskOptions = {},
): Answer {
  return askStream(gpt, chat, task, agentOptions(options));
}
