import type { Engine, EngineSettings, PastTurn } from "../engine.ts";
import { EngineError } from "../engine.ts";
import { type Control, untilAborted } from "./control.ts";
import { UsageMeter } from "./usage.ts";

/** A question outside of any chat. */
export interface DirectRequest {
  /** The question. */
  readonly question: string;
  /** Empty when there is none. */
  readonly systemPrompt: string;
  /** Earlier turns, oldest first. */
  readonly history: readonly PastTurn[];
  /** Model, sampling and length. */
  readonly settings: EngineSettings;
}

/** An answer to a question outside of any chat. */
export interface WholeAnswer {
  /** The whole text. */
  readonly text: string;
  /** The model that answered. */
  readonly model: string;
  /** Tokens of the prompt. */
  readonly inputTokens: number;
  /** Tokens of the answer. */
  readonly outputTokens: number;
}

/**
 * Lets the engine answer without storing anything.
 *
 * @param engine The engine.
 * @param request The question.
 * @param control Steers the answer.
 * @param stop Texts before which the answer is to end.
 * @returns Pieces of text as they come; at the end the whole.
 * @throws {EngineError} If the model cannot answer, or gives an empty answer.
 */
export async function* streamAnswer(
  engine: Engine,
  request: DirectRequest,
  control: Control,
  stop: readonly string[],
): AsyncGenerator<string, WholeAnswer> {
  const meter = new UsageMeter();
  const events = engine.answer({
    ...request,
    prePromptQuery: "",
    promptQuery: "",
    passages: [],
    grounded: false,
    control,
  });
  const cut = new StopCutter(stop);
  const texts = untilAborted(
    meter.measure(events, engine.name),
    control.signal,
  );
  const cutText = async function* (): AsyncGenerator<string> {
    for await (const piece of texts) {
      yield cut.push(piece);
      if (cut.isDone) return;
    }
    yield cut.end();
  };
  let text = "";
  try {
    for await (const piece of cutText()) {
      text += piece;
      if (piece !== "") yield piece;
    }
  } finally {
    control.close();
  }
  if (text === "" && !cut.isDone && !control.signal.aborted) {
    throw new EngineError(
      "The model gave an empty answer; ask again, or name another model",
    );
  }
  const use = meter.uses[0];
  return {
    text,
    model: use?.model ?? engine.name,
    inputTokens: use?.inputTokens ?? 0,
    outputTokens: use?.outputTokens ?? 0,
  };
}

/** Passes text on up to the first of some texts, also when it comes in pieces. */
class StopCutter {
  readonly #stops: readonly string[];
  readonly #keep: number;
  #held = "";
  #isDone = false;

  constructor(stops: readonly string[]) {
    this.#stops = stops;
    this.#keep = Math.max(0, ...stops.map((stop) => stop.length - 1));
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  push(piece: string): string {
    if (this.#isDone) return "";
    this.#held += piece;
    const found = this.#stops.map((stop) => this.#held.indexOf(stop)).filter((
      at,
    ) => at >= 0);
    if (found.length > 0) {
      this.#isDone = true;
      return this.#take(Math.min(...found));
    }
    return this.#take(this.#held.length - this.#keep);
  }

  end(): string {
    return this.#isDone ? "" : this.#take(this.#held.length);
  }

  #take(length: number): string {
    const taken = this.#held.slice(0, Math.max(0, length));
    this.#held = this.#held.slice(taken.length);
    return taken;
  }
}
