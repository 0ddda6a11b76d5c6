import { mayUse } from "../agent_tools.ts";
import type { ServerContext } from "../context.ts";
import { EngineError, type Passage, type PastTurn } from "../engine.ts";
import { retrieve } from "../retrieval/mod.ts";
import { preload, type SandboxLimits } from "../sandbox/mod.ts";
import {
  newId,
  type StoredChat,
  type StoredMeta,
  type StoredReference,
} from "../store/mod.ts";
import { interruptionNote, runAgent } from "./agent.ts";
import type { Asked } from "./asked.ts";
import { Control, type Interruption, untilAborted } from "./control.ts";
import { references } from "./references.ts";
import { agentMeta } from "./trace.ts";
import { UsageMeter, usageStats } from "./usage.ts";
import { Workspace } from "./workspace.ts";

/** The parts of the server that answers are made with. */
export type AnsweringParts =
  & Pick<ServerContext, "store" | "engine" | "embedder" | "clock" | "logger">
  & {
    /** Limits of the agent's programs, where they differ from the usual ones. */
    readonly limits?: Partial<SandboxLimits>;
  };

/** What happens in a running answer. */
export type RunEvent =
  | { readonly type: "delta"; readonly text: string }
  /** The end. */
  | { readonly type: "done"; readonly reply: Reply };

/** A finished answer, as it was stored. */
export interface Reply {
  /** Id of the reply. */
  readonly id: string;
  /** The final answer. */
  readonly content: string;
  /** All that was streamed: with the agent its turns as well. */
  readonly streamed: string;
  /** Why the answer failed; absent when it did not. */
  readonly error?: string;
  /** Tokens of all prompts. */
  readonly inputTokens: number;
  /** Tokens of all texts of the model. */
  readonly outputTokens: number;
  /** The model that answered. */
  readonly model: string;
}

interface Outcome {
  readonly content: string;
  readonly meta: readonly StoredMeta[];
  readonly references: readonly StoredReference[];
  readonly chunkCount: number;
}

/** Passages that are given along when an answer is to rest on all data. */
const ALL_DATA_TOP_K = 100;

/** One running answer. */
export class Run {
  /** The chat that the answer belongs to. */
  readonly chat: StoredChat;
  /** Id of the question, by which the answer is steered. */
  readonly questionId: string;
  /** Id that the reply is stored under at the end. */
  readonly replyId: string = newId();
  /** Steers the answer. */
  readonly control: Control = new Control();
  /** The stored reply; never rejects. */
  readonly done: Promise<Reply>;
  readonly #parts: AnsweringParts;
  readonly #asked: Asked;
  readonly #userId: string;
  readonly #meter = new UsageMeter();
  readonly #askedAt = performance.now();
  readonly #queue: RunEvent[] = [];
  #wake: (() => void) | undefined;
  #streamed = "";
  #startedAt = 0;
  #retrievalSeconds = 0;
  #hasHistory = false;

  /**
   * Begins to answer a question that is stored already.
   *
   * @param before Settles when the chat's earlier answers are done.
   */
  constructor(
    parts: AnsweringParts,
    asked: Asked,
    chat: StoredChat,
    question: { readonly id: string; readonly userId: string },
    before: Promise<unknown>,
  ) {
    this.#parts = parts;
    this.#asked = asked;
    this.chat = chat;
    this.questionId = question.id;
    this.#userId = question.userId;
    this.done = this.#work(before);
  }

  /** Events as they come, from the first one on; to be read once. */
  async *events(): AsyncGenerator<RunEvent> {
    while (true) {
      for (const event of this.#queue.splice(0)) {
        yield event;
        if (event.type === "done") return;
      }
      if (this.#queue.length === 0) {
        await new Promise<void>((resolve) => this.#wake = resolve);
      }
    }
  }

  #push(event: RunEvent): void {
    this.#queue.push(event);
    this.#wake?.();
  }

  #emit(text: string): void {
    if (text === "") return;
    this.#streamed += text;
    this.#push({ type: "delta", text });
  }

  async #work(before: Promise<unknown>): Promise<Reply> {
    const { control } = this;
    await Promise.race([before, aborted(control.signal)]);
    await control.gate();
    this.#startedAt = performance.now();
    control.limit(this.#asked.totalTimeoutMs);
    let outcome: Outcome | undefined;
    let error: string | undefined;
    try {
      outcome =
        await (this.#asked.useAgent ? this.#runAgent() : this.#answer());
    } catch (cause) {
      // What was cut off by its own end did not fail.
      if (control.interruption) outcome = this.#cutOff(control.interruption);
      else error = this.#failure(cause);
    }
    control.close();
    const reply = this.#store(outcome, error);
    this.#push({ type: "done", reply });
    return reply;
  }

  #cutOff(why: Interruption): Outcome {
    this.#emitNote(why);
    return { content: this.#streamed, meta: [], references: [], chunkCount: 0 };
  }

  #emitNote(why: Interruption): void {
    const note = interruptionNote(why, this.#asked.totalTimeoutMs);
    this.#emit(this.#streamed.trim() === "" ? note : `\n\n${note}`);
  }

  #failure(cause: unknown): string {
    if (cause instanceof EngineError) return cause.message;
    this.#parts.logger.error(
      `Answer to question ${this.questionId} failed`,
      cause,
    );
    return "The server failed at this answer; its log says more";
  }

  #store(outcome: Outcome | undefined, error: string | undefined): Reply {
    const { asked, uses } = { asked: this.#asked, uses: this.#meter.uses };
    const content = outcome?.content ?? this.#streamed;
    const model = uses[0]?.model ?? this.#parts.engine.name;
    try {
      this.#parts.store.messages.addReply({
        id: this.replyId,
        questionId: this.questionId,
        content,
        ...(error === undefined ? {} : { error }),
        llmArgs: JSON.stringify(asked.llmArgs),
        meta: [...this.#usageMeta(outcome), ...(outcome?.meta ?? [])],
        references: outcome?.references ?? [],
      });
    } catch (cause) {
      // The chat may have been deleted while its answer was written.
      if (!(cause instanceof RangeError)) {
        this.#parts.logger.error(`Cannot store reply ${this.replyId}`, cause);
        error ??= "The server could not store this answer; its log says more";
      }
    }
    return {
      id: this.replyId,
      content,
      streamed: this.#streamed,
      ...(error === undefined ? {} : { error }),
      inputTokens: uses.reduce((sum, use) => sum + use.inputTokens, 0),
      outputTokens: uses.reduce((sum, use) => sum + use.outputTokens, 0),
      model,
    };
  }

  #usageMeta(outcome: Outcome | undefined): StoredMeta[] {
    const { useAgent, llmArgs, ragConfig, selfReflectionConfig } = this.#asked;
    const isGrounded = this.#isGrounded();
    const rows: StoredMeta[] = [{
      type: "usage_stats",
      content: JSON.stringify(usageStats({
        uses: this.#meter.uses,
        model: this.#parts.engine.name,
        origin: useAgent ? "agent_only" : isGrounded ? "rag" : "llm_only",
        responseSeconds: (performance.now() - this.#startedAt) / 1000,
        queueSeconds: (this.#startedAt - this.#askedAt) / 1000,
        retrievalSeconds: this.#retrievalSeconds,
        llmArgs,
        ragConfig,
        selfReflectionConfig,
        hasHistory: this.#hasHistory,
        chunkCount: outcome?.chunkCount ?? 0,
        now: new Date(this.#parts.clock.now()),
      })),
    }];
    const prompt = this.#meter.prompt;
    if (prompt === undefined) return rows;
    const pairs = this.#history().map((turn) => [turn.question, turn.answer]);
    rows.push({
      type: "prompt_raw",
      content: JSON.stringify({
        system_prompt: prompt.system,
        prompt_raw: prompt.user,
        ...(this.#hasHistory
          ? { chat_conversation: JSON.stringify(pairs) }
          : {}),
      }),
    });
    return rows;
  }

  #isGrounded(): boolean {
    return this.chat.collectionId !== null &&
      this.#asked.ragType !== "llm_only";
  }

  /** An agent without programs sees documents only by searching them, whatever `rag_type` says. */
  #maySearch(): boolean {
    const { tools, useAgent } = this.#asked;
    if (!useAgent) return this.#isGrounded();
    return mayUse(tools, "rag_text") &&
      (this.#isGrounded() || !mayUse(tools, "typescript"));
  }

  #history(): PastTurn[] {
    if (this.#asked.history === "off") return [];
    const turns = this.#parts.store.messages.history(this.chat.id, {
      before: this.questionId,
    });
    this.#hasHistory = turns.length > 0;
    return turns;
  }

  async #passages(): Promise<readonly Passage[]> {
    const { collectionId } = this.chat;
    if (!this.#maySearch() || collectionId === null) return [];
    const started = performance.now();
    try {
      const { message, topK, ragType } = this.#asked;
      const { store, embedder } = this.#parts;
      return await retrieve(store, collectionId, message, {
        topK: ragType === "all_data" ? Math.max(topK, ALL_DATA_TOP_K) : topK,
        embedder,
        signal: this.control.signal,
      });
    } finally {
      this.#retrievalSeconds = (performance.now() - started) / 1000;
    }
  }

  async #answer(): Promise<Outcome> {
    const { control } = this;
    const { engine } = this.#parts;
    const asked = this.#asked;
    const passages = control.signal.aborted ? [] : await this.#passages();
    const events = engine.answer({
      question: asked.message,
      systemPrompt: asked.systemPrompt,
      prePromptQuery: asked.prePromptQuery,
      promptQuery: asked.promptQuery,
      history: this.#history(),
      passages,
      grounded: this.#isGrounded(),
      settings: {
        llm: asked.llm,
        temperature: asked.temperature,
        maxNewTokens: asked.maxNewTokens,
      },
      control,
    });
    const texts = this.#meter.measure(events, engine.name);
    for await (const text of untilAborted(texts, control.signal)) {
      await control.gate();
      if (control.signal.aborted) break;
      this.#emit(text);
    }
    if (control.interruption) this.#emitNote(control.interruption);
    const content = this.#notEmpty(this.#streamed);
    return {
      content,
      meta: [],
      references: references(
        content,
        passages,
        control.interruption ? "none" : "all",
      ),
      chunkCount: passages.length,
    };
  }

  async #runAgent(): Promise<Outcome> {
    const { control, chat } = this;
    const { engine, store, clock, limits = {} } = this.#parts;
    if (mayUse(this.#asked.tools, "typescript")) preload();
    const passages = control.signal.aborted ? [] : await this.#passages();
    const history = this.#history();
    const workspace = await Workspace.open({
      store,
      chat,
      userId: this.#userId,
    });
    const earlierFiles = workspace.earlier();
    const { turns, conclusion } = await runAgent({
      engine,
      asked: this.#asked,
      history,
      passages,
      hasCollection: chat.collectionId !== null,
      workspace,
      control,
      meter: this.#meter,
      limits,
      emit: (text) => this.#emit(text),
      now: () => clock.now(),
    });
    const content = this.#notEmpty(conclusion);
    const meta = agentMeta({
      question: this.#asked.message,
      history,
      turns,
      conclusion: content,
      streamed: this.#streamed,
      files: store.chats.get(chat.id) === undefined
        ? []
        : await workspace.publish(this.replyId),
      earlierFiles,
      folderName: workspace.folderName,
      now: new Date(clock.now()),
    });
    return {
      content,
      meta,
      references: references(content, passages, "none"),
      chunkCount: passages.length,
    };
  }

  #notEmpty(text: string): string {
    if (text.trim() !== "") return text;
    throw new EngineError(
      "The model gave an empty answer; ask again, or name another model",
    );
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
