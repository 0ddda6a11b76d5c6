import type {
  Engine,
  EngineControl,
  EngineEvent,
  EngineModel,
  EngineSettings,
} from "../engine.ts";
import { countTokens } from "../rules/tokens.ts";
import { answerMessages, type Messages, stepMessages } from "./prompts.ts";
import { ThinkingFilter } from "./thinking.ts";
import { Upstream, type UpstreamOptions } from "./upstream.ts";

/** How to reach a language model. */
export interface LlmOptions extends UpstreamOptions {
  /** Name of the model for requests that name none. @default {the first that the API lists} */
  readonly model?: string;
}

/** How long a list of models counts as fresh. */
const MODELS_MS = 30_000;
/** Characters that an answer may go on for after it was asked to finish. */
const FINISH_CHARS = 1_200;

/**
 * An engine that lets a language model write, behind any OpenAI-compatible API.
 *
 * @param options Address, key and model.
 * @returns The engine; nothing is sent before the first question.
 *
 * @example A model of Ollama
 * ```ts
 * import { llmEngine } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const engine = llmEngine({ address: "http://localhost:11434", model: "llama3.2" });
 * assertEquals(engine.name, "llama3.2");
 * ```
 */
export function llmEngine(options: LlmOptions): Engine {
  return new LlmEngine(options);
}

class LlmEngine implements Engine {
  readonly #upstream: Upstream;
  readonly #model: string | undefined;
  #listed:
    | { readonly models: readonly EngineModel[]; readonly at: number }
    | undefined;

  constructor(options: LlmOptions) {
    this.#upstream = new Upstream(options);
    this.#model = options.model || undefined;
  }

  get name(): string {
    return this.#model ?? this.#listed?.models[0]?.id ?? "auto";
  }

  async models(signal?: AbortSignal): Promise<readonly EngineModel[]> {
    if (this.#listed && performance.now() - this.#listed.at < MODELS_MS) {
      return this.#listed.models;
    }
    const listed = (await this.#upstream.models(signal)).flatMap((fields) => {
      const id = fields["id"] ?? fields["name"];
      return typeof id === "string" && id !== ""
        ? [{ id, display_name: id }]
        : [];
    });
    // A model may go by a name that is not in the list.
    const named = this.#model;
    const models = named === undefined || listed.some((one) => one.id === named)
      ? listed.toSorted((a, b) =>
        Number(b.id === named) - Number(a.id === named)
      )
      : [{ id: named, display_name: named }, ...listed];
    this.#listed = { models, at: performance.now() };
    return models;
  }

  async *answer(
    request: Parameters<Engine["answer"]>[0],
  ): AsyncGenerator<EngineEvent> {
    yield* this.#chat(
      answerMessages(request),
      request.settings,
      request.control,
      true,
    );
  }

  async *step(
    request: Parameters<Engine["step"]>[0],
  ): AsyncGenerator<EngineEvent> {
    // A turn is to be ended before it finishes, or its program could not run.
    yield* this.#chat(
      await stepMessages(request),
      request.settings,
      request.control,
      false,
    );
  }

  async #modelFor(llm: string, signal: AbortSignal): Promise<string> {
    if (llm !== "auto" && llm !== "") return llm;
    if (this.#model !== undefined) return this.#model;
    const first = (await this.models(signal))[0];
    if (first) return first.id;
    throw this.#upstream.errors.make(
      "lists no model; name one in CENOTE_LLM_MODEL",
    );
  }

  async *#chat(
    prompt: Messages,
    settings: EngineSettings,
    control: EngineControl,
    endsAtSentence: boolean,
  ): AsyncGenerator<EngineEvent> {
    const { system, messages } = prompt;
    const user = messages.filter((one) => one.role !== "system").map((one) =>
      one.content
    )
      .join("\n\n");
    yield { type: "prompt", system, user };
    const wanted = await this.#modelFor(settings.llm, control.signal);
    const pieces = this.#upstream.chat({
      model: wanted,
      messages,
      temperature: settings.temperature,
      maxTokens: settings.maxNewTokens,
      signal: control.signal,
    });
    const thinking = new ThinkingFilter();
    let model = wanted;
    let usage:
      | { readonly inputTokens: number; readonly outputTokens: number }
      | undefined;
    let written = "";
    let sinceFinish = 0;
    for await (const piece of pieces) {
      if (piece.type === "model") model = piece.model;
      else if (piece.type === "usage") usage = piece;
      else {
        const cut =
          `\n\n(The model was cut off here by \`max_new_tokens\`: ${settings.maxNewTokens}.)`;
        const text = piece.type === "text"
          ? thinking.push(piece.text)
          : thinking.end() + (piece.reason === "length" ? cut : "");
        if (text === "") continue;
        await control.gate();
        if (control.signal.aborted) return;
        if (endsAtSentence && control.finish.aborted) {
          const end = sinceFinish + text.length > FINISH_CHARS
            ? 0
            : sentenceEnd(text);
          if (end >= 0) {
            written += text.slice(0, end);
            if (end > 0) yield { type: "text", text: text.slice(0, end) };
            break;
          }
          sinceFinish += text.length;
        }
        written += text;
        yield { type: "text", text };
      }
    }
    const rest = thinking.end();
    if (rest !== "") yield { type: "text", text: rest };
    yield {
      type: "usage",
      model,
      inputTokens: usage?.inputTokens ?? countTokens(`${system}\n${user}`),
      outputTokens: usage?.outputTokens ?? countTokens(written + rest),
    };
  }
}

/** Where a sentence ends in a piece of text; -1 when none does. */
function sentenceEnd(text: string): number {
  const found = /[.!?。！？]["')\]]*(?=\s|$)|\n/.exec(text);
  return found ? found.index + found[0].length : -1;
}
