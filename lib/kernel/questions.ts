import type { CellQuestion } from "../cells/mod.ts";
import {
  type Message,
  type MessageHeader,
  readContent,
} from "../protocol/mod.ts";
import type { Iopub } from "./iopub.ts";
import type { Messenger } from "./messenger.ts";
import type { RouterSocket } from "./wire/mod.ts";

/** How long a front end's stdin may come after its shell. */
const HANDSHAKE_MS = 1_000;

/** A question that waits for its answer. */
interface Asked {
  readonly header: MessageHeader;
  readonly identity: string;
  answer(value: string): void;
}

/** Asks people at the front ends, one question at a time. */
export class Questions {
  readonly #messenger: Messenger;
  readonly #stdin: RouterSocket;
  readonly #iopub: Iopub;
  /** Settles when the question before is done. */
  #before: Promise<unknown> = Promise.resolve();
  #asked: Asked | undefined;

  constructor(messenger: Messenger, stdin: RouterSocket, iopub: Iopub) {
    this.#messenger = messenger;
    this.#stdin = stdin;
    this.#iopub = iopub;
  }

  /**
   * Asks the front end that a cell came from.
   *
   * @returns what the person typed.
   * @throws the signal's reason when it is aborted.
   * @throws {Error} when nobody can be asked there.
   */
  ask(question: CellQuestion): Promise<string> {
    const answer = this.#before.then(() => this.#ask(question));
    this.#before = answer.catch(() => {});
    return answer;
  }

  async #ask(question: CellQuestion): Promise<string> {
    const { cell, prompt, password, signal } = question;
    signal.throwIfAborted();
    const origin = this.#iopub.origins.get(cell);
    if (origin === undefined || !origin.canAsk) throw nobody();
    const { identity, parent } = origin;
    if (!await this.#stdin.waitForPeer(identity, HANDSHAKE_MS)) throw nobody();
    signal.throwIfAborted();
    // What was printed before is to be read before.
    this.#iopub.flush();
    const header = this.#messenger.ask(identity, parent, { prompt, password });
    if (header === undefined) throw nobody();
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    this.#asked = { header, identity: keyOf(identity), answer: resolve };
    try {
      return await promise;
    } finally {
      this.#asked = undefined;
      signal.removeEventListener("abort", onAbort);
    }
  }

  /**
   * Takes an answer.
   *
   * @returns false when it answers no question that is open.
   * @throws {ProtocolError} when it is not as it should be.
   */
  take(identity: Uint8Array, message: Message): boolean {
    const asked = this.#asked;
    if (
      asked === undefined || message.header.msg_type !== "input_reply" ||
      asked.identity !== keyOf(identity)
    ) return false;
    // jupyter_client's own front ends name no parent; those that do may be late.
    const parent = message.parent_header.msg_id;
    if (parent !== undefined && parent !== asked.header.msg_id) return false;
    asked.answer(readContent("input_reply", message.content).value);
    return true;
  }
}

function nobody(): Error {
  return new Error(
    "Cannot ask: the front end that runs the cell takes no questions",
  );
}

function keyOf(identity: Uint8Array): string {
  return String.fromCharCode(...identity);
}
