import { type BroadcastOptions, type Fields, toFields } from "./broadcast.mts";
import {
  checkData,
  Comm,
  type CommMessage,
  type CommSide,
  type Inbox,
  type SendComm,
} from "./comm.mts";
import { isThenable } from "./format.mts";

const Future = Promise;
const newId = crypto.randomUUID.bind(crypto);

/** What is called when a front end opens a comm. */
export type CommTarget = (comm: Comm, message: CommMessage) => unknown;

/** The comms of one process. */
export class Comms {
  readonly #targets = new Map<string, CommTarget>();
  readonly #open = new Map<string, { readonly comm: Comm; inbox: Inbox }>();
  readonly #side: CommSide;
  readonly #warn: (text: string) => void;
  /** Taken with the first comm: Deno loads its timers when they are asked for, which takes milliseconds. */
  #later: typeof setTimeout | undefined;

  /**
   * @param send Sends a message to the front ends.
   * @param warn Tells the person something that is no error of the program.
   */
  constructor(send: SendComm, warn: (text: string) => void) {
    this.#side = { send, forget: (id) => this.#open.delete(id) };
    this.#warn = warn;
  }

  /** Lets front ends open comms for `name`; another one of this name is replaced. */
  registerTarget(name: string, target: CommTarget): void {
    if (typeof target !== "function") {
      throw new TypeError(
        `Cannot register the comm target "${name}": found a ${typeof target}; wanted a function`,
      );
    }
    this.#targets.set(name, target);
  }

  /** Takes back {@linkcode registerTarget}; comms that are open stay so. */
  unregisterTarget(name: string): boolean {
    return this.#targets.delete(name);
  }

  /** Opens a comm towards the front ends. */
  open(
    target: string,
    data: unknown = {},
    options: BroadcastOptions = {},
  ): Comm {
    const id = newId().replaceAll("-", "");
    const content = {
      comm_id: id,
      target_name: String(target),
      data: checkData(data),
    };
    this.#side.send("comm_open", content, options);
    return this.#add(id, target);
  }

  /** The comms that are open. */
  list(): Comm[] {
    return [...this.#open.values()].map(({ comm }) => comm);
  }

  #add(id: string, target: string): Comm {
    this.#later ??= setTimeout;
    return new Comm(id, target, this.#side, (comm, inbox) => {
      this.#open.set(id, { comm, inbox });
    });
  }

  /**
   * Takes in a message of a front end and calls its handlers, each one even if
   * one before it throws. A promise that one returns is given a turn of the
   * event loop and no more: it may wait for the next message.
   *
   * @throws What a handler throws; an `AggregateError` when several do.
   */
  async deliver(
    type: string,
    content: Fields,
    metadata: Fields,
    buffers: readonly Uint8Array[],
  ): Promise<void> {
    const id = content.comm_id;
    if (typeof id !== "string") return;
    const message = { data: content.data ?? {}, metadata, buffers };
    const calls = type === "comm_open"
      ? this.#opened(id, content.target_name, message)
      : this.#calls(this.#open.get(id)?.inbox, type, message);
    const errors: unknown[] = [];
    let isPending = false;
    for (const call of calls) {
      try {
        if (isThenable(call())) isPending = true;
      } catch (error) {
        errors.push(error);
      }
    }
    const later = this.#later;
    if (isPending) await new Future<void>((resolve) => later?.(resolve, 0));
    if (errors.length === 1) throw errors[0];
    if (errors.length > 1) {
      throw new AggregateError(
        errors,
        `Cannot handle "${type}": ${errors.length} handlers threw`,
      );
    }
  }

  #calls(
    inbox: Inbox | undefined,
    type: string,
    message: CommMessage,
  ): readonly (() => unknown)[] {
    const handlers = type === "comm_msg"
      ? inbox?.message()
      : type === "comm_close"
      ? inbox?.close(message)
      : undefined;
    return (handlers ?? []).map((handler) => () => handler(message));
  }

  #opened(
    id: string,
    target: unknown,
    message: CommMessage,
  ): readonly (() => unknown)[] {
    const name = String(target);
    const open = this.#targets.get(name);
    if (open === undefined) {
      this.#warn(
        `No comm target "${name}": a front end asked for it; ` +
          `Deno.jupyter.comms.registerTarget("${name}", …) provides it\n`,
      );
      this.#side.send("comm_close", { comm_id: id, data: {} }, {});
      return [];
    }
    const comm = this.#add(id, name);
    return [() => {
      try {
        return open(comm, message);
      } catch (error) {
        comm.close();
        throw error;
      }
    }];
  }
}

/** Takes a front end's message apart. */
export function toDelivery(
  message: unknown,
): { readonly content: Fields; readonly metadata: Fields } {
  const { content, metadata } = toFields(message, "a message");
  return {
    content: toFields(content, "a content"),
    metadata: toFields(metadata, "metadata"),
  };
}
