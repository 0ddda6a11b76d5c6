import type { CellChild, ValueReply } from "./_cell_child.ts";
import type { OpenComms } from "./_open_comms.ts";
import type { RunningCell } from "./_running_cell.ts";
import { shownEvent } from "./_shown.ts";
import { type CellSources, renderError } from "./errors/mod.ts";
import type { Thrown } from "./errors/thrown.ts";
import { type CellError, readContent, type StreamName } from "./events.ts";
import type { CellEngineOptions } from "./options.ts";
import type { Answer, Question } from "./prelude/channel.mts";
import type { PreludeMessage } from "./process/message_reader.ts";
import type { OutputSink } from "./process/output_reader.ts";
import { ignoreEnd } from "./process/within.ts";

/** What the engine is at, for output that does not say it. */
export interface EngineState {
  /** The cell that runs. */
  running(): RunningCell | undefined;
  /** Number of the cell that began last. */
  latest(): number;
  /** The process that runs them. */
  child(): CellChild;
}

/** Turns what comes out of the cells' process into events. */
export class EngineOutput implements OutputSink {
  readonly #options: CellEngineOptions;
  readonly #sources: CellSources;
  readonly #comms: OpenComms;
  readonly #state: EngineState;
  readonly #decoder = new TextDecoder();

  constructor(
    options: CellEngineOptions,
    sources: CellSources,
    comms: OpenComms,
    state: EngineState,
  ) {
    this.#options = options;
    this.#sources = sources;
    this.#comms = comms;
    this.#state = state;
  }

  /** Text; what no cell says is taken for the cell's that runs. */
  text(
    name: StreamName,
    text: string,
    cell: number | undefined,
  ): void | Promise<void> {
    return this.#options.onEvent({
      type: "stream",
      cell: cell ?? this.#state.running()?.cell ?? this.#state.latest(),
      name,
      text,
    });
  }

  /** Anything else. */
  async message(message: PreludeMessage, cell: number): Promise<void> {
    const shown = shownEvent(message, cell);
    if (shown !== undefined) {
      if (shown.type === "message") {
        this.#comms.note(shown.messageType, () => readContent(shown));
      }
      return await this.#options.onEvent(shown);
    }
    const { header } = message;
    if (header.type === "error") return await this.#thrown(message, cell);
    if (header.type === "question") return this.#ask(message, cell);
    if (header.type === "reply") {
      const reply: ValueReply | undefined = this.#read(message);
      if (reply !== undefined) {
        this.#state.child().replied(Number(header.id), reply);
      }
    }
    // The process wants to exit, and waits until the debugger has left.
    if (header.type === "exit") this.#state.child().leave();
  }

  /** The last output of a cell was given. */
  done(cell: number): void {
    const running = this.#state.running();
    if (running?.cell === cell) running.finish();
  }

  /** Gives an error as an event. */
  async error(
    cell: number,
    error: CellError,
    background: boolean,
  ): Promise<void> {
    await this.#options.onEvent({ type: "error", cell, background, error });
  }

  /** Asks the person for a permission that the cell that runs wants. */
  async askPermission(prompt: string, signal: AbortSignal): Promise<string> {
    const { onQuestion } = this.#options;
    const running = this.#state.running();
    if (onQuestion === undefined || running?.mayAsk !== true) throw nobody();
    return await onQuestion({
      cell: running.cell,
      prompt,
      password: false,
      signal: AbortSignal.any([signal, running.questions]),
    });
  }

  async #thrown(message: PreludeMessage, cell: number): Promise<void> {
    const error = this.#rendered(message);
    if (error === undefined) return;
    const background = message.header.background === true;
    const running = this.#state.running();
    if (!background && running?.cell === cell) running.error = error;
    await this.error(cell, error, background);
  }

  /** Has a question answered; meanwhile output goes on being read. */
  #ask(message: PreludeMessage, cell: number): void {
    const { onQuestion } = this.#options;
    const child = this.#state.child();
    const question: Question | undefined = this.#read(message);
    if (question === undefined) return;
    const running = this.#state.running();
    const signal = running?.questions ?? AbortSignal.abort();
    const asked = onQuestion === undefined || running?.mayAsk !== true
      ? Promise.reject(nobody())
      : onQuestion({ ...question, cell, signal });
    asked.then(
      (text): Answer => ({ type: "text", text }),
      (): Answer => ({ type: "nobody" }),
    ).then((answer) => child.answer(answer)).catch(ignoreEnd);
  }

  /** The error that a message tells; `undefined` where a program made it up. */
  #rendered(message: PreludeMessage): CellError | undefined {
    const thrown: Thrown | undefined = this.#read(message);
    try {
      return thrown && renderError(thrown, this.#sources);
    } catch {
      return undefined;
    }
  }

  /** The content, which the prelude made; `undefined` where it did not. */
  #read<T extends object>({ content }: PreludeMessage): T | undefined {
    try {
      const value = JSON.parse(this.#decoder.decode(content));
      return typeof value === "object" && value !== null ? value : undefined;
    } catch {
      return undefined;
    }
  }
}

function nobody(): Error {
  return new TypeError("Cannot ask: nobody is there to answer");
}
