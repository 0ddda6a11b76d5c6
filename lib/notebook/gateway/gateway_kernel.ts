import type { CellError, CellOutcome, CellRun } from "../../cells/mod.ts";
import type { JsonObject, Kernelspec } from "../format/mod.ts";
import type {
  CellHost,
  CellHostListener,
  CellHostMetadata,
  CellHostRunOptions,
} from "../run/cell_host.ts";
import { cellEvent } from "./_cell_events.ts";
import { Channels, goneError, isGone } from "./_channels.ts";
import type { ChannelMessage } from "./_frames.ts";
import {
  connectionLost,
  kernelDied,
  kernelEnded,
  kernelStaysDead,
  outputLost,
  outputTooLarge,
} from "./_host_errors.ts";
import { EventOrder } from "./_event_order.ts";
import { isJsonObject, textIn } from "./_json.ts";
import { KernelInfo } from "./_kernel_info.ts";
import { endKernel, kernelPath } from "./_kernel_life.ts";
import { LateOutput } from "./_late_output.ts";
import { Outgoing } from "./_outgoing.ts";
import { askPerson } from "./_questions.ts";
import type { Rest } from "./_rest.ts";
import { RunningRequest } from "./_running_request.ts";
import { GatewayError } from "./gateway_error.ts";

/** While a cell runs and nothing comes for this long, the server is asked how the kernel does. */
const SILENCE_MS = 10_000;
/** How often the kernel may be found at rest without the cell's reply: first the connection is renewed. */
const RESTS_BEFORE_RENEWAL = 2;
const RESTS_BEFORE_LOSS = 4;
/** How long the kernel may take to answer a question when it is done with the cell. */
const ANSWER_MS = 10_000;
const NEVER = new AbortController().signal;

/** What a kernel is made of. */
export interface KernelParts {
  readonly rest: Rest;
  readonly id: string;
  readonly kernelspec: Kernelspec;
  readonly listener: CellHostListener;
  readonly reconnectMs: number;
  /** How long it may take until it answers. */
  readonly startTimeoutMs: number;
  readonly onNotice: (text: string) => void;
}

/**
 * A kernel on a Jupyter server, which runs cells one after another. It is made
 * by `NotebookGateway`'s `start()`, and ended on the server when it is disposed of.
 */
export class GatewayKernel implements CellHost {
  /** The server's id of the kernel. */
  readonly id: string;
  readonly #parts: KernelParts;
  readonly #outgoing = new Outgoing();
  readonly #events: EventOrder;
  readonly #channels: Channels;
  readonly #info: KernelInfo;
  readonly #late: LateOutput;
  /** The cells by the ids of their requests: output may come when they have ended. */
  readonly #cells = new Map<string, number>();
  #lastCell = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #running: RunningRequest | undefined;
  #isReady = false;
  /** Why no cell can run any more. */
  #over: CellError | undefined;
  /** What the listener has thrown. */
  #fault: { readonly error: unknown } | undefined;
  #ended: Promise<void> | undefined;
  #languageInfo: JsonObject | undefined;

  /**
   * Takes a kernel that the server has started.
   *
   * @param parts What it is made of; `NotebookGateway` knows.
   */
  constructor(parts: KernelParts) {
    this.#parts = parts;
    this.id = parts.id;
    this.#events = new EventOrder(parts.listener);
    this.#channels = new Channels({
      rest: parts.rest,
      kernelId: parts.id,
      reconnectMs: parts.reconnectMs,
      onNotice: parts.onNotice,
      onMessage: (message) => this.#take(message),
      onReconnect: () => this.#reconnected(),
      onTooLarge: () => this.#running?.break(outputTooLarge()),
      onEnd: (why) => this.#lose(why),
    }, this.#outgoing.session);
    this.#info = new KernelInfo(() =>
      this.#send(this.#outgoing.request("kernel_info_request", {}))
    );
    this.#late = new LateOutput(this.#info);
  }

  /** The kernel, and the language that it says it runs. */
  get metadata(): CellHostMetadata {
    const { kernelspec } = this.#parts;
    return this.#languageInfo === undefined
      ? { kernelspec }
      : { kernelspec, language_info: this.#languageInfo };
  }

  /**
   * Opens the kernel's channels and waits until it answers.
   *
   * @param signal Gives up.
   * @throws {GatewayError} when it does not.
   */
  async open(signal: AbortSignal = NEVER): Promise<void> {
    const limit = AbortSignal.timeout(this.#parts.startTimeoutMs);
    const both = AbortSignal.any([signal, limit]);
    try {
      await this.#channels.open(both);
      await this.#ready(both);
    } catch (error) {
      if (signal.aborted || !limit.aborted) throw error;
      throw this.#tooSlow();
    }
  }

  /**
   * Runs a cell when those before it have ended.
   *
   * @param code The cell's text.
   * @param options Whether it may ask the person.
   * @returns its number, and what becomes of it.
   */
  run(
    code: string,
    options: Pick<CellHostRunOptions, "allowQuestions"> = {},
  ): CellRun {
    const cell = ++this.#lastCell;
    const outcome = this.#queue.then(() => this.#run(cell, code, options));
    this.#queue = outcome.catch(() => {});
    return { cell, outcome };
  }

  /**
   * Stops the cell that runs, keeping the kernel's state.
   *
   * @throws {GatewayError} when the server cannot be asked to.
   */
  async interrupt(): Promise<void> {
    this.#running?.stopAsking();
    if (this.#over !== undefined) return;
    await this.#parts.rest.send(
      "interrupt the kernel",
      `${kernelPath(this.id)}/interrupt`,
      { method: "POST" },
    );
  }

  /** Ends the kernel on the server; a cell that runs ends with an error. */
  async kill(): Promise<void> {
    await (this.#ended ??= this.#end());
  }

  /** Ends the kernel on the server. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }

  async #end(): Promise<void> {
    this.#stop(kernelEnded());
    const { rest, id, onNotice } = this.#parts;
    await endKernel(rest, id, onNotice);
  }

  async #run(
    cell: number,
    code: string,
    options: Pick<CellHostRunOptions, "allowQuestions">,
  ): Promise<CellOutcome> {
    if (this.#fault !== undefined) throw this.#fault.error;
    if (!this.#isReady && this.#over === undefined) await this.#readyAgain();
    if (this.#over !== undefined) return await this.#failed(cell, this.#over);
    const mayAsk = this.#parts.listener.onQuestion !== undefined &&
      options.allowQuestions === true;
    const id = this.#send(this.#outgoing.execute(code, mayAsk), cell);
    const running = new RunningRequest(cell, id, mayAsk);
    this.#running = running;
    const watch = setInterval(() => this.#lookAfter(running), SILENCE_MS);
    try {
      const broken = await running.done;
      await this.#events.release(false);
      if (broken !== undefined) return await this.#failed(cell, broken);
      await this.#late.wait();
      const { outcome } = running;
      const isShown = running.error !== undefined &&
        running.refusal === undefined;
      if (outcome.status === "error" && !isShown) {
        return await this.#failed(cell, outcome.error);
      }
      return outcome;
    } finally {
      clearInterval(watch);
      running.stopAsking();
      this.#running = undefined;
    }
  }

  /** Tells an error that the kernel has not told. */
  async #failed(cell: number, error: CellError): Promise<CellOutcome> {
    await this.#events.emit({ type: "error", cell, background: false, error });
    return { status: "error", error };
  }

  /** Sends a request, of `cell` if it is one; its id. */
  #send([message, id]: [ChannelMessage, string], cell?: number): string {
    // Before it is sent, so that no answer is a stranger's.
    if (cell !== undefined) this.#cells.set(id, cell);
    this.#channels.send(message);
    return id;
  }

  async #take(message: ChannelMessage): Promise<void> {
    const type = textIn(message.header, "msg_type") ?? "";
    const parent = textIn(message.parent_header, "msg_id");
    const running = this.#running;
    const isRunning = running !== undefined && parent === running.id;
    if (isRunning) running.restsFound = 0;
    if (type === "status") {
      this.#takeStatus(textIn(message.content, "execution_state"), parent);
    } else if (type === "input_request") {
      this.#takeQuestion(message);
    } else if (type === "kernel_info_reply") {
      this.#info.takeReply(parent, message.content);
    } else if (type === "execute_reply") {
      if (!isRunning) return;
      await this.#events.release(message.content.status === "ok");
      running.takeReply(message.content);
      this.#lookForLoss(running);
    } else if (message.channel === "iopub") {
      await this.#takeOutput(message, parent);
    }
  }

  #takeStatus(state: string | undefined, parent: string | undefined): void {
    if (state === "idle") {
      const running = this.#running;
      if (running !== undefined && parent === running.id) {
        running.takeIdle();
        this.#lookForLoss(running);
      }
      this.#info.takeIdle(parent);
    } else if (state === "restarting" || state === "autorestarting") {
      this.#isReady = false;
      const why = "the kernel died, and the server started it again";
      this.#running?.break(kernelDied());
      this.#parts.listener.onRestart(why);
      this.#info.again();
    } else if (state === "dead") {
      this.#stop(kernelStaysDead());
    }
  }

  async #takeOutput(
    message: ChannelMessage,
    parent: string | undefined,
  ): Promise<void> {
    // What follows from nothing belongs to the cell that runs or ran last.
    const cell = parent === undefined
      ? this.#lastCell
      : this.#cells.get(parent);
    if (cell === undefined || cell === 0) return;
    const running = this.#running?.cell === cell ? this.#running : undefined;
    const hasEnded = running === undefined || running.reply?.status === "ok";
    const event = cellEvent(message, cell, hasEnded);
    if (event === undefined) return;
    if (!running || (running.isIdle && running.reply)) this.#late.note();
    if (event.type !== "error" || running === undefined) {
      return await this.#events.emit(event);
    }
    running.error = event.error;
    if (running.reply === undefined) await this.#events.hold(event);
    else await this.#events.emit(event);
  }

  #takeQuestion(message: ChannelMessage): void {
    const running = this.#running;
    if (running === undefined) return;
    // Not awaited: the kernel may be interrupted meanwhile, and say so.
    askPerson(message, running, {
      listener: this.#parts.listener,
      reply: (value) =>
        this.#channels.send(this.#outgoing.inputReply(value, message)),
      interrupt: () => this.interrupt(),
    }).catch((error) => this.#lose(error));
  }

  #reconnected(): void {
    this.#info.again();
    const running = this.#running;
    if (running === undefined) return;
    running.isReconnected = true;
    this.#lookForLoss(running);
  }

  /** Whether what ends a cell was lost with a connection: the kernel answers behind it. */
  #lookForLoss(running: RunningRequest): void {
    if (!running.isReconnected || !running.isHalfDone) return;
    this.#info.ask(ANSWER_MS).then(() => {
      if (running.isHalfDone) running.break(outputLost());
    });
  }

  /** Waits until the kernel answers and what it publishes arrives. */
  async #ready(signal: AbortSignal): Promise<void> {
    const { onNotice } = this.#parts;
    const content = await this.#info.first(
      signal,
      (seconds) => onNotice(`Waiting for the kernel (${seconds} s)`),
    );
    const language = content.language_info;
    if (isJsonObject(language)) this.#languageInfo = language;
    if (content.implementation === "Deno kernel") this.#late.expect();
    this.#isReady = true;
  }

  async #readyAgain(): Promise<void> {
    const limit = AbortSignal.timeout(this.#parts.startTimeoutMs);
    try {
      await this.#ready(limit);
    } catch (error) {
      this.#lose(limit.aborted ? this.#tooSlow() : error);
    }
  }

  #tooSlow(): GatewayError {
    const { kernelspec, rest, startTimeoutMs } = this.#parts;
    return new GatewayError(
      `Cannot start kernel "${kernelspec.name}": it did not answer on ${rest.base} within ${
        Math.round(startTimeoutMs / 1000)
      } s; give it longer, or look at the server's log`,
    );
  }

  /** Looks whether the kernel still runs the cell when nothing has come for a while. */
  #lookAfter(running: RunningRequest): void {
    if (performance.now() - this.#channels.lastHeard < SILENCE_MS) return;
    // Some kernels never say that they are idle.
    if (running.reply !== undefined) return running.finish();
    this.#askServer(running).catch((error) => {
      if (isGone(error)) {
        this.#lose(goneError(this.#parts.rest.base, error.status));
      }
      // Any other error is one of the connection, which comes back or ends by itself.
    });
  }

  async #askServer(running: RunningRequest): Promise<void> {
    const { rest } = this.#parts;
    const answer = await rest.send("find the kernel", kernelPath(this.id), {
      timeoutMs: SILENCE_MS,
    });
    const state = textIn(answer, "execution_state");
    if (state === "dead") return this.#takeStatus(state, undefined);
    running.restsFound = state === "idle" ? running.restsFound + 1 : 0;
    if (running.restsFound === RESTS_BEFORE_RENEWAL) this.#channels.renew();
    if (running.restsFound >= RESTS_BEFORE_LOSS) {
      running.break(outputLost());
    }
  }

  /** No cell can run any more because of `why`. */
  #lose(why: unknown): void {
    if (why instanceof Error && /^(?:Gateway|Protocol)Error$/.test(why.name)) {
      return this.#stop(connectionLost(why.message));
    }
    this.#fault ??= { error: why };
    this.#running?.fault(why);
    this.#stop(connectionLost("What took the output has failed"));
  }

  #stop(why: CellError): void {
    if (this.#over !== undefined) return;
    this.#over = why;
    this.#channels.close();
    this.#running?.break(why);
    this.#info.fail(new GatewayError(`Cannot run cells: ${why.message}`));
  }
}
