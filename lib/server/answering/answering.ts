import type { AnsweringLife, ServerContext } from "../context.ts";
import { HttpProblem } from "../context.ts";
import { EngineError } from "../engine.ts";
import type { StoredChat } from "../store/mod.ts";
import type { Asked } from "./asked.ts";
import type { ControlAction } from "./control.ts";
import { type AnsweringParts, Run } from "./run.ts";

/** A question to a chat. */
export interface Question {
  /** The chat that is asked. */
  readonly chat: StoredChat;
  /** Who asks. */
  readonly userId: string;
  /** What is asked, and how. */
  readonly asked: Asked;
}

/**
 * Writes answers: one after the other within a chat, side by side in different
 * ones.
 */
export class Answering implements AnsweringLife {
  readonly #parts: AnsweringParts;
  readonly #runs = new Map<string, Run>();
  #isClosed = false;

  /** Takes what answers are made with. */
  constructor(parts: AnsweringParts) {
    this.#parts = parts;
  }

  /**
   * Stores a question and begins to answer it. A chat's answers are written in
   * the order of their questions: a second question waits for the first answer.
   *
   * @throws {HttpProblem} 400 if there is no such model, 503 if the server closes.
   */
  async start(question: Question): Promise<Run> {
    await this.checkModel(question.asked.llm);
    if (this.#isClosed) throw new HttpProblem(503, "The server is closing");
    const { chat, asked, userId } = question;
    const stored = this.#parts.store.messages.addQuestion({
      chatId: chat.id,
      content: asked.message,
      llmArgs: JSON.stringify(asked.llmArgs),
    });
    const before = Promise.all(this.#runsOf(chat.id).map((run) => run.done));
    const run = new Run(
      this.#parts,
      asked,
      chat,
      { id: stored.id, userId },
      before,
    );
    this.#runs.set(stored.id, run);
    run.done.then(() => this.#runs.delete(stored.id));
    return run;
  }

  /**
   * Steers the answer to a question; nothing happens when it is complete.
   *
   * @param questionId Id of the question, not of the reply.
   * @throws {HttpProblem} 404 if there is no such question.
   */
  control(questionId: string, action: ControlAction): void {
    const run = this.#runs.get(questionId);
    if (run !== undefined) return run.control.act(action);
    const message = this.#parts.store.messages.get(questionId);
    if (message === undefined) {
      const shown = questionId.length > 100
        ? `${questionId.slice(0, 100)}…`
        : questionId;
      throw new HttpProblem(404, `There is no message "${shown}"`);
    }
    if (message.replyTo !== null) {
      throw new HttpProblem(
        404,
        `"${questionId}" is the id of a reply; an answer is steered by the id of its ` +
          `question, which is "${message.replyTo}"`,
      );
    }
  }

  /** Whether an answer of this chat is being written right now. */
  isRunning(chatId: string): boolean {
    return this.#runsOf(chatId).length > 0;
  }

  /** Ends the chat's running answers and waits until they wrote their last. */
  async endChat(chatId: string): Promise<void> {
    const runs = this.#runsOf(chatId);
    for (const run of runs) run.control.interrupt("stopped");
    await Promise.all(runs.map((run) => run.done));
  }

  /** Ends all running answers and waits for them; no further ones begin. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const runs = [...this.#runs.values()];
    for (const run of runs) run.control.interrupt("closing");
    await Promise.all(runs.map((run) => run.done));
  }

  /**
   * Checks the name of a model.
   *
   * @throws {HttpProblem} 400, naming the models that there are.
   */
  async checkModel(llm: string): Promise<void> {
    const { engine } = this.#parts;
    if (llm === "auto" || llm === engine.name) return;
    let names: readonly string[];
    try {
      names = (await engine.models()).map((model) => model.id);
    } catch (error) {
      // The model's own server is to say what is wrong with it.
      if (error instanceof EngineError) {
        throw new HttpProblem(500, error.message, { cause: error });
      }
      throw error;
    }
    if (names.includes(llm)) return;
    const known = ["auto", ...names].map((name) => `"${name}"`).join(", ");
    throw new HttpProblem(
      400,
      `llm: there is no model "${llm}" here; there are ${known}`,
    );
  }

  #runsOf(chatId: string): Run[] {
    return [...this.#runs.values()].filter((run) => run.chat.id === chatId);
  }
}

/** Makes the answering of a server. */
export function createAnswering(parts: AnsweringParts): Answering {
  return new Answering(parts);
}

/**
 * The answering of a server, out of its context.
 *
 * @throws {TypeError} If the context was made with another one.
 */
export function answeringOf(context: ServerContext): Answering {
  if (context.answering instanceof Answering) return context.answering;
  throw new TypeError(
    "Cannot answer: the server's context was made without an Answering",
  );
}
