import type { EngineEvent } from "../engine.ts";
import { countTokens } from "../rules/tokens.ts";

/** One use of an engine, measured. */
export interface EngineUse {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** From the call to its end, pauses included. */
  readonly seconds: number;
  /** From the call to the first text. */
  readonly firstTextSeconds: number;
}

/** The prompt of a use, as the engine told it. */
export interface Prompt {
  readonly system: string;
  readonly user: string;
}

/** Watches over the uses of an engine in one answer. */
export class UsageMeter {
  readonly uses: EngineUse[] = [];
  #prompt: Prompt | undefined;

  /** The prompt of the first use. */
  get prompt(): Prompt | undefined {
    return this.#prompt;
  }

  /**
   * Passes on the text of one use and takes down the rest. What an engine does
   * not tell is counted by the rule of `countTokens`.
   *
   * @param events One use of the engine.
   * @param model Name to write down when the engine tells none.
   */
  async *measure(
    events: AsyncIterable<EngineEvent>,
    model: string,
  ): AsyncGenerator<string> {
    const started = performance.now();
    let first: number | undefined;
    let prompt: Prompt | undefined;
    let told: Extract<EngineEvent, { type: "usage" }> | undefined;
    let text = "";
    try {
      for await (const event of events) {
        if (event.type === "prompt") {
          prompt = { system: event.system, user: event.user };
          this.#prompt ??= prompt;
        } else if (event.type === "usage") {
          told = event;
        } else if (event.text !== "") {
          first ??= performance.now();
          text += event.text;
          yield event.text;
        }
      }
    } finally {
      const ended = performance.now();
      this.uses.push({
        model: told?.model ?? model,
        inputTokens: told?.inputTokens ??
          countTokens(`${prompt?.system ?? ""}\n${prompt?.user ?? ""}`),
        outputTokens: told?.outputTokens ?? countTokens(text),
        seconds: (ended - started) / 1000,
        firstTextSeconds: ((first ?? ended) - started) / 1000,
      });
    }
  }
}

/** What the usage statistics of one answer are made of. */
export interface UsageFacts {
  readonly uses: readonly EngineUse[];
  readonly model: string;
  readonly origin: "agent_only" | "rag" | "llm_only";
  readonly responseSeconds: number;
  readonly queueSeconds: number;
  readonly retrievalSeconds: number;
  readonly llmArgs: Readonly<Record<string, unknown>>;
  readonly ragConfig: Readonly<Record<string, unknown>>;
  readonly selfReflectionConfig: Readonly<Record<string, unknown>> | null;
  readonly hasHistory: boolean;
  readonly chunkCount: number;
  readonly now: Date;
}

/** Nothing here is paid for by the token, or its price is not known. */
const NO_COST = "0.00000 [USD]";

/** The content of the metadata `usage_stats`. */
export function usageStats(facts: UsageFacts): Record<string, unknown> {
  return {
    response_time: seconds(facts.responseSeconds),
    queue_time: seconds(facts.queueSeconds),
    retrieval_time: seconds(facts.retrievalSeconds),
    cost: NO_COST,
    llm: facts.uses[0]?.model ?? facts.model,
    llm_args: facts.llmArgs,
    chat_conversation: facts.hasHistory,
    num_chunks: facts.chunkCount,
    num_images: 0,
    rag_config: facts.ragConfig,
    self_reflection_config: facts.selfReflectionConfig,
    usage: facts.uses.map((use) => ({
      llm: use.model,
      input_tokens: use.inputTokens,
      output_tokens: use.outputTokens,
      tokens_per_second: use.seconds > 0
        ? rounded(use.outputTokens / use.seconds, 2)
        : 0,
      time_to_first_token: rounded(use.firstTextSeconds, 6),
      origin: facts.origin,
      cost: NO_COST,
      time_taken: rounded(use.seconds, 6),
    })),
    prompt_template: {
      id: null,
      name: "default",
      is_default: true,
      is_system_default: true,
    },
    prompt_overrides: {},
    timestamp: localTimestamp(facts.now),
  };
}

function seconds(value: number): string {
  return `${value.toFixed(2)} seconds`;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** ISO time of the machine's own zone with microseconds, without the zone. */
function localTimestamp(now: Date): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return `${local.toISOString().slice(0, -1)}000`;
}
