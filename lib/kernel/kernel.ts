import type { CellEngine, CellEvent, CellQuestion } from "../cells/mod.ts";
import {
  type ConnectionFile,
  decodeMessage,
  type Message,
  ProtocolError,
  Signer,
} from "../protocol/mod.ts";
import { asError } from "./_as_error.ts";
import { answer, type AnsweredType, isAnswered } from "./answers.ts";
import { commRequest, isCommMessage } from "./comms.ts";
import { executeRequest } from "./execute.ts";
import { History } from "./history.ts";
export { readConnectionFile } from "./connection.ts";
import { openHistory } from "./open_history.ts";
import { Iopub } from "./iopub.ts";
import { Messenger } from "./messenger.ts";
import type { KernelLog, KernelParts } from "./parts.ts";
import { Questions } from "./questions.ts";
import { RequestQueue } from "./queue.ts";
import {
  type KernelRequest,
  type RequestChannel,
  requestOf,
} from "./request.ts";
import { KernelSockets } from "./sockets.ts";
import type { RoutedMessage, RouterSocket } from "./wire/mod.ts";

/** What a kernel is made of. */
export interface KernelOptions {
  readonly connection: ConnectionFile;
  readonly engine: CellEngine;
  readonly version: string;
  readonly historyFile: string | undefined;
  readonly log: KernelLog;
}

/** How long the last messages may take at the end. */
const LINGER_MS = 1_000;

/** A kernel at work: reads what front ends send, and answers. */
export class Kernel {
  /** Where it listens. */
  readonly connection: ConnectionFile;
  readonly #sockets: KernelSockets;
  readonly #signer: Signer;
  readonly #questions: Questions;
  readonly #parts: KernelParts;
  readonly #finished = Promise.withResolvers<void>();
  readonly #reading: Promise<unknown>;
  /** Set when a front end asked for the end. */
  #ending: { readonly isRestarting: boolean } | undefined;
  #closing: Promise<void> | undefined;

  private constructor(
    sockets: KernelSockets,
    signer: Signer,
    messenger: Messenger,
    options: KernelOptions,
  ) {
    const { engine, version, historyFile, log } = options;
    this.#sockets = sockets;
    this.#signer = signer;
    this.connection = sockets.bound(options.connection);
    const iopub = new Iopub(messenger);
    this.#questions = new Questions(messenger, sockets.stdin, iopub);
    this.#parts = {
      engine,
      messenger,
      iopub,
      queue: new RequestQueue(),
      history: new History({ open: () => openHistory(historyFile, log), log }),
      counter: { value: 0 },
      facts: { version },
      connection: this.connection,
      log,
      interrupt: () => this.interrupt(),
      shutDown: (isRestarting) => this.#ending = { isRestarting },
    };
    iopub.starting();
    this.#reading = Promise.all([
      this.#read(sockets.shell, (routed) => this.#request("shell", routed)),
      this.#read(sockets.control, (routed) => this.#request("control", routed)),
      this.#read(sockets.stdin, (routed) => this.#answered(routed)),
    ]);
  }

  /**
   * Binds the sockets and begins to answer.
   *
   * @throws {WireError} when an address is taken or not of this machine.
   * @throws {RangeError} when the signature scheme is not known.
   */
  static async start(options: KernelOptions): Promise<Kernel> {
    const { connection, log } = options;
    const { key, signature_scheme } = connection;
    const signer = new Signer({ key, scheme: signature_scheme });
    const session = crypto.randomUUID();
    const sockets: KernelSockets = await KernelSockets.bind(connection, {
      onSubscribe: (topic, peer) => messenger.welcome(topic, peer),
      onRefused: ({ message }) => log(message),
    });
    const messenger = new Messenger(sockets, signer, { session });
    return new Kernel(sockets, signer, messenger, options);
  }

  /** Resolves when the kernel has ended. */
  get finished(): Promise<void> {
    return this.#finished.promise;
  }

  /** Takes what a cell puts out. */
  take(event: CellEvent): Promise<void> | undefined {
    return this.#parts.iopub.take(event);
  }

  /** Asks the person at the front end that a cell came from. */
  ask(question: CellQuestion): Promise<string> {
    return this.#questions.ask(question);
  }

  /** Tells that the cells' process was replaced: no comm of it is open any more. */
  restarted(why: string): void {
    const { engine, iopub, messenger, log } = this.#parts;
    log(`the cells' process has ended: ${why}`);
    const parent = iopub.origins.latest?.parent;
    // A cell that ran ends with an error, which says it.
    if (!iopub.hasCells) {
      iopub.tell("stream", {
        name: "stderr",
        text:
          `The program has ended: ${why}. A new one runs, without variables.\n`,
      }, parent);
    }
    for (const comm_id of engine.comms.keys()) {
      messenger.publish("comm_close", { comm_id, data: {} }, parent);
    }
  }

  /** Stops the cell that runs, and drops those that wait. */
  interrupt(): void {
    const { engine, queue, log } = this.#parts;
    queue.abortWaiting();
    engine.interrupt().catch((error) =>
      log(`the cell was not interrupted: ${asError(error).message}`)
    );
  }

  /** Ends it: the last messages go out, the cells' process is gone. */
  close(): Promise<void> {
    return this.#closing ??= this.#close();
  }

  async #close(): Promise<void> {
    const { engine, history, iopub, log } = this.#parts;
    iopub.flush();
    const ended = await Promise.allSettled([
      engine.close(),
      this.#sockets.close({ lingerMs: LINGER_MS }),
      history[Symbol.asyncDispose](),
      this.#reading,
    ]);
    for (const one of ended) {
      if (one.status === "rejected") log(asError(one.reason).message);
    }
    this.#finished.resolve();
  }

  async #read(
    socket: RouterSocket,
    take: (routed: RoutedMessage) => void,
  ): Promise<void> {
    for await (const routed of socket) {
      try {
        take(routed);
      } catch (error) {
        const { message, stack } = asError(error);
        this.#parts.log(
          error instanceof ProtocolError ? message : stack ?? message,
        );
      }
    }
  }

  #decode({ frames }: RoutedMessage): Message {
    return decodeMessage(frames, this.#signer);
  }

  #answered(routed: RoutedMessage): void {
    if (this.#questions.take(routed.identity, this.#decode(routed))) return;
    this.#parts.log("an answer came to no question");
  }

  #request(channel: RequestChannel, routed: RoutedMessage): void {
    const message = this.#decode(routed);
    // Identities, delimiter, signature, header.
    const header = routed.frames[message.identities.length + 2] ??
      new Uint8Array();
    const request = requestOf(channel, routed.identity, message, header);
    const type = message.header.msg_type;
    const { queue } = this.#parts;
    if (type === "execute_request") {
      queue.push(executeRequest(this.#parts, request));
    } else if (isCommMessage(type)) {
      queue.push(commRequest(this.#parts, request, type));
    } else if (isAnswered(type)) {
      void this.#answer(request, type);
    } else {
      this.#parts.log(`a message of unknown type ${JSON.stringify(type)}`);
      this.#parts.iopub.busy(request.parent, "aside");
      this.#parts.iopub.idle(request.parent, "aside");
    }
  }

  /** Answers at once, whatever a cell does. */
  async #answer(request: KernelRequest, type: AnsweredType): Promise<void> {
    const { iopub, messenger } = this.#parts;
    const { parent } = request;
    iopub.busy(parent, "aside");
    const reply = await this.#reply(request, type);
    messenger.reply(request, reply);
    if (type === "shutdown_request" && this.#ending !== undefined) {
      // All front ends are to know, not just the one that asked.
      const { isRestarting: restart } = this.#ending;
      iopub.tell("shutdown_reply", { status: "ok", restart }, parent);
    }
    iopub.idle(parent, "aside");
    if (this.#ending !== undefined) void this.close();
  }

  async #reply({ message }: KernelRequest, type: AnsweredType) {
    try {
      return await answer(this.#parts, type, message.content);
    } catch (error) {
      const { name, message: evalue } = asError(error);
      this.#parts.log(`${type} failed: ${evalue}`);
      const traceback = [`${name}: ${evalue}`];
      return { status: "error", ename: name, evalue, traceback } as const;
    }
  }
}
